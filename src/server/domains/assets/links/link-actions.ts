import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { assetLinkKind, linkTypeKind } from '../../../../shared/assets/links.kinds.ts'
import { forbidden, invalidField, wrongState } from '../../../../shared/errors.ts'
import { propertyOf } from '../../../../shared/kinds/define-kind.ts'
import { actInside } from '../../../engine/actions/act-inside.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { noteLink } from './link-history.ts'
import { type AssetLink, type Ends, loadEnds, refuseCircle, rivals } from './link-rules.ts'

/** What goes along when a thing is connected to another: who has it, where, in which state. */
export const copiedFields = ['user', 'group', 'location', 'state'] as const
const copied = z.array(z.enum(copiedFields)).max(copiedFields.length).optional()

const { from, to, type, comment } = assetLinkKind.fields

/**
 * Connects two assets. `copy`: gives the second end these values of the first; `replace`: what the second end had
 * instead, when it may have only one such link, ends.
 */
export const createLink = defineAction({
  name: 'asset-link.create',
  permission: 'asset.update',
  event: 'asset-link.created',
  input: z.strictObject({
    from: from.schema,
    to: to.schema,
    type: type.schema,
    comment: comment.schema.optional(),
    copy: copied,
    replace: z.boolean().optional(),
  }),
  run: async (context, { input }) => {
    const ends = await loadEnds(context, input)
    await refuseCircle(context, ends)
    await endRivals(context, ends, input.replace === true)
    const link = await declare(context, ends, input.comment)
    await copyAlong(context, ends, input.copy ?? [])
    return link
  },
})

/** What agents saw already becomes a person's word as well; what had ended holds again. */
async function declare(context: ActionContext, ends: Ends, comment: string | null | undefined): Promise<AssetLink> {
  const found = await sql<AssetLink>`
    select * from asset_link where from_id = ${ends.from.id} and to_id = ${ends.to.id} and type_id = ${ends.type.id} for update`.execute(
    context.db,
  )
  const known = found.rows[0]
  if (known?.isDeclared === true) throw invalidField('to', 'linked', { name: ends.to.name })
  const said = { isDeclared: true, endedAt: null, ...(comment === undefined ? {} : { comment }) }
  if (known !== undefined) {
    const isNew = known.endedAt !== null
    noteLink(context, ends, 'made')
    return context.change(assetLinkKind, known, { ...said, ...(isNew ? { firstSeenAt: context.now } : {}) })
  }
  const made = await context.create(assetLinkKind, {
    fromId: ends.from.id,
    toId: ends.to.id,
    typeId: ends.type.id,
    isObserved: false,
    firstSeenAt: context.now,
    lastSeenAt: context.now,
    ...said,
  })
  noteLink(context, ends, 'made')
  return made
}

async function endRivals(context: ActionContext, ends: Ends, replace: boolean): Promise<void> {
  for (const rival of await rivals(context, ends)) {
    if (!replace) throw invalidField('to', 'link_single', { name: ends.to.name })
    if (!(await context.may('asset.update', assetKind, rival.fromId))) throw forbidden('asset.update')
    await end(context, rival)
  }
}

/** Through the ordinary verb, with the rights and rules it has. */
async function copyAlong(
  context: ActionContext,
  ends: Ends,
  fields: readonly (typeof copiedFields)[number][],
): Promise<void> {
  if (fields.length === 0) return
  const values = fields.map((name) => [name, ends.from[propertyOf(name, assetKind.fields[name]) as keyof Ends['from']]])
  await updateAsset(context, ends.to.id, Object.fromEntries(values))
}

const updateAsset = (context: ActionContext, id: string, values: Record<string, unknown>) =>
  actInside(context, context.house.actions.get('asset.update')!, { id, ...values })

const onLink = { kind: assetLinkKind, id: (input: { id: string }) => input.id }

export const updateLink = defineAction({
  name: 'asset-link.update',
  permission: 'asset.update',
  event: 'asset-link.changed',
  input: z.strictObject({ id: from.schema, version: z.int().optional(), comment: comment.schema.optional() }),
  on: onLink,
  run: (context, { row, input }) =>
    context.change(assetLinkKind, row, input.comment === undefined ? {} : { comment: input.comment }),
})

/**
 * Disconnects. `clear`: takes these values from the second end. A tie that agents see ends too; it comes back when one
 * sees it again.
 */
export const removeLink = defineAction({
  name: 'asset-link.remove',
  permission: 'asset.update',
  event: 'asset-link.removed',
  input: z.strictObject({ id: from.schema, version: z.int().optional(), clear: copied }),
  on: onLink,
  run: async (context, { row, input }) => {
    if (row.endedAt !== null) throw wrongState('remove', 'ended')
    await end(context, row)
    const cleared = (input.clear ?? []).map((name) => [name, null])
    if (cleared.length > 0) await updateAsset(context, row.toId, Object.fromEntries(cleared))
  },
})

/** A link that was ended holds again, as what it was. */
export const restoreLink = defineAction({
  name: 'asset-link.restore',
  permission: 'asset.update',
  event: 'asset-link.restored',
  input: idSchema,
  on: onLink,
  run: async (context, { row }) => {
    if (row.endedAt === null) throw wrongState('restore', 'holds')
    const ends = await loadEnds(context, { type: row.typeId, from: row.fromId, to: row.toId })
    await refuseCircle(context, ends)
    await endRivals(context, ends, false)
    noteLink(context, ends, 'made')
    return context.change(assetLinkKind, row, { isDeclared: true, endedAt: null })
  },
})

async function end(context: ActionContext, link: AssetLink): Promise<void> {
  const [type, from, to] = [
    await context.load(linkTypeKind, link.typeId),
    await context.load(assetKind, link.fromId),
    await context.load(assetKind, link.toId),
  ]
  await context.change(assetLinkKind, link, { isDeclared: false, isObserved: false, endedAt: context.now })
  // What undo reads: it looks for what was thrown away.
  context.note(assetLinkKind, link.id, [{ field: 'deletedAt', old: null, new: context.now.toISOString() }])
  noteLink(context, { type, from, to }, 'ended')
}
