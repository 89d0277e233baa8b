import { decodeText } from './decode-text.ts'
import { readJsonMessage } from './glpi-json.ts'
import type { Form, Message } from './messages.ts'
import { readXmlMessage } from './ocs-xml.ts'
import { redact } from './redact.ts'
import { type Refusal, Refused, refusing } from './refusal.ts'
import type { MessageHeaders } from './sender.ts'
import { applyCuts, readPlainXml, type XmlDocument } from './xml-plain.ts'

export type Reading = Message | { refusal: Refusal; form: Form | null }

/**
 * Reads the inflated bytes of a message of any agent (see `inflate`). Never throws: what cannot be read is a refusal with a
 * code and a detail. `headers` serve to know the agent (GLPI-Agent-ID, User-Agent), never the form: the first character does.
 */
export function readMessage(bytes: Buffer, headers: MessageHeaders = {}): Reading {
  const source = refusing('unforeseen', () => ({ text: decodeText(bytes) }))
  return 'refusal' in source ? { refusal: source.refusal, form: null } : readText(source.text, headers)
}

/** The same of a message already decoded (see `decodeText`). */
export const readText = (source: string, headers: MessageHeaders = {}): Reading => readWith(source, headers, null)

/** The same, and the text without its secrets (see `redact`): a plain document tells where they stand while it is read. */
export function readAndRedact(source: string, headers: MessageHeaders): { read: Reading; clean: string } {
  const form = formOf(source)
  const plain = form === 'xml' ? readPlainXml(source) : null
  const read = readWith(source, headers, plain)
  const clean =
    plain?.cuts !== undefined ? applyCuts(source, plain.cuts) : form === null ? source : redact(source, form)
  return { read, clean }
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
