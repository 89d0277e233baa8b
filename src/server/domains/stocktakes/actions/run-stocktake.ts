import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden, invalidField, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { stocktakeKind } from '../../../../shared/stocktakes/stocktakes.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { rowsWhere } from '../../../engine/lists/list.ts'
import { refreshStatuses } from '../lines.ts'
import { type Stocktake, scopeOf } from '../scope.ts'

type Asset = RowOf<typeof assetKind>

const id = idInput
const common = { id, version: z.int().optional() }
const on = {
  kind: stocktakeKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}

/** Freezes what should be where: what the register says at this moment, as far as whoever opens may see it. */
export const openStocktake = defineAction({
  name: 'stocktake.open',
  permission: 'stocktake.update',
  event: 'stocktake.opened',
  input: z.strictObject(common),
  on,
  run: async (context, { row }) => {
    if (row.state !== 'draft') throw wrongState('open', row.state)
    const { db, house, actor, now, services } = context
    const reader = { db, house, actor, now, timeZone: services.timeZone }
    const where = rowsWhere(reader, assetKind, await scopeOf(reader, row), false)
    const frozen = await sql`
      insert into stocktake_line (stocktake_id, name, status, asset_id, is_expected, expected_place_id)
      select ${row.id}, a.name, 'expected', a.id, true, a.location_id from asset a where ${where}`.execute(db)
    if (Number(frozen.numAffectedRows ?? 0) === 0) throw invalidField('query', 'nothing_expected')
    const opened = await context.change(stocktakeKind, row, { state: 'open', openedAt: now })
    await refreshStatuses(context, row.id, false, null)
    return opened
  },
})

/**
 * Ends the counting: what nobody saw is missing. By choice, misplaced assets are moved to where they were seen and missing
 * ones get a state; both as acts on the assets, in their own history, and only where the actor may change them.
 */
export const closeStocktake = defineAction({
  name: 'stocktake.close',
  event: 'stocktake.closed',
  input: z.strictObject({
    ...common,
    /** Lines of misplaced assets to move; `all` of them, or none. */
    move: z.union([z.enum(['all', 'none']), z.array(id).max(5_000)]).default('none'),
    missingState: reference('asset-state').schema.optional(),
  }),
  on,
  run: async (context, { row, input }) => {
    if (row.state !== 'open') throw wrongState('close', row.state)
    const closed = await context.change(stocktakeKind, row, { state: 'closed', closedAt: context.now })
    const moved = input.move === 'none' ? 0 : await moveAssets(context, row, input.move)
    await refreshStatuses(context, row.id, true, null)
    const marked = input.missingState == null ? 0 : await markMissing(context, row, input.missingState)
    context.tellMore({ moved, marked })
    return closed
  },
})

/** Takes closing back, so that late scans can come in; what was moved stays moved. */
export const reopenStocktake = defineAction({
  name: 'stocktake.reopen',
  permission: 'stocktake.close',
  event: 'stocktake.reopened',
  input: z.strictObject(common),
  on,
  run: async (context, { row }) => {
    if (row.state !== 'closed') throw wrongState('reopen', row.state)
    const opened = await context.change(stocktakeKind, row, { state: 'open', closedAt: null })
    await refreshStatuses(context, row.id, false, null)
    return opened
  },
})

async function moveAssets(context: ActionContext, stocktake: Stocktake, which: 'all' | string[]): Promise<number> {
  const chosen = which === 'all' ? sql`true` : sql`l.id = any(${which}::bigint[])`
  const { rows } = await sql<Asset & { seenPlaceId: string }>`
    select a.*, l.seen_place_id from stocktake_line l join asset a on a.id = l.asset_id
    where l.stocktake_id = ${stocktake.id} and l.status = 'misplaced' and a.deleted_at is null and ${chosen}
    order by a.id for update of a`.execute(context.db)
  const moved = await changeAllowed(
    context,
    rows.map(({ seenPlaceId, ...row }) => ({ row: row as Asset, patch: { locationId: seenPlaceId } })),
  )
  await sql`
    update stocktake_line set is_moved = true
    where stocktake_id = ${stocktake.id} and asset_id = any(${moved}::bigint[])`.execute(context.db)
  return moved.length
}

async function markMissing(context: ActionContext, stocktake: Stocktake, stateId: string): Promise<number> {
  const { rows } = await sql<Asset>`
    select a.* from stocktake_line l join asset a on a.id = l.asset_id
    where l.stocktake_id = ${stocktake.id} and l.status = 'missing' and a.deleted_at is null
    order by a.id for update of a`.execute(context.db)
  const marked = await changeAllowed(
    context,
    rows.map((row) => ({ row, patch: { stateId } })),
  )
  return marked.length
}

/** Nothing at all when some may not be changed: half a reconciliation would be taken for a whole one. */
async function changeAllowed(
  context: ActionContext,
  pairs: readonly { row: Asset; patch: Partial<Asset> }[],
): Promise<string[]> {
  const ids = pairs.map(({ row }) => row.id)
  if (context.actor.type !== 'system') {
    const allowed = await context.mayOn('asset.update', assetKind, ids)
    if (ids.some((each) => !allowed.has(each))) throw forbidden('asset.update')
  }
  if (pairs.length > 0) await context.changeMany(assetKind, pairs)
  return ids
}
