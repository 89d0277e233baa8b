import { sql } from 'kysely'
import { staleVersion } from '../../../shared/errors.ts'
import { type Field, fieldTypes } from '../../../shared/fields/index.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import { entryOf } from '../house.ts'
import { keepExact } from '../search/exact.ts'
import { holdUnique } from '../unicity/hold-unique.ts'
import { isSame } from './describe-change.ts'
import { followChanges } from './follow-changes.ts'
import { plainMoney } from './plain-money.ts'
import { type CalledBy, referenceNames, wordsOf } from './references.ts'
import { type Difference, differenceOf, noteDifference, updateRow } from './update-row.ts'
import type { Row, Write } from './write.ts'

export interface RowPatch {
  row: Row
  patch: Record<string, unknown>
}

/**
 * Changes many records of a kind, each by its own patch, in three statements however many they are: the same as
 * updateRow one by one (history, handles, versions). Trees are changed one by one. Returns the rows in order.
 */
export async function updateRows(write: Write, kind: Kind, pairs: readonly RowPatch[]): Promise<Row[]> {
  if (kind.isTree) {
    const rows: Row[] = []
    for (const { row, patch } of pairs) rows.push(await updateRow(write, kind, row, patch))
    return rows
  }
  const { prepare } = entryOf(write.house, kind.name)
  const whole: Record<string, unknown>[] = []
  for (const { row, patch } of pairs) whole.push(prepare === undefined ? patch : await prepare(write, row, patch))
  const patches = await plainMoney(write, kind, whole)
  const all = pairs.map(({ row }, index) => differenceOf(kind, row, patches[index]!))
  const real = all.filter((each) => each.changed.length > 0)
  if (real.length === 0) return all.map((each) => each.row)
  const names = await namesFor(write, kind, real)
  const stored = await writeAll(write, kind, real, names)
  const entry = entryOf(write.house, kind.name)
  if (entry.exact !== undefined) {
    const moved = real
      .map(({ row }) => stored.get(row.id)!)
      .filter((row, index) => !isSame(entry.exact!(real[index]!.row), entry.exact!(row)))
    if (moved.length > 0) await keepExact(write.db, entry, ...moved)
  }
  for (const each of real) noteDifference(write, kind, each, stored.get(each.row.id)!, names)
  const touched = new Set(real.flatMap(({ changed }) => changed.map(([name]) => name)))
  await holdUnique(write, kind, [...stored.values()], touched)
  await followChanges(
    write,
    kind,
    real.map(({ changed, row }) => ({ changed, stored: stored.get(row.id)! })),
  )
  return all.map((each) => stored.get(each.row.id) ?? each.row)
}

/** Names of what changed references point at, before and after; what they point at now must be there for the actor. */
async function namesFor(write: Write, kind: Kind, all: readonly Difference[]): Promise<CalledBy> {
  const entry = entryOf(write.house, kind.name)
  const pick = (row: Record<string, unknown>, fields: readonly [string, Field][]) =>
    Object.fromEntries(fields.map(([name, field]) => [propertyOf(name, field), row[propertyOf(name, field)]]))
  const references = (each: Difference) => each.changed.filter(([, field]) => field.type === 'reference')
  const isChecked = ([, field]: [string, Field]) => field.system !== true
  const now = all.map((each) => pick(each.after, references(each).filter(isChecked)))
  const rows = all.flatMap((each) =>
    entry.searchExtra === undefined
      ? [pick(each.row, references(each)), pick(each.after, references(each))]
      : [each.row, each.after],
  )
  const checked = new Set(
    all.flatMap((each) =>
      references(each)
        .filter(isChecked)
        .map(([name]) => name),
    ),
  )
  return referenceNames(write, kind, rows, checked, now)
}

/** One statement; a row keeps what its own patch does not name. @throws `version` when one of them has moved on */
async function writeAll(
  write: Write,
  kind: Kind,
  all: readonly Difference[],
  names: CalledBy,
): Promise<Map<string, Row>> {
  const entry = entryOf(write.house, kind.name)
  const fields = new Map(all.flatMap((each) => each.changed))
  const columns = [...fields].map(([name, field]) => ({
    column: columnOf(name, field),
    type: fieldTypes[field.type]!.sqlType,
  }))
  const hasExtra = entry.searchExtra !== undefined
  const given = all.map((each) => ({
    id: each.row.id,
    old_version: each.row.version ?? null,
    changed: each.changed.map(([name, field]) => columnOf(name, field)),
    ...Object.fromEntries(
      each.changed.map(([name, field]) => [columnOf(name, field), each.clean[propertyOf(name, field)]]),
    ),
    ...(hasExtra ? { search_extra: entry.searchExtra!(each.after, wordsOf(kind, each.after, names)) } : {}),
  }))
  const sets = columns.map(
    ({ column }) =>
      sql`${sql.ref(column)} = case when ${column}::text = any(v.changed) then ${sql.ref(`v.${column}`)} else ${sql.ref(`t.${column}`)} end`,
  )
  if (hasExtra) sets.push(sql`search_extra = v.search_extra`)
  if (kind.hasStamps) sets.push(sql`updated_at = ${write.now}`, sql`version = t.version + 1`)
  const shape = [
    ...columns.map(({ column, type }) => sql`${sql.ref(column)} ${sql.raw(type)}`),
    ...(hasExtra ? [sql`search_extra text`] : []),
  ]
  const guard = kind.hasStamps ? sql`and t.version = v.old_version` : sql``
  const result = await sql<Row>`
    update ${sql.table(kind.table)} t set ${sql.join(sets)}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as v(id bigint, old_version int, changed text[], ${sql.join(shape)})
    where t.id = v.id ${guard} returning t.*`.execute(write.db)
  const stored = new Map(result.rows.map((row) => [row.id, row]))
  const gone = all.find((each) => !stored.has(each.row.id))
  if (gone !== undefined) throw staleVersion(gone.row.version + 1)
  return stored
}
