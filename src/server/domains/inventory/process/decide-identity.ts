import { hash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Evidence } from '../identity/evidence.ts'
import { findCandidates } from '../identity/find-candidates.ts'
import { fingerprintOf } from '../identity/fingerprint.ts'
import { judge, type Scored } from '../identity/score.ts'
import type { NeutralInventory } from '../neutral.ts'
import { isSighting } from '../neutral-network.ts'
import { typeOf } from './facts.ts'
import { type Standing, standingOf } from './refusals.ts'

export type Decision =
  | { is: 'link'; assetId: string; scored: Scored[]; reason: string; doubtId?: string }
  /** `isAccepted`: a person lets it in, whatever rules say. */
  | { is: 'new'; scored: Scored[]; reason: string; doubtId?: string; isAccepted?: boolean }
  | { is: 'doubt' | 'refuse'; scored: Scored[]; reason: string }

export interface Question {
  neutral: NeutralInventory
  evidence: readonly Evidence[]
  messageId: string
}

/**
 * Which assets do the messages speak of? A person's earlier decision binds; else evidence is weighed. The messages must
 * be of different machines (see wavesOf).
 */
export async function decideIdentities(
  transaction: Transaction<Tables>,
  questions: readonly Question[],
): Promise<Decision[]> {
  if (questions.length === 0) return []
  await lockEvidence(transaction, questions)
  const standing = await standingOf(
    transaction,
    questions.map((each) => each.neutral),
  )
  const decided = await earlierDecisions(transaction, questions, standing)
  const open = questions.filter((question) => decided.get(question) === undefined)
  const candidates = await findCandidates(
    transaction,
    open.map(({ neutral, evidence }) => {
      const { serial, uuid, assetTag, name } = neutral.identity
      return { evidence, said: { serial, uuid, tag: assetTag, name }, type: typeOf(neutral) }
    }),
  )
  return questions.map((question) => {
    const earlier = decided.get(question)
    if (earlier !== undefined) return earlier
    const { neutral, evidence } = question
    const isAccepted = standing.get(fingerprintOf(neutral))?.state === 'accepted'
    if (!isAccepted && neutral.identity.name === null && evidence.every((each) => each.sort === 'device'))
      return { is: 'refuse', scored: [], reason: 'nameless' }
    // An agent that sends changes only may have been refused once (real-agents.md §1, rule 5): a partial message of an
    // unknown machine is taken, and completed by its next full one.
    const verdict = judge(evidence, candidates[open.indexOf(question)]!, {
      program: neutral.agent.name,
      isPartial: neutral.isPartial,
      isSighting: isSighting(neutral),
    })
    return verdict.is === 'new' && isAccepted ? { ...verdict, isAccepted } : verdict
  })
}

/** Evidence by which two messages may be of one machine; the number of a register alone never is. */
const telling: readonly Evidence['sort'][] = ['device', 'agent', 'uuid', 'serial', 'mainboard', 'mac', 'name']
export const isTelling = (evidence: Evidence): boolean => telling.includes(evidence.sort)

/** Two processes that hear of one new machine at the same moment: the second waits, and then finds it. Sorted, so that none waits for the other. */
async function lockEvidence(transaction: Transaction<Tables>, questions: readonly Question[]): Promise<void> {
  const keys = new Set(
    questions.flatMap(({ evidence }) =>
      evidence.filter(isTelling).map((each) => lockKey(`${each.sort} ${each.value}`)),
    ),
  )
  await sql`${prepared} select pg_advisory_xact_lock(k) from (select k from unnest(${[...keys]}::bigint[]) as k order by k) sorted`.execute(
    transaction,
  )
}

const lockKey = (text: string): string =>
  Buffer.from(hash('sha1', text, 'hex').slice(0, 16), 'hex')
    .readBigInt64BE()
    .toString()

interface Settled {
  id: string
  deviceId: string
  state: string
  assetId: string | null
  isThere: boolean
  decidedAt: Date | null
  fingerprint: string
}

/** What a person has settled: link to that asset, a new one, or out. Of two decisions the later one counts. */
async function earlierDecisions(
  transaction: Transaction<Tables>,
  questions: readonly Question[],
  standing: ReadonlyMap<string, Standing>,
): Promise<Map<Question, Decision>> {
  const found = await sql<Settled>`${prepared}
    select d.id, d.device_id, d.state, d.asset_id, a.id is not null as is_there, d.decided_at, d.subject ->> 'fingerprint' as fingerprint
    from inventory_doubt d left join asset a on a.id = d.asset_id and a.deleted_at is null
    where d.device_id = any(${questions.map((each) => each.neutral.deviceId)}::text[]) and d.state <> 'open' order by d.id`.execute(
    transaction,
  )
  const byFingerprint = new Map(found.rows.map((row) => [row.fingerprint, row]))
  const decisions = new Map<Question, Decision>()
  for (const question of questions) {
    const fingerprint = fingerprintOf(question.neutral)
    const row = byFingerprint.get(fingerprint)
    const stands = standing.get(fingerprint)
    const decision = stands?.state === 'ignored' ? ignored : row === undefined ? null : bindingOf(row, stands)
    if (decision !== null) decisions.set(question, decision)
  }
  return decisions
}

const ignored: Decision = { is: 'refuse', scored: [], reason: 'ignored' }

function bindingOf(row: Settled, accepted: Standing | undefined): Decision | null {
  const isOverruled = accepted !== undefined && row.decidedAt !== null && accepted.decidedAt >= row.decidedAt
  if (row.state === 'refused' && isOverruled) return null
  if (row.state === 'refused') return { is: 'refuse', scored: [], reason: 'decided' }
  if (row.assetId !== null && row.isThere)
    return { is: 'link', assetId: row.assetId, scored: [], reason: 'decided', doubtId: row.id }
  // The asset made then is gone: the question is open again.
  return row.state === 'created' && row.assetId === null
    ? { is: 'new', scored: [], reason: 'decided', doubtId: row.id }
    : null
}
