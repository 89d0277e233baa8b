import { sql } from 'kysely'
import { invalid } from '../../../shared/errors.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import { everySpoken } from '../../../shared/kinds/translated-fields.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { visible } from '../access/visible.ts'
import { entryOf } from '../house.ts'
import type { Row, Write } from './write.ts'

/** Name of each record that `row`'s references point at, by field name. */
export type Names = Record<string, string>

/** What a record is called: its name as it stands, and in all languages together. */
interface Called {
  name: string
  words: string
}

/** By kind and id: `location 12`. */
export type CalledBy = Map<string, Called>

/**
 * Reads the names of the records that the given fields of the given rows point at, through the read gate: a
 * reference to what one may not see is refused as unknown (iTop CVE-2023-45808), and so is one to what lies in the
 * trash. One statement for all.
 *
 * @param checked fields whose target must be visible to the actor; others are only named
 * @param checkedRows rows in which they are checked: the last one unless told
 */
export async function referenceNames(
  write: Write,
  kind: Kind,
  rows: Record<string, unknown>[],
  checked: ReadonlySet<string>,
  checkedRows: readonly Record<string, unknown>[] = rows.slice(-1),
): Promise<CalledBy> {
  const wanted = wantedTargets(kind, rows)
  if (wanted.size === 0) return new Map()
  const selects = [...wanted].map(([target, ids]) => {
    const entry = entryOf(write.house, target)
    const living = entry.kind.hasTrash ? sql`r.deleted_at is null` : sql`true`
    const seen = write.actor.type === 'system' ? sql`true` : sql`(${visible(entry, write.actor, 'r')} and ${living})`
    return sql`select ${target} as kind, r.id, ${calledSql(entry.kind)}, ${seen} as seen from ${sql.table(entry.kind.table)} r where r.id = any(${[...ids]}::bigint[])`
  })
  const result = await sql<{
    kind: string
    id: string
    name: string
    words: string
    seen: boolean
  }>`${prepared} ${sql.join(selects, sql` union all `)}`.execute(write.db)
  const found = new Map(result.rows.map((row) => [`${row.kind} ${row.id}`, row]))
  for (const row of checkedRows) refuseUnknown(kind, row, checked, found)
  return new Map(result.rows.map((row) => [`${row.kind} ${row.id}`, row]))
}

function calledSql(kind: Kind) {
  if (kind.fields[kind.title] === undefined) return sql`r.id::text as name, r.id::text as words`
  const columns = everySpoken(kind, kind.title).map((name) => sql.ref(`r.${columnOf(name, kind.fields[name]!)}`))
  const words = columns.length === 1 ? columns[0] : sql`concat_ws(' ', ${sql.join(columns)})`
  return sql`${columns[0]} as name, ${words} as words`
}

function wantedTargets(kind: Kind, rows: Record<string, unknown>[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.type !== 'reference') continue
    for (const row of rows) {
      const id = row[propertyOf(name, field)]
      if (typeof id !== 'string') continue
      const ids = wanted.get(field.kind!) ?? new Set()
      wanted.set(field.kind!, ids.add(id))
    }
  }
  return wanted
}

function refuseUnknown(
  kind: Kind,
  row: Record<string, unknown>,
  checked: ReadonlySet<string>,
  found: Map<string, { seen: boolean }>,
): void {
  const unknown = [...checked].filter((name) => {
    const field = kind.fields[name]!
    const id = row[propertyOf(name, field)]
    return typeof id === 'string' && found.get(`${field.kind} ${id}`)?.seen !== true
  })
  if (unknown.length > 0) throw invalid(unknown.map((field) => ({ field, code: 'reference' })))
}

/** Names of one row's references by field name. */
export const namesOf = (kind: Kind, row: Record<string, unknown>, all: CalledBy): Names =>
  calledOf(kind, row, all, 'name')

/** The same in all languages, for searches. */
export const wordsOf = (kind: Kind, row: Record<string, unknown>, all: CalledBy): Names =>
  calledOf(kind, row, all, 'words')

function calledOf(kind: Kind, row: Record<string, unknown>, all: CalledBy, as: keyof Called): Names {
  const names: Names = {}
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.type !== 'reference') continue
    const called = all.get(`${field.kind} ${String((row as Row)[propertyOf(name, field)])}`)
    if (called !== undefined) names[name] = called[as]
  }
  return names
}
