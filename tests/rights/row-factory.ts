import { type Kysely, sql } from 'kysely'
import type { House } from '../../src/server/engine/house.ts'
import type { Tables } from '../../src/server/platform/db/tables.gen.ts'
import { type Field, fieldTypes } from '../../src/shared/fields/index.ts'
import { columnOf, type Kind } from '../../src/shared/kinds/define-kind.ts'

interface Column {
  columnName: string
  dataType: string
}

export interface RowFactory {
  /**
   * A minimal valid row of any kind, straight into its table: what must be there and has no default is made from the
   * field's definition (or, for what is no field, from the column's type). Required references are made too.
   * @param given values by column name; they win
   */
  make: (kind: Kind, given?: Record<string, unknown>) => Promise<string>
}

/** Reads from the catalogue what each table insists on, so that no factory has to be written for a new kind. */
export function createRowFactory(db: Kysely<Tables>, house: Pick<House, 'kinds'>): RowFactory {
  const needed = new Map<string, Promise<Column[]>>()
  let counter = 0
  let moments = 0

  async function neededColumns(table: string): Promise<Column[]> {
    const found = await sql<Column>`
      select column_name, data_type from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_nullable = 'NO' and column_default is null
        and is_identity = 'NO' and is_generated = 'NEVER'
      order by ordinal_position`.execute(db)
    return found.rows
  }

  async function make(kind: Kind, given: Record<string, unknown> = {}): Promise<string> {
    counter += 1
    needed.set(kind.table, needed.get(kind.table) ?? neededColumns(kind.table))
    const fields = new Map(Object.entries(kind.fields).map(([name, field]) => [columnOf(name, field), field]))
    const values = new Map(Object.entries(given))
    for (const { columnName, dataType } of await needed.get(kind.table)!) {
      if (values.has(columnName)) continue
      values.set(columnName, await fillIn(fields.get(columnName), columnName, dataType))
    }
    const alternatives = kind.oneOf.map((name) => [columnOf(name, kind.fields[name]!), kind.fields[name]!] as const)
    const [first] = alternatives
    if (first !== undefined && !alternatives.some(([column]) => values.has(column)))
      values.set(first[0], await make(house.kinds.get(first[1].kind!)!.kind))
    if (kind.isTree && !values.has('complete_name')) values.set('complete_name', values.get('name'))
    const columns = [...values]
    const made = await sql<{ id: string }>`
      insert into ${sql.table(kind.table)} (${sql.join(columns.map(([name]) => sql.ref(name)))})
      values (${sql.join(columns.map(([, value]) => sql`${value}`))}) returning id`.execute(db)
    const { id } = made.rows[0]!
    if (kind.isTree) await growPath(kind, id)
    return id
  }

  async function fillIn(field: Field | undefined, column: string, dataType: string): Promise<unknown> {
    if (field === undefined) return sampleOf(dataType, column)
    if (field.type === 'reference') return make(house.kinds.get(field.kind!)!.kind)
    if (field.choices !== undefined) return field.choices[0]
    if (field.type === 'integer') return field.min ?? counter
    if (field.type === 'decimal' && field.min !== undefined) return String(field.min)
    return sampleOf(fieldTypes[field.type]!.sqlType, column)
  }

  function sampleOf(dataType: string, column: string): unknown {
    if (dataType === 'numeric') return '1.50'
    if (dataType === 'text') return `${column} ${counter}`
    if (dataType === 'jsonb') return '{}'
    if (dataType === 'boolean') return false
    // Each later than the one before: what ends, ends after it began.
    if (dataType.startsWith('timestamp')) return sql`now() + interval '1 minute' * ${60 + moments++}::int`
    if (dataType === 'date') return '2026-11-24'
    if (dataType === 'bytea') return Buffer.from('x')
    return counter
  }

  async function growPath(kind: Kind, id: string): Promise<void> {
    const table = sql.table(kind.table)
    await sql`
      update ${table} t set path = coalesce((select p.path from ${table} p where p.id = t.parent_id), '{}') || t.id
      where t.id = ${id}`.execute(db)
  }

  return { make }
}
