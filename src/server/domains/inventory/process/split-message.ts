import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Message } from '../formats/messages.ts'
import type { Told } from '../formats/network-query.ts'
import { keptText } from '../receive/envelope.ts'
import { type Outcome, outcomeOf, type QueuedMessage, refusedOutcome } from './queued-message.ts'
import type { Entry } from './take-wave.ts'

type NetworkMessage = Extract<Message, { kind: 'netdiscovery' | 'netinventory' }>

/**
 * What a scanner found. One device is taken as it is. Of many, each becomes a message of its own, queued behind this one:
 * so each has its answer, its doubt, its replay.
 */
export async function fromNetwork(
  transaction: Transaction<Tables>,
  read: NetworkMessage,
  message: QueuedMessage,
): Promise<{ entry: Entry } | { outcome: Outcome }> {
  const { devices } = read
  const errors = read.kind === 'netinventory' ? read.errors.filter((each) => each !== '') : []
  if (devices.length === 0)
    return {
      outcome:
        errors.length > 0
          ? refusedOutcome(message, { code: 'device_error', detail: errors.join('; ').slice(0, 500) })
          : outcomeOf(message, 'unchanged', { trace: { rule: 'no_device' } }),
    }
  if (devices.length === 1) return { entry: { message, neutral: devices[0]!.neutral, unitId: message.entityId } }
  await queueEach(transaction, read, message)
  const trace = {
    rule: 'split',
    devices: devices.length,
    ...(errors.length > 0 ? { warnings: errors.slice(0, 50) } : {}),
  }
  return { outcome: outcomeOf(message, 'taken', { trace }) }
}

async function queueEach(
  transaction: Transaction<Tables>,
  read: NetworkMessage,
  message: QueuedMessage,
): Promise<void> {
  const rows = await Promise.all(
    read.devices.map(async (told) => {
      const text = Buffer.from(JSON.stringify(ownMessage(read, told)))
      const { encoding, body } = await keptText(text, 'plain', text.length)
      return { deviceId: told.neutral.deviceId, encoding, body: body!, size: text.length }
    }),
  )
  await sql`
    insert into inventory_message (door, query, device_id, address, user_agent, headers, encoding, body, body_hash, size, state, entity_id, trace)
    select m.door, ${read.kind}, s.device_id, m.address, m.user_agent, m.headers - 'content-type', s.encoding, s.body, '', s.size, 'queued', m.entity_id,
      m.trace - 'rule'
    from unnest(${rows.map((row) => row.deviceId)}::text[], ${rows.map((row) => row.encoding)}::text[], ${rows.map((row) => row.body)}::bytea[], ${rows.map((row) => row.size)}::int[]) as s(device_id, encoding, body, size)
    join inventory_message m on m.id = ${message.id}`.execute(transaction)
}

const ownMessage = (read: NetworkMessage, { neutral, content }: Told) => ({
  action: read.kind,
  deviceid: read.sender.deviceId,
  itemtype: neutral.itemType,
  partial: neutral.isPartial,
  ...(read.jobId === null ? {} : { jobid: read.jobId }),
  content: { versionclient: `${read.sender.agent.name}_v${read.sender.agent.version || '0'}`, ...content },
})
