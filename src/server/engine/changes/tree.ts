import { sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Row, Write } from './write.ts'

const separator = ' > '

/** `path` without the record itself (added once its id is known) and the complete name. */
export async function treeColumns(
  write: Write,
  kind: Kind,
  values: Record<string, unknown>,
): Promise<[string, unknown][]> {
  const parent = await parentOf(write, kind, values.parentId)
  const name = String(values.name)
  return [
    ['path', parent?.path ?? []],
    ['complete_name', parent === undefined ? name : `${parent.completeName}${separator}${name}`],
  ]
}

/** After a rename or a move: the record and all below it get their new path and complete name. */
export async function replantTree(write: Write, kind: Kind, row: Row): Promise<void> {
  const parent = await parentOf(write, kind, row.parentId)
  if (parent?.path.includes(row.id) === true) throw invalidField('parent', 'cycle')
  const table = sql.table(kind.table)
  const path = [...(parent?.path ?? []), row.id]
  const completeName = parent === undefined ? String(row.name) : `${parent.completeName}${separator}${String(row.name)}`
  await sql`
    with recursive branch as (
      select id, ${path}::bigint[] as path, ${completeName}::text as complete_name from ${table} where id = ${row.id}
      union all
      select child.id, branch.path || child.id, branch.complete_name || ${separator} || child.name
      from ${table} child join branch on child.parent_id = branch.id)
    update ${table} t set path = branch.path, complete_name = branch.complete_name from branch where t.id = branch.id`.execute(
    write.db,
  )
  row.path = path
  row.completeName = completeName
}

async function parentOf(
  write: Write,
  kind: Kind,
  id: unknown,
): Promise<{ path: string[]; completeName: string } | undefined> {
  await lockTree(write.db, kind)
  if (typeof id !== 'string') return undefined
  const result = await sql<{ path: string[]; completeName: string }>`
    select path, complete_name from ${sql.table(kind.table)} where id = ${id} and deleted_at is null`.execute(write.db)
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
