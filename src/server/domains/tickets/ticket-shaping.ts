import { sql } from 'kysely'
import type { Row } from '../../../shared/conditions/evaluate.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { mayBeAsked, priorityOf } from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketEscalationRules, ticketOpeningRules, ticketUpdateRules } from '../../../shared/tickets/ticket.rules.ts'
import { type ActorRole, actorRoles, type RoleActor } from '../../../shared/tickets/ticket-actors.ts'
import { explain, reasonOf } from '../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext, FieldChange } from '../../engine/actions/context.ts'
import type { MemberChange } from '../../engine/rules/apply-effect.ts'
import type { CompiledRules } from '../../engine/rules/compile-rules.ts'
import type { Draft } from '../../engine/rules/facts.ts'
import { byHouse, fieldNamesOf, refuseBy } from '../../engine/rules/outcome.ts'
import { keepTrace } from '../../engine/rules/rule-traces.ts'
import type { Outcome } from '../../engine/rules/run-rules.ts'
import { shape } from '../../engine/rules/shape.ts'
import { withdrawOpen } from '../approvals/index.ts'
import { shareAgain } from './assigning/share-again.ts'
import { clocksOfChange } from './clocks/keep-clocks.ts'
import { keepClear, spanOf } from './planning/keep-clear.ts'
import { reviewOfChange } from './reviews/review-forms.ts'
import { actsOf, doActs, type RuleActs } from './rule-acts.ts'
import { lostApproval } from './standard/change-types.ts'
import { defaultSubStatus } from './sub-statuses.ts'
import { type FoundActor, findActors, keyOf, writeActors } from './ticket-actors.ts'
import { askByRules, asSubject, readTicket } from './ticket-approval.ts'
import { settled, type TicketRow } from './ticket-moves.ts'
import { remindersOfChange } from './waiting/reminder-plan.ts'

const fieldNames = fieldNamesOf(ticketKind)

/** A case on its way to be opened, as the rules see it. */
export interface Opening {
  values: Partial<TicketRow>
  actors: readonly RoleActor[]
  found: Map<string, FoundActor>
  assets: readonly { id: string; name: string }[]
  /** The mail that it comes from. */
  mails: readonly { id: string }[]
}

/** The same after the rules. `keep` writes down what they did, once the case has an id. */
export interface ShapedOpening extends Opening {
  byHouse: ReadonlySet<string>
  why: Record<string, unknown>[]
  /** A rule said who works on it. */
  isAssignedByRule: boolean
  /** Whom rules ask for approval. */
  approvers: readonly Row[]
  /** What rules do once the case is there. */
  acts: RuleActs
  keep: (ticketId: string) => Promise<void>
}

/** Asks the opening rules. Throws `invalid` with the reason when one refuses the case. */
export async function shapeOpening(context: ActionContext, opening: Opening): Promise<ShapedOpening> {
  const { values, actors, found, assets } = opening
  const why = (values.why as Record<string, unknown>[] | undefined) ?? []
  const draft: Draft = {
    row: { ...values },
    relations: {
      ...Object.fromEntries(
        actorRoles.map((role) => [
          role,
          actors.filter((each) => each.role === role).map((each) => actorRow(each, found)),
        ]),
      ),
      asset: assets.map((asset) => ({ ...asset })),
      mail: opening.mails.map((mail) => ({ ...mail })),
      authorProfile: context.actor.grants.map((grant) => ({ id: grant.profileId, name: grant.profileName })),
    },
  }
  const outcome = await shape(context, ticketOpeningRules, draft)
  if (outcome === null)
    return {
      ...opening,
      why,
      byHouse: new Set(),
      isAssignedByRule: false,
      approvers: [],
      acts: {},
      keep: async () => {},
    }
  refuseBy(outcome)
  const added = await usable(context, outcome.added)
  for (const [key, actor] of added.found) found.set(key, actor)
  const kept = new Set([...outcome.added.filter((change) => !added.changes.includes(change))].map(({ row }) => row))
  const rowsOf = (relation: string) => (draft.relations[relation] ?? []).filter((row) => !kept.has(row))
  const patch = withPriority(outcome, draft.row, why)
  return {
    values: { ...values, ...patch.values },
    actors: actorRoles.flatMap((role) => rowsOf(role).map((row) => actorOf(role, row))),
    found,
    mails: opening.mails,
    assets: rowsOf('asset').map((row) => ({ id: String(row.id), name: String(row.name ?? row.id) })),
    byHouse: byHouse(outcome, fieldNames),
    why: patch.why,
    approvers: approversOf(outcome),
    acts: actsOf(outcome),
    isAssignedByRule: outcome.authors.has('assigneeGroup') || outcome.authors.has('assigneeUser'),
    keep: (id) => keepTrace(context, ticketOpeningRules.name, { kind: ticketKind.name, id }, outcome.trace),
  }
}

