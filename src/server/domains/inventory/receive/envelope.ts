import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, type InputType, type ZstdOptions, zstdCompress, zstdCompressSync } from 'node:zlib'
import type { Encoding } from '../formats/inflate.ts'
import type { Caller } from './admit.ts'
import type { Received } from './message-writer.ts'

/** A message as the door hands it in. */
export interface Letter extends Caller {
  door: string
  body: Buffer
}

/** What is kept of a body, and how it is encoded. */
export interface Kept {
  encoding: string
  body: Buffer | null
  /** Bytes as received. */
  size: number
}

const onThread = promisify(zstdCompress) as (text: InputType, options: ZstdOptions) => Promise<Buffer>
/** The fastest level: a message is compressed while its agent waits. */
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 64 * 1024 }
/** Up to this, handing the work to a thread costs the one that answers more than doing it (0.8 against 0.5 ms for 100 kB). */
const usual = 256 * 1024

const compress = async (text: Buffer): Promise<Buffer> =>
  text.length <= usual ? zstdCompressSync(text, quickly) : await onThread(text, quickly)

/** The body as it came when it held no secret (`clean` is null), else its text without them, compressed anew. */
export const keptBody = async (letter: Letter, clean: Buffer | null, encoding: Encoding): Promise<Kept> =>
  clean === null
    ? { encoding, body: letter.body, size: letter.body.length }
    : await keptText(clean, encoding, letter.body.length)

/** Text without secrets; `encoding`: as it came. */
export const keptText = async (clean: Buffer, encoding: Encoding, size: number): Promise<Kept> => ({
  encoding: `stored-zstd ${encoding}`,
  body: clean.length === 0 ? null : await compress(clean),
  size,
})

const keptHeaders = ['content-type', 'user-agent', 'glpi-agent-id', 'glpi-request-id', 'glpi-proxy-id'] as const

/** What is known of the sender before anything is understood. */
export interface From {
  deviceId: string | null
  entityId: string
}

/** The row of a message, from what its door knows of it. */
export function received(
  letter: Omit<Letter, 'body'>,
  query: string,
  { deviceId, entityId }: From,
  { encoding, body, size }: Kept,
): Received {
  const headers: Record<string, string> = {}
  for (const name of keptHeaders) {
    const value = headerOf(letter, name)
    if (value !== null) headers[name] = value.slice(0, 500)
  }
  const bodyHash = body === null ? '' : hash('sha1', body, 'hex')
  return {
    door: letter.door,
    query,
    deviceId,
    entityId,
    address: letter.address,
    userAgent: headers['user-agent'] ?? null,
    headers,
    encoding,
    body,
    bodyHash,
    size,
  }
}

export function headerOf({ headers }: Pick<Caller, 'headers'>, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
