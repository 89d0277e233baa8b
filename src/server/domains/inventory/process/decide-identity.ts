import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Evidence } from '../identity/evidence.ts'
import { findCandidates } from '../identity/find-candidates.ts'
import { judge, type Scored } from '../identity/score.ts'
import type { NeutralInventory } from '../neutral.ts'
import type { AgentRow } from './agents.ts'
import { typeOf } from './facts.ts'
import type { QueuedMessage } from './process-batch.ts'

export type Decision =
  | { is: 'link'; assetId: string; scored: Scored[]; reason: string }
  | { is: 'new'; scored: Scored[]; reason: string }
  | { is: 'doubt'; scored: Scored[]; reason: string }
  | { is: 'refuse'; scored: Scored[]; reason: string }

interface Question {
  neutral: NeutralInventory
  evidence: Evidence[]
  agent: AgentRow | undefined
  news: { loud: string[] }
  message: QueuedMessage
}

/**
 * Which asset does the message speak of? A known agent whose identity says nothing new is believed at once; a person's
 * earlier decision binds; else evidence is weighed.
 */
export async function decideIdentity(transaction: Transaction<Tables>, question: Question): Promise<Decision> {
  const { neutral, evidence, agent, news } = question
  if (agent?.assetId != null && !news.loud.includes('facts'))
    return { is: 'link', assetId: agent.assetId, scored: [], reason: 'agent' }
  const decided = await earlierDecision(transaction, neutral.deviceId)
  if (decided !== null) return decided
  if (agent === undefined && !neutral.isPartial && neutral.identity.name === null && evidence.length <= 1)
    return { is: 'refuse', scored: [], reason: 'nameless' }
  const { serial, uuid, assetTag, name } = neutral.identity
  const candidates = await findCandidates(transaction, evidence, { serial, uuid, tag: assetTag, name }, typeOf(neutral))
  const verdict = judge(evidence, candidates)
  // Nobody confirmed that this machine exists; but an agent that sends changes only may have been refused once
  // (real-agents.md §1.5): what it sends is taken, and completed by its next full message.
  return verdict
}

/** A doubt of this device that a person has settled: link to that asset, or a new one. */
async function earlierDecision(transaction: Transaction<Tables>, deviceId: string): Promise<Decision | null> {
  const found = await sql<{ state: string; assetId: string | null }>`
    select d.state, d.asset_id from inventory_doubt d left join asset a on a.id = d.asset_id
    where d.device_id = ${deviceId} and (d.state in ('created', 'refused') or (d.state = 'linked' and a.deleted_at is null))
    order by d.id desc limit 1`.execute(transaction)
  const row = found.rows[0]
  if (row === undefined) return null
  if (row.state === 'refused') return { is: 'refuse', scored: [], reason: 'decided' }
  return row.assetId === null
    ? { is: 'new', scored: [], reason: 'decided' }
    : { is: 'link', assetId: row.assetId, scored: [], reason: 'decided' }
}

/** One open doubt a device: a new message refreshes it. */
export async function openDoubt(
  transaction: Transaction<Tables>,
  messageId: string,
  neutral: NeutralInventory,
  decision: { scored: Scored[]; reason: string },
): Promise<void> {
  const subject = {
    ...neutral.identity,
    deviceId: neutral.deviceId,
    agent: neutral.agent,
    tag: neutral.tag,
    type: typeOf(neutral),
    reason: decision.reason,
    user: neutral.user?.login ?? null,
    os: neutral.sections.os?.[0]?.title ?? null,
  }
  const candidates = JSON.stringify(decision.scored.slice(0, 10))
  const open = await sql`
    update inventory_doubt set message_id = ${messageId}, subject = ${JSON.stringify(subject)}::jsonb, candidates = ${candidates}::jsonb, updated_at = now(), version = version + 1
    where device_id = ${neutral.deviceId} and state = 'open' returning id`.execute(transaction)
  if (open.rows.length > 0) return
  await sql`
    insert into inventory_doubt (message_id, device_id, candidates, subject)
    values (${messageId}, ${neutral.deviceId}, ${candidates}::jsonb, ${JSON.stringify(subject)}::jsonb)`.execute(
    transaction,
  )
}
