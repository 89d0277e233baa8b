import { zstdDecompressSync } from 'node:zlib'
import { inflate } from '../formats/inflate.ts'
import type { Message } from '../formats/messages.ts'
import { readMessage } from '../formats/read-message.ts'
import { takeParsed } from '../receive/parsed-cache.ts'

export interface QueuedMessage {
  id: string
  deviceId: string | null
  headers: Record<string, string>
  encoding: string
  body: Buffer | null
  attempts: number
  address: string | null
  userAgent: string | null
  receivedAt: Date
  /** `replay`: a person asked to take it again, so nothing is skipped because it is known. */
  trace: { replay?: unknown }
}

/** What became of a message; written for all of a batch in one statement. */
export interface Outcome {
  id: string
  state: 'taken' | 'unchanged' | 'refused' | 'doubt' | 'failed' | 'queued'
  assetId: string | null
  agentId: string | null
  errorCode: string | null
  errorDetail: string | null
  durationMs: number
  trace: Record<string, unknown>
}

type Because = { code: string; detail: string }

/** Text bytes of a stored message; null = its body has been dropped. */
export function storedBytes(
  message: Pick<QueuedMessage, 'encoding' | 'body' | 'headers'>,
): Buffer | { refusal: Because } {
  if (message.body === null) return { refusal: { code: 'discarded', detail: 'the stored message has been dropped' } }
  if (message.encoding.startsWith('stored-zstd')) return zstdDecompressSync(message.body)
  const inflated = inflate(message.body, message.headers['content-type'] ?? null)
  return 'refusal' in inflated ? { refusal: inflated.refusal } : inflated.bytes
}

/** The message as the door read it, else as its stored body says. */
export function readStored(message: QueuedMessage): Message | { refusal: Because } {
  const parsed = takeParsed(message.id)
  if (parsed !== undefined) return parsed
  const bytes = storedBytes(message)
  if ('refusal' in bytes) return bytes
  const read = readMessage(bytes, message.headers)
  return 'refusal' in read ? { refusal: read.refusal } : read
}

type Further = Partial<Pick<Outcome, 'assetId' | 'agentId' | 'errorCode' | 'errorDetail' | 'trace'>>

export const outcomeOf = (message: QueuedMessage, state: Outcome['state'], further: Further = {}): Outcome => ({
  id: message.id,
  state,
  assetId: null,
  agentId: null,
  errorCode: null,
  errorDetail: null,
  durationMs: 0,
  trace: {},
  ...further,
})

export const refusedOutcome = (message: QueuedMessage, { code, detail }: Because): Outcome =>
  outcomeOf(message, 'refused', { errorCode: code, errorDetail: detail })
