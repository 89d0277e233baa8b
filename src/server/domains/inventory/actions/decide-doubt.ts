import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField, wrongState } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { doubtKind, inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requeue } from './replay.ts'

const on = {
  kind: doubtKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}
const onDoubt = { id: z.string(), version: z.int().optional() }

/**
 * A person says which machine it is: one that is known, a new one, or none that belongs here. The answer binds all
 * later messages of that device, and the message that raised the question is taken in again.
 */
export const decideDoubt = defineAction({
  name: 'inventory-doubt.decide',
  permission: 'inventory.update',
  event: 'inventory-doubt.decided',
  input: z.strictObject({
    ...onDoubt,
    decision: z.enum(['link', 'create', 'refuse']),
    asset: reference('asset', { required: true }).schema.optional(),
  }),
  on,
  run: async (context, { row, input }) => {
    if (row.state !== 'open') throw wrongState('decide', row.state)
    const assetId = input.decision === 'link' ? await chosenAsset(context, input.asset) : null
    const state = ({ link: 'linked', create: 'created', refuse: 'refused' } as const)[input.decision]
    const decided = await context.change(doubtKind, row, {
      state,
      assetId,
      userId: context.actor.userId,
      decidedAt: context.now,
    })
    await requeue(context, [row.messageId])
    return decided
  },
})

/** The asset must be one that the person may see: nobody links a machine into another's unit by its number. */
async function chosenAsset(context: ActionContext, id: string | undefined): Promise<string> {
  if (id === undefined) throw invalidField('asset', 'required')
  return (await context.load(assetKind, id)).id
}

/** Takes a decision back: the agent is no longer that asset's, and the question stands again. */
export const reopenDoubt = defineAction({
  name: 'inventory-doubt.reopen',
  permission: 'inventory.update',
  event: 'inventory-doubt.reopened',
  input: z.strictObject(onDoubt),
  on,
  run: async (context, { row }) => {
    if (row.state === 'open') throw wrongState('reopen', row.state)
    await sql`update agent set asset_id = null, section_hashes = '{}' where device_id = ${row.deviceId}`.execute(
      context.db,
    )
    await sql`update inventory_message set state = 'doubt' where id = ${row.messageId} and state <> 'queued'`.execute(
      context.db,
    )
    context.note(inventoryMessageKind, row.messageId, [{ field: 'state', old: row.state, new: 'doubt' }])
    return context.change(doubtKind, row, { state: 'open', assetId: null, userId: null, decidedAt: null })
  },
})
