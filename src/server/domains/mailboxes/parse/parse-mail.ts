import { randomBytes } from 'node:crypto'
import { type Attachment, type ParsedMail as Read, simpleParser } from 'mailparser'
import { addressesOf } from './addresses.ts'
import { automaticOf, type HeadLine } from './automatic.ts'
import { bodiesOf } from './body-html.ts'
import { bounceOf } from './bounce.ts'
import { type MailPart, type ParsedMail, UnreadableMailError } from './mail.ts'
import { oneLine, storable } from './plain.ts'

/** Beyond these a mail is nobody's honest mail (atlas/reliability-security.md §7.6). */
const limits = { maxHeadSize: 256 * 1024, maxChildNodes: 500, maxHtmlLengthToParse: 1_000_000 }
const mostText = 500_000
const mostParts = 100
const mostReferences = 50
const mostHeaders = 64 * 1024

/**
 * Reads a mail. Pure, and hostile mails may take their time or memory in it: the house has it run apart (`read-apart.ts`).
 *
 * @throws UnreadableMailError when it breaks the limits or the parser
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const read = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    ...limits,
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    keepCidLinks: true,
    skipTextToHtml: true,
    checksumAlgo: false,
  }).catch((error: unknown) => {
    throw new UnreadableMailError(oneLine((error as Error).message, 300))
  })
  const line = headLineOf(read)
  const parts = read.attachments.slice(0, mostParts).map(partOf)
  const subject = oneLine(read.subject ?? '', 500)
  const text = storable(read.text ?? '')
    .replace(/\r\n?/g, '\n')
    .slice(0, mostText)
    .toWellFormed()
  const html = typeof read.html === 'string' ? storable(read.html) : null
  const marker = `[${randomBytes(12).toString('hex')}:`
  const bounce = bounceOf(parts)
  const from = addressesOf(read.from)[0] ?? null
  return {
    messageId: idsIn(line('message-id'))[0] ?? null,
    references: referencesOf(line),
    from,
    replyTo: addressesOf(read.replyTo)[0] ?? null,
    to: addressesOf(read.to),
    cc: addressesOf(read.cc),
    subject,
    sentAt: line('date') === '' || !(read.date instanceof Date) || Number.isNaN(read.date.getTime()) ? null : read.date,
    headers: headersOf(read),
    ...bodiesOf({ text, html, parts, marker }),
    marker,
    parts,
    automatic: automaticOf(line, { subject, from: from?.address ?? '', isReport: bounce !== null }),
    bounce,
  }
}

const headLineOf = (read: Read): HeadLine => {
  const lines = new Map<string, string>()
  for (const { key, line } of read.headerLines ?? [])
    if (!lines.has(key))
      lines.set(
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\s+/g, ' ')
          .trim(),
      )
  return (name) => lines.get(name) ?? ''
}

const idsIn = (text: string): string[] => text.match(/<[^<>\s]{1,900}>/g) ?? []

const referencesOf = (line: HeadLine): string[] => [
  ...new Set([...idsIn(line('in-reply-to')), ...idsIn(line('references')).reverse()].slice(0, mostReferences)),
]

/** As they came, one a line: what rules ask and people look at. */
const headersOf = (read: Read): string =>
  (read.headerLines ?? [])
    .map(({ line }) =>
      storable(line)
        .replace(/\s*\n\s+/g, ' ')
        .trim(),
    )
    .join('\n')
    .slice(0, mostHeaders)
    .toWellFormed()

function partOf(found: Attachment, index: number): MailPart {
  const mime = found.contentType.toLowerCase()
  const name = oneLine(found.filename ?? '', 200)
  return {
    name: name === '' ? `${nameless[mime] ?? `piece-${index + 1}`}` : name,
    mime,
    cid: found.cid === undefined || found.cid === '' ? null : found.cid,
    content: new Uint8Array(found.content),
  }
}

const nameless: Record<string, string> = {
  'message/rfc822': 'message.eml',
  'text/calendar': 'invitation.ics',
  'message/delivery-status': 'delivery-status.txt',
  'text/rfc822-headers': 'headers.txt',
}
