import type { Transaction } from 'kysely'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { type Evidence, evidenceOf } from '../identity/evidence.ts'
import type { NeutralInventory } from '../neutral.ts'
import { type AgentRow, type Said, saveAgents, toldByOthers } from './agents.ts'
import { diffParts } from './apply-parts.ts'
import { askRules, type Ruled, unruled } from './ask-rules.ts'
import type { Catalogue } from './catalogue.ts'
import { type Decision, decideIdentities } from './decide-identity.ts'
import { closeDoubts, noteCreated, openDoubts } from './doubts.ts'
import { factsOf, typeOf } from './facts.ts'
import { heardFrom, heardOf } from './heard.ts'
import { hiddenParts, withoutHidden } from './hidden-parts.ts'
import { keepEvidence } from './keep-evidence.ts'
import { keepSightings } from './keep-sightings.ts'
import { withoutLeftOut } from './left-out-sections.ts'
import { type Outcome, outcomeOf, type QueuedMessage } from './queued-message.ts'
import { closeRefusals, countIgnored, keepRefusals, type Refused } from './refusals.ts'
import { askAgain, replayedProperties } from './replay-rules.ts'
import { type Differences, differences, type Hashes, sectionHashes, withEmptied } from './section-hashes.ts'
import type { Surroundings } from './surroundings.ts'
import { TakeBatch, type TakeItem, type Taken, takeInventory } from './take-inventory.ts'
import { unitOf } from './units-by-tag.ts'

export interface Work {
  services: Services
  catalogue: Catalogue
  surroundings: Surroundings
}

/** A message read, and what its agent said before. */
export interface Entry {
  message: QueuedMessage
  neutral: NeutralInventory
  /** Sections to look at as told; the others are left alone. Undefined: those that differ from the last message. */
  only?: string[]
  /** Unit of a new asset, when whoever scanned knows it better than a tag. */
  unitId?: string | null
}

interface Weighed extends Entry {
  /** Unit of the machine as its tag tells, for as long as it has no asset. */
  entityId: string
  agent: AgentRow | undefined
  hashes: Hashes
  news: Differences
  evidence: Evidence[]
}

interface Decided extends Weighed {
  decision: Extract<Decision, { is: 'link' | 'new' }>
  /** What rules say of a new machine. */
  ruled?: Ruled
}

interface Aside extends Weighed {
  decision: Decision
  ruled?: Ruled
}

const actor = systemActor('inventory', 'agent')

/**
 * Takes messages of different machines in, all in the same few statements. Agents have been loaded (locked) before; the
 * map learns what they said.
 */
