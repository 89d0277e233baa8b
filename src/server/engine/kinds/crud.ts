import { forbidden } from '../../../shared/errors.ts'
import type { Fields, Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import { propertyOf, writableFields } from '../../../shared/kinds/define-kind.ts'
import { type Action, defineAction } from '../actions/define-action.ts'
import type { KindEntry } from '../house.ts'
import { createSchema, idSchema, updateSchema } from './input-schema.ts'

/** Input by field names → row properties (`location` → `locationId`). */
export function toRow(kind: Kind, input: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [name, field] of writableFields(kind)) {
    if (input[name] !== undefined) row[propertyOf(name, field)] = input[name]
  }
  return row
}

/** Booleans and JSON left out of a creation get their empty value. */
export function withDefaults(fields: Fields, row: Record<string, unknown>): Record<string, unknown> {
  const full = { ...row }
  for (const [name, field] of Object.entries(fields)) {
    if (full[name] === undefined && field.type === 'boolean' && field.system !== true) full[name] = false
  }
  return full
}

/** The generic verbs of a kind. Permissions: `<guard>.create`, `.update`, `.delete`. */
export function crudActions(entry: KindEntry): Action[] {
  const { kind } = entry
  const makers = {
    create: () => createAction(kind),
    update: () => updateAction(kind),
    remove: () => removeAction(kind),
    restore: () => restoreAction(kind),
  }
  return (entry.crud ?? []).map((verb) => makers[verb]())
}

function createAction(kind: Kind): Action {
  return defineAction({
    name: `${kind.name}.create`,
    permission: `${kind.guard}.create`,
    event: `${kind.name}.created`,
    input: createSchema(kind),
    run: async (context, { input }) => {
      const row = await context.create(kind, withDefaults(kind.fields, toRow(kind, input)) as Partial<RowOf<Kind>>)
      await requireOnNew(context, kind, row.id, `${kind.guard}.create`)
      return row
    },
    ...(kind.isTree ? {} : { many: manyCreator(kind) }),
  })
}

const manyCreator =
  (kind: Kind) =>
  async (
    context: Parameters<Action['run']>[0],
    given: { input: Record<string, unknown> }[],
  ): Promise<RowOf<Kind>[]> => {
    const list = given.map(({ input }) => withDefaults(kind.fields, toRow(kind, input)) as Partial<RowOf<Kind>>)
    const rows = await context.createMany(kind, list)
    await requireOnAll(context, kind, rows, `${kind.guard}.create`)
    return rows
  }

/** A person may create only where his reach goes: the new row must itself be within it. */
export async function requireOnNew(
  context: Parameters<Action['run']>[0],
  kind: Kind,
  id: string,
  permission: string,
): Promise<void> {
  if (context.actor.type === 'system' || (await context.may(permission, kind, id))) return
  throw forbidden(permission)
}

/** The same for many. */
export async function requireOnAll(
  context: Parameters<Action['run']>[0],
  kind: Kind,
  rows: readonly { id: string }[],
  permission: string,
): Promise<void> {
  if (context.actor.type === 'system') return
  const ids = rows.map((row) => row.id)
  const allowed = await context.mayOn(permission, kind, ids)
  if (ids.some((id) => !allowed.has(id))) throw forbidden(permission)
}

function updateAction(kind: Kind): Action {
  return defineAction({
    name: `${kind.name}.update`,
    permission: `${kind.guard}.update`,
    event: `${kind.name}.changed`,
    input: updateSchema(kind),
    on: { kind, id: (input) => input.id, version: (input) => input.version },
    run: async (context, { row, input }) => {
      const changed = await context.change(kind, row, toRow(kind, input) as Partial<RowOf<Kind>>)
      // Moving a record out of one's reach would be a way to plant it in another's.
      await requireOnNew(context, kind, changed.id, `${kind.guard}.update`)
      return changed
    },
    many: async (context, given) => {
      const rows = await context.changeMany(
        kind,
        given.map(({ row, input }) => ({ row, patch: toRow(kind, input) as Partial<RowOf<Kind>> })),
      )
      await requireOnAll(context, kind, rows, `${kind.guard}.update`)
      return rows
    },
  })
}

function removeAction(kind: Kind): Action {
  return defineAction({
    name: `${kind.name}.remove`,
    permission: `${kind.guard}.delete`,
    event: `${kind.name}.removed`,
    input: idSchema,
    on: { kind, id: (input) => input.id, version: (input) => input.version },
    run: (context, { row }) => context.remove(kind, row),
  })
}

function restoreAction(kind: Kind): Action {
  return defineAction({
    name: `${kind.name}.restore`,
    permission: `${kind.guard}.delete`,
    event: `${kind.name}.restored`,
    input: idSchema,
    on: { kind, id: (input) => input.id, trashed: true },
    run: (context, { row }) => context.restore(kind, row),
  })
}
