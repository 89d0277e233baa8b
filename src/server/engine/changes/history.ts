import { sql } from 'kysely'
import type { Reader } from '../lists/list.ts'

export interface HistoryItem {
  id: string
  at: Date
  action: string
  user: { id: string; name: string } | null
  actorName: string
  source: string
  changeId: string
  changes: { field: string; old: unknown; new: unknown; oldText?: string; newText?: string }[]
}

/** History of one record, newest first. The caller has already read the record through the read gate. */
export async function historyOf(
  reader: Reader,
  kind: string,
  id: string,
  options: { limit: number; after?: string },
): Promise<{ items: HistoryItem[]; total: null; next: string | null }> {
  const before =
    options.after === undefined || !/^\d{1,18}$/.test(options.after) ? sql`` : sql`and id < ${options.after}`
  const result = await sql<HistoryItem & { userId: string | null }>`
    select id, at, action, user_id, actor_name, source, change_id, changes from history
    where kind = ${kind} and record_id = ${id} ${before} order by id desc limit ${options.limit + 1}`.execute(reader.db)
  const items = result.rows
    .slice(0, options.limit)
    .map(({ userId, ...line }) => ({ ...line, user: userId === null ? null : { id: userId, name: line.actorName } }))
  return { items, total: null, next: result.rows.length > options.limit ? items.at(-1)!.id : null }
}
