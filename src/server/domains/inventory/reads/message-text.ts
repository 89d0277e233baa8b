import { sql } from 'kysely'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { decodeText } from '../formats/decode-text.ts'
import { redact } from '../formats/redact.ts'
import { storedBytes } from '../process/queued-message.ts'

/** Enough to read; the longest legal messages have tens of megabytes. */
const mostCharacters = 1_000_000

interface Stored {
  encoding: string
  headers: Record<string, string>
  body: Buffer | null
}

/**
 * The text of a message as it is kept, without its secrets. Null when it has been dropped or cannot be decompressed.
 * @throws not_found when the reader may not see the message
 */
export async function messageText(reader: Reader, id: string): Promise<{ text: string | null; isCut: boolean }> {
  await readRecord(reader, inventoryMessageKind, id)
  const found = await sql<Stored>`
    select encoding, headers, body from inventory_message where id = ${id}::bigint`.execute(reader.db)
  const bytes = storedBytes(found.rows[0]!)
  if ('refusal' in bytes) return { text: null, isCut: false }
  const whole = decodeText(bytes)
  const text = redact(whole, whole.trimStart().startsWith('<') ? 'xml' : 'json')
  return { text: text.slice(0, mostCharacters), isCut: text.length > mostCharacters }
}
