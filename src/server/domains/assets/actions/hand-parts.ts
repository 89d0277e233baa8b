import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type HandSection, handSchema, handSections, partReferences } from '../../../../shared/assets/part-fields.ts'
import { partSections } from '../../../../shared/assets/parts.ts'
import { typeHas } from '../../../../shared/assets/types/index.ts'
import { invalid, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { asReference } from '../../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { fieldErrors } from '../../../engine/actions/field-errors.ts'
import { entryOf } from '../../../engine/house.ts'

const title = z.string().trim().min(1).max(255)
const data = z.record(z.string().max(50), z.unknown())
const partId = idInput

interface HandPart {
  id: string
  section: HandSection
  title: string
}

/** Enters a part by hand. It is kept apart from what inventory observes, and no inventory removes it. */
export const addPart = defineAction({
  name: 'asset.add-part',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), section: z.enum(handSections), title, data: data.default({}) }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const tab = partSections[input.section].tab
    if (!typeHas(row.type, tab)) throw invalidField('section', 'not_for_type', { type: row.type })
    const told = await said(context, input.section, input.data)
    await sql`
      insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
      values (${row.id}, ${input.section}, ${`hand:${randomUUID()}`}, ${input.title}, ${told}::jsonb, false, ${context.now}, ${context.now})`.execute(
      context.db,
    )
    context.note(assetKind, row.id, [{ field: `part:${input.section}`, old: null, new: input.title }])
    await context.touch(assetKind, row)
    return row
  },
})

export const updatePart = defineAction({
  name: 'asset.update-part',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), part: partId, title, data: data.default({}) }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const part = await handPart(context, row.id, input.part)
    const told = await said(context, part.section, input.data)
    await sql`
      update asset_part set title = ${input.title}, data = ${told}::jsonb, updated_at = ${context.now}
      where id = ${part.id}`.execute(context.db)
    context.note(assetKind, row.id, [{ field: `part:${part.section}`, old: part.title, new: input.title }])
    await context.touch(assetKind, row)
    return row
  },
})

export const removePart = defineAction({
  name: 'asset.remove-part',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), part: partId }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const part = await handPart(context, row.id, input.part)
    await sql`delete from asset_part where id = ${part.id}`.execute(context.db)
    context.note(assetKind, row.id, [{ field: `part:${part.section}`, old: part.title, new: null }])
    await context.touch(assetKind, row)
    return row
  },
})

/** A part of the asset that a person entered; observed ones are not a person's to change. */
async function handPart(context: ActionContext, assetId: string, id: string): Promise<HandPart> {
  const found = await sql<HandPart & { isObserved: boolean }>`
    select id, section, title, is_observed from asset_part where id = ${id} and asset_id = ${assetId} for update`.execute(
    context.db,
  )
  const part = found.rows[0]
  if (part === undefined) throw invalidField('part', 'reference')
  if (part.isObserved || !(handSections as readonly string[]).includes(part.section))
    throw invalidField('part', 'observed')
  return part
}

/** Data checked against the fields of the section, as JSON; what says nothing is left out. */
async function said(context: ActionContext, section: HandSection, given: Record<string, unknown>): Promise<string> {
  const parsed = handSchema(section).safeParse(given)
  if (!parsed.success)
    throw invalid(fieldErrors(parsed.error).map((error) => ({ ...error, field: `data.${error.field}` })))
  await requireReferences(context, section, parsed.data)
  return JSON.stringify(
    Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== null && value !== undefined)),
  )
}

/** Places and states that exist and that the actor may see. */
async function requireReferences(
  context: ActionContext,
  section: HandSection,
  data: Record<string, unknown>,
): Promise<void> {
  for (const [name, kind] of partReferences(section)) {
    if (data[name] == null) continue
    await asReference(`data.${name}`, context.load(entryOf(context.house, kind).kind, String(data[name])))
  }
}
