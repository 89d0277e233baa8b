import { sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { everySpoken } from '../../../shared/kinds/translated-fields.ts'
import type { Row, Write } from './write.ts'

const separator = ' > '

/** A name of the tree: what stands in a row, and the names of the branch down to it. */
interface Naming {
  own: string
  whole: string
}

/** The name as it stands, then as each language says it where the kind is translated. */
const namingsOf = (kind: Kind): Naming[] =>
  everySpoken(kind, 'completeName').map((whole) => ({ own: whole.replace('completeName', 'name'), whole }))

const columnIn = (kind: Kind, name: string) => columnOf(name, kind.fields[name]!)

/** What a record and its parent make together; a language that does not say one of them takes it as it stands. */
function wholeName(row: Record<string, unknown>, parent: Parent | undefined, { own, whole }: Naming): string {
  const name = String(row[own] ?? row.name)
  return parent === undefined ? name : `${String(parent[whole] ?? parent.completeName)}${separator}${name}`
}

/** `path` without the record itself (added once its id is known) and the complete names. */
export async function treeColumns(
  write: Write,
  kind: Kind,
  values: Record<string, unknown>,
): Promise<[string, unknown][]> {
  const parent = await parentOf(write, kind, values.parentId)
  const names = namingsOf(kind).map((naming): [string, unknown] => [
    columnIn(kind, naming.whole),
    wholeName(values, parent, naming),
  ])
  return [['path', parent?.path ?? []], ...names]
}

/** After a rename or a move: the record and all below it get their new path and complete names. */
export async function replantTree(write: Write, kind: Kind, row: Row): Promise<void> {
  const parent = await parentOf(write, kind, row.parentId)
  if (parent?.path.includes(row.id) === true) throw invalidField('parent', 'cycle')
  const table = sql.table(kind.table)
  const path = [...(parent?.path ?? []), row.id]
  const names = namingsOf(kind).map((naming) => ({
    column: columnIn(kind, naming.whole),
    own: sql.ref(`child.${columnIn(kind, naming.own)}`),
    property: naming.whole,
    value: wholeName(row, parent, naming),
  }))
  const first = names.map(({ column, value }) => sql`${value}::text as ${sql.ref(column)}`)
  const next = names.map(
    ({ column, own }) => sql`${sql.ref(`branch.${column}`)} || ${separator} || coalesce(${own}, child.name)`,
  )
  const sets = names.map(({ column }) => sql`${sql.ref(column)} = ${sql.ref(`branch.${column}`)}`)
  await sql`
    with recursive branch as (
      select id, ${path}::bigint[] as path, ${sql.join(first)} from ${table} where id = ${row.id}
      union all
      select child.id, branch.path || child.id, ${sql.join(next)}
      from ${table} child join branch on child.parent_id = branch.id)
    update ${table} t set path = branch.path, ${sql.join(sets)} from branch where t.id = branch.id`.execute(write.db)
  row.path = path
  for (const { property, value } of names) row[property] = value
}

type Parent = { path: string[]; completeName: string } & Record<string, unknown>

async function parentOf(write: Write, kind: Kind, id: unknown): Promise<Parent | undefined> {
  await lockTree(write.db, kind)
  if (typeof id !== 'string') return undefined
  const names = namingsOf(kind).map(({ whole }) => sql.ref(columnIn(kind, whole)))
  const result = await sql<Parent>`
    select path, ${sql.join(names)} from ${sql.table(kind.table)} where id = ${id} and deleted_at is null`.execute(
    write.db,
  )
  if (result.rows[0] === undefined) throw invalidField('parent', 'reference')
  return result.rows[0]
}

/**
 * One change of a tree at a time, until the transaction ends. Two moves at once could tie a knot; a branch renamed while
 * a leaf grows on it would leave the leaf with the old name. Taken before the lock of any of its rows.
 */
export async function lockTree(db: Write['db'], kind: Kind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`tree ${kind.table}`}))`.execute(db)
}
