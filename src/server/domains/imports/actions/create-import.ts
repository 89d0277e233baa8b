import { sql } from 'kysely'
import { z } from 'zod'
import { CigaleError, forbidden, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { importKind, importMappingKind } from '../../../../shared/imports/imports.kinds.ts'
import { fileOptions, type ImportMapping, importMapping } from '../../../../shared/imports/mapping.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { attach } from '../../../engine/attachments.ts'
import { storeUpload } from '../../../engine/files/documents.ts'
import { type Importable, importableOf } from '../../../engine/imports/import-fields.ts'

const id = idInput

const input = z.strictObject({
  /** Plural of the kind: `assets`. */
  kind: z.string().max(100),
  /** A file sent before (POST /documents)… */
  document: id.optional(),
  /** …or the lines themselves, as CSV… */
  text: z.string().min(1).max(5_000_000).optional(),
  /** …or the file of an earlier import, with its mapping unless another is given. */
  from: id.optional(),
  mapping: importMapping.optional(),
  /** A saved model. */
  model: id.optional(),
  file: fileOptions.default({}),
  isTrial: z.boolean().default(false),
})
type Input = z.infer<typeof input>

interface Given {
  document: { id: string; name: string }
  mapping: ImportMapping
  file: z.infer<typeof fileOptions>
}

/** Takes a file of lines in, or tries it: the work itself is a job; its progress and report are on the record. */
export const createImport = defineAction({
  name: 'import.create',
  event: 'import.created',
  input,
  run: async (context, { input }) => {
    const entry = context.house.byPlural.get(input.kind)
    const importable = entry === undefined ? null : importableOf(context.house, entry)
    if (importable === null) throw invalidField('kind', 'unknown')
    const given = await whatIsGiven(context, input)
    requireFit(importable, given.mapping)
    requireRights(context, importable, given.mapping)
    const row = await context.create(importKind, {
      kind: input.kind,
      fileName: given.document.name,
      userId: context.actor.userId,
      isTrial: input.isTrial,
      mode: given.mapping.mode,
      state: 'queued',
      mapping: given.mapping,
      file: given.file,
      scopes: context.actor.scopes === null ? null : [...context.actor.scopes],
    })
    await attach(context, { kind: importKind, recordId: row.id }, [given.document.id]).catch((error: unknown) => {
      throw error instanceof CigaleError && error.code === 'invalid' ? invalidField('document', 'reference') : error
    })
    await context.enqueue('imports.run', { id: row.id })
    return row
  },
})

async function whatIsGiven(context: ActionContext, input: Input): Promise<Given> {
  const earlier = input.from === undefined ? null : await context.load(importKind, input.from)
  const saved = input.model === undefined ? null : await context.load(importMappingKind, input.model)
  const document = await documentOf(context, input)
  return {
    document,
    mapping: input.mapping ?? saved?.mapping ?? earlier?.mapping ?? importMapping.parse({}),
    file: earlier !== null && Object.keys(input.file).length === 0 ? earlier.file : input.file,
  }
}

async function documentOf(context: ActionContext, input: Input): Promise<Given['document']> {
  if (input.text !== undefined)
    return storeUpload(context.services, context.actor, onePiece(Buffer.from(input.text)), `${input.kind}.csv`)
  const which =
    input.document !== undefined
      ? sql`d.id = ${input.document}`
      : input.from !== undefined
        ? sql`d.id in (select a.document_id from attachment a where a.kind = ${importKind.name} and a.record_id = ${input.from})`
        : sql`false`
  const found = await sql<{ id: string; name: string }>`select d.id, d.name from document d where ${which}`.execute(
    context.db,
  )
  if (found.rows[0] === undefined)
    throw invalidField('document', input.document === undefined ? 'required' : 'reference')
  return found.rows[0]
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A model may be older than the kind it fills. @throws `invalid` naming the part of the mapping */
function requireFit(importable: Importable, mapping: ImportMapping): void {
  const fields = new Map(importable.fields.map((field) => [field.name, field]))
  for (const [index, column] of mapping.columns.entries())
    if (!fields.has(column.field)) throw invalidField(`mapping.columns.${index}.field`, 'unknown')
  for (const [index, constant] of mapping.constants.entries())
    if (!fields.has(constant.field)) throw invalidField(`mapping.constants.${index}.field`, 'unknown')
  for (const [index, key] of mapping.keys.entries())
    if (fields.get(key)?.isKey !== true) throw invalidField(`mapping.keys.${index}`, 'unknown')
  if (mapping.mode === 'update' && mapping.keys.length === 0) throw invalidField('mapping.keys', 'required')
  const filled = new Set([...mapping.columns, ...mapping.constants].map((each) => each.field))
  const keyless = mapping.keys.find((key) => !filled.has(key))
  if (keyless !== undefined) throw invalidField('mapping.keys', 'not_filled', { field: keyless })
}

/** Each line goes through the gate again; whoever could do none of it is told at once. */
function requireRights(context: ActionContext, { create, update }: Importable, { mode }: ImportMapping): void {
  const wanted = [mode === 'update' ? null : create, mode === 'create' ? null : update].filter(
    (action) => action !== null,
  )
  if (wanted.length === 0) throw invalidField('mapping.mode', 'invalid')
  const lacking = wanted.filter(({ permission }) => permission !== null && !isAllowed(context.actor, permission))
  if (lacking.length === wanted.length) throw forbidden(lacking[0]!.permission!)
}
