import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { forbidden } from '../../../shared/errors.ts'
import { userKind } from '../../../shared/people/people.kinds.ts'
import {
  type Planning,
  type PlanningCircle,
  type PlanningPerson,
  type PlanningSpan,
  usualMinutes,
  type WaitingTask,
} from '../../../shared/planning/planning.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { ticketEntryKind, ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { allowedSql, visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'

/** More people or stretches in one picture is no picture. */
const mostPeople = 60
const mostSpans = 1_000
const mostWaiting = 30

export interface PlanningRequest {
  from: Date
  until: Date
  circle: PlanningCircle
  /** Chosen people, beside or instead of the circle. */
  userIds?: readonly string[] | undefined
}

/**
 * Whose time is taken when, as far as `planning.read` reaches over people. What lies behind a stretch is told only to those
 * who may read it. Five statements, whoever and however much it is.
 *
 * @throws `forbidden` without `planning.read`
 */
export async function readPlanning(reader: Reader, request: PlanningRequest): Promise<Planning> {
  if (!isAllowed(reader.actor, 'planning.read')) throw forbidden('planning.read')
  const found = await peopleOf(reader, request)
  const people = found.slice(0, mostPeople)
  const ids = people.map(({ id }) => id)
  const parts = await Promise.all([
    tasksOf(reader, request, ids),
    changesOf(reader, request, ids),
    othersOf(reader, request, ids),
    waitingOf(reader, ids),
  ])
  const [tasks, changes, others, waiting] = parts
  const spans = [...tasks, ...changes, ...others]
  return { people, spans, waiting, isCut: found.length > mostPeople || tasks.length === mostSpans }
}

async function peopleOf({ db, house, actor }: Reader, request: PlanningRequest): Promise<PlanningPerson[]> {
  const { circle, userIds } = request
  const chosen = userIds === undefined || userIds.length === 0 ? null : userIds
  const inCircle: RawBuilder<SqlBool> =
    chosen !== null
      ? sql`u.id = any(${[...chosen]}::bigint[])`
      : circle === 'me'
        ? sql`u.id = ${actor.userId}::bigint`
        : circle === 'groups'
          ? sql`(u.id = ${actor.userId}::bigint or exists (select 1 from group_member m
              where m.user_id = u.id and m.group_id = any(${actor.groupIds}::bigint[])))`
          : // All: those of whom there is something to see.
            sql`(u.id = ${actor.userId}::bigint or exists (select 1 from ticket_entry e where e.assignee_id = u.id and e.type = 'task'
              and e.deleted_at is null and e.planned_at < ${request.until} and e.planned_at > ${request.from}::timestamptz - interval '42 days')
              or exists (select 1 from group_member m join ticket_entry e on e.group_id = m.group_id and e.type = 'task' and e.assignee_id is null
                and e.deleted_at is null and e.planned_at < ${request.until} and e.planned_at > ${request.from}::timestamptz - interval '42 days'
                where m.user_id = u.id))`
  const found = await sql<PlanningPerson>`
    select u.id::text as id, u.name from app_user u
    where u.is_active and u.deleted_at is null and ${inCircle}
      and ${allowedSql(entryOf(house, userKind.name), actor, 'planning.read', 'u')}
    order by u.id is distinct from ${actor.userId}::bigint, u.name, u.id limit ${mostPeople + 1}`.execute(db)
  return found.rows
}

/** Ends where it was said to end, or after what a task usually takes. */
const taskEnd = (alias: string) =>
  sql`(${sql.ref(`${alias}.planned_at`)} + make_interval(mins => coalesce(nullif(${sql.ref(`${alias}.duration_minutes`)}, 0), ${usualMinutes}::int)))`

const caseSql = (alias: string, isSeen: RawBuilder<SqlBool>) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`case when ${isSeen} then json_build_object('id', ${of('id')}::text, 'number', ${of('number')}, 'title', ${of('title')}) end`
}

/** Tasks given to these people; one given to a group alone stands with each of them who is in it. */
const tasksSql = (ids: readonly string[]) => sql`
  select e.*, e.assignee_id as person_id from ticket_entry e where e.type = 'task' and e.assignee_id = any(${[...ids]}::bigint[])
  union all
  select e.*, m.user_id from group_member m join ticket_entry e on e.group_id = m.group_id and e.type = 'task' and e.assignee_id is null
  where m.user_id = any(${[...ids]}::bigint[])`

