import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { invalidField, notFound } from '../../shared/errors.ts'
import { isId } from '../../shared/fields/id.ts'
import type { Kind } from '../../shared/kinds/define-kind.ts'
import { prepared } from '../platform/db/prepared.ts'
import type { Actor } from './access/actor.ts'
import { allowedSql, visible } from './access/visible.ts'
import type { ActionContext } from './actions/context.ts'
import { entryOf, type House, type KindEntry } from './house.ts'
import type { Reader } from './lists/list.ts'

/** A file as people know it; its content lies in the file store under its digest. */
export interface StoredDocument {
  id: string
  name: string
  /** By content, never by name. */
  mime: string
  /** Bytes. */
  size: number
  sha256: string
}

/** Where files are hung: on a record, or on one entry of its timeline. */
export interface AttachTarget {
  kind: Kind
  recordId: string
  /** The entry, a record of the kind's `entryKind`. */
  entryId?: string
}

/** Documents that a rich text shows as pictures. */
export const documentsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/\/api\/v1\/documents\/(\d{1,18})(?:\/content)?["'?#]/g)].map((match) => match[1]!)),
]

/**
 * Hangs documents on a record or an entry. Only what the actor has sent himself or may see somewhere: hanging a file
 * up shows it to everybody who sees the record. `given` are refused otherwise; pictures inside `html` are left out.
 * Nothing to hang, no statement.
 *
 * @throws `invalid` on `attachments` for a document that does not exist for the actor
 */
export async function attach(
  context: ActionContext,
  target: AttachTarget,
  given: readonly string[],
  html = '',
): Promise<void> {
  const wanted = [...new Set([...given, ...documentsIn(html)])]
  if (wanted.length === 0) return
  const hung = await hang(context, target, wanted, ownSql(context.actor))
  const rest = wanted.filter((id) => !hung.has(id))
  if (rest.length > 0) {
    const seen = await hang(context, target, rest, seenSql(context.house, context.actor))
    const unknown = rest.some((id) => !seen.has(id) && given.includes(id))
    if (unknown) throw invalidField('attachments', 'reference')
    for (const [id, name] of seen) hung.set(id, name)
  }
  if (hung.size === 0) return
  const entryKind = entryOf(context.house, target.kind.name).entryKind
  const kind = target.entryId === undefined ? target.kind : entryOf(context.house, entryKind!).kind
  const told = toldName(entryOf(context.house, target.kind.name))
  const changes = [...hung].map(([id, name]) => ({ field: 'attachment', old: null, new: id, newText: told(name) }))
  context.note(kind, target.entryId ?? target.recordId, changes)
}

async function hang(
  context: ActionContext,
  { kind, recordId, entryId }: AttachTarget,
  ids: readonly string[],
  allowed: RawBuilder<SqlBool>,
): Promise<Map<string, string>> {
  const result = await sql<{ id: string; name: string }>`${prepared}
    with fit as (select d.id, d.name from document d where d.id = any(${ids}::bigint[]) and ${allowed}),
    hung as (
      insert into attachment (document_id, kind, record_id, entry_id, created_at)
      select f.id, ${kind.name}, ${recordId}, ${entryId ?? null}::bigint, ${context.now} from fit f
      where not exists (
        select 1 from attachment a where a.document_id = f.id and a.kind = ${kind.name} and a.record_id = ${recordId}
          and a.entry_id is not distinct from ${entryId ?? null}::bigint))
    select id, name from fit`.execute(context.db)
  return new Map(result.rows.map((row) => [row.id, row.name]))
}

const ownSql = (actor: Actor): RawBuilder<SqlBool> =>
  actor.type === 'system' ? sql<SqlBool>`true` : sql<SqlBool>`d.user_id = ${actor.userId}`

/** The document `d` hangs on something that the actor may see. */
function seenSql(house: House, actor: Actor): RawBuilder<SqlBool> {
  const kinds = [...house.kinds.values()].filter(
    (entry) => entry.entryKind !== undefined || hasDocuments(entry) || entry.hasNotes === true,
  )
  const kept = house.keptDocuments.map(
    ({ kind, table, column, document }) => sql`exists (
      select 1 from ${sql.table(table)} k join ${sql.table(entryOf(house, kind).kind.table)} r on r.id = ${sql.ref(`k.${column}`)}
      where ${sql.ref(`k.${document}`)} = d.id and ${visible(entryOf(house, kind), actor, 'r')})`,
  )
  if (kinds.length + kept.length === 0) return sql<SqlBool>`false`
  const each = kinds.map((entry) => {
    const inside = entry.entryKind === undefined ? null : entryOf(house, entry.entryKind)
    const onEntry =
      inside === null
        ? sql`false`
        : sql`exists (select 1 from ${sql.table(inside.kind.table)} e where e.id = a.entry_id and ${visible(inside, actor, 'e')})`
    return sql`exists (
      select 1 from attachment a join ${sql.table(entry.kind.table)} r on r.id = a.record_id
      where a.document_id = d.id and a.kind = ${entry.kind.name} and ${visible(entry, actor, 'r')}${apartSql(entry, actor)}
        and (a.entry_id is null or ${onEntry}))`
  })
  return sql<SqlBool>`(${sql.join([...each, ...kept], sql` or `)})`
}

export const hasDocuments = (entry: KindEntry): boolean => entry.hasDocuments === true || entry.hasDocuments === 'apart'

/** What reading the documents of a kind takes beside reading its records; null = nothing. */
export const documentsPermission = (entry: KindEntry): string | null =>
  entry.hasDocuments === 'apart' ? `${entry.kind.guard}.read-documents` : null

/** What history says of a document: whoever reads the record reads it, so that the name of one kept apart is not in it. */
export const toldName = (entry: KindEntry) => (name: string) => (documentsPermission(entry) === null ? name : '…')

/** Documents kept apart are for whoever may read them; pictures in a note of the record `r`, for whoever reads its notes. */
function apartSql(entry: KindEntry, actor: Actor): RawBuilder<unknown> {
  const permission = documentsPermission(entry)
  if (permission === null) return sql``
  const inNote = sql`exists (select 1 from record_note n where n.kind = a.kind and n.record_id = a.record_id and n.deleted_at is null
    and strpos(n.body, '/api/v1/documents/' || d.id || '/') > 0 and ${allowedSql(entry, actor, 'note.read', 'r')})`
  return sql` and (${allowedSql(entry, actor, permission, 'r')} or ${inNote})`
}

/** A document that the reader has sent himself or may see on a record. @throws `not_found` */
export async function readDocument(
  reader: Pick<Reader, 'db' | 'house' | 'actor'>,
  id: string,
): Promise<StoredDocument> {
  if (!isId(id)) throw notFound('document', id)
  const seen = sql<SqlBool>`(${ownSql(reader.actor)} or ${seenSql(reader.house, reader.actor)})`
  const result = await sql<StoredDocument>`${prepared}
    select d.id, d.name, d.mime, d.size, d.sha256 from document d where d.id = ${id} and d.sha256 is not null and ${seen}`.execute(
    reader.db,
  )
  const row = result.rows[0]
  if (row === undefined) throw notFound('document', id)
  return { ...row, size: Number(row.size) }
}
