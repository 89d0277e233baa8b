import pg from 'pg'

interface ColumnRow {
  table: string
  column: string
  type: string
  isArray: boolean
  isNullable: boolean
  /** Filled by the database when left out: a default or an identity. */
  isOptional: boolean
  /** Never written by a client: generated column, identity ALWAYS. */
  isReadOnly: boolean
}

/** TypeScript for PostgreSQL's types as `platform/db/connection.ts` reads them; everything else arrives as text. */
const scalarTypes: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  float4: 'number',
  float8: 'number',
  timestamptz: 'Date',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
}
/** Types that take more when written than they give when read. */
const flexibleTypes: Record<string, string> = { int8: 'Int8', numeric: 'Numeric', timestamptz: 'Timestamp' }

const preamble = `// Written by tools/write-tables.ts from the migrated schema. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column that the database fills when it is left out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Whatever jsonb holds: the place that reads it checks its shape. To write an array, JSON.stringify it. */
export type Json = unknown
export type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>
export type Numeric = ColumnType<string, string | number, string | number>
export type Timestamp = ColumnType<Date, Date | string, Date | string>
`

/** The source of `tables.gen.ts` for the tables and views of the schema `public`. */
export async function tablesSource(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<ColumnRow>(columnsQuery)
    const tables = Map.groupBy(rows, (row) => row.table)
    const interfaces = [...tables].map(([table, columns]) => interfaceOf(table, columns))
    const entries = [...tables.keys()].map((table) => `  ${camelCase(table)}: ${pascalCase(table)}Table`)
    return `${preamble}\n${interfaces.join('\n\n')}\n\n/** Every table, by the name that Kysely uses. */\nexport interface Tables {\n${entries.join('\n')}\n}\n`
  } finally {
    await client.end()
  }
}

const columnsQuery = `
  SELECT c.relname AS "table", a.attname AS "column",
         CASE WHEN t.typcategory = 'A' THEN e.typname ELSE coalesce(b.typname, t.typname) END AS type,
         t.typcategory = 'A' AS "isArray",
         NOT (a.attnotnull OR t.typnotnull) AS "isNullable",
         a.atthasdef OR a.attidentity <> '' AS "isOptional",
         a.attgenerated <> '' OR a.attidentity = 'a' AS "isReadOnly"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
    LEFT JOIN pg_type b ON b.oid = t.typbasetype
   WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
     -- Views of extensions (pg_stat_statements) are not ours.
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
   ORDER BY c.relname, a.attnum`

function interfaceOf(table: string, columns: readonly ColumnRow[]): string {
  const lines = columns.map((column) => `  ${camelCase(column.column)}: ${columnType(column)}`)
  return `export interface ${pascalCase(table)}Table {\n${lines.join('\n')}\n}`
}

function columnType(column: ColumnRow): string {
  const plain = scalarTypes[column.type] ?? 'string'
  const orNull = column.isNullable ? ' | null' : ''
  if (column.isArray) return wrap(`${plain}[]${orNull}`, column)
  if (column.isReadOnly) return wrap(`${plain}${orNull}`, column)
  return wrap(`${flexibleTypes[column.type] ?? plain}${orNull}`, column)
}

function wrap(type: string, column: ColumnRow): string {
  if (column.isReadOnly) return `GeneratedAlways<${type}>`
  return column.isOptional ? `Generated<${type}>` : type
}

/**
 * As Kysely's CamelCasePlugin does: `last_seen_at` → `lastSeenAt`.
 * @throws Error on a name that the plugin could not turn back (`line_2` would be asked for as `line2`)
 */
function camelCase(name: string): string {
  const camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const back = camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (back !== name) throw new Error(`The name ${name} does not survive camelCase: no underscore before a digit.`)
  return camel
}

function pascalCase(name: string): string {
  const camel = camelCase(name)
  return camel.charAt(0).toUpperCase() + camel.slice(1)
}
