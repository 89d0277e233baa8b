import { type Kysely, type RawBuilder, sql } from 'kysely'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { inSavepoint } from '../../platform/db/savepoint.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { errorCode } from '../../platform/errors.ts'
import { entryOf, type House } from '../house.ts'

type Db = Kysely<Tables>

/** Rows that point at records of a kind and go along when two of them become one. Kinds with a reference to it need no mention. */
export interface Belonging {
  kind: string
  table: string
  /** Points at the record. */
  column: string
  /** Names a row among those of one record. */
  key: string
  /** Only rows of this kind, in a table that serves many: its column `kind` says so. */
  ofKind?: string
}

/** What went along, by `table.column`: the keys of its rows. Enough to put each back. */
export type Followed = Record<string, string[]>

/** Everything in the house that points at records of a kind: by fields of kinds, and as the rooms tell of their link tables. */
export function belongingsOf(house: House, kind: Kind, except: ReadonlySet<string> = new Set()): Belonging[] {
  const byField = [...house.kinds.values()].flatMap(({ kind: other }) =>
    Object.entries(other.fields)
      .filter(([, field]) => field.type === 'reference' && field.kind === kind.name)
      .map(([name, field]) => ({ kind: kind.name, table: other.table, column: columnOf(name, field), key: 'id' })),
  )
  const told = house.rooms.flatMap((room) => room.belongings ?? []).filter((each) => each.kind === kind.name)
  const notes: Belonging[] =
    entryOf(house, kind.name).hasNotes === true
      ? [{ kind: kind.name, table: 'record_note', column: 'record_id', key: 'id', ofKind: kind.name }]
      : []
  return [...byField, ...told, ...notes].filter(({ table }) => !except.has(table))
}

/**
 * Lets everything that points at one record point at another. What the tables do not allow twice (the seat of one
 * licence, the one purchase) stays where it is.
 */
export async function follow(db: Db, belongings: readonly Belonging[], from: string, to: string): Promise<Followed> {
  const followed: Followed = {}
  for (const belonging of belongings) {
    const keys = await point(db, belonging, sql`true`, from, to)
    if (keys.length > 0) followed[nameOf(belonging)] = keys
  }
  return followed
}

/** Lets what went along point back, as far as it still points where it was led. */
export async function returnFollowed(
  db: Db,
  belongings: readonly Belonging[],
  followed: Followed,
  from: string,
  to: string,
): Promise<void> {
  for (const belonging of belongings) {
    const keys = followed[nameOf(belonging)] ?? []
    const key = sql.ref(belonging.key)
    if (keys.length > 0) await point(db, belonging, sql`${key} = any(${keys}::bigint[])`, from, to)
  }
}

const nameOf = ({ table, column }: Belonging): string => `${table}.${column}`

async function point(
  db: Db,
  { table, column, key, ofKind }: Belonging,
  given: RawBuilder<unknown>,
  from: string,
  to: string,
): Promise<string[]> {
  const which = ofKind === undefined ? given : sql`kind = ${ofKind} and ${given}`
  const move = async (rows: RawBuilder<unknown>) => {
    const moved = await sql<{ key: string }>`
      update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from} and ${rows}
      returning ${sql.ref(key)}::text as key`.execute(db)
    return moved.rows.map((row) => row.key)
  }
  const together = await allowed(db, () => move(which))
  if (together !== null) return together
  const found = await sql<{ key: string }>`
    select ${sql.ref(key)}::text as key from ${sql.table(table)} where ${sql.ref(column)} = ${from} and ${which} order by 1`.execute(
    db,
  )
  const moved: string[] = []
  for (const row of found.rows)
    moved.push(...((await allowed(db, () => move(sql`${sql.ref(key)} = ${row.key}::bigint`))) ?? []))
  return moved
}

/** PostgreSQL: unique_violation, exclusion_violation, check_violation. */
const refusals: readonly unknown[] = ['23505', '23P01', '23514']

/** What the work gives; null when the tables refuse it: then it has done nothing. */
async function allowed<T>(db: Db, work: () => Promise<T>): Promise<T | null> {
  const done = await inSavepoint(db, work)
  if ('result' in done) return done.result
  if (!refusals.includes(errorCode(done.failure))) throw done.failure
  return null
}
