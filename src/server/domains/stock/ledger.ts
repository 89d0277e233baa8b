import { sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import {
  type MovementType,
  stockItemKind,
  stockLevelKind,
  stockMovementKind,
} from '../../../shared/stock/stock.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'

export type StockItem = RowOf<typeof stockItemKind>
export type Movement = RowOf<typeof stockMovementKind>

/** A line to be written: signed quantity at a place, with what explains it. */
export interface Line
  extends Partial<Pick<Movement, 'userId' | 'groupId' | 'assetId' | 'reference' | 'comment' | 'unitPrice'>> {
  type: MovementType
  locationId: string
  quantity: number
  counterpartId?: string | null
  reversesId?: string
}

/**
 * The one way stock moves. The item is locked by the caller (the gate, or `lockItem`); places are locked in the order of
 * their ids, balances and ledger are written together. Of a transfer (two lines with `counterpartId`) the second points at the
 * first (`pair`).
 *
 * @throws CigaleError `invalid` on `quantity`, code `short`, when a place would fall below nothing
 */
export async function writeLedger(
  context: ActionContext,
  item: StockItem,
  lines: readonly Line[],
): Promise<Movement[]> {
  const balances = await lockLevels(
    context,
    item.id,
    lines.map((line) => line.locationId),
  )
  const rows = lines.map((line) => {
    const before = balances.get(line.locationId) ?? 0
    const balance = before + line.quantity
    if (balance < 0) throw invalidField('quantity', 'short', { available: before })
    balances.set(line.locationId, balance)
    return { ...line, at: context.now, itemId: item.id, balance, authorId: context.actor.userId, isReversed: false }
  })
  const written = await insertLines(context, rows)
  await keepBalances(context, item.id, balances)
  await noteOnItem(context, item, lines)
  // Open ledgers and balances are told, whoever moved it.
  context.tell('stock-movement.written', stockMovementKind, written[0]!.id)
  context.tell('stock-level.changed', stockLevelKind, null)
  return written
}

/** All at once; only the second half of a transfer must know the first. */
async function insertLines(context: ActionContext, rows: readonly Partial<Movement>[]): Promise<Movement[]> {
  const [first, second] = rows
  if (first?.counterpartId == null || second === undefined) return context.createMany(stockMovementKind, rows)
  const out = await context.create(stockMovementKind, first)
  return [out, await context.create(stockMovementKind, { ...second, pairId: out.id })]
}

async function lockLevels(
  context: ActionContext,
  itemId: string,
  places: readonly string[],
): Promise<Map<string, number>> {
  await sql`
    insert into stock_level (item_id, location_id) select ${itemId}::bigint, place from unnest(${places}::bigint[]) as place
    on conflict (item_id, location_id) do nothing`.execute(context.db)
  const found = await sql<{ locationId: string; quantity: number }>`
    select location_id, quantity from stock_level
    where item_id = ${itemId} and location_id = any(${places}::bigint[]) order by location_id for update`.execute(
    context.db,
  )
  return new Map(found.rows.map((row) => [row.locationId, row.quantity]))
}

async function keepBalances(context: ActionContext, itemId: string, balances: Map<string, number>): Promise<void> {
  await sql`
    update stock_level l set quantity = b.quantity
    from unnest(${[...balances.keys()]}::bigint[], ${[...balances.values()]}::int[]) as b(place, quantity)
    where l.item_id = ${itemId} and l.location_id = b.place`.execute(context.db)
  await refreshItem(context, itemId)
}

/** Total, alert and what is to be ordered follow from the levels, and are kept on the item so that lists sort by them. */
export async function refreshItem(context: ActionContext, itemId: string): Promise<void> {
  await sql`
    update stock_item i set quantity = s.quantity,
      is_low = s.is_low or (i.threshold is not null and s.quantity <= i.threshold),
      to_order = greatest(s.to_order, coalesce(i.target, 0) - s.quantity, 0)
    from (select coalesce(sum(quantity), 0)::int as quantity, coalesce(bool_or(is_low), false) as is_low,
        coalesce(sum(to_order), 0)::int as to_order
      from stock_level where item_id = ${itemId}) s
    where i.id = ${itemId}`.execute(context.db)
}

/** History of the item: one line an act, with what moved. */
async function noteOnItem(context: ActionContext, item: StockItem, lines: readonly Line[]): Promise<void> {
  const places = await sql<{ id: string; name: string }>`
    select id, complete_name as name from location where id = any(${lines.map((line) => line.locationId)}::bigint[])`.execute(
    context.db,
  )
  const names = new Map(places.rows.map((row) => [row.id, row.name]))
  context.note(
    stockItemKind,
    item.id,
    lines.map(({ quantity, locationId }) => ({
      field: 'movement',
      old: null,
      new: quantity,
      newText: `${quantity > 0 ? '+' : '−'}${Math.abs(quantity)} · ${names.get(locationId) ?? locationId}`,
    })),
  )
  context.tellMore({ lines: lines.map(({ type, quantity, locationId }) => ({ type, quantity, locationId })) })
}

/** The item of a movement, locked as the gate locks it. */
export async function lockItem(context: ActionContext, itemId: string): Promise<StockItem> {
  const found = await sql<StockItem>`select * from stock_item where id = ${itemId} for update`.execute(context.db)
  return found.rows[0]!
}

export type Recipient = Pick<Movement, 'userId' | 'groupId' | 'assetId'>

/** How many of the item somebody (or some equipment) has had and not given back. */
export async function heldBy(context: ActionContext, itemId: string, who: Recipient): Promise<number> {
  const found = await sql<{ held: number }>`
    select coalesce(-sum(quantity), 0)::int as held from stock_movement
    where item_id = ${itemId} and type in ('issue', 'return') and user_id is not distinct from ${who.userId}::bigint
      and group_id is not distinct from ${who.groupId}::bigint and asset_id is not distinct from ${who.assetId}::bigint`.execute(
    context.db,
  )
  return found.rows[0]!.held
}