/**
 * Writes a change of a case as the update rules make of it: fields, actors, assets, and the state that follows.
 *
 * @param changed what changes beside the fields of the patch: `assignee`, `asset`…
 * @param freezeReason why a change stays in the freezes that it comes to lie in
 */
export async function changeTicket(
  context: ActionContext,
  row: TicketRow,
  patch: Partial<TicketRow>,
  changed: readonly string[] = [],
  freezeReason?: string,
): Promise<TicketRow> {
  const names = new Set([...changed, ...differing(row, patch)])
  if (names.size === 0) return context.change(ticketKind, row, patch)
  const changedRow = await changeByRules(context, row, patch, { set: ticketUpdateRules, changed: names })
  const shared = await shareAgain(context, row, changedRow, names)
  const stored = shared === null ? changedRow : await write(context, changedRow, shared)
  if (stored.type !== 'change' || (spanOf(row) === null && spanOf(stored) === null)) return stored
  const all = new Set([...names, ...differing(row, stored)])
  const kept = await keepClear(context, stored, { reason: freezeReason, changed: all })
  if (freezeReason !== undefined && kept !== stored)
    context.note(ticketKind, row.id, [{ field: 'freezeReason', old: null, new: freezeReason }])
  return kept
}

interface Asked {
  set: RuleSet
  changed?: ReadonlySet<string>
  /** Rules that stand elsewhere than in their set. */
  rules?: CompiledRules
}

/** The same by any set of rules. */
export async function changeByRules(
  context: ActionContext,
  row: TicketRow,
  patch: Partial<TicketRow>,
  { set, changed, rules }: Asked,
): Promise<TicketRow> {
  const draft: Draft = { row: { ...row, ...patch }, relations: {} }
  const outcome = await shape(context, set, draft, { changed, rules })
  if (outcome === null || !outcome.trace.some((line) => line.verdict === 'acted')) return write(context, row, patch)
  refuseBy(outcome)
  const why = (patch.why as Record<string, unknown>[] | undefined) ?? (row.why as Record<string, unknown>[])
  const shaped = withPriority(outcome, draft.row, why)
  const house = byHouse(outcome, fieldNames)
  let stored = await write(context, row, { ...patch, ...shaped.values, why: shaped.why }, house)
  if (await writeMembers(context, row.id, outcome)) {
    const moved = await settled(context, stored)
    if (Object.keys(moved).length > 0) stored = await write(context, stored, moved)
  }
  const acted = await doActs(context, stored, actsOf(outcome))
  if (Object.keys(acted).length > 0) stored = await write(context, stored, acted)
  await keepTrace(context, set.name, { kind: ticketKind.name, id: row.id }, outcome.trace)
  return askByRules(context, stored, approversOf(outcome))
}

/** The case, its clocks and its reminders. */
async function write(
  context: ActionContext,
  row: TicketRow,
  given: Partial<TicketRow>,
  byHouse: ReadonlySet<string> = new Set(),
): Promise<TicketRow> {
  const patch = { ...given, ...lostApproval(context, row, given) }
  const clocks = await clocksOfChange(context, row, patch)
  const subStatus = await subStatusOf(context, row, patch)
  const reminders = await remindersOfChange(context, row, { ...patch, ...subStatus })
  const review = await reviewOfChange(context, row, patch)
  const all = { ...patch, ...clocks.values, ...subStatus, ...reminders, ...review }
  const stored = await context.change(ticketKind, row, all, { byHouse })
  await clocks.write(row.id)
  // Nobody need approve of what is over.
  if (row.approval !== 'asked' || !mayBeAsked(row) || mayBeAsked(stored)) return stored
  await withdrawOpen(context, asSubject(row.id))
  return readTicket(context, row.id)
}

/** A sub-status goes with its state; the next one has its own, or none. */
async function subStatusOf(
  context: ActionContext,
  row: TicketRow,
  patch: Partial<TicketRow>,
): Promise<Partial<TicketRow>> {
  const { status = row.status, type = row.type } = patch
  if ((status === row.status && type === row.type) || patch.subStatusId !== undefined) return {}
  return { subStatusId: await defaultSubStatus(context, { type, status }) }
}

const differing = (row: TicketRow, patch: Partial<TicketRow>): string[] =>
  Object.entries(patch).flatMap(([property, value]) => {
    const name = fieldNames.get(property)
    const before = (row as Record<string, unknown>)[property]
    return name === undefined || name === 'why' || told(before) === told(value) ? [] : [name]
  })

