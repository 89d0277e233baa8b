import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { conditions, handOverKind } from '../../../../shared/assets/life.kinds.ts'
import { invalid, invalidField } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew } from '../../../engine/kinds/crud.ts'
import { today } from '../../../engine/today.ts'
import { isForType } from './transitions.ts'

type Asset = RowOf<typeof assetKind>

const ref = (kind: string) => reference(kind).schema.optional()
const words = z.string().trim().max(2_000).nullable().optional()
const common = {
  id: z.string(),
  version: z.int().optional(),
  location: ref('location'),
  state: ref('asset-state'),
  condition: z.enum(conditions).nullable().optional(),
  accessories: words,
  comment: words,
}
const on = {
  kind: assetKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}

/**
 * Gives an asset to a person or a group, from this moment or until a day. It takes the state "in use" (on loan with a
 * day) unless another is named. Whoever had it before has given it back thereby.
 */
export const handOverAsset = defineAction({
  name: 'asset.hand-over',
  permission: 'asset.update',
  event: 'asset.handed-over',
  input: z.strictObject({
    ...common,
    user: ref('user'),
    group: ref('group'),
    dueOn: z.iso.date().nullable().optional(),
  }),
  on,
  run: async (context, { row, input }) => {
    const userId = input.user ?? null
    const groupId = input.group ?? null
    if (userId === null && groupId === null) throw invalidField('user', 'required')
    if (input.dueOn != null && input.dueOn < today(context)) throw invalidField('dueOn', 'past')
    if (row.userId !== null || row.groupId !== null) await write(context, row, 'in', {})
    const stateId = input.state ?? (await stateFor(context, row, input.dueOn == null ? 'in_use' : 'on_loan'))
    const changed = await context.change(assetKind, row, {
      userId,
      groupId,
      ...(stateId === null ? {} : { stateId }),
      ...(input.location === undefined ? {} : { locationId: input.location }),
    })
    await write(context, changed, 'out', { ...input, dueOn: input.dueOn ?? null })
    await requireOnNew(context, assetKind, row.id, 'asset.update')
    return changed
  },
})

/** Takes an asset back: nobody holds it, and it is in stock (under repair when it came back damaged) unless another state is named. */
export const returnAsset = defineAction({
  name: 'asset.return',
  permission: 'asset.update',
  event: 'asset.returned',
  input: z.strictObject(common),
  on,
  run: async (context, { row, input }) => {
    if (row.userId === null && row.groupId === null) throw invalid([{ field: 'user', code: 'not_held' }])
    const phase = input.condition === 'damaged' ? 'in_repair' : 'in_stock'
    const stateId = input.state ?? (await stateFor(context, row, phase))
    await write(context, row, 'in', input)
    return context.change(assetKind, row, {
      userId: null,
      groupId: null,
      ...(stateId === null ? {} : { stateId }),
      ...(input.location === undefined ? {} : { locationId: input.location }),
    })
  },
})

interface Said {
  location?: string | null | undefined
  condition?: (typeof conditions)[number] | null | undefined
  accessories?: string | null | undefined
  comment?: string | null | undefined
  dueOn?: string | null
}

/** The line that stays: who, in which condition, with what. */
async function write(context: ActionContext, asset: Asset, direction: 'out' | 'in', said: Said): Promise<void> {
  await context.create(handOverKind, {
    assetId: asset.id,
    direction,
    userId: asset.userId,
    groupId: asset.groupId,
    locationId: said.location ?? asset.locationId,
    authorId: context.actor.userId,
    condition: said.condition ?? null,
    accessories: said.accessories ?? null,
    comment: said.comment ?? null,
    dueOn: said.dueOn ?? null,
  })
}

/** The first state of a phase; null when the asset is in that phase already, or no state stands for it. */
async function stateFor(context: ActionContext, asset: Asset, phase: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select c.id from asset_state c where c.deleted_at is null and c.phase = ${phase} and ${isForType('c', sql`${asset.type}::text`)}
      and not exists (select 1 from asset_state s where s.id = ${asset.stateId}::bigint and s.phase = ${phase})
    order by c.position, c.id limit 1`.execute(context.db)
  return found.rows[0]?.id ?? null
}
