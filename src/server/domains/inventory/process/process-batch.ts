import { gunzipSync } from 'node:zlib'
import { sql, type Transaction } from 'kysely'
import { CigaleError } from '../../../../shared/errors.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readSetting } from '../../../engine/settings.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { inflate } from '../formats/inflate.ts'
import { readMessage } from '../formats/read-message.ts'
import { evidenceOf } from '../identity/evidence.ts'
import type { JunkList } from '../identity/junk-list.ts'
import { loadJunk } from '../identity/junk-list.ts'
import type { NeutralInventory } from '../neutral.ts'
import { takeParsed } from '../receive/parsed-cache.ts'
import { type AgentRow, loadAgents, ownedByOthers, saveAgent } from './agents.ts'
import { diffParts, partRows } from './apply-parts.ts'
import type { Catalogue } from './catalogue.ts'
import { type Decision, decideIdentity, openDoubt } from './decide-identity.ts'
import { factsOf, typeOf } from './facts.ts'
import { keepEvidence } from './keep-evidence.ts'
import { differences, sectionHashes } from './section-hashes.ts'
import { type Taken, takeInventory } from './take-inventory.ts'

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

export interface Work {
  services: Services
  catalogue: Catalogue
  log: { error: (details: object, text: string) => void }
}

const actor = systemActor('inventory', 'agent')
const mostAttempts = 5

interface Prepared {
  message: QueuedMessage
  neutral: NeutralInventory
}

/**
 * Processes messages in the order they came, in one transaction with a savepoint for each: one that fails leaves
 * nothing behind and stops no other.
 */
