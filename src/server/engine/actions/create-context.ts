import { sql, type Transaction } from 'kysely'
import { notFound } from '../../../shared/errors.ts'
import { isId } from '../../../shared/fields/id.ts'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import { allowedSql, visible } from '../access/visible.ts'
import type { ChangeBook } from '../changes/change-book.ts'
import { insertRow } from '../changes/insert-row.ts'
import { insertRows } from '../changes/insert-rows.ts'
import { purgeRow, removeRow, restoreRow } from '../changes/trash.ts'
import { touchRow, updateRow } from '../changes/update-row.ts'
import { type RowPatch, updateRows } from '../changes/update-rows.ts'
import { entryOf } from '../house.ts'
import type { ActionContext, Services } from './context.ts'

interface Parts {
  services: Services
  actor: Actor
  book: ChangeBook
  transaction: Transaction<Tables>
}

/** The hands of an action: each write also leaves its line in the book. */
export function createContext(parts: Parts): ActionContext {
  const { services, actor, book, transaction } = parts
  const write = { db: transaction, house: services.house, actor, book, now: book.at, timeZone: services.timeZone }
  return {
    actor,
    now: book.at,
    changeId: book.changeId,
    house: services.house,
    services,
    db: transaction,
    create: (kind, values, options) => insertRow(write, kind, values, options?.byHouse) as Promise<never>,
    createMany: (kind, list) => insertRows(write, kind, list) as Promise<never>,
    change: (kind, row, patch, options) => updateRow(write, kind, row, patch, options?.byHouse) as Promise<never>,
    changeMany: (kind, pairs) => updateRows(write, kind, pairs as readonly RowPatch[]) as Promise<never>,
    touch: (kind, row) => touchRow(write, kind, row),
    remove: (kind, row) => removeRow(write, kind, row),
    restore: (kind, row) => restoreRow(write, kind, row),
    purge: (kind, row) => purgeRow(write, kind, row),
    note: (kind, recordId, changes) => book.add({ kind: kind.name, recordId, changes }),
    tell: (event, kind, recordId, data = {}) => book.tell(event, kind.name, recordId, data),
    tellMore: (data) => book.tellMore(data),
    enqueue: (job, data, options) => services.enqueue(transaction, job, data, options),
    load: (kind, id) => loadVisible(parts, kind, id) as Promise<never>,
    may: async (permission, kind, recordId) => (await mayOn(parts, permission, kind, [recordId])).has(recordId),
    mayOn: (permission, kind, recordIds) => mayOn(parts, permission, kind, recordIds),
  }
}

async function loadVisible<K extends Kind>(
  { services, actor, transaction }: Parts,
  kind: K,
  id: string,
): Promise<RowOf<K>> {
  if (!isId(id)) throw notFound(kind.name, id)
  const result = await sql<RowOf<K>>`${prepared}
    select r.* from ${sql.table(kind.table)} r
    where r.id = ${id} and ${visible(entryOf(services.house, kind.name), actor, 'r')} ${kind.hasTrash ? sql`and r.deleted_at is null` : sql``}`.execute(
    transaction,
  )
  const row = result.rows[0]
  if (row === undefined) throw notFound(kind.name, id)
  return row
}

async function mayOn(
  { services, actor, transaction }: Parts,
  permission: string,
  kind: Kind,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const entry = entryOf(services.house, kind.name)
  const result = await sql<{ id: string }>`${prepared}
    select r.id from ${sql.table(kind.table)} r
    where r.id = any(${recordIds}::bigint[]) and ${allowedSql(entry, actor, permission, 'r')}`.execute(transaction)
  return new Set(result.rows.map((row) => row.id))
}
