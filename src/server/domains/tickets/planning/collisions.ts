import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Collision, PlannedChange } from '../../../../shared/tickets/change-calendar.ts'
import type { Span } from '../../../../shared/tickets/freeze-windows.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { pathsBetween } from '../../assets/index.ts'
import { windowOf } from './keep-clear.ts'

/** Steps of the impact graph between two assets that are said to meet. */
const depth = 3
/** Changes that meet one change in time and are looked at. */
const mostOthers = 200

/** What a change touches and when, as far as the reader sees. */
type Touching = Pick<PlannedChange, 'id' | 'number' | 'title' | 'startsAt' | 'endsAt'> & { assets: string[] }

/** Overlap of windows, by the index of ranges; `t` is the case. */
export const meets = ({ startsAt, endsAt }: Span): RawBuilder<SqlBool> =>
  sql<SqlBool>`t.type = 'change' and t.planned_from is not null and t.planned_until is not null and t.deleted_at is null
    and tstzrange(t.planned_from, t.planned_until) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`

/** Assets of the case `t` that the reader sees. */
export const assetsSeen = (reader: Reader): RawBuilder<unknown> => sql`array(
  select x.id::text from ticket_asset ta join asset x on x.id = ta.asset_id
  where ta.ticket_id = t.id and x.deleted_at is null and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'x')} order by x.id limit 100)`

/** Changes that would be carried out at the same time and touch the same things, were the window this one. */
export async function collisionsOf(reader: Reader, ticketId: string, window?: Span): Promise<Collision[]> {
  const record = await readRecord(reader, ticketKind, ticketId)
  const span = window ?? windowOf(record)
  if (span === null || record.type !== 'change') return []
  const found = await sql<Touching>`
    select t.id::text, t.number::int as number, t.title, t.planned_from as starts_at, t.planned_until as ends_at, ${assetsSeen(reader)} as assets
    from ticket t where ${meets(span)} and t.phase = 'open' and t.id <> ${ticketId} and ${visible(entryOf(reader.house, ticketKind.name), reader.actor, 't')}
      and exists (select 1 from ticket_asset ta where ta.ticket_id = t.id)
    order by t.planned_from, t.id limit ${mostOthers}`.execute(reader.db)
  if (found.rows.length === 0) return []
  const mine = await sql<{ assets: string[] }>`
    select ${assetsSeen(reader)} as assets from ticket t where t.id = ${ticketId}`.execute(reader.db)
  const assets = mine.rows[0]?.assets ?? []
  const ways = await pathsBetween(reader, [assets, ...found.rows.map((row) => row.assets)], depth)
  return found.rows.flatMap((row) => {
    const path = ways(assets, row.assets)
    return path === null ? [] : [{ ...bare(row), path }]
  })
}

/** Pairs of changes of a picture that meet in time and in what they touch: by each id, the numbers of the others. */
export async function collisionsAmong(
  reader: Reader,
  changes: readonly (PlannedChange & { assets: string[] })[],
): Promise<Map<string, Collision[]>> {
  const inTime = (a: PlannedChange, b: PlannedChange) => a.startsAt < b.endsAt && b.startsAt < a.endsAt
  const open = changes.filter(({ assets, isOver }) => assets.length > 0 && !isOver)
  const pairs = open.flatMap((one, index) =>
    open.slice(index + 1).flatMap((two) => (inTime(one, two) ? [[one, two] as const] : [])),
  )
  const met = new Map<string, Collision[]>()
  if (pairs.length === 0) return met
  const ways = await pathsBetween(reader, [...new Set(pairs.flat().map(({ assets }) => assets))], depth)
  const add = (to: string, collision: Collision) => met.set(to, [...(met.get(to) ?? []), collision])
  for (const [one, two] of pairs) {
    const path = ways(one.assets, two.assets)
    if (path === null) continue
    add(one.id, { ...bare(two), path })
    add(two.id, { ...bare(one), path: path.toReversed() })
  }
  return met
}

const bare = ({ id, number, title, startsAt, endsAt }: Touching) => ({ id, number, title, startsAt, endsAt })
