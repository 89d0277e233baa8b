import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { conflict, forbidden, invalidField, notFound } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { type Filled, missingFields, patchOf, undoneFields } from '../merge/fill-fields.ts'
import { type Belongings, moveBelongings, returnBelongings } from '../merge/move-belongings.ts'
import type { PortPart } from '../neutral.ts'
import { keepAddresses } from '../process/keep-addresses.ts'

type Asset = RowOf<typeof assetKind>

const id = idInput

/** What a merge moved and filled; kept in asset_merge.moved. */
interface Moved {
  belongings: Belongings
  filled: Filled
}

/**
 * Makes one asset of two records of the same machine. The asset it is called on is kept, with what it says; the other
 * gives it what it lacks and what hangs on it (agents, cases, documents, declared parts, ties) and goes to the trash.
 * When no agent has spoken of the kept one, what agents said of the other comes along. Can be taken back.
 */
export const mergeAssets = defineAction({
  name: 'asset.merge',
  event: 'asset.merged',
  input: z.strictObject({ id, other: reference('asset', { required: true }).schema, version: z.int().optional() }),
  on: { kind: assetKind, id: (input) => input.id, and: (input) => input.other, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const other = await lockOther(context, row, input.other)
    const withObserved = row.lastInventoryAt === null && other.lastInventoryAt !== null
    const belongings = await moveBelongings(context, other.id, row.id, withObserved)
    const filled = missingFields(row, other, withObserved)
    const kept = await context.change(assetKind, row, patchOf(filled))
    await context.remove(assetKind, other)
    const moved: Moved = { belongings, filled }
    await sql`
      insert into asset_merge (kept_id, merged_id, user_id, moved, created_at)
      values (${row.id}, ${other.id}, ${context.actor.userId}, ${JSON.stringify(moved)}::jsonb, ${context.now})`.execute(
      context.db,
    )
    context.note(assetKind, row.id, [{ field: 'merged', old: null, new: other.id, newText: other.name }])
    await renewAddresses(context, [row.id])
    return kept
  },
})

async function lockOther(context: ActionContext, kept: Asset, otherId: string): Promise<Asset> {
  if (otherId === kept.id) throw invalidField('other', 'cycle')
  await context.load(assetKind, otherId)
  if (!(await context.may('asset.merge', assetKind, otherId))) throw forbidden('asset.merge')
  const found = await sql<Asset>`select * from asset where id = ${otherId} and deleted_at is null for update`.execute(
    context.db,
  )
  const other = found.rows[0]
  if (other === undefined) throw notFound('asset', otherId)
  if (other.type !== kept.type) throw invalidField('other', 'invalid')
  return other
}

/** Takes a merge back, the last one unless told: the other comes out of the trash with everything it had. */
export const unmergeAssets = defineAction({
  name: 'asset.unmerge',
  permission: 'asset.merge',
  event: 'asset.unmerged',
  input: z.strictObject({ id, merge: id.optional(), version: z.int().optional() }),
  on: { kind: assetKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const found = await sql<{ id: string; mergedId: string; moved: Moved }>`
      select id, merged_id, moved from asset_merge
      where kept_id = ${row.id} and undone_at is null and (${input.merge ?? null}::bigint is null or id = ${input.merge ?? null})
      order by id desc limit 1 for update`.execute(context.db)
    const merge = found.rows[0]
    if (merge === undefined) throw conflict('not_merged')
    const trashed =
      await sql<Asset>`select * from asset where id = ${merge.mergedId} and deleted_at is not null for update`.execute(
        context.db,
      )
    const other = trashed.rows[0]
    if (other === undefined) throw notFound('asset', merge.mergedId)
    await context.restore(assetKind, other)
    await returnBelongings(context, merge.moved.belongings, row.id, other.id)
    const kept = await context.change(assetKind, row, undoneFields(row, merge.moved.filled))
    await sql`update asset_merge set undone_at = ${context.now} where id = ${merge.id}`.execute(context.db)
    context.note(assetKind, row.id, [{ field: 'merged', old: other.id, new: null, oldText: other.name }])
    await renewAddresses(context, [row.id, other.id])
    return kept
  },
})

/** Addresses by which people look machines up, from the ports they have now. */
async function renewAddresses(context: ActionContext, assetIds: string[]): Promise<void> {
  const found = await sql<{ assetId: string; data: Partial<PortPart> }>`
    select asset_id, data from asset_part where asset_id = any(${assetIds}::bigint[]) and section = 'port' and is_observed`.execute(
    context.db,
  )
  const portsOf = (assetId: string) =>
    found.rows
      .filter((row) => row.assetId === assetId)
      .map(({ data }) => ({ mac: data.mac ?? null, isDock: data.isDock === true, addresses: data.addresses ?? [] }))
  await keepAddresses(
    context.db,
    assetIds.map((assetId) => ({ assetId, ports: portsOf(assetId) })),
  )
}
