import { sql } from 'kysely'
import type { CopyPart } from '../../../shared/copies/copy-names.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { type Actor, isAllowed } from '../access/actor.ts'
import { type Copier, entryOf, type House, type KindEntry } from '../house.ts'
import { type Reader, readRecord } from '../lists/list.ts'

/** Documents hang on the copies too: the store keeps each content once. */
const documents = (kind: Kind): Copier => ({
  kind: kind.name,
  name: 'documents',
  count: (recordId) =>
    sql`select count(*) from attachment a where a.kind = ${kind.name} and a.record_id = ${recordId} and a.entry_id is null`,
  run: async (context, from, to) => {
    const hung = await sql<{ id: string; name: string }>`
      with hung as (
        insert into attachment (document_id, kind, record_id, heading_id, created_at)
        select a.document_id, a.kind, t.id, a.heading_id, ${context.now}
        from attachment a, unnest(${to.map(({ id }) => id)}::bigint[]) as t(id)
        where a.kind = ${kind.name} and a.record_id = ${from.id} and a.entry_id is null returning document_id)
      select d.id, d.name from document d where d.id in (select document_id from hung) order by d.id`.execute(
      context.db,
    )
    const changes = hung.rows.map(({ id, name }) => ({ field: 'attachment', old: null, new: id, newText: name }))
    if (changes.length > 0) for (const { id } of to) context.note(kind, id, changes)
  },
})

/** What may follow records of a kind into their copies; `actor`: only what he may. */
export function copiersOf(house: House, kind: Kind, actor: Actor | null): Copier[] {
  const own = entryOf(house, kind.name).hasDocuments === true ? [documents(kind)] : []
  const told = house.rooms.flatMap((room) => room.copiers ?? []).filter((each) => each.kind === kind.name)
  return [...told, ...own].filter(({ needs }) => actor === null || needs === undefined || isAllowed(actor, needs))
}

/** Fields that name one record and no other: they are left empty in copies. */
export const ownFields = ({ kind, copied }: KindEntry): ReadonlySet<string> =>
  new Set([
    ...kind.keys,
    ...(copied?.empties ?? []),
    ...Object.entries(kind.fields)
      .filter(([, field]) => field.scanned === true)
      .map(([name]) => name),
  ])

/** What of a record could follow it, as far as there is any, and which of its fields will not. */
export async function copyPartsOf(
  reader: Reader,
  kind: Kind,
  recordId: string,
): Promise<{ items: CopyPart[]; emptied: string[] }> {
  const record = await readRecord(reader, kind, recordId)
  const isWritten = (name: string) => kind.fields[name] !== undefined && kind.fields[name].system !== true
  const emptied = [...ownFields(entryOf(reader.house, kind.name))].filter(
    (name) => isWritten(name) && record[name] != null && record[name] !== '',
  )
  const copiers = copiersOf(reader.house, kind, reader.actor)
  if (copiers.length === 0) return { items: [], emptied }
  const columns = copiers.map(({ name, count }) => sql`(${count(recordId)})::int as ${sql.ref(name)}`)
  const found = await sql<Record<string, number>>`select ${sql.join(columns)}`.execute(reader.db)
  const counts = found.rows[0] ?? {}
  return {
    items: copiers.map(({ name }) => ({ name, count: counts[name] ?? 0 })).filter(({ count }) => count > 0),
    emptied,
  }
}
