import type { ReadStream } from 'node:fs'
import { sql } from 'kysely'
import { invalidField, notFound, rateLimited, tooLarge, unauthenticated, unavailable } from '../../../shared/errors.ts'
import { integer } from '../../../shared/fields/index.ts'
import { FileMissingError, FileTooLargeError } from '../../platform/files.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
import { readDocument, type StoredDocument } from '../attachments.ts'
import type { Job, SettingDefinition } from '../house.ts'
import { readSetting } from '../settings.ts'
import { headBytes, isShownInPlace, typeOfContent, unknownType } from './content-type.ts'
import { cleanFileName, contentDisposition } from './file-name.ts'

const megabyte = 1024 * 1024
const oneDay = 86_400_000

export const attachmentSettings: readonly SettingDefinition[] = [
  { key: 'attachment.max-megabytes', field: integer({ required: true, min: 1, max: 1024 }), default: 25 },
  { key: 'attachment.daily-megabytes', field: integer({ required: true, min: 1, max: 100_000 }), default: 500 },
]

/**
 * Keeps a file that somebody sends. It belongs to nobody's record until an action attaches it; until then only the
 * sender can read it.
 *
 * @throws `too_large`, `rate_limited` (daily quota of the person), `invalid` on `file` (empty)
 */
export async function storeUpload(
  services: Services,
  actor: Actor,
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<StoredDocument> {
  if (actor.type === 'person' && actor.userId === null) throw unauthenticated()
  const limit = await limitFor(services, actor)
  const head: Uint8Array[] = []
  const file = await services.files.put(peek(content, head), limit).catch((error: unknown) => {
    throw error instanceof FileTooLargeError ? tooLarge(limit) : error
  })
  if (file.size === 0) throw invalidField('file', 'required')
  const mime = await typeOfContent(Buffer.concat(head))
  const document = { name: cleanFileName(name), mime, ...file }
  const id = await insertDocument(services, actor, document)
  // A sweep that ran between the two steps may have taken the content: better to say so than to lose it silently.
  if (!(await services.files.has(file.sha256))) throw unavailable('file')
  return { id, ...document }
}

/** Every night: files that nobody attached go. */
export const sweepJob: Job = {
  name: 'attachments.sweep',
  cron: '17 3 * * *',
  run: async (_data, services) => ({ removed: await sweepDocuments(services) }),
}

/** Bytes that the actor may still send in one file. The house itself has no quota. */
async function limitFor(services: Services, actor: Actor): Promise<number> {
  const { db, house } = services
  const largest = (await readSetting<number>(db, house, 'attachment.max-megabytes')) * megabyte
  if (actor.type === 'system') return largest
  const daily = (await readSetting<number>(db, house, 'attachment.daily-megabytes')) * megabyte
  const since = new Date(services.now().getTime() - oneDay)
  const sent = await sql<{ bytes: string }>`
    select coalesce(sum(size), 0) as bytes from document where user_id = ${actor.userId} and created_at > ${since}`.execute(
    db,
  )
  if (Number(sent.rows[0]!.bytes) >= daily) throw rateLimited(3600)
  return largest
}

async function* peek(content: AsyncIterable<Uint8Array>, head: Uint8Array[]): AsyncGenerator<Uint8Array> {
  let kept = 0
  for await (const chunk of content) {
    if (kept < headBytes) head.push(chunk.subarray(0, headBytes - kept))
    kept += chunk.byteLength
    yield chunk
  }
}

async function insertDocument(services: Services, actor: Actor, document: Omit<StoredDocument, 'id'>): Promise<string> {
  const { sha256, name, mime, size } = document
  return services.db.transaction().execute(async (transaction) => {
    await lockContent(sha256).execute(transaction)
    const result = await sql<{ id: string }>`
      insert into document (sha256, name, mime, size, user_id, created_at)
      values (${sha256}, ${name}, ${mime}, ${size}, ${actor.userId}::bigint, ${services.now()}) returning id`.execute(
      transaction,
    )
    return result.rows[0]!.id
  })
}

/** Held by whoever adds a document of this content, and by whoever removes the content. */
const lockContent = (sha256: string) => sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 7))`

export interface Download {
  document: StoredDocument
  headers: Record<string, string>
  content: ReadStream
}

/**
 * A document with its content, for whoever may see it. Pictures and PDF may be shown in place; everything else is
 * saved. Never from a shared cache; the browser asks again each time, for rights may have changed.
 *
 * @throws `not_found`
 */
export async function openDocument(services: Services, actor: Actor, id: string): Promise<Download> {
  const document = await readDocument({ db: services.db, house: services.house, actor }, id)
  const content = await services.files.open(document.sha256).catch((error: unknown) => {
    throw error instanceof FileMissingError ? notFound('document', id) : error
  })
  return { document, headers: downloadHeaders(document), content }
}

export function downloadHeaders(document: StoredDocument): Record<string, string> {
  const inPlace = isShownInPlace(document.mime)
  const isPdf = document.mime === 'application/pdf'
  return {
    'content-type': inPlace ? document.mime : unknownType,
    'content-length': String(document.size),
    'content-disposition': contentDisposition(inPlace ? 'inline' : 'attachment', document.name),
    'x-content-type-options': 'nosniff',
    // The viewer of PDF in some browsers does not work inside a sandbox; our own pages show it in a frame.
    'content-security-policy': isPdf
      ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
      : "default-src 'none'; sandbox",
    ...(isPdf ? { 'x-frame-options': 'SAMEORIGIN' } : {}),
    'cache-control': 'private, no-cache',
    etag: `"${document.sha256}"`,
    vary: 'Cookie, Authorization',
  }
}

/**
 * Removes documents that nobody attached within two days, and contents that no document has any more.
 * Returns how many documents went.
 */
export async function sweepDocuments(services: Services): Promise<number> {
  const before = new Date(services.now().getTime() - 2 * oneDay)
  const kept = services.house.keptDocuments.map(
    ({ table, document }) =>
      sql`and not exists (select 1 from ${sql.table(table)} k where ${sql.ref(`k.${document}`)} = d.id)`,
  )
  const gone = await sql<{ sha256: string | null }>`
    delete from document d where d.created_at < ${before}
      and not exists (select 1 from attachment a where a.document_id = d.id) ${sql.join(kept, sql` `)} returning sha256`.execute(
    services.db,
  )
  const contents = new Set(gone.rows.map((row) => row.sha256).filter((sha256) => sha256 !== null))
  for (const sha256 of contents) await dropContent(services, sha256)
  await services.files.sweep()
  return gone.rows.length
}

async function dropContent(services: Services, sha256: string): Promise<void> {
  await services.db.transaction().execute(async (transaction) => {
    await lockContent(sha256).execute(transaction)
    const left = await sql`select 1 from document where sha256 = ${sha256} limit 1`.execute(transaction)
    if (left.rows.length === 0) await services.files.remove(sha256)
  })
}
