import type { Transaction } from 'kysely'
import { CigaleError } from '../../../../shared/errors.ts'
import { inSavepoint } from '../../../platform/db/savepoint.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { errorCode } from '../../../platform/errors.ts'
import { evidenceOf } from '../identity/evidence.ts'
import { leaveOut } from '../identity/leave-out.ts'
import { type AgentRow, loadAgents } from './agents.ts'
import { isTelling } from './decide-identity.ts'
import { withoutLeftOut } from './left-out-sections.ts'
import { fromNotice } from './notice.ts'
import { type Outcome, outcomeOf, type QueuedMessage, readAll, refusedOutcome } from './queued-message.ts'
import { fromNetwork } from './split-message.ts'
import { type Entry, takeWave, type Work } from './take-wave.ts'

export interface BatchLog {
  error: (details: object, text: string) => void
}

const mostAttempts = 5

/**
 * Processes messages in the order they came, in one transaction. Messages of different machines go together; when one of
 * them fails, all go one by one, so that it leaves nothing behind and stops no other.
 */
export async function processBatch(
  work: Work,
  log: BatchLog,
  transaction: Transaction<Tables>,
  messages: readonly QueuedMessage[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const entries: Entry[] = []
  const all = await readAll(transaction, messages)
  for (const [index, message] of messages.entries()) {
    const read = all[index]!
    if ('refusal' in read) outcomes.push(refusedOutcome(message, read.refusal))
    else if (read.kind === 'inventory') entries.push({ message, neutral: read.neutral })
    else if (read.kind === 'netinventory' || read.kind === 'netdiscovery') {
      const found = await fromNetwork(transaction, read, message)
      if ('entry' in found) entries.push(found.entry)
      else outcomes.push(found.outcome)
    } else if (read.kind === 'notify')
      outcomes.push(...(await noticed(transaction, message, await fromNotice(transaction, read, message), entries)))
    else outcomes.push(refusedOutcome(message, { code: 'query', detail: `${read.kind} is not an inventory` }))
  }
  for (const entry of entries)
    entry.neutral = withoutLeftOut(leaveOut(entry.neutral, work.surroundings.junk), work.surroundings.leftOut)
  const agents = await loadAgents(
    transaction,
    entries.map((entry) => entry.neutral.deviceId),
  )
  for (const wave of wavesOf(work, entries)) outcomes.push(...(await takeSafely(work, log, transaction, agents, wave)))
  return outcomes
}

/** A notice of new addresses is an inventory of the ports alone; of an unknown machine it says nothing. */
async function noticed(
  _transaction: Transaction<Tables>,
  message: QueuedMessage,
  entry: Entry | null,
  entries: Entry[],
): Promise<Outcome[]> {
  if (entry === null) return [outcomeOf(message, 'unchanged', { trace: { rule: 'unknown' } })]
  entries.push(entry)
  return []
}

/** Messages of one machine come one after the other; others together. Evidence tells which may be of one machine. */
function wavesOf({ surroundings }: Work, entries: readonly Entry[]): Entry[][] {
  const waves: { entries: Entry[]; keys: Set<string> }[] = []
  for (const entry of entries) {
    const keys = evidenceOf(entry.neutral, surroundings.junk)
      .filter(isTelling)
      .map((each) => `${each.sort} ${each.value}`)
    const last = waves.findLastIndex((wave) => keys.some((key) => wave.keys.has(key)))
    let wave = waves[last + 1]
    if (wave === undefined) {
      wave = { entries: [], keys: new Set() }
      waves.push(wave)
    }
    wave.entries.push(entry)
    for (const key of keys) wave.keys.add(key)
  }
  return waves.map((wave) => wave.entries)
}

async function takeSafely(
  work: Work,
  log: BatchLog,
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  wave: readonly Entry[],
): Promise<Outcome[]> {
  const started = performance.now()
  const before = new Map(agents)
  const done = await inSavepoint(transaction, () => takeWave(work, transaction, agents, wave))
  if ('result' in done) {
    const each = Math.round((performance.now() - started) / wave.length)
    return done.result.map((outcome) => ({ ...outcome, durationMs: each }))
  }
  // A program or a maker that is remembered here has been deleted elsewhere.
  if (errorCode(done.failure) === '23503') work.catalogue.forget()
  agents.clear()
  for (const [id, agent] of before) agents.set(id, agent)
  if (wave.length === 1) return [failed(log, wave[0]!.message, done.failure)]
  const outcomes: Outcome[] = []
  for (const entry of wave) outcomes.push(...(await takeSafely(work, log, transaction, agents, [entry])))
  return outcomes
}

function failed(log: BatchLog, message: QueuedMessage, error: unknown): Outcome {
  const known = error instanceof CigaleError ? error : null
  if (known === null) log.error({ err: error, message: message.id }, 'an inventory message failed')
  const again = known === null && message.attempts + 1 < mostAttempts
  return outcomeOf(message, again ? 'queued' : 'failed', {
    errorCode: known?.code ?? 'internal',
    errorDetail: (error as Error).message.slice(0, 500),
  })
}
