import { sql } from 'kysely'
import { inUse, invalidField } from '../../../shared/errors.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import { inSavepoint } from '../../platform/db/savepoint.ts'
import { errorCode } from '../../platform/errors.ts'
import { entryOf } from '../house.ts'
import { dropExact, keepExact } from '../search/exact.ts'
import { holdUnique } from '../unicity/hold-unique.ts'
import type { Row, Write } from './write.ts'

/**
 * Into the trash, or gone for kinds without one. A record that others point at with no trash of its own, or a
 * branch that still bears leaves, is refused with what holds it.
 */
export async function removeRow(write: Write, kind: Kind, row: Row): Promise<void> {
  if (kind.isTree) await refuseChildren(write, kind, row)
  await refuseRequired(write, kind, row)
  if (kind.hasTrash) {
    await sql`update ${sql.table(kind.table)} set deleted_at = ${write.now}, updated_at = ${write.now}, version = version + 1 where id = ${row.id}`.execute(
      write.db,
    )
  } else {
    await sql`delete from ${sql.table(kind.table)} where id = ${row.id}`.execute(write.db)
  }
  // In the trash a record keeps its handles: it is not found there, and has them when it comes back.
  if (!kind.hasTrash) await dropExact(write.db, kind.name, row.id)
  write.book.add({
    kind: kind.name,
    recordId: row.id,
    changes: [{ field: 'deletedAt', old: null, new: write.now.toISOString() }],
  })
}

export async function restoreRow(write: Write, kind: Kind, row: Row): Promise<void> {
  await refuseOrphan(write, kind, row)
  await sql`update ${sql.table(kind.table)} set deleted_at = null, updated_at = ${write.now}, version = version + 1 where id = ${row.id}`.execute(
    write.db,
  )
  const entry = entryOf(write.house, kind.name)
  if (entry.exact !== undefined) await keepExact(write.db, entry, row)
  write.book.add({
    kind: kind.name,
    recordId: row.id,
    changes: [{ field: 'deletedAt', old: String(row.deletedAt ?? ''), new: null }],
  })
  await holdUnique(write, kind, [row])
}

/**
 * Out of the trash for good, with what the house keeps of it beside its row; its history stays. False when the database
 * says that other rows still need it: then nothing is changed.
 */
export async function purgeRow(write: Write, kind: Kind, row: Row): Promise<boolean> {
  const done = await inSavepoint(write.db, () =>
    sql`delete from ${sql.table(kind.table)} where id = ${row.id} and deleted_at is not null`.execute(write.db),
  )
  if ('failure' in done) {
    if (errorCode(done.failure) !== stillNeeded) throw done.failure
    return false
  }
  if (done.result.numAffectedRows !== 1n) return false
  await dropExact(write.db, kind.name, row.id)
  await sql`delete from attachment where kind = ${kind.name} and record_id = ${row.id}`.execute(write.db)
  await sql`delete from record_note where kind = ${kind.name} and record_id = ${row.id}`.execute(write.db)
  const name = row[kind.title]
  write.book.add({
    kind: kind.name,
    recordId: row.id,
    changes: [{ field: 'purged', old: typeof name === 'string' ? name : null, new: null }],
  })
  return true
}

/** PostgreSQL: foreign_key_violation. */
const stillNeeded = '23503'

async function refuseChildren(write: Write, kind: Kind, row: Row): Promise<void> {
  const found =
    await sql`select 1 from ${sql.table(kind.table)} where parent_id = ${row.id} and deleted_at is null limit 1`.execute(
      write.db,
    )
  if (found.rows.length > 0) throw inUse(kind.name, kind.name)
}

/** What a record cannot do without must be there before it: its parent, and every required reference. */
async function refuseOrphan(write: Write, kind: Kind, row: Row): Promise<void> {
  for (const [name, field] of Object.entries(kind.fields)) {
    const isNeeded = field.required === true || (kind.isTree && name === 'parent')
    const id = row[propertyOf(name, field)]
    if (field.type !== 'reference' || !isNeeded || typeof id !== 'string') continue
    const target = entryOf(write.house, field.kind!).kind
    if (!target.hasTrash) continue
    const found =
      await sql`select 1 from ${sql.table(target.table)} where id = ${id} and deleted_at is not null`.execute(write.db)
    if (found.rows.length > 0) throw invalidField(name, 'reference')
  }
}

/** Living records that cannot do without this one (a required reference). */
async function refuseRequired(write: Write, kind: Kind, row: Row): Promise<void> {
  const { entryKind } = entryOf(write.house, kind.name)
  for (const { kind: other } of write.house.kinds.values()) {
    if (!other.hasTrash || other.name === entryKind) continue
    for (const [name, field] of Object.entries(other.fields)) {
      if (field.type !== 'reference' || field.kind !== kind.name || field.required !== true) continue
      const found = await sql`
        select 1 from ${sql.table(other.table)} where ${sql.ref(columnOf(name, field))} = ${row.id} and deleted_at is null limit 1`.execute(
        write.db,
      )
      if (found.rows.length > 0) throw inUse(kind.name, other.name)
    }
  }
}
