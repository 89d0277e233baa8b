import { sql } from 'kysely'
import { staleVersion } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import { everySpoken } from '../../../shared/kinds/translated-fields.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { entryOf } from '../house.ts'
import { keepExact } from '../search/exact.ts'
import { holdUnique } from '../unicity/hold-unique.ts'
import { cleanValues } from './clean-values.ts'
import { dbValue } from './db-value.ts'
import { describeChange, isSame } from './describe-change.ts'
import { followChanges } from './follow-changes.ts'
import { plainMoney } from './plain-money.ts'
import { type CalledBy, namesOf, referenceNames, wordsOf } from './references.ts'
import { replantTree } from './tree.ts'
import type { Row, Write } from './write.ts'

/** What a patch would change: its values cleaned, the fields that differ, the row as it would be. */
export interface Difference {
  row: Row
  clean: Record<string, unknown>
  changed: [string, Field][]
  after: Row
}

export function differenceOf(kind: Kind, row: Row, patch: Record<string, unknown>): Difference {
  const clean = cleanValues(kind, patch, row)
  const changed = Object.entries(kind.fields).filter(([name, field]) => {
    const property = propertyOf(name, field)
    return clean[property] !== undefined && !isSame(row[property], clean[property])
  })
  return { row, clean, changed, after: { ...row, ...clean } }
}

/** Writes the fields that differ, with one history line; nothing different, nothing written. Returns the new row. */
export async function updateRow(
  write: Write,
  kind: Kind,
  row: Row,
  patch: Record<string, unknown>,
  byHouse: ReadonlySet<string> = new Set(),
): Promise<Row> {
  const entry = entryOf(write.house, kind.name)
  const whole = entry.prepare === undefined ? patch : await entry.prepare(write, row, patch)
  const [plain = whole] = await plainMoney(write, kind, [whole])
  const difference = differenceOf(kind, row, plain)
  const { clean, changed, after } = difference
  if (changed.length === 0) return row
  const names = await changedNames(write, kind, row, after, changed, entry.searchExtra !== undefined, byHouse)
  const columns: [string, unknown][] = changed.map(([name, field]) => [
    columnOf(name, field),
    dbValue(field, clean[propertyOf(name, field)]),
  ])
  if (entry.searchExtra !== undefined)
    columns.push(['search_extra', entry.searchExtra(after, wordsOf(kind, after, names))])
  const stored = await writeColumns(write, kind, row, columns)
  if (kind.isTree && changed.some(([name]) => name === 'parent' || everySpoken(kind, 'name').includes(name)))
    await replantTree(write, kind, stored)
  if (entry.exact !== undefined && !isSame(entry.exact(row), entry.exact(stored)))
    await keepExact(write.db, entry, stored)
  noteDifference(write, kind, difference, stored, names)
  await holdUnique(write, kind, [stored], new Set(changed.map(([name]) => name)))
  await followChanges(write, kind, [{ changed, stored }])
  return stored
}

/** The line of history about what was changed; none when only silent fields were. */
export function noteDifference(
  write: Write,
  kind: Kind,
  { row, changed }: Difference,
  stored: Row,
  names: CalledBy,
): void {
  const loud = changed.filter(([, field]) => field.silent !== true)
  if (loud.length === 0) return
  const namesBefore = namesOf(kind, row, names)
  const namesAfter = namesOf(kind, stored, names)
  const changes = loud.map(([name, field]) => {
    const property = propertyOf(name, field)
    return describeChange(name, field, row[property], stored[property], namesBefore, namesAfter)
  })
  write.book.add({ kind: kind.name, recordId: row.id, changes })
}

/** Says that something about the record moved (a message, a link) without a new version: nobody's edit is stale for it. */
export async function touchRow(write: Write, kind: Kind, row: { id: string }): Promise<void> {
  await sql`${prepared} update ${sql.table(kind.table)} set updated_at = ${write.now} where id = ${row.id}`.execute(
    write.db,
  )
}

/** Names are needed for changed references (history) and, when search text is made of names, for all of them. */
async function changedNames(
  write: Write,
  kind: Kind,
  row: Row,
  after: Row,
  changed: [string, Field][],
  all: boolean,
  byHouse: ReadonlySet<string>,
): Promise<CalledBy> {
  const references = changed.filter(([, field]) => field.type === 'reference')
  if (references.length === 0 && !all) return new Map()
  const checked = new Set(
    references.filter(([name, field]) => field.system !== true && !byHouse.has(name)).map(([name]) => name),
  )
  if (all) return referenceNames(write, kind, [row, after], checked)
  const pick = (source: Row) =>
    Object.fromEntries(references.map(([name, field]) => [propertyOf(name, field), source[propertyOf(name, field)]]))
  return referenceNames(write, kind, [pick(row), pick(after)], checked)
}

async function writeColumns(write: Write, kind: Kind, row: Row, columns: [string, unknown][]): Promise<Row> {
  const sets = columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  if (kind.hasStamps) sets.push(sql`updated_at = ${write.now}`, sql`version = version + 1`)
  const guard = kind.hasStamps ? sql`and version = ${row.version}` : sql``
  const result =
    await sql<Row>`${prepared} update ${sql.table(kind.table)} set ${sql.join(sets)} where id = ${row.id} ${guard} returning *`.execute(
      write.db,
    )
  const stored = result.rows[0]
  if (stored === undefined) throw staleVersion(row.version + 1)
  return stored
}
