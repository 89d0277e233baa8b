import { z } from 'zod'
import { idInput } from '../../../shared/fields/id.ts'
import { type Field, fieldTypes } from '../../../shared/fields/index.ts'
import { writableFields } from '../../../shared/kinds/define-kind.ts'
import { recordTemplateKind } from '../../../shared/workspace/workspace.kinds.ts'
import { ownFields } from '../../engine/copies/copiers.ts'
import { entryOf, type KindEntry } from '../../engine/house.ts'

const asId = z.union([idInput, z.looseObject({ id: idInput }).transform(({ id }) => id)])

/**
 * Of the values given, those that a further record may share: no keys, no numbers of the one, nothing the kind does not
 * have. Of references the id: their names are read when the template is used, by whoever uses it.
 */
export const fitTemplate: NonNullable<KindEntry['prepare']> = async (write, row, values) => {
  const whole = { ...row, ...values } as { subject: string; values?: Record<string, unknown> }
  const entry = entryOf(write.house, whole.subject)
  const own = new Set([...ownFields(entry), entry.kind.title])
  const fields = writableFields(entry.kind).filter(([name, field]) => field.type !== 'json' && !own.has(name))
  const given = whole.values ?? {}
  const kept = fields.flatMap(([name, field]) => {
    const value = Object.hasOwn(given, name) ? storedValue(field, given[name]) : null
    return value === null ? [] : [[name, value] as const]
  })
  return { ...values, values: Object.fromEntries(kept) }
}

/** A value as the field takes it, or nothing: what a template says wrongly is no reason to refuse it. */
function storedValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined || fieldTypes[field.type] === undefined) return null
  const read = (field.type === 'reference' ? asId : field.schema).safeParse(value)
  return !read.success ? null : field.type === 'reference' ? read.data : value
}

export const recordTemplateEntry: KindEntry = {
  kind: recordTemplateKind,
  prepare: fitTemplate,
  crud: ['create', 'update', 'remove', 'restore'],
}
