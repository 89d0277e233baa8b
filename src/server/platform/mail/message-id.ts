import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../secrets.ts'

/** What a mail of ours is about: by it an answer finds its way back. */
export interface MailTarget {
  /** Name of a kind. */
  kind: string
  id: string
}

// 64 bits: nobody guesses one by sending mails, and the line stays short of 78 characters with most domains.
const proofLength = 8
const shape = /^<?t\.([a-z]+(?:-[a-z]+)*)-(\d{1,19})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{16})@/i

/**
 * `<t.ticket-12.UUID.PROOF@domain>`: the Message-ID of a mail about a record, by which we know that an answer to it answers
 * us. The domain is not part of the proof: it may change with the address of the site.
 * @param uuid of a stored mail, so that sending it again does not make it another mail
 */
export function makeMessageId(secrets: Secrets, target: MailTarget, domain: string, uuid: string = randomUUID()) {
  const signed = `${target.kind}-${target.id}.${uuid.toLowerCase()}`
  return `<t.${signed}.${proofOf(secrets, signed).toString('hex')}@${domain}>`
}

/** The record that one of our Message-IDs is about; null when it is not ours, or forged. */
export function readMessageId(secrets: Secrets, messageId: string): MailTarget | null {
  const [, kind, id, uuid, proof] = shape.exec(messageId.trim()) ?? []
  if (kind === undefined || id === undefined || uuid === undefined || proof === undefined) return null
  // Some gateways change the case of what stands before the @.
  const target = { kind: kind.toLowerCase(), id }
  const expected = proofOf(secrets, `${target.kind}-${id}.${uuid.toLowerCase()}`)
  return timingSafeEqual(expected, Buffer.from(proof, 'hex')) ? target : null
}

/** The domain of our Message-IDs: the host of the site's address. */
export function mailDomain(publicUrl: string): string {
  return new URL(publicUrl).hostname
}

function proofOf(secrets: Secrets, signed: string): Buffer {
  return secrets.sign('mail.message-id', signed).subarray(0, proofLength)
}