async function tasksOf(reader: Reader, request: PlanningRequest, ids: readonly string[]): Promise<PlanningSpan[]> {
  const { db, house, actor } = reader
  const seen = visible(entryOf(house, ticketEntryKind.name), actor, 'e')
  const may = allowedSql(entryOf(house, ticketKind.name), actor, 'ticket.task', 't')
  const found = await sql<PlanningSpan>`
    select 'task' as sort, x.person, x.starts_at, x.ends_at, case when x.is_seen then x.id end as id,
      x.ticket, case when x.is_seen then x.title end as title, x.minutes, x.is_done, x.is_seen and x.may as is_movable,
      case when x.is_seen then x."group" end as "group", x.is_shared
    from (
      select e.person_id::text as person, e.assignee_id is null as is_shared,
        (select json_build_object('id', g.id::text, 'name', g.name) from app_group g where g.id = e.group_id) as "group", e.planned_at as starts_at, ${taskEnd('e')} as ends_at, e.id::text as id,
        left(e.body_text, 200) as title, e.duration_minutes as minutes, coalesce(e.state = 'done', false) as is_done,
        ${seen} as is_seen, ${caseSql('t', seen)} as ticket, t.phase = 'open' and ${may} as may
      from (${tasksSql(ids)}) e join ticket t on t.id = e.ticket_id and t.deleted_at is null
      where e.deleted_at is null
        and e.planned_at < ${request.until} and ${taskEnd('e')} > ${request.from}
      order by e.planned_at, e.id, e.person_id limit ${mostSpans}) x`.execute(db)
  return found.rows
}

/** Changes that somebody of them carries out. */
async function changesOf(reader: Reader, request: PlanningRequest, ids: readonly string[]): Promise<PlanningSpan[]> {
  const { db, house, actor } = reader
  const found = await sql<PlanningSpan>`
    select 'change' as sort, a.user_id::text as person, t.planned_from as starts_at, t.planned_until as ends_at, t.id::text as id,
      ${caseSql('t', sql`true`)} as ticket, t.title, null::int as minutes, t.phase <> 'open' as is_done, false as is_movable,
      null::json as "group", false as is_shared
    from ticket t join ticket_actor a on a.ticket_id = t.id and a.role = 'assignee' and a.user_id = any(${[...ids]}::bigint[])
    where t.deleted_at is null and t.planned_from < ${request.until} and t.planned_until > ${request.from}
      and t.status not in ('cancelled', 'refused') and ${visible(entryOf(house, ticketKind.name), actor, 't')}
    order by t.planned_from, t.id limit ${mostSpans}`.execute(db)
  return found.rows
}

/** Bookings, told to those who may read them and taken time to the others; and who is away. */
async function othersOf(reader: Reader, request: PlanningRequest, ids: readonly string[]): Promise<PlanningSpan[]> {
  const { db, house, actor } = reader
  const seen = visible(entryOf(house, bookingKind.name), actor, 'b')
  const found = await sql<PlanningSpan>`
    select 'booking' as sort, b.user_id::text as person, b.starts_at, b.ends_at, case when ${seen} then b.id::text end as id,
      null::json as ticket, case when ${seen} then b.name end as title, null::int as minutes, b.state = 'returned' as is_done, false as is_movable,
      null::json as "group", false as is_shared
    from booking b
    where b.user_id = any(${[...ids]}::bigint[]) and b.state in ('asked', 'booked', 'lent', 'returned')
      and b.starts_at < ${request.until} and b.ends_at > ${request.from}
    union all
    select 'absence', d.user_id::text, d.starts_at, d.ends_at, null, null, null, null, false, false, null, false
    from deputy d where d.user_id = any(${[...ids]}::bigint[]) and d.starts_at < ${request.until} and d.ends_at > ${request.from}
    limit ${mostSpans}`.execute(db)
  return found.rows
}

/** Tasks to be done that have no time: theirs, those of their groups, and those of nobody on a case of theirs. */
async function waitingOf(reader: Reader, ids: readonly string[]): Promise<WaitingTask[]> {
  const { db, house, actor } = reader
  const found = await sql<WaitingTask>`
    select e.id::text as id, left(e.body_text, 200) as title, ${caseSql('t', sql`true`)} as ticket,
      case when u.id is not null then json_build_object('id', u.id::text, 'name', u.name) end as person,
      case when g.id is not null then json_build_object('id', g.id::text, 'name', g.name) end as "group"
    from ticket_entry e join ticket t on t.id = e.ticket_id and t.deleted_at is null and t.phase = 'open'
      left join app_user u on u.id = e.assignee_id left join app_group g on g.id = e.group_id
    where e.type = 'task' and e.state = 'todo' and e.planned_at is null and e.deleted_at is null
      and (e.assignee_id = any(${[...ids]}::bigint[]) or (e.assignee_id is null and case when e.group_id is not null
        then exists (select 1 from group_member m where m.group_id = e.group_id and m.user_id = any(${[...ids]}::bigint[]))
        else exists (select 1 from ticket_actor a where a.ticket_id = t.id and a.role = 'assignee' and a.user_id = any(${[...ids]}::bigint[])) end))
      and ${visible(entryOf(house, ticketEntryKind.name), actor, 'e')}
    order by t.priority desc, e.id limit ${mostWaiting}`.execute(db)
  return found.rows
}
