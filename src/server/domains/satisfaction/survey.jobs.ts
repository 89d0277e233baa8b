import { sql } from 'kysely'
import { systemActor } from '../../engine/access/actor.ts'
import { actOnEach } from '../../engine/act-on-each.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job } from '../../engine/house.ts'
import { askSurvey, expireSurvey } from './survey-answers.ts'

const atOnce = 500
/** Cases closed longer ago are not asked about any more, whatever a new survey says. */
const farthestDays = 120
const house = systemActor('Cigale', 'job')

/**
 * Every hour: cases that have been closed as long as their survey wants, and questions that nobody has answered in time. Which
 * cases a rate below 100 picks is told by their number alone: the next run picks the same.
 */
export const surveyJob: Job = {
  name: 'satisfaction.ask',
  cron: '17 * * * *',
  run: async (_data, services) => {
    const now = services.now()
    const due = await sql<{ ticket: string; survey: string; user: string }>`
      select t.id::text as ticket, s.id::text as survey, u.id::text as "user"
      from ticket t
        join lateral (
          select s.* from entity e join entity x on x.id = any(e.path) join survey s on s.entity_id = x.id
          where e.id = t.entity_id and s.is_active and s.deleted_at is null
          order by cardinality(x.path) desc, s.id limit 1) s on true
        join lateral (
          select u.id from ticket_actor a join app_user u on u.id = a.user_id
          where a.ticket_id = t.id and a.role = 'requester' and u.is_active and u.deleted_at is null
          order by u.id limit 1) u on true
      where t.closed_at > ${now}::timestamptz - make_interval(days => ${farthestDays}::int) and t.phase = 'closed'
        and t.deleted_at is null and t.merged_into_id is null and t.closed_at >= s.created_at
        and t.closed_at <= ${now}::timestamptz - make_interval(days => s.delay_days)
        and case t.type when 'incident' then s.for_incident when 'request' then s.for_request else false end
        and (hashint8(t.number) & 2147483647) % 100 < s.rate
        and not exists (select 1 from survey_answer a where a.ticket_id = t.id)
      order by t.closed_at, t.id limit ${atOnce}`.execute(services.db)
    const asked = await actOnEach(
      due.rows,
      async (each) => (await runAction(services, askSurvey, house, each)).id !== null,
    )
    const late = await sql<{ id: string }>`
      select id::text from survey_answer where state = 'asked' and expires_at <= ${now}
      order by expires_at limit ${atOnce}`.execute(services.db)
    const expired = await actOnEach(
      late.rows,
      async ({ id }) => (await runAction(services, expireSurvey, house, { id })).isExpired,
    )
    return { ...asked, looked: due.rows.length, expired: expired.acted }
  },
}