export async function processBatch(
  work: Work,
  transaction: Transaction<Tables>,
  messages: QueuedMessage[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const ready: Prepared[] = []
  for (const message of messages) {
    const read = readStored(message)
    if ('refusal' in read) outcomes.push(failure(message, 'refused', read.refusal.code, read.refusal.detail))
    else ready.push({ message, neutral: read.neutral })
  }
  const agents = await loadAgents(
    transaction,
    ready.map((each) => each.neutral.deviceId),
  )
  const junk = await loadJunk(transaction)
  const defaults = await placement(work.services, transaction)
  for (const each of ready) outcomes.push(await processOne(work, transaction, each, agents, junk, defaults))
  return outcomes
}

type Placement = { rootId: string; byTag: Map<string, string> }

async function placement(services: Services, transaction: Transaction<Tables>): Promise<Placement> {
  const configured = await readSetting<string | null>(transaction, services.house, 'inventory.entity')
  const found = await sql<{ id: string; tag: string | null; isRoot: boolean }>`
    select id, lower(inventory_tag) as tag, parent_id is null as is_root from entity where deleted_at is null and (inventory_tag is not null or parent_id is null) order by id`.execute(
    transaction,
  )
  const byTag = new Map(found.rows.filter((row) => row.tag !== null && row.tag !== '').map((row) => [row.tag!, row.id]))
  return { rootId: configured ?? found.rows.find((row) => row.isRoot)!.id, byTag }
}

async function processOne(
  work: Work,
  transaction: Transaction<Tables>,
  { message, neutral }: Prepared,
  agents: Map<string, AgentRow>,
  junk: JunkList,
  place: Placement,
): Promise<Outcome> {
  const started = performance.now()
  await sql`savepoint message`.execute(transaction)
  try {
    const outcome = await take(work, transaction, { message, neutral }, agents, junk, place)
    await sql`release savepoint message`.execute(transaction)
    return { ...outcome, durationMs: Math.round(performance.now() - started) }
  } catch (error) {
    await sql`rollback to savepoint message`.execute(transaction)
    const known = error instanceof CigaleError ? error : null
    if (known === null) work.log.error({ err: error, message: message.id }, 'an inventory message failed')
    const again = known === null && message.attempts + 1 < mostAttempts
    return failure(
      message,
      again ? 'queued' : 'failed',
      known?.code ?? 'internal',
      (error as Error).message.slice(0, 500),
    )
  }
}

async function take(
  work: Work,
  transaction: Transaction<Tables>,
  { message, neutral }: Prepared,
  agents: Map<string, AgentRow>,
  junk: JunkList,
  place: Placement,
): Promise<Outcome> {
  const agent = agents.get(neutral.deviceId)
  if (agent?.isBlocked === true) return outcomeOf(message, 'refused', null, agent.id, { reason: 'blocked' }, 'blocked')
  if (agent?.lastMessageId != null && BigInt(agent.lastMessageId) > BigInt(message.id))
    return outcomeOf(message, 'unchanged', agent.assetId, agent.id, { reason: 'older' })
  const hashes = sectionHashes(neutral)
  const news = differences(agent?.assetId == null ? {} : agent.sectionHashes, hashes)
  if (agent?.assetId != null && news.loud.length === 0) {
    await moveQuietly(transaction, agent.assetId, neutral, news.quiet, message.receivedAt)
    const saved = await saveAgent(transaction, agents, neutral, { message, hashes, assetId: agent.assetId })
    return outcomeOf(message, 'unchanged', agent.assetId, saved.id, { moved: news.quiet })
  }
  const evidence = evidenceOf(neutral, junk)
  const decision = await decideIdentity(transaction, { neutral, evidence, agent, news, message })
  if (decision.is === 'doubt' || decision.is === 'refuse')
    return setAside(transaction, agents, { message, neutral }, decision)
  return enter(work, transaction, { message, neutral }, { agents, agent, hashes, news, evidence, decision, place })
}

interface Entering {
  agents: Map<string, AgentRow>
  agent: AgentRow | undefined
  hashes: Record<string, string>
  news: { loud: string[]; quiet: string[] }
  evidence: ReturnType<typeof evidenceOf>
  decision: Extract<Decision, { is: 'link' | 'new' }>
  place: Placement
}

/** The message enters the register, and the agent remembers what it said. */
async function enter(
  work: Work,
  transaction: Transaction<Tables>,
  { message, neutral }: Prepared,
  given: Entering,
): Promise<Outcome> {
  const { decision, news, place } = given
  const assetId = decision.is === 'link' ? decision.assetId : null
  const others = assetId === null ? new Set<string>() : await ownedByOthers(transaction, assetId, neutral.deviceId)
  const sections = [...news.loud, ...news.quiet].filter((name) => !others.has(name))
  const taken: Taken = await runAction(
    work.services,
    takeInventory,
    actor,
    {
      neutral,
      facts: await factsOf(neutral, work.catalogue),
      versionIds:
        sections.includes('software') || assetId === null
          ? await work.catalogue.versionIds(neutral.sections.software ?? [])
          : [],
      assetId,
      entityId: place.byTag.get((neutral.tag ?? '').toLowerCase()) ?? place.rootId,
      sections,
      source: `${neutral.agent.name} ${neutral.agent.version}`.trim(),
    },
    { transaction, at: message.receivedAt },
  )
  await keepEvidence(transaction, taken.id, given.evidence, message.receivedAt)
  const known = given.agent?.assetId === taken.id ? given.agent.sectionHashes : {}
  const saved = await saveAgent(transaction, given.agents, neutral, {
    message,
    hashes: { ...known, ...given.hashes },
    assetId: taken.id,
  })
  const trace = {
    type: typeOf(neutral),
    rule: decision.reason,
    candidates: decision.scored,
    sections,
    changes: taken.changes,
    isNew: taken.isNew,
    heldBack: [...others],
    dropped: neutral.identity.dropped,
    warnings: neutral.warnings,
  }
  return outcomeOf(message, taken.isNew || taken.changes > 0 ? 'taken' : 'unchanged', taken.id, saved.id, trace)
}

/** Nobody can tell which machine it is (or it may not enter): a person decides, the message waits. */
async function setAside(
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  { message, neutral }: Prepared,
  decision: Extract<Decision, { is: 'doubt' | 'refuse' }>,
): Promise<Outcome> {
  const saved = await saveAgent(transaction, agents, neutral, { message, hashes: null, assetId: null })
  const trace = {
    rule: decision.reason,
    candidates: decision.scored,
    dropped: neutral.identity.dropped,
    warnings: neutral.warnings,
  }
  if (decision.is === 'refuse') return outcomeOf(message, 'refused', null, saved.id, trace, decision.reason)
  await openDoubt(transaction, message.id, neutral, decision)
  return outcomeOf(message, 'doubt', null, saved.id, trace, `doubt_${decision.reason}`)
}

/** Free space and counters move without history. */
async function moveQuietly(
  transaction: Transaction<Tables>,
  assetId: string,
  neutral: NeutralInventory,
  sections: string[],
  at: Date,
): Promise<void> {
  if (sections.length > 0) await diffParts(transaction, assetId, sections, partRows(neutral.sections, sections), at)
  await sql`update asset set last_inventory_at = ${at} where id = ${assetId}`.execute(transaction)
}

function readStored(
  message: QueuedMessage,
): { neutral: NeutralInventory } | { refusal: { code: string; detail: string } } {
  const parsed = takeParsed(message.id)
  if (parsed !== undefined) return { neutral: parsed }
  if (message.body === null) return { refusal: { code: 'empty', detail: 'the stored message has been discarded' } }
  const bytes =
    message.encoding === 'stored-gzip'
      ? { bytes: gunzipSync(message.body) }
      : inflate(message.body, message.headers['content-type'] ?? null)
  if ('refusal' in bytes) return { refusal: bytes.refusal }
  const read = readMessage(bytes.bytes, message.headers)
  if ('refusal' in read) return { refusal: read.refusal }
  return read.kind === 'inventory'
    ? { neutral: read.neutral }
    : { refusal: { code: 'query', detail: `${read.kind} is not an inventory` } }
}

function outcomeOf(
  message: QueuedMessage,
  state: Outcome['state'],
  assetId: string | null,
  agentId: string | null,
  trace: Record<string, unknown>,
  errorCode: string | null = null,
): Outcome {
  return { id: message.id, state, assetId, agentId, errorCode, errorDetail: null, durationMs: 0, trace }
}

const failure = (message: QueuedMessage, state: Outcome['state'], code: string, detail: string): Outcome => ({
  ...outcomeOf(message, state, null, null, {}, code),
  errorDetail: detail,
})
