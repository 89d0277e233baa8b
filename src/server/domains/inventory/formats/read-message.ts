import { byteText, decodeText } from './decode-text.ts'
import { readJsonMessage } from './glpi-json.ts'
import type { Form, Message } from './messages.ts'
import { readXmlMessage } from './ocs-xml.ts'
import { redact } from './redact.ts'
import { type Refusal, Refused, refusing } from './refusal.ts'
import type { MessageHeaders } from './sender.ts'
import { type Cut, cutBytes, readPlainXml, type XmlDocument } from './xml-plain.ts'

export type Reading = Message | { refusal: Refusal; form: Form | null }

/**
 * Reads the inflated bytes of a message of any agent (see `inflate`). Never throws: what cannot be read is a refusal with a
 * code and a detail. `headers` serve to know the agent (GLPI-Agent-ID, User-Agent), never the form: the first character does.
 */
export const readMessage = (bytes: Buffer, headers: MessageHeaders = {}): Reading =>
  readPlainly(bytes, headers)?.read ?? readDecoded(bytes, headers).read

/** The same, and the message without its secrets (see `redact`); null: it holds none, and may be kept as it came. */
export function readAndRedact(bytes: Buffer, headers: MessageHeaders): { read: Reading; clean: Buffer | null } {
  const plainly = readPlainly(bytes, headers)
  if (plainly !== null) {
    const { read, cuts } = plainly
    return { read, clean: cuts.length === 0 ? null : cutBytes(bytes, cuts) }
  }
  const { read, text } = readDecoded(bytes, headers)
  const form = formOf(text)
  const clean = form === null ? text : redact(text, form)
  return { read, clean: clean === text ? null : Buffer.from(clean) }
}

/** Plain XML in UTF-8, which is nearly all that comes, is not decoded but cut up; it tells where its secrets stand. */
function readPlainly(bytes: Buffer, headers: MessageHeaders): { read: Reading; cuts: readonly Cut[] } | null {
  const source = byteText(bytes)
  const plain = source === null || formOf(source) !== 'xml' ? null : readPlainXml(source, 'byte')
  return plain === null ? null : { read: readWith(source as string, headers, plain), cuts: plain.cuts ?? [] }
}

function readDecoded(bytes: Buffer, headers: MessageHeaders): { read: Reading; text: string } {
  const source = refusing('unforeseen', () => ({ text: decodeText(bytes) }))
  if ('refusal' in source) return { read: { refusal: source.refusal, form: null }, text: '' }
  return { read: readWith(source.text, headers, null), text: source.text }
}

function readWith(source: string, headers: MessageHeaders, plain: XmlDocument | null): Reading {
  const form = formOf(source)
  const message = refusing('unforeseen', () => {
    if (source === '') throw new Refused('empty', 'the message is empty')
    if (form === null) throw new Refused('form', 'neither XML nor JSON')
    return form === 'xml' ? readXmlMessage(source, headers, plain) : readJsonMessage(source, headers)
  })
  return 'refusal' in message ? { refusal: message.refusal, form } : message
}

export function formOf(source: string): Form | null {
  if (source.startsWith('{')) return 'json'
  return source.startsWith('<') ? 'xml' : null
}
