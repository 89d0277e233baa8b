import { sql } from 'kysely'
import type { Kind } from '../../shared/kinds/define-kind.ts'
import { inSavepoint } from '../platform/db/savepoint.ts'
import { type Actor, isAllowed } from './access/actor.ts'
import { actInside } from './actions/act-inside.ts'
import type { ActionContext } from './actions/context.ts'
import { refusalOf } from './actions/in-transaction.ts'
import { hasDocuments } from './attachments.ts'
import { entryOf, type House, type Leaver } from './house.ts'
import type { Reader } from './lists/list.ts'

/** Another verb inside this one; what its rights and rules refuse stays as it is. */
export async function tryInside(context: ActionContext, name: string, input: unknown): Promise<void> {
  const action = context.house.actions.get(name)
  if (action === undefined) return
  const done = await inSavepoint(context.db, () => actInside(context, action, input))
  if ('failure' in done && refusalOf(done.failure) === null) throw done.failure
}

const documents = (kind: Kind): Leaver => ({
  kind: kind.name,
  name: 'documents',
  count: (recordId) =>
    sql`select count(distinct a.document_id) from attachment a where a.kind = ${kind.name} and a.record_id = ${recordId} and a.entry_id is null`,
  run: async (context, recordId) => {
    const found = await sql<{ id: string }>`
      select distinct a.document_id as id from attachment a
      where a.kind = ${kind.name} and a.record_id = ${recordId} and a.entry_id is null limit 50`.execute(context.db)
    if (found.rows.length > 0)
      await tryInside(context, `${kind.name}.detach`, { id: recordId, documents: found.rows.map(({ id }) => id) })
  },
})

/** What of a record may stay behind; `actor`: only what he may end. */
export function leaversOf(house: House, kind: Kind, actor: Actor): Leaver[] {
  const own = hasDocuments(entryOf(house, kind.name)) ? [documents(kind)] : []
  const told = house.rooms.flatMap((room) => room.leavers ?? []).filter((each) => each.kind === kind.name)
  return [...told, ...own].filter(({ needs }) => needs === undefined || isAllowed(actor, needs))
}

/** Of each, how many there are; none, not told. One statement. */
export async function tiesOf(reader: Reader, kind: Kind, recordId: string): Promise<{ name: string; count: number }[]> {
  const leavers = leaversOf(reader.house, kind, reader.actor)
  if (leavers.length === 0) return []
  const columns = leavers.map(({ name, count }) => sql`(${count(recordId)})::int as ${sql.ref(name)}`)
  const found = await sql<Record<string, number>>`select ${sql.join(columns)}`.execute(reader.db)
  return leavers.map(({ name }) => ({ name, count: found.rows[0]?.[name] ?? 0 })).filter(({ count }) => count > 0)
}
