import { sql } from 'kysely'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { FieldChange } from '../actions/context.ts'
import { entryOf } from '../house.ts'
import { keepExact } from '../search/exact.ts'
import { holdUnique } from '../unicity/hold-unique.ts'
import { cleanValues } from './clean-values.ts'
import { dbValue } from './db-value.ts'
import { describeChange } from './describe-change.ts'
import { requireOneOf } from './one-of.ts'
import { plainMoney } from './plain-money.ts'
import { namesOf, referenceNames, wordsOf } from './references.ts'
import { lockTree, treeColumns } from './tree.ts'
import type { Row, Write } from './write.ts'

/** Inserts a record with its history line, exact handles and place in the tree. Returns the stored row. */
export async function insertRow(
  write: Write,
  kind: Kind,
  values: Record<string, unknown>,
  byHouse: ReadonlySet<string> = new Set(),
): Promise<Row> {
  const entry = entryOf(write.house, kind.name)
  if (kind.isTree) await lockTree(write.db, kind)
  const whole = entry.prepare === undefined ? values : await entry.prepare(write, null, values)
  const [plain = whole] = await plainMoney(write, kind, [whole])
  const clean = cleanValues(kind, plain, plain)
  requireOneOf(kind, clean)
  const given = Object.entries(kind.fields).filter(([name, field]) => clean[propertyOf(name, field)] !== undefined)
  const references = new Set(
    given
      .filter(([name, field]) => field.type === 'reference' && field.system !== true && !byHouse.has(name))
      .map(([name]) => name),
  )
  const names = await referenceNames(write, kind, [clean], references)
  const columns: [string, unknown][] = given.map(([name, field]) => [
    columnOf(name, field),
    dbValue(field, clean[propertyOf(name, field)]),
  ])
  if (kind.hasStamps) columns.push(['created_at', write.now], ['updated_at', write.now])
  if (entry.searchExtra !== undefined)
    columns.push(['search_extra', entry.searchExtra(clean, wordsOf(kind, clean, names))])
  if (kind.isTree) columns.push(...(await treeColumns(write, kind, clean)))
  const result = await sql<Row>`${prepared}
    insert into ${sql.table(kind.table)} (${sql.join(columns.map(([column]) => sql.ref(column)))})
    values (${sql.join(columns.map(([, value]) => sql`${value}`))}) returning *`.execute(write.db)
  const row = result.rows[0]!
  if (kind.isTree)
    await sql`update ${sql.table(kind.table)} set path = path || id where id = ${row.id}`.execute(write.db)
  if (entry.exact !== undefined) await keepExact(write.db, entry, row)
  const ownNames = namesOf(kind, row, names)
  const changes = given
    .filter(([name, field]) => field.silent !== true && clean[propertyOf(name, field)] !== null)
    .map(([name, field]): FieldChange => describeChange(name, field, null, row[propertyOf(name, field)], {}, ownNames))
  write.book.add({ kind: kind.name, recordId: row.id, changes })
  await holdUnique(write, kind, [row])
  return row
}
