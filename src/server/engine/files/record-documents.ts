import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { readUrl } from '../../../shared/fields/url.ts'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { allowedSql, visible } from '../access/visible.ts'
import type { ActionContext } from '../actions/context.ts'
import { type Action, defineAction } from '../actions/define-action.ts'
import { attach, documentsPermission, toldName } from '../attachments.ts'
import { entryOf, type House, type KindEntry } from '../house.ts'
import { type Reader, readRecord } from '../lists/list.ts'
import { titleSql } from '../lists/title-sql.ts'
import { isShownInPlace, linkType } from './content-type.ts'

const id = idInput

/**
 * `contract.attach`, `.detach`, `.add-link` and `.file-under`, for kinds that say they have documents. Permission: to
 * change the record.
 */
export function documentActions({ kind }: KindEntry): Action[] {
  const shape = { id, version: z.int().optional() }
  const some = { ...shape, documents: z.array(id).min(1).max(50) }
  const shared = { permission: `${kind.guard}.update`, on: { kind, id: (given: { id: string }) => given.id } }
  return [
    defineAction({
      ...shared,
      name: `${kind.name}.attach`,
      event: `${kind.name}.attached`,
      input: z.strictObject({ ...some, heading: id.nullish() }),
      run: async (context, { row, input: { documents, heading } }) => {
        await attach(context, { kind, recordId: row.id }, documents)
        if (heading != null) await fileUnder(context, kind, row, documents, heading)
        await context.touch(kind, row)
      },
    }),
    defineAction({
      ...shared,
      name: `${kind.name}.add-link`,
      event: `${kind.name}.attached`,
      input: z.strictObject({
        ...shape,
        name: z.string().trim().max(200).nullish(),
        url: address,
        heading: id.nullish(),
      }),
      run: async (context, { row, input }) => {
        const document = await storeLink(context, input.name || input.url, input.url)
        await attach(context, { kind, recordId: row.id }, [document])
        if (input.heading != null) await fileUnder(context, kind, row, [document], input.heading)
        await context.touch(kind, row)
      },
    }),
    defineAction({
      ...shared,
      name: `${kind.name}.file-under`,
      event: `${kind.name}.attached`,
      input: z.strictObject({ ...some, heading: id.nullable() }),
      run: async (context, { row, input: { documents, heading } }) => {
        await fileUnder(context, kind, row, documents, heading)
        await context.touch(kind, row)
      },
    }),
    defineAction({
      ...shared,
      name: `${kind.name}.detach`,
      event: `${kind.name}.detached`,
      input: z.strictObject(some),
      run: (context, { row, input: { documents } }) => detach(context, kind, row, documents),
    }),
  ]
}

const address = z.string().transform((value, context) => {
  const read = readUrl(value)
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: 'no http or https address' })
  return z.NEVER
})

/** The kind of headings is a room's; without it documents are filed under nothing. */
const headingEntry = (house: House): KindEntry | undefined =>
  [...house.kinds.values()].find((entry) => entry.kind.filesDocuments)

const titleOf = ({ kind }: KindEntry, alias: string) =>
  sql.ref(`${alias}.${columnOf(kind.title, kind.fields[kind.title]!)}`)

/** Files documents of a record under a heading; null = under none. @throws `invalid` on `heading`, when there is none such */
async function fileUnder(
  context: ActionContext,
  kind: Kind,
  row: { id: string },
  documents: readonly string[],
  heading: string | null,
): Promise<void> {
  const name = heading === null ? null : await headingName(context, heading)
  const moved = await sql<{ name: string }>`
    with moved as (
      update attachment set heading_id = ${heading}::bigint where kind = ${kind.name} and record_id = ${row.id} and entry_id is null
        and document_id = any(${documents}::bigint[]) and heading_id is distinct from ${heading}::bigint returning document_id)
    select d.name from document d where d.id in (select document_id from moved) order by d.id`.execute(context.db)
  const words = (document: string) => (name === null ? document : `${name} · ${document}`)
  const told = toldName(entryOf(context.house, kind.name))
  const changes = moved.rows.map((each) => ({
    field: 'heading',
    old: null,
    new: null,
    newText: words(told(each.name)),
  }))
  if (changes.length > 0) context.note(kind, row.id, changes)
}

