import { sql } from 'kysely'
import { stocktakeLineKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Stocktake } from './scope.ts'

/** The things whose lines must follow what was scanned or withdrawn. */
export interface Touched {
  assetIds: readonly string[]
  handles: readonly string[]
}

/**
 * The one rule of statuses in SQL; shared/stocktakes/line-status.ts says it in words and a test holds both together. The
 * latest scan that was not withdrawn counts, by the clock of whoever scanned; scans of the very same moment by their ids.
 * So the order in which devices send does not matter.
 */
const statusSql = (isClosed: boolean) => sql`case
  when l.asset_id is null then 'unknown'
  when l.seen_place_id is null then ${isClosed ? 'missing' : 'expected'}
  when l.seen_place_id = any(coalesce((select p.path from location p where p.id = l.expected_place_id), '{}')) then 'found'
  else 'misplaced' end`

/** Brings the lines of these things up to what their scans say. Things nobody expected have a line as long as a scan holds. */
export async function refreshLines(
  context: ActionContext,
  stocktakeId: string,
  { assetIds, handles }: Touched,
): Promise<void> {
  await sql`
    insert into stocktake_line (stocktake_id, name, status, asset_id, expected_place_id)
    select ${stocktakeId}, a.name, 'expected', a.id, a.location_id from asset a where a.id = any(${assetIds}::bigint[])
    on conflict do nothing`.execute(context.db)
  await sql`
    insert into stocktake_line (stocktake_id, name, status, handle)
    select distinct on (s.handle) ${stocktakeId}::bigint, s.code, 'unknown', s.handle from stocktake_scan s
    where s.stocktake_id = ${stocktakeId} and s.asset_id is null and s.handle = any(${handles})
    order by s.handle, s.scanned_at, s.scan_id
    on conflict do nothing`.execute(context.db)
  await sql`
    with latest as (
      select distinct on (s.thing) s.thing, s.place_id, s.scanned_at, s.counter_id from (
        select coalesce(asset_id::text, 'code ' || handle) as thing, place_id, scanned_at, counter_id, scan_id
        from stocktake_scan
        where stocktake_id = ${stocktakeId} and not is_withdrawn
          and (asset_id = any(${assetIds}::bigint[]) or (asset_id is null and handle = any(${handles})))) s
      order by s.thing, s.scanned_at desc, s.scan_id desc),
    own as (
      select id, coalesce(asset_id::text, 'code ' || handle) as thing from stocktake_line
      where stocktake_id = ${stocktakeId} and (asset_id = any(${assetIds}::bigint[]) or handle = any(${handles})))
    update stocktake_line l set seen_place_id = s.place_id, seen_at = s.scanned_at, counter_id = s.counter_id,
      changed_at = now()
    from own left join latest s on s.thing = own.thing where l.id = own.id`.execute(context.db)
  await sql`
    delete from stocktake_line where stocktake_id = ${stocktakeId} and not is_expected and seen_at is null
      and (asset_id = any(${assetIds}::bigint[]) or handle = any(${handles}))`.execute(context.db)
  await refreshStatuses(context, stocktakeId, false, { assetIds, handles })
}

/** Statuses of these lines (of all, when none are named), and the sums of the campaign. */
export async function refreshStatuses(
  context: ActionContext,
  stocktakeId: string,
  isClosed: boolean,
  touched: Touched | null,
): Promise<void> {
  const which =
    touched === null
      ? sql`true`
      : sql`(l.asset_id = any(${touched.assetIds}::bigint[]) or l.handle = any(${touched.handles}))`
  await sql`
    update stocktake_line l set status = ${statusSql(isClosed)}, changed_at = now()
    where l.stocktake_id = ${stocktakeId} and ${which} and l.status <> ${statusSql(isClosed)}`.execute(context.db)
  await sql`
    update stocktake s set expected_count = c.expected, found_count = c.found, misplaced_count = c.misplaced,
      unknown_count = c.unknown, missing_count = c.missing
    from (select count(*) filter (where status = 'expected') as expected, count(*) filter (where status = 'found') as found,
        count(*) filter (where status = 'misplaced') as misplaced, count(*) filter (where status = 'unknown') as unknown,
        count(*) filter (where status = 'missing') as missing
      from stocktake_line where stocktake_id = ${stocktakeId}) c
    where s.id = ${stocktakeId}`.execute(context.db)
  // Open lists of lines read again.
  context.tell('stocktake-line.changed', stocktakeLineKind, null)
}

/** May this person count here? The people named; nobody named = whoever has the permission; who prepares it always. */
export async function mayCount(context: ActionContext, stocktake: Stocktake): Promise<boolean> {
  if (context.actor.userId === null) return true
  const found = await sql<{ isOpenToAll: boolean; isNamed: boolean }>`
    select not exists (select 1 from stocktake_counter where stocktake_id = ${stocktake.id}) as is_open_to_all,
      exists (select 1 from stocktake_counter where stocktake_id = ${stocktake.id} and user_id = ${context.actor.userId}) as is_named`.execute(
    context.db,
  )
  return found.rows[0]!.isOpenToAll || found.rows[0]!.isNamed
}
