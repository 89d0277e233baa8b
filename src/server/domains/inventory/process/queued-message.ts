import { zstdDecompressSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { inflate } from '../formats/inflate.ts'
import type { Message } from '../formats/messages.ts'
import { readMessage } from '../formats/read-message.ts'
import { takeParsed } from '../receive/parsed-cache.ts'

export interface QueuedMessage {
  id: string
  deviceId: string | null
  headers: Record<string, string>
  encoding: string
  attempts: number
  address: string | null
  userAgent: string | null
  /** Unit as the door knew it. */
  entityId: string | null
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
  /** The device spoken of, when the message was signed by another. */
  deviceId?: string
  durationMs: number
  trace: Record<string, unknown>
}

type Because = { code: string; detail: string }

/** Text bytes of a stored message; null = its body has been dropped. */
export function storedBytes(message: {
  encoding: string
  body: Buffer | null
  headers: Record<string, string>
}): Buffer | { refusal: Because } {
  if (message.body === null) return { refusal: { code: 'discarded', detail: 'the stored message has been dropped' } }
  if (message.encoding.startsWith('stored-zstd')) return zstdDecompressSync(message.body)
  const inflated = inflate(message.body, message.headers['content-type'] ?? null)
  return 'refusal' in inflated ? { refusal: inflated.refusal } : inflated.bytes
}

/** The messages as the door read them; what it did not, or another process did, from their stored bodies. */
export async function readAll(
  db: Kysely<Tables>,
  messages: readonly QueuedMessage[],
): Promise<(Message | { refusal: Because })[]> {
  const parsed = messages.map((message) => takeParsed(message.id))
  const missing = messages.filter((_, index) => parsed[index] === undefined).map((message) => message.id)
  const bodies = await loadBodies(db, missing)
  return messages.map((message, index) => parsed[index] ?? readStored(message, bodies.get(message.id) ?? null))
}

async function loadBodies(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Buffer | null>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; body: Buffer | null }>`${prepared}
    select id, body from inventory_message where id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(found.rows.map((row) => [row.id, row.body]))
}

function readStored(message: QueuedMessage, body: Buffer | null): Message | { refusal: Because } {
  const bytes = storedBytes({ ...message, body })
  if ('refusal' in bytes) return bytes
  const read = readMessage(bytes, message.headers)
  return 'refusal' in read ? { refusal: read.refusal } : read
}

type Further = Partial<Pick<Outcome, 'assetId' | 'agentId' | 'deviceId' | 'errorCode' | 'errorDetail' | 'trace'>>

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
