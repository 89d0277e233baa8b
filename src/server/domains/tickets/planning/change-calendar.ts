import { sql } from 'kysely'
import { allOf, type Condition } from '../../../../shared/conditions/condition.ts'
import type { ChangeCalendar, PlannedChange, WindowCheck } from '../../../../shared/tickets/change-calendar.ts'
import type { Span } from '../../../../shared/tickets/freeze-windows.ts'
import { ticketCategoryKind, ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { type Reader, readRecord, rowsWhere } from '../../../engine/lists/list.ts'
import { titleSql } from '../../../engine/lists/title-sql.ts'
import { assetsSeen, collisionsAmong, collisionsOf, meets } from './collisions.ts'
import { freezesBetween, freezesOn } from './freeze-windows.ts'
import { windowOf } from './keep-clear.ts'

/** More bars in one picture are no picture. */
const mostChanges = 500

/**
 * Changes whose window touches a span, with what they collide with, and the freezes of it. Changes by the index of
 * ranges, the graph of consequences walked once: seven statements at most.
 */
export async function changeCalendar(reader: Reader, span: Span, condition: Condition | null): Promise<ChangeCalendar> {
  const which = rowsWhere(reader, ticketKind, allOf(condition), false)
  const found = await sql<PlannedChange & { assets: string[] }>`
    select t.id::text, t.number::int as number, t.title, t.status, t.analysis->>'risk' as risk, t.planned_from as starts_at, t.planned_until as ends_at,
      t.phase in ('solved', 'closed') as is_over, ${assetsSeen(reader)} as assets,
      (select json_build_object('id', c.id::text, 'name', ${titleSql(ticketCategoryKind, 'c', reader.actor.language)}) from ticket_category c where c.id = t.category_id) as category,
      array(select g.name from ticket_actor ga join app_group g on g.id = ga.group_id where ga.ticket_id = t.id and ga.role = 'assignee' order by g.name) as groups
    from ticket t join ticket a on a.id = t.id
    where ${meets(span)} and ${which} order by t.planned_from, t.id limit ${mostChanges + 1}`.execute(reader.db)
  const rows = found.rows.slice(0, mostChanges).map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt).toISOString(),
    endsAt: new Date(row.endsAt).toISOString(),
  }))
  const met = await collisionsAmong(reader, rows)
  return {
    changes: rows.map(({ assets: _, ...change }) => ({ ...change, collisions: met.get(change.id) ?? [] })),
    freezes: await freezesBetween(reader, span),
    isCut: found.rows.length > mostChanges,
  }
}

/** What stands in the way of a change in a window: before it is planned, and afterwards. */
export async function checkWindow(reader: Reader, ticketId: string, given: Span | null): Promise<WindowCheck> {
  const window = given ?? windowOf(await readRecord(reader, ticketKind, ticketId))
  if (window === null) return { freezes: [], collisions: [] }
  return {
    collisions: await collisionsOf(reader, ticketId, window),
    freezes: await freezesOn(reader, ticketId, window),
  }
}
