import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { escapeHtml } from '../../../../shared/escape-html.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { storeUpload } from '../../../engine/files/documents.ts'
import type { MailPart } from '../parse/mail.ts'
import { tell, type Work } from './work.ts'

/** A picture up to this size that stands in the text may be a signature's. */
const smallPicture = 64 * 1024
/** As many as an entry of a case takes (ticket-input.ts). */
const mostFiles = 20

interface Hashed {
  part: MailPart
  index: number
  sha256: string
}

/** Files of a mail as documents, and what was said with its pictures in their places. */
export interface MailFiles {
  attachments: string[]
  html: string
}

/**
 * Stores what a mail brings, each once: what hangs on the case already is not hung up again (mails carry the pictures they
 * answer), and small pictures that earlier mails of the same domain showed are a signature, and left out.
 */
export async function storeFiles(work: Work, html: string, ticketId: string | null): Promise<MailFiles> {
  const { mail } = work
  const hashed = mail.parts.map((part, index) => ({ part, index, sha256: digestOf(part.content) }))
  const places = new Set([...html.matchAll(placeOf(mail.marker))].map((match) => Number(match[1])))
  const signatures = await seenSignatures(work, hashed)
  const there = await onCase(work, ticketId, hashed)
  const documents = new Map<number, string>()
  const attachments: string[] = []
  for (const each of hashed) {
    if (signatures.has(each.sha256) || each.part.content.byteLength === 0) continue
    const known = there.get(each.sha256)
    if (known === undefined && attachments.length + documents.size >= mostFiles) break
    const id = known ?? (await store(work, each.part))
    if (places.has(each.index)) documents.set(each.index, id)
    else if (known === undefined) attachments.push(id)
  }
  if (signatures.size > 0) tell(work, 'signature_pictures', { count: signatures.size })
  if (there.size > 0) tell(work, 'files_there', { count: there.size })
  await rememberPictures(work, hashed)
  return { attachments, html: withPictures(html, mail.marker, documents, hashed) }
}

const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const placeOf = (marker: string) => new RegExp(`${marker.replace('[', '\\[')}(\\d{1,4});`, 'g')

/** HTML without the places of pictures: previews show none. */
export const withoutPictures = (html: string, marker: string): string => html.replace(placeOf(marker), '')

const withPictures = (
  html: string,
  marker: string,
  documents: Map<number, string>,
  hashed: readonly Hashed[],
): string =>
  html.replace(placeOf(marker), (_, place: string) => {
    const id = documents.get(Number(place))
    const name = hashed[Number(place)]?.part.name ?? ''
    return id === undefined ? '' : `<img src="/api/v1/documents/${id}/content" alt="${escapeHtml(name)}" />`
  })

const isSmallPicture = ({ mime, content, cid }: MailPart): boolean =>
  cid !== null && /^image\//.test(mime) && content.byteLength <= smallPicture

const picturesIn = (hashed: readonly Hashed[]): string[] => [
  ...new Set(hashed.filter(({ part }) => isSmallPicture(part)).map(({ sha256 }) => sha256)),
]

async function seenSignatures({ context, row, mail }: Work, hashed: readonly Hashed[]): Promise<Set<string>> {
  const pictures = picturesIn(hashed)
  if (pictures.length === 0) return new Set()
  const found = await sql<{ picture: string }>`
    select distinct p.picture from incoming_mail m, unnest(m.pictures) as p(picture)
    where m.pictures && ${pictures}::text[] and m.pictures <> '{}' and p.picture = any(${pictures}::text[])
      and m.id <> ${row.id} and m.from_domain = ${domainOf(mail.from?.address)}`.execute(context.db)
  return new Set(found.rows.map(({ picture }) => picture))
}

export const domainOf = (address = ''): string => address.slice(address.lastIndexOf('@') + 1)

async function rememberPictures({ context, row }: Work, hashed: readonly Hashed[]): Promise<void> {
  const pictures = picturesIn(hashed)
  if (pictures.length > 0)
    await sql`update incoming_mail set pictures = ${pictures}::text[] where id = ${row.id}`.execute(context.db)
}

async function onCase(
  { context }: Work,
  ticketId: string | null,
  hashed: readonly Hashed[],
): Promise<Map<string, string>> {
  if (ticketId === null || hashed.length === 0) return new Map()
  const digests = hashed.map(({ sha256 }) => sha256)
  const found = await sql<{ sha256: string; id: string }>`
    select d.sha256, min(d.id) as id from attachment a join document d on d.id = a.document_id
    where a.kind = 'ticket' and a.record_id = ${ticketId} and d.sha256 = any(${digests}::text[])
    group by d.sha256`.execute(context.db)
  return new Map(found.rows.map((each) => [each.sha256, each.id]))
}

const store = async ({ context, sender }: Work, part: MailPart): Promise<string> => {
  const actor = { ...systemActor('mail', 'mail'), userId: sender?.id ?? null }
  return (await storeUpload(context.services, actor, Readable.from([part.content]), part.name)).id
}