export async function takeWave(
  work: Work,
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  entries: readonly Entry[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const still: Weighed[] = []
  const known: Weighed[] = []
  const asking: Weighed[] = []
  for (const entry of entries) {
    const early = turnedAway(entry, agents.get(entry.neutral.deviceId))
    if (early !== null) outcomes.push(early)
    else {
      const weighed = weigh(work, entry, agents.get(entry.neutral.deviceId))
      const isKnown = weighed.agent?.assetId != null && !weighed.news.loud.includes('identity')
      if (isKnown && weighed.news.loud.length === 0) still.push(weighed)
      else (isKnown ? known : asking).push(weighed)
    }
  }
  outcomes.push(...(await moveQuietly(transaction, agents, still)))
  const decisions = await decideIdentities(
    transaction,
    asking.map((each) => ({ ...each, messageId: each.message.id })),
  )
  const decided: Decided[] = known.map((each) => ({
    ...each,
    decision: { is: 'link', assetId: each.agent!.assetId!, scored: [], reason: 'agent' },
  }))
  const aside: Aside[] = []
  for (const [index, each] of asking.entries()) {
    const decision = decisions[index]!
    if (decision.is === 'link') decided.push({ ...each, decision })
    else if (decision.is === 'new') {
      const facts = await factsOf(each.neutral, work.catalogue, work.surroundings.names)
      const isAccepted = decision.isAccepted === true
      const ruled = await askRules(work.services, transaction, { ...each, facts, isAccepted })
      if (ruled.refusal === null) decided.push({ ...each, decision, ruled })
      else aside.push({ ...each, decision: { is: 'refuse', scored: [], reason: 'rule' }, ruled })
    } else aside.push({ ...each, decision })
  }
  outcomes.push(...(await setAside(transaction, agents, aside)), ...(await enter(work, transaction, agents, decided)))
  return named(outcomes, entries)
}

/** Messages that another machine signed are filed under the device they speak of. */
function named(outcomes: readonly Outcome[], entries: readonly Entry[]): Outcome[] {
  const names = new Map(
    entries.filter((each) => each.unitId !== undefined).map(({ message, neutral }) => [message.id, neutral.deviceId]),
  )
  return outcomes.map((outcome) => {
    const deviceId = names.get(outcome.id)
    return deviceId === undefined ? outcome : { ...outcome, deviceId }
  })
}

/** Blocked, older than what the agent has said since, or a notice of a machine that is no longer there. */
function turnedAway({ message, neutral, only }: Entry, agent: AgentRow | undefined): Outcome | null {
  if (agent?.isBlocked === true)
    return outcomeOf(message, 'refused', { agentId: agent.id, errorCode: 'blocked', errorDetail: neutral.deviceId })
  if (only !== undefined && agent?.assetId == null)
    return outcomeOf(message, 'unchanged', { trace: { rule: 'unknown' } })
  if (agent?.lastMessageId == null || BigInt(agent.lastMessageId) <= BigInt(message.id)) return null
  return outcomeOf(message, 'unchanged', { agentId: agent.id, assetId: agent.assetId, trace: { rule: 'older' } })
}

function weigh({ surroundings }: Work, entry: Entry, agent: AgentRow | undefined): Weighed {
  const known = agent?.assetId == null ? {} : agent.sectionHashes
  const entityId = entry.unitId ?? unitOf(surroundings, entry.neutral.tag)
  // A notice tells some sections and nothing else; it is not remembered as said.
  if (entry.only !== undefined)
    return { ...entry, entityId, agent, hashes: {}, news: { loud: entry.only, quiet: [] }, evidence: [] }
  const neutral = withoutLeftOut(withEmptied(entry.neutral, known), surroundings.leftOut)
  const hashes = sectionHashes(neutral)
  const isReplay = entry.message.trace.replay !== undefined
  const news = differences(isReplay ? {} : known, hashes)
  const evidence = news.loud.includes('identity') ? evidenceOf(neutral, surroundings.junk) : []
  return { ...entry, entityId, neutral, agent, hashes, news, evidence }
}

/** Nothing new but free space and counters: they move without history, and the asset was heard of. */
async function moveQuietly(
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  entries: readonly Weighed[],
): Promise<Outcome[]> {
  if (entries.length === 0) return []
  const assetOf = (entry: Weighed): string => entry.agent!.assetId!
  const moved = entries.filter((each) => each.news.quiet.length > 0)
  const hidden = await hiddenParts(transaction, moved.map(assetOf))
  const told = (entry: Weighed) => withoutHidden(entry.neutral.sections, hidden.get(assetOf(entry)))
  const keptPorts = moved.filter((each) => each.news.quiet.includes('port'))
  await keepSightings(
    transaction,
    keptPorts.map((each) => ({ assetId: assetOf(each), ports: told(each).port ?? [] })),
  )
  await diffParts(
    transaction,
    moved.map((each) => ({
      assetId: assetOf(each),
      sections: told(each),
      names: each.news.quiet,
    })),
    new Date(),
  )
  await heardOf(
    transaction,
    entries.map((each) => heardFrom(assetOf(each), each.neutral, each.message.receivedAt)),
  )
  await saveAgents(
    transaction,
    agents,
    entries.map((each) => ({
      ...each,
      assetId: assetOf(each),
      hashes: { ...each.agent!.sectionHashes, ...each.hashes },
    })),
  )
  return entries.map((each) =>
    outcomeOf(each.message, 'unchanged', {
      assetId: assetOf(each),
      agentId: each.agent!.id,
      trace: { rule: 'agent', moved: each.news.quiet },
    }),
  )
}

/** Nobody can tell which machine it is, or it may not enter: a person decides, the message waits. */
async function setAside(
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  entries: readonly Aside[],
): Promise<Outcome[]> {
  if (entries.length === 0) return []
  await saveAgents(
    transaction,
    agents,
    entries.map((each) => ({ ...each, hashes: null, assetId: null })),
  )
  await openDoubts(
    transaction,
    entries
      .filter((each) => each.decision.is === 'doubt')
      .map((each) => ({
        ...each,
        messageId: each.message.id,
        scored: each.decision.scored,
        reason: each.decision.reason,
      })),
  )
  const refused = entries.filter((each) => each.decision.is === 'refuse')
  const [ignored, kept] = [true, false].map((is) =>
    refused.filter(({ decision }) => (decision.reason === 'ignored') === is).map((each) => refusedOf(each, agents)),
  )
  await keepRefusals(transaction, kept!)
  await countIgnored(transaction, ignored!)
  return entries.map(({ message, neutral, decision, ruled }) => {
    const agentId = agents.get(neutral.deviceId)!.id
    const isDoubt = decision.is === 'doubt'
    return outcomeOf(message, isDoubt ? 'doubt' : 'refused', {
      agentId,
      errorCode: isDoubt ? `doubt_${decision.reason}` : decision.reason,
      ...(ruled?.refusal == null ? {} : { errorDetail: `${ruled.refusal.rule} : ${ruled.refusal.reason}` }),
      trace: traceOf(neutral, decision),
    })
  })
}

const refusedOf = ({ message, neutral, decision, ruled }: Aside, agents: Map<string, AgentRow>): Refused => ({
  messageId: message.id,
  agentId: agents.get(neutral.deviceId)!.id,
  neutral,
  reason: decision.reason,
  ...(ruled === undefined ? {} : { ruled }),
  trace: traceOf(neutral, decision),
})

/** The messages enter the register, and agents remember what they said. */
async function enter(
  work: Work,
  transaction: Transaction<Tables>,
  agents: Map<string, AgentRow>,
  entries: readonly Decided[],
): Promise<Outcome[]> {
  if (entries.length === 0) return []
  const linked = entries.flatMap(({ neutral, decision }) =>
    decision.is === 'link'
      ? [{ deviceId: neutral.deviceId, assetId: decision.assetId, program: neutral.agent.name }]
      : [],
  )
  const others = await toldByOthers(transaction, linked)
  const sections = entries.map((entry) => sectionsOf(entry, others.get(entry.neutral.deviceId) ?? new Set()))
  const versions = await work.catalogue.versionIds(
    entries.map(({ neutral }, index) =>
      sections[index]!.includes('software') ? (neutral.sections.software ?? []) : [],
    ),
    work.surroundings.software,
  )
  const items: TakeItem[] = []
  const again = await replayedProperties(work.services, transaction)
  for (const [index, entry] of entries.entries()) {
    const item = await itemOf(work, entry, sections[index]!, versions[index]!)
    const { assetId } = item
    const isAsked = again.length > 0 && assetId !== null && entry.only === undefined
    items.push(
      isAsked ? { ...item, ruled: await askAgain(work.services, transaction, { ...item, assetId }, again) } : item,
    )
  }
  const taken: Taken[] = await runAction(
    work.services,
    takeInventory,
    actor,
    { batch: new TakeBatch(items) },
    { transaction },
  )
  await keepEvidence(
    transaction,
    entries.flatMap((each, index) =>
      each.evidence.length === 0
        ? []
        : [{ assetId: taken[index]!.id, evidence: each.evidence, at: each.message.receivedAt }],
    ),
  )
  await noteCreated(
    transaction,
    entries.flatMap(({ decision }, index) =>
      decision.is === 'new' && decision.doubtId !== undefined
        ? [{ doubtId: decision.doubtId, assetId: taken[index]!.id }]
        : [],
    ),
  )
  const known = entries.flatMap((each, index) =>
    each.evidence.length === 0 ? [] : [{ deviceId: each.neutral.deviceId, assetId: taken[index]!.id }],
  )
  await closeDoubts(transaction, known)
  await closeRefusals(transaction, known)
  await saveAgents(
    transaction,
    agents,
    entries.map(
      (entry, index): Said => ({
        ...entry,
        assetId: taken[index]!.id,
        hashes: heldHashes(entry, taken[index]!.id, others.get(entry.neutral.deviceId)),
      }),
    ),
  )
  return entries.map(({ message, neutral, decision }, index) => {
    const { id, isNew, changes } = taken[index]!
    const heldBack = [...(others.get(neutral.deviceId) ?? [])].filter((name) => !name.endsWith('~'))
    const trace = {
      ...traceOf(neutral, decision),
      sections: sections[index],
      changes,
      isNew,
      ...(heldBack.length > 0 ? { heldBack } : {}),
    }
    return outcomeOf(message, isNew || changes > 0 ? 'taken' : 'unchanged', {
      assetId: id,
      agentId: agents.get(neutral.deviceId)!.id,
      trace,
    })
  })
}

/** What to look at. On an asset that another told of before, all that was said is compared with what is there. */
function sectionsOf({ decision, agent, news, hashes, only }: Decided, others: ReadonlySet<string>): string[] {
  const isOther = decision.is === 'new' || agent?.assetId !== decision.assetId
  const all = isOther ? Object.keys(hashes).filter((name) => !name.endsWith('~')) : [...news.loud, ...news.quiet]
  return (only ?? all).filter((name) => !others.has(name))
}

/** What counts as said: sections that another agent tells are not remembered, so that they are looked at again when it falls silent. */
function heldHashes({ agent, hashes }: Weighed, assetId: string, others: ReadonlySet<string> | undefined): Hashes {
  const before = agent?.assetId === assetId ? agent.sectionHashes : {}
  const all = { ...before, ...hashes }
  if (others === undefined) return all
  return Object.fromEntries(Object.entries(all).filter(([name]) => name === 'identity' || !others.has(name)))
}

async function itemOf(
  { catalogue, surroundings }: Work,
  { message, neutral, entityId, decision, ruled }: Decided,
  sections: string[],
  versionIds: string[],
): Promise<TakeItem> {
  return {
    neutral,
    facts: await factsOf(neutral, catalogue, surroundings.names),
    versionIds,
    assetId: decision.is === 'link' ? decision.assetId : null,
    entityId,
    ruled: ruled ?? unruled,
    sections,
    source: `${neutral.agent.name} ${neutral.agent.version}`.trim(),
    at: message.receivedAt,
  }
}

const traceOf = (neutral: NeutralInventory, decision: Decision): Record<string, unknown> => ({
  type: typeOf(neutral),
  rule: decision.reason,
  ...(decision.is === 'new' && decision.isAccepted === true ? { isAccepted: true } : {}),
  ...(decision.scored.length > 0 ? { candidates: decision.scored.slice(0, 10) } : {}),
  ...(neutral.identity.dropped.length > 0 ? { dropped: neutral.identity.dropped } : {}),
  ...(neutral.warnings.length > 0 ? { warnings: neutral.warnings } : {}),
})
