import { createHash } from 'node:crypto'

/** What is known of a mail before anybody dares to read its parts. */
export interface MailHead {
  /** Its name for ever: the same mail in two mailboxes, or fetched twice, has the same. */
  digest: string
  messageId: string | null
  subject: string
}

/** Longer head lines belong to nobody honest. */
const mostHead = 512 * 1024

/**
 * Reads the head of a mail by itself, without trusting it: a mail that no parser survives must still be known again. Lines added
 * on the way (`Received`, `Delivered-To`) are no part of the digest.
 */
export function readHead(raw: Uint8Array): MailHead {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const end = endOfHead(bytes)
  const fields = fieldsOf(bytes.subarray(0, Math.min(end, mostHead)).toString('latin1'))
  const messageId = /<[^<>\s]{1,900}>/.exec(fields.get('message-id') ?? '')?.[0] ?? null
  const hash = createHash('sha256')
  for (const name of ['message-id', 'from', 'date', 'subject'])
    hash.update(`${(fields.get(name) ?? '').replace(/\s+/g, ' ').trim()}\n`)
  hash.update(bytes.subarray(end))
  const subject = Buffer.from(fields.get('subject') ?? '', 'latin1').toString('utf8')
  return { digest: hash.digest('hex'), messageId, subject }
}

function endOfHead(bytes: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => bytes.indexOf(mark)).filter((at) => at !== -1)
  return ends.length === 0 ? bytes.length : Math.min(...ends)
}

function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}
