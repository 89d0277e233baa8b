import { type Kysely, sql } from 'kysely'
import { normaliseHandle } from '../../../shared/fields/handle.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { KindEntry } from '../house.ts'

/** Keeps the exact handles of records equal to what their rows say; touches only what differs. */
export async function keepExact(
  db: Kysely<Tables>,
  entry: KindEntry,
  ...rows: readonly Record<string, unknown>[]
): Promise<void> {
  const ids = rows.map((row) => row.id)
  const handles = handlesOf(entry, rows)
  await sql`${prepared}
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(handles)}::jsonb) as w(record_id bigint, sort text, value text, shown text)
      where value <> ''),
    gone as (
      delete from search_exact e where e.kind = ${entry.kind.name} and e.record_id = any(${ids}::bigint[])
        and not (e.sort = any(${foreignSorts}))
        and not exists (select 1 from wanted w where w.record_id = e.record_id and w.sort = e.sort and w.value = e.value))
    insert into search_exact (value, kind, record_id, sort, shown)
    select value, ${entry.kind.name}, record_id, sort, shown from wanted on conflict do nothing`.execute(db)
}

const handlesOf = (entry: KindEntry, rows: readonly Record<string, unknown>[]) =>
  rows.flatMap((row) =>
    entry.exact!(row).map((handle) => ({
      record_id: row.id,
      sort: handle.sort,
      value: normaliseHandle(handle.value),
      shown: handle.value,
    })),
  )

/** Handles of records just made: nothing to take away. */
export async function addExact(
  db: Kysely<Tables>,
  entry: KindEntry,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const handles = handlesOf(entry, rows)
  await sql`${prepared}
    insert into search_exact (value, kind, record_id, sort, shown)
    select value, ${entry.kind.name}, record_id, sort, shown
    from json_to_recordset(${JSON.stringify(handles)}::json) as w(record_id bigint, sort text, value text, shown text)
    where value <> '' on conflict do nothing`.execute(db)
}

/** Handles that the record's row does not hold: kept by the room that owns them (addresses of ports). */
export const foreignSorts = ['mac', 'ip']

export async function dropExact(db: Kysely<Tables>, kind: string, id: string): Promise<void> {
  await sql`delete from search_exact where kind = ${kind} and record_id = ${id}`.execute(db)
}
