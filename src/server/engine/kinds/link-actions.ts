import { sql } from 'kysely'
import { z } from 'zod'
import { invalid } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { visible } from '../access/visible.ts'
import type { ActionContext, FieldChange } from '../actions/context.ts'
import { type Action, defineAction } from '../actions/define-action.ts'
import { entryOf } from '../house.ts'

/** A plain link between records of two kinds: a table of pairs, without facts of its own. */
export interface Link {
  /** The kind that has the verbs. */
  from: Kind
  to: Kind
  /** What the other is to it, as in `link-asset`; also the name of the field in history. */
  as: string
  /** What it is to the other, in the other's history. */
  back: string
  table: string
  fromColumn: string
  toColumn: string
  /** Default: the update of `from`. */
  permission?: string
  /** What the row of `from` must allow, to link and to unlink: throws when it does not. */
  allow?: (row: Linked) => void
  /** What must still hold once they are linked: throws when it does not. The row of `from` is locked. */
  hold?: (context: ActionContext, row: Linked, ids: readonly string[]) => Promise<void>
}

interface Named {
  id: string
  name: string
}

/**
 * `contract.link-asset` and `contract.unlink-asset`: many at once, each told in the history of both records. What is
 * linked already, or not linked, is no error and no history. Only records that the actor may see.
 */
export function linkActions(link: Link): Action[] {
  const { from, to, as } = link
  const permission = link.permission ?? `${from.guard}.update`
  const id = idInput
  const input = z.strictObject({ id, version: z.int().optional(), ids: z.array(id).min(1).max(500) })
  const on = { kind: from, id: (given: { id: string }) => given.id }
  return [
    defineAction({
      name: `${from.name}.link-${as}`,
      permission,
      event: `${from.name}.${as}-linked`,
      input,
      on,
      run: async (context, { row, input: { ids } }) => {
        link.allow?.(row as unknown as Linked)
        await requireSeen(context, to, ids)
        const added = await sql<Named>`
          with added as (
            insert into ${sql.table(link.table)} (${sql.ref(link.fromColumn)}, ${sql.ref(link.toColumn)})
            select ${row.id}::bigint, unnest(${[...new Set(ids)]}::bigint[]) on conflict do nothing
            returning ${sql.ref(link.toColumn)} as id)
          select t.id, ${titleSql(to)} as name from added join ${sql.table(to.table)} t on t.id = added.id`.execute(
          context.db,
        )
        if (added.rows.length > 0) await link.hold?.(context, row as unknown as Linked, ids)
        return note(context, link, row, added.rows, 'new')
      },
    }),
    defineAction({
      name: `${from.name}.unlink-${as}`,
      permission,
      event: `${from.name}.${as}-unlinked`,
      input,
      on,
      run: async (context, { row, input: { ids } }) => {
        link.allow?.(row as unknown as Linked)
        const gone = await sql<Named>`
          with gone as (
            delete from ${sql.table(link.table)}
            where ${sql.ref(link.fromColumn)} = ${row.id} and ${sql.ref(link.toColumn)} = any(${ids}::bigint[])
            returning ${sql.ref(link.toColumn)} as id)
          select t.id, ${titleSql(to)} as name from gone join ${sql.table(to.table)} t on t.id = gone.id`.execute(
          context.db,
        )
        return note(context, link, row, gone.rows, 'old')
      },
    }),
  ]
}

const titleSql = (kind: Kind) => sql.ref(`t.${columnOf(kind.title, kind.fields[kind.title]!)}`)

async function requireSeen(context: ActionContext, kind: Kind, ids: readonly string[]): Promise<void> {
  const alive = kind.hasTrash ? sql`and t.deleted_at is null` : sql``
  const found = await sql<{ id: string }>`
    select t.id from ${sql.table(kind.table)} t
    where t.id = any(${ids}::bigint[]) ${alive} and ${visible(entryOf(context.house, kind.name), context.actor, 't')}`.execute(
    context.db,
  )
  const known = new Set(found.rows.map((row) => row.id))
  const errors = ids.flatMap((id, at) => (known.has(id) ? [] : [{ field: `ids.${at}`, code: 'reference' }]))
  if (errors.length > 0) throw invalid(errors)
}

export type Linked = Record<string, unknown> & { id: string }

async function note(context: ActionContext, link: Link, row: object, others: Named[], side: 'old' | 'new') {
  const from = row as Linked
  if (others.length === 0) return from
  const change = (field: string, { id, name }: Named): FieldChange =>
    side === 'new' ? { field, old: null, new: id, newText: name } : { field, old: id, new: null, oldText: name }
  context.note(
    link.from,
    from.id,
    others.map((other) => change(link.as, other)),
  )
  const own = { id: from.id, name: String(from[link.from.title] ?? from.id) }
  for (const other of others) context.note(link.to, other.id, [change(link.back, own)])
  await context.touch(link.from, from)
  return from
}
