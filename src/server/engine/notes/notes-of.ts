import { type RawBuilder, sql } from 'kysely'
import { forbidden } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { RecordNote } from '../../../shared/notes/record-note.ts'
import { type Actor, isAllowed } from '../access/actor.ts'
import { allowedSql } from '../access/visible.ts'
import { entryOf, type KindEntry } from '../house.ts'
import { type Reader, readRecord } from '../lists/list.ts'
import type { Holds } from '../search/text-condition.ts'

/** Nobody reads more. */
const most = 500

/** Notes of a record, pinned ones first, then the newest. One statement after the read gate. @throws `forbidden` */
export async function notesOf(
  reader: Reader,
  kind: Kind,
  recordId: string,
): Promise<{ items: RecordNote<Date>[]; total: number; next: null }> {
  if (!isAllowed(reader.actor, 'note.read')) throw forbidden('note.read')
  await readRecord(reader, kind, recordId)
  const entry = entryOf(reader.house, kind.name)
  const may = (permission: string) => allowedSql(entry, reader.actor, permission, 'r')
  const isOwn = sql`n.author_id = ${reader.actor.userId}::bigint`
  const person = (alias: string) =>
    sql`case when ${sql.ref(`${alias}.id`)} is null then null else json_build_object('id', ${sql.ref(`${alias}.id`)}::text, 'name', ${sql.ref(`${alias}.name`)}) end`
  const found = await sql<RecordNote<Date>>`
    select n.id, n.body, n.is_pinned, n.is_shown, n.created_at, n.edited_at, n.version, ${person('u')} as by, ${person('e')} as edited_by,
      json_build_object('mark', ${may('note.write')}, 'change', ${may('note.write')} and (${isOwn} or ${may('note.manage')})) as can
    from record_note n join ${sql.table(kind.table)} r on r.id = n.record_id
      left join app_user u on u.id = n.author_id left join app_user e on e.id = n.edited_by_id
    where n.kind = ${kind.name} and n.record_id = ${recordId} and n.deleted_at is null and ${may('note.read')}
    order by n.is_pinned desc, n.created_at desc, n.id desc limit ${most}`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}

/** Records by the words of their notes, for those who may read these. */
export const wordsInNotes =
  (entry: KindEntry) =>
  (holds: Holds, actor: Actor): RawBuilder<unknown> =>
    sql`
    select n.record_id as id from record_note n join ${sql.table(entry.kind.table)} nr on nr.id = n.record_id
    where n.kind = ${entry.kind.name} and n.deleted_at is null and ${holds(sql`n.search`)} and ${allowedSql(entry, actor, 'note.read', 'nr')}`
