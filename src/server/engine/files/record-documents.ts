import { sql } from 'kysely'
import { z } from 'zod'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../actions/context.ts'
import { type Action, defineAction } from '../actions/define-action.ts'
import { attach } from '../attachments.ts'
import type { KindEntry } from '../house.ts'
import { type Reader, readRecord } from '../lists/list.ts'
import { isShownInPlace } from './content-type.ts'

const id = z.string().regex(/^\d{1,18}$/)

/** `contract.attach` and `contract.detach`, for kinds that say they have documents. Permission: to change the record. */
export function documentActions({ kind }: KindEntry): Action[] {
  const permission = `${kind.guard}.update`
  const input = z.strictObject({ id, version: z.int().optional(), documents: z.array(id).min(1).max(50) })
  const on = { kind, id: (given: { id: string }) => given.id }
  return [
    defineAction({
      name: `${kind.name}.attach`,
      permission,
      event: `${kind.name}.attached`,
      input,
      on,
      run: async (context, { row, input: { documents } }) => {
        await attach(context, { kind, recordId: row.id }, documents)
        await context.touch(kind, row)
      },
    }),
    defineAction({
      name: `${kind.name}.detach`,
      permission,
      event: `${kind.name}.detached`,
      input,
      on,
      run: (context, { row, input: { documents } }) => detach(context, kind, row, documents),
    }),
  ]
}

/** Takes documents off a record; the file itself stays as long as it hangs anywhere, and two days more. */
async function detach(context: ActionContext, kind: Kind, row: { id: string }, documents: readonly string[]) {
  const gone = await sql<{ id: string; name: string }>`
    with gone as (
      delete from attachment where kind = ${kind.name} and record_id = ${row.id} and entry_id is null
        and document_id = any(${documents}::bigint[]) returning document_id)
    select d.id, d.name from document d where d.id in (select document_id from gone)`.execute(context.db)
  if (gone.rows.length === 0) return
  context.note(
    kind,
    row.id,
    gone.rows.map(({ id: old, name }) => ({ field: 'attachment', old, new: null, oldText: name })),
  )
  await context.touch(kind, row)
}

export interface RecordDocument {
  id: string
  name: string
  /** By content. */
  mime: string
  /** Bytes. */
  size: number
  /** Shown in the page itself: pictures and PDF. */
  isShown: boolean
  attachedAt: Date
  by: { id: string; name: string } | null
  /** On how many records the same content hangs, this one included: the store keeps it once. */
  places: number
}

/** Documents of a record, newest first. One statement after the read gate. */
export async function documentsOf(
  reader: Reader,
  kind: Kind,
  recordId: string,
): Promise<{ items: RecordDocument[]; total: number; next: null }> {
  await readRecord(reader, kind, recordId)
  const found = await sql<Omit<RecordDocument, 'isShown'> & { size: string }>`
    select d.id, d.name, d.mime, d.size, min(a.created_at) as attached_at,
      (select case when u.id is null then null else json_build_object('id', u.id::text, 'name', u.name) end
        from app_user u where u.id = d.user_id) as by,
      (select count(distinct (o.kind, o.record_id))::int from document s join attachment o on o.document_id = s.id where s.sha256 = d.sha256) as places
    from attachment a join document d on d.id = a.document_id
    where a.kind = ${kind.name} and a.record_id = ${recordId} and a.entry_id is null
    group by d.id order by attached_at desc, d.id desc limit 500`.execute(reader.db)
  const items = found.rows.map((row) => ({ ...row, size: Number(row.size), isShown: isShownInPlace(row.mime) }))
  return { items, total: items.length, next: null }
}
