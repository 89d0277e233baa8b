import { z } from 'zod'
import { copyNames, mostCopies } from '../../../shared/copies/copy-names.ts'
import { forbidden, internal, invalid, invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { type Kind, propertyOf, writableFields } from '../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../actions/context.ts'
import { type Action, defineAction } from '../actions/define-action.ts'
import { fieldErrors } from '../actions/field-errors.ts'
import type { Copier, KindEntry } from '../house.ts'
import { copiersOf, ownFields } from './copiers.ts'
import { unseenReferences } from './unseen-references.ts'

type Source = Record<string, unknown> & { id: string }

/**
 * `contract.copy`, for kinds that say they can be copied: as many new records like this one, made by the kind's own
 * action of creation (numbers, rules, unicity). What identifies the one is left empty in the others; what `parts` names
 * follows. Permission: to create; the copies must lie where one may.
 */
export function copyAction(entry: KindEntry): Action {
  const { kind } = entry
  return defineAction({
    name: `${kind.name}.copy`,
    permission: `${kind.guard}.create`,
    event: `${kind.name}.copied`,
    input: z.strictObject({
      id: idInput,
      version: z.int().optional(),
      /** `{name}`, `{00}`: copy-names.ts. */
      name: z.string().trim().min(1).max(255),
      count: z.int().min(1).max(mostCopies).default(1),
      /** Where the counter begins. */
      first: z.int().min(0).max(99_999_999).default(1),
      /** What follows, by the names of the copiers. */
      parts: z.array(z.string().max(50)).max(20).default([]),
      /** Fields that are left empty beside those that always are. */
      without: z.array(z.string().max(50)).max(50).default([]),
    }),
    on: { kind, id: (input) => input.id, version: (input) => input.version },
    beside: ({ copies }: { copies: { id: string; name: string }[] }) => ({ copies }),
    run: async (context, { row, input }) => {
      const source = row as Source
      const followers = await chosen(context, kind, input.parts)
      const values = await valuesOf(context, entry, source, new Set(input.without))
      const title = String(source[kind.title] ?? source.id)
      const create = context.house.actions.get(entry.createBy ?? `${kind.name}.create`)
      if (create === undefined) throw internal(`${kind.name} cannot be created`)
      const copies: Source[] = []
      for (const name of copyNames(input.name, title, input.count, input.first)) {
        if (name.length > 255) throw invalidField('name', 'too_big', { max: 255 })
        const given = create.input.safeParse({ ...values, [kind.title]: name })
        if (!given.success) throw invalid(fieldErrors(given.error))
        const made = (await create.run(context, { row: {}, input: given.data as never })) as Source
        context.note(kind, made.id, [{ field: 'copiedFrom', old: null, new: source.id, newText: title, of: kind.name }])
        copies.push(made)
      }
      for (const copier of followers) await copier.run(context, source, copies)
      return { id: copies[0]!.id, copies: copies.map(({ id, ...one }) => ({ id, name: String(one[kind.title]) })) }
    },
  })
}

async function chosen(context: ActionContext, kind: Kind, names: readonly string[]): Promise<Copier[]> {
  const known = copiersOf(context.house, kind, context.actor)
  return [...new Set(names)].map((name) => {
    const copier = known.find((each) => each.name === name)
    if (copier !== undefined) return copier
    const hidden = copiersOf(context.house, kind, null).find((each) => each.name === name)
    throw hidden === undefined ? invalidField('parts', 'unknown') : forbidden(hidden.needs!)
  })
}

/** Input of the creation, by field names. What the actor does not see, or what lies in the trash, is left out. */
async function valuesOf(
  context: ActionContext,
  entry: KindEntry,
  source: Source,
  without: ReadonlySet<string>,
): Promise<Record<string, unknown>> {
  const own = ownFields(entry)
  const fields = writableFields(entry.kind).filter(([name, field]) => {
    const isKept = source[propertyOf(name, field)] != null && !own.has(name)
    return isKept && (field.required === true || !without.has(name))
  })
  const values = Object.fromEntries(fields.map(([name, field]) => [name, source[propertyOf(name, field)]]))
  const unseen = await unseenReferences(context, entry.kind, values)
  for (const name of unseen) delete values[name]
  return entry.copied?.prepare?.(values) ?? values
}
