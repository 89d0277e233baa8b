import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden, invalidField, notFound, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { doubtKind, junkKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requeue } from './requeue.ts'

type Asset = RowOf<typeof assetKind>

/** What a doubt can teach: sorts of values that should be one machine's own and are not. */
const learnt = ['serial', 'uuid', 'mac'] as const

const states = { link: 'linked', create: 'created', refuse: 'refused' } as const
const id = idInput

/**
 * A person says which machine a message speaks of: an asset that exists, a new one, or none at all. It binds further
 * messages of the same device as long as they say the same identity.
 */
export const decideDoubt = defineAction({
  name: 'inventory-doubt.decide',
  permission: 'inventory.update',
  event: 'inventory-doubt.decided',
  input: z.strictObject({
    id,
    version: z.int().optional(),
    decision: z.enum(['link', 'create', 'refuse']),
    /** Values of this machine that identify nobody, from now on. */
    junk: z
      .array(z.strictObject({ sort: z.enum(learnt), value: z.string().trim().min(1).max(255) }))
      .max(10)
      .optional(),
    asset: z.union([id, z.looseObject({ id }).transform((value) => value.id)]).optional(),
  }),
  on: { kind: doubtKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    if (row.state !== 'open') throw wrongState('decide', row.state)
    const assetId = input.decision === 'link' ? await linkTarget(context, input.asset) : null
    if (assetId !== null) await rememberBefore(context, row.id, assetId)
    const decided = await context.change(doubtKind, row, {
      state: states[input.decision],
      assetId,
      userId: context.actor.userId,
      decidedAt: context.now,
    })
    await learnJunk(context, decided, input.junk ?? [])
    await requeue(context, [row.messageId])
    return decided
  },
})

/** Remembered as any value that people have named so: visible in its list, and removed there. */
async function learnJunk(
  context: ActionContext,
  doubt: RowOf<typeof doubtKind>,
  values: readonly { sort: (typeof learnt)[number]; value: string }[],
): Promise<void> {
  for (const { sort, value } of values) {
    if (!saidIn(doubt.subject as Subject, sort).includes(value.toLowerCase())) throw invalidField('junk', 'not_said')
    const known = await sql`
      select 1 from inventory_junk where sort = ${sort} and lower(value) = lower(${value}) and deleted_at is null`.execute(
      context.db,
    )
    if (known.rows.length > 0) continue
    await context.create(junkKind, { sort, value, comment: `#${doubt.id} ${doubt.deviceId}`.slice(0, 500) })
    context.note(doubtKind, doubt.id, [{ field: 'junk', old: null, new: value }])
  }
}

/** Values of the message: a doubt teaches of its own machine only. */
function saidIn(subject: Subject, sort: (typeof learnt)[number]): string[] {
  const values = sort === 'mac' ? (subject.macs ?? []).map((each) => each.mac) : [subject[sort]]
  return values.flatMap((value) => (typeof value === 'string' ? [value.toLowerCase()] : []))
}

/** The asset to link to, seen by the actor; one in the trash comes back. */
async function linkTarget(context: ActionContext, assetId: string | undefined): Promise<string> {
  if (assetId === undefined) throw invalidField('asset', 'required')
  const found = await sql<Asset>`select * from asset where id = ${assetId} for update`.execute(context.db)
  const asset = found.rows[0]
  if (asset === undefined || !(await context.may('asset.read', assetKind, assetId))) throw notFound('asset', assetId)
  // What the message says is written onto the asset: whoever may not change it, may not link to it.
  if (!(await context.may('asset.update', assetKind, assetId))) throw forbidden('asset.update')
  if (asset.deletedAt != null) await context.restore(assetKind, asset)
  return assetId
}

/** By what the asset was known before, and where the question lay: taking the decision back gives it that again. */
async function rememberBefore(context: ActionContext, doubtId: string, assetId: string): Promise<void> {
  await sql`
    update inventory_doubt set subject = subject || jsonb_build_object('entityId', entity_id::text, 'before', coalesce(
      (select jsonb_agg(jsonb_build_object('sort', sort, 'value', value)) from asset_evidence where asset_id = ${assetId}), '[]'))
    where id = ${doubtId}`.execute(context.db)
}

interface Subject {
  evidence?: { sort: string; value: string }[]
  before?: { sort: string; value: string }[]
  entityId?: string
  serial?: string | null
  uuid?: string | null
  macs?: { mac: string }[]
}

/**
 * Takes a decision back: the question is open again, the agent belongs to no asset, and the asset is known by what it was
 * known by before. Values the agent brought stay until the asset's own agent speaks again; an asset made by the decision
 * goes to the trash.
 */
export const reopenDoubt = defineAction({
  name: 'inventory-doubt.reopen',
  permission: 'inventory.update',
  event: 'inventory-doubt.reopened',
  input: z.strictObject({ id, version: z.int().optional() }),
  on: { kind: doubtKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    if (row.state === 'open') throw wrongState('reopen', row.state)
    if (row.assetId !== null) await detach(context, row as RowOf<typeof doubtKind> & { assetId: string })
    await sql`
      update inventory_message set state = 'doubt', error_code = 'doubt_reopened', asset_id = null, entity_id = coalesce(${(row.subject as Subject).entityId ?? null}::bigint, entity_id) where id = ${row.messageId} and state <> 'queued'`.execute(
      context.db,
    )
    const entityId = (row.subject as Subject).entityId ?? row.entityId
    return context.change(doubtKind, row, { state: 'open', entityId, assetId: null, userId: null, decidedAt: null })
  },
})

async function detach(context: ActionContext, row: RowOf<typeof doubtKind> & { assetId: string }): Promise<void> {
  const subject = row.subject as Subject
  await sql`update agent set asset_id = null, entity_id = coalesce(${subject.entityId ?? null}::bigint, entity_id), section_hashes = '{}' where device_id = ${row.deviceId} and asset_id = ${row.assetId}`.execute(
    context.db,
  )
  // The asset's own agents tell everything again at their next message.
  await sql`update agent set section_hashes = '{}' where asset_id = ${row.assetId}`.execute(context.db)
  if (row.state === 'linked') await restoreEvidence(context, row.assetId, subject)
  if (row.state === 'created') await trashIfLonely(context, row.assetId)
}

async function restoreEvidence(
  context: ActionContext,
  assetId: string,
  { evidence = [], before = [] }: Subject,
): Promise<void> {
  await sql`
    with brought as (select * from json_to_recordset(${JSON.stringify(evidence)}::json) as b(sort text, value text)),
    had as (select * from json_to_recordset(${JSON.stringify(before)}::json) as h(sort text, value text)),
    gone as (
      delete from asset_evidence e using brought b where e.asset_id = ${assetId} and e.sort = b.sort and e.value = b.value
        and not exists (select 1 from had h where h.sort = b.sort and h.value = b.value))
    insert into asset_evidence (asset_id, sort, value) select ${assetId}, sort, value from had on conflict do nothing`.execute(
    context.db,
  )
}

/** An asset that only this decision made, and that nobody else speaks of. */
async function trashIfLonely(context: ActionContext, assetId: string): Promise<void> {
  const found = await sql<Asset>`
    select a.* from asset a where a.id = ${assetId} and a.deleted_at is null
      and not exists (select 1 from agent g where g.asset_id = a.id) for update`.execute(context.db)
  if (found.rows[0] === undefined) return
  await context.remove(assetKind, found.rows[0])
  await sql`delete from asset_evidence where asset_id = ${assetId}`.execute(context.db)
}