async function headingName(context: ActionContext, heading: string): Promise<string> {
  const entry = headingEntry(context.house)
  const found =
    entry === undefined
      ? []
      : (
          await sql<{ name: string }>`
            select ${titleOf(entry, 'h')} as name from ${sql.table(entry.kind.table)} h where h.id = ${heading} and h.deleted_at is null
              and ${visible(entry, context.actor, 'h')}`.execute(context.db)
        ).rows
  if (found[0] === undefined) throw invalidField('heading', 'reference')
  return found[0].name
}

/** An address kept like a file: it hangs on records, and goes when it hangs on none. */
async function storeLink(context: ActionContext, name: string, url: string): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into document (name, mime, size, url, user_id, created_at)
    values (${name}, ${linkType}, 0, ${url}, ${context.actor.userId}::bigint, ${context.now}) returning id`.execute(
    context.db,
  )
  return made.rows[0]!.id
}

/** Takes documents off a record; the file itself stays as long as it hangs anywhere, and two days more. */
async function detach(context: ActionContext, kind: Kind, row: { id: string }, documents: readonly string[]) {
  const gone = await sql<{ id: string; name: string }>`
    with gone as (
      delete from attachment where kind = ${kind.name} and record_id = ${row.id} and entry_id is null
        and document_id = any(${documents}::bigint[]) returning document_id)
    select d.id, d.name from document d where d.id in (select document_id from gone)`.execute(context.db)
  if (gone.rows.length === 0) return
  const told = toldName(entryOf(context.house, kind.name))
  context.note(
    kind,
    row.id,
    gone.rows.map(({ id: old, name }) => ({ field: 'attachment', old, new: null, oldText: told(name) })),
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
  /** Of a document that is an address elsewhere; null = a file. */
  url: string | null
  heading: { id: string; name: string } | null
  /** On how many records the same content hangs, this one included: the store keeps it once. */
  places: number
}

async function requireReader(reader: Reader, kind: Kind, recordId: string): Promise<void> {
  const entry = entryOf(reader.house, kind.name)
  const permission = documentsPermission(entry)
  if (permission === null) return
  const allowed = await sql`
    select 1 from ${sql.table(kind.table)} r where r.id = ${recordId} and ${allowedSql(entry, reader.actor, permission, 'r')}`.execute(
    reader.db,
  )
  if (allowed.rows.length === 0) throw forbidden(permission)
}

/** Documents of a record, newest first. One statement after the read gate. @throws `forbidden` where they are kept apart */
export async function documentsOf(
  reader: Reader,
  kind: Kind,
  recordId: string,
): Promise<{ items: RecordDocument[]; total: number; next: null }> {
  await readRecord(reader, kind, recordId)
  await requireReader(reader, kind, recordId)
  const headings = headingEntry(reader.house)
  const heading =
    headings === undefined
      ? sql`null`
      : sql`(select json_build_object('id', h.id::text, 'name', ${titleSql(headings.kind, 'h', reader.actor.language)}) from ${sql.table(headings.kind.table)} h where h.id = min(a.heading_id))`
  const found = await sql<Omit<RecordDocument, 'isShown'> & { size: string }>`
    select d.id, d.name, d.mime, d.size, d.url, min(a.created_at) as attached_at,
      ${heading} as heading,
      (select case when u.id is null then null else json_build_object('id', u.id::text, 'name', u.name) end
        from app_user u where u.id = d.user_id) as by,
      (select count(distinct (o.kind, o.record_id))::int from document s join attachment o on o.document_id = s.id where s.sha256 = d.sha256 or s.url = d.url) as places
    from attachment a join document d on d.id = a.document_id
    where a.kind = ${kind.name} and a.record_id = ${recordId} and a.entry_id is null
    group by d.id order by attached_at desc, d.id desc limit 500`.execute(reader.db)
  const items = found.rows.map((row) => ({ ...row, size: Number(row.size), isShown: isShownInPlace(row.mime) }))
  return { items, total: items.length, next: null }
}
