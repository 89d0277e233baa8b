import { sql } from 'kysely'
import { z } from 'zod'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { surveyAnswerKind, surveyKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { KindEntry, MountedRoute, RelationSql, Room } from '../../engine/house.ts'
import { surveyJob } from './survey.jobs.ts'
import { answerSurvey, askSurvey, expireSurvey } from './survey-answers.ts'
import { answerByLink, makeSurveyLink, readByLink } from './survey-links.ts'

const assignee: RelationSql = {
  from: sql`ticket_actor sa left join app_user su on su.id = sa.user_id left join app_group sg on sg.id = sa.group_id`,
  on: (outer) => sql`sa.ticket_id = ${sql.ref(`${outer}.ticket_id`)} and sa.role = 'assignee'`,
  fields: {
    id: sql`sa.user_id`,
    name: sql`coalesce(su.name, sg.name)`,
    user: sql`sa.user_id`,
    group: sql`sa.group_id`,
  },
}

const answerEntry: KindEntry = {
  kind: surveyAnswerKind,
  access: { own: (alias, actor) => sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}` },
  relations: { assignee },
  possible: ({ state }, verb) => verb !== 'answer' || state !== 'expired',
}

const byToken = z.object({ token: z.string().max(100) })

const routes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/survey-links/:token',
      summary: 'survey.link',
      tag: 'satisfaction',
      params: byToken,
      open: 'whoever holds the link was asked; it shows the questions',
    }) as MountedRoute['route'],
    read: ({ params: { token } }, { reader }) => readByLink(reader.db, token!, reader.now),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/survey-links/:token',
      summary: 'survey.answerByLink',
      tag: 'satisfaction',
      params: byToken,
      open: 'whoever holds the link answers, as long as the question is open',
    }) as MountedRoute['route'],
    action: answerByLink as unknown as Action,
  },
]

/** What people who asked for something think of how it went. */
export const satisfactionRoom: Room = {
  name: 'satisfaction',
  kinds: [{ kind: surveyKind, crud: ['create', 'update', 'remove', 'restore'] }, answerEntry],
  actions: [askSurvey, answerSurvey, expireSurvey, makeSurveyLink, answerByLink] as unknown as Action[],
  routes,
  jobs: [surveyJob],
}