/** Plans and analyses are objects, which all look the same as text. */
const told = (value: unknown): string =>
  typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : String(value ?? '')

/** What rules set, why, and the priority that follows from urgency and impact unless somebody has decided it. */
function withPriority(outcome: Outcome, row: Row, before: Record<string, unknown>[]) {
  const values: Record<string, unknown> = { ...outcome.patch }
  let why = before
  const { urgency, impact } = row as { urgency: number; impact: number }
  const isDecided = outcome.authors.has('priority') || reasonOf(why, 'priority')?.rule === 'by-hand'
  if (!isDecided && (outcome.authors.has('urgency') || outcome.authors.has('impact'))) {
    values.priority = priorityOf(urgency, impact)
    why = explain(why, 'priority', { rule: 'matrix', params: { urgency, impact } })
  }
  for (const [target, rule] of outcome.authors)
    why = explain(why, whyField(target), { rule: 'rule', params: { rule: rule.name, id: rule.id } })
  return { values: values as Partial<TicketRow>, why }
}

const approversOf = ({ added }: Outcome): Row[] =>
  added.flatMap(({ relation, row }) =>
    relation === 'approver' ? [row] : relation === 'managerApprover' ? [{ managersOf: row.value }] : [],
  )

const whyField = (target: string): string => (target.startsWith('assignee') ? 'assignee' : target)

const actorRow = (actor: RoleActor, found: Map<string, FoundActor>): Row => {
  const known = found.get(keyOf(actor))
  const isGroup = actor.type === 'group'
  return {
    id: isGroup ? null : actor.id,
    role: actor.role,
    name: known?.name ?? null,
    login: known?.login ?? null,
    userId: isGroup ? null : actor.id,
    groupId: isGroup ? actor.id : null,
  }
}

const actorOf = (role: ActorRole, row: Row): RoleActor =>
  row.groupId == null
    ? { role, type: 'user', id: String(row.userId) }
    : { role, type: 'group', id: String(row.groupId) }

const isActorChange = (change: MemberChange): boolean => (actorRoles as readonly string[]).includes(change.relation)
const changedActor = ({ relation, row }: MemberChange): RoleActor => actorOf(relation as ActorRole, row)

/** A rule may name somebody who has left, or a group that takes no more work: such a member is left out. */
async function usable(
  context: ActionContext,
  added: readonly MemberChange[],
): Promise<{ changes: MemberChange[]; found: Map<string, FoundActor> }> {
  const found = await findActors(context, added.filter(isActorChange).map(changedActor))
  const changes = added.filter((change) => {
    if (!isActorChange(change)) return true
    const known = found.get(keyOf(changedActor(change)))
    return known !== undefined && (change.relation !== 'assignee' || known.isUsable)
  })
  return { changes, found }
}

/** Writes what rules did to actors and assets; says whether there was anything. */
async function writeMembers(context: ActionContext, ticketId: string, outcome: Outcome): Promise<boolean> {
  const added = await usable(context, outcome.added)
  const gone = outcome.removed.filter(isActorChange).map(changedActor)
  const come = added.changes.filter(isActorChange).map(changedActor)
  const changes: FieldChange[] = []
  if (come.length + gone.length > 0) {
    const found = new Map([...(await findActors(context, gone)), ...added.found])
    changes.push(...(await writeActors(context, ticketId, come, gone, found)))
  }
  const assets = added.changes.filter((change) => change.relation === 'asset').map(({ row }) => String(row.id))
  if (assets.length > 0) changes.push(...(await linkAssets(context, ticketId, assets)))
  if (changes.length > 0) context.note(ticketKind, ticketId, changes)
  return changes.length > 0
}

async function linkAssets(context: ActionContext, ticketId: string, assets: readonly string[]): Promise<FieldChange[]> {
  const linked = await sql<{ id: string; name: string }>`
    with added as (
      insert into ticket_asset (ticket_id, asset_id)
      select ${ticketId}::bigint, x.id from asset x where x.id = any(${assets}::bigint[]) and x.deleted_at is null
      on conflict do nothing returning asset_id)
    select x.id, x.name from added join asset x on x.id = added.asset_id`.execute(context.db)
  return linked.rows.map((asset) => ({ field: 'asset', old: null, new: asset.id, newText: asset.name }))
}

/** Names of sets, for the manifest. */
export const ticketRuleSets: readonly RuleSet[] = [ticketOpeningRules, ticketUpdateRules, ticketEscalationRules]
