import { z } from 'zod'
import { idInput } from '../../../shared/fields/id.ts'
import { type Kind, writableFields } from '../../../shared/kinds/define-kind.ts'

const id = idInput

/** Input of `create`: every writable field by its name; required ones must be there unless they have a default. */
export function createSchema(kind: Kind): z.ZodType<Record<string, unknown>> {
  const shape = writableFields(kind).map(([name, field]) => {
    const hasDefault = field.required !== true || field.type === 'boolean' || field.type === 'json'
    return [name, hasDefault ? field.schema.optional() : field.schema] as const
  })
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<Record<string, unknown>>
}

/** Input of `update`: the record's id, any writable fields, and the version the caller saw. */
export function updateSchema(kind: Kind): z.ZodType<Record<string, unknown> & { id: string; version?: number }> {
  const shape = writableFields(kind).map(([name, field]) => [name, field.schema.optional()] as const)
  return z.strictObject({ id, version: z.int().optional(), ...Object.fromEntries(shape) }) as unknown as z.ZodType<
    Record<string, unknown> & { id: string; version?: number }
  >
}

/** Input of verbs that need only the record. */
export const idSchema: z.ZodType<{ id: string; version?: number }> = z.strictObject({
  id,
  version: z.int().optional(),
}) as never
