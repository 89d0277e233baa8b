import { sql } from 'kysely'
import { internal } from '../../../shared/errors.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { FieldChange } from '../actions/context.ts'
import { entryOf } from '../house.ts'
import { addExact } from '../search/exact.ts'
import { holdUnique } from '../unicity/hold-unique.ts'
import { cleanValues } from './clean-values.ts'
import { dbValue } from './db-value.ts'
import { describeChange } from './describe-change.ts'
import { requireOneOf } from './one-of.ts'
import { plainMoney } from './plain-money.ts'
import { namesOf, referenceNames, wordsOf } from './references.ts'
import type { Row, Write } from './write.ts'

/** Parameters of one statement are counted in 16 bits. */
const most = 500

/**
 * Inserts many records of a kind, each with its history line and exact handles, in three statements however many they
 * are. The same as insertRow one by one; not for trees. Returns the stored rows in order.
 */
export async function insertRows(write: Write, kind: Kind, list: readonly Record<string, unknown>[]): Promise<Row[]> {
  if (kind.isTree) throw internal(`records of ${kind.name} are inserted one by one`)
  const rows: Row[] = []
  for (let from = 0; from < list.length; from += most)
    rows.push(...(await insertSome(write, kind, list.slice(from, from + most))))
  return rows
}

async function insertSome(write: Write, kind: Kind, list: readonly Record<string, unknown>[]): Promise<Row[]> {
  const entry = entryOf(write.house, kind.name)
  const whole: Record<string, unknown>[] = []
  for (const values of list) whole.push(entry.prepare === undefined ? values : await entry.prepare(write, null, values))
  const plain = await plainMoney(write, kind, whole)
  const clean = plain.map((values) => cleanValues(kind, values, values))
  for (const values of clean) requireOneOf(kind, values)
  const given = Object.entries(kind.fields).filter(([name, field]) =>
    clean.some((values) => values[propertyOf(name, field)] !== undefined),
  )
  const references = given.filter(([, field]) => field.type === 'reference' && field.system !== true)
  const names = await referenceNames(write, kind, clean, new Set(references.map(([name]) => name)), clean)
  const columns = given.map(([name, field]) => columnOf(name, field))
  if (kind.hasStamps) columns.push('created_at', 'updated_at')
  if (entry.searchExtra !== undefined) columns.push('search_extra')
  const tuples = clean.map((values) => {
    const tuple: unknown[] = given.map(([name, field]) => {
      const value = values[propertyOf(name, field)]
      return value === undefined ? undefined : dbValue(field, value)
    })
    if (kind.hasStamps) tuple.push(write.now, write.now)
    if (entry.searchExtra !== undefined) tuple.push(entry.searchExtra(values, wordsOf(kind, values, names)))
    return sql`(${sql.join(tuple.map((value) => (value === undefined ? sql`default` : sql`${value}`)))})`
  })
  const result = await sql<Row>`
    insert into ${sql.table(kind.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(tuples)} returning *`.execute(write.db)
  const rows = result.rows
  if (entry.exact !== undefined) await addExact(write.db, entry, rows)
  for (const [index, row] of rows.entries()) {
    const ownNames = namesOf(kind, row, names)
    // What only another row of the set gave is this row's default, nobody's choice.
    const isOwn = (property: string) => clean[index]?.[property] !== undefined && row[property] != null
    const changes = given
      .filter(([name, field]) => field.silent !== true && isOwn(propertyOf(name, field)))
      .map(
        ([name, field]): FieldChange => describeChange(name, field, null, row[propertyOf(name, field)], {}, ownNames),
      )
    write.book.add({ kind: kind.name, recordId: row.id, changes })
  }
  await holdUnique(write, kind, rows)
  return rows
}
