import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { linkSides } from '../../../../shared/tickets/case-links.ts'
import { priorityOf, statusesOf, workStatus } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { actorSchema, type RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { channels, ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { type Actor, isAllowed } from '../../../engine/access/actor.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { attach } from '../../../engine/attachments.ts'
import { textOfHtml } from '../../../engine/changes/clean-values.ts'
import { today } from '../../../engine/today.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { assignmentOf } from '../assigning/assignment.ts'
import { clocksOfNew } from '../clocks/keep-clocks.ts'
import { makeLink } from '../links/case-links.ts'
import { type OpeningFacts, readOpeningFacts, requireFit } from '../opening-facts.ts'
import { requireOpeningRights, uniqueActors } from '../opening-rights.ts'
import { joinParties, partiesInput } from '../parties/parties.ts'
import { requireWindow } from '../planned-window.ts'
import { keepClear } from '../planning/keep-clear.ts'
import { doActs, type RuleActs } from '../rule-acts.ts'
import { beginningOf } from '../standard/change-types.ts'
import { fromCatalogue, type StandardOpening } from '../standard/open-standard.ts'
import { defaultAmong, subStatusNamed } from '../sub-statuses.ts'
import { planTasks } from '../task-lines.ts'
import { type FilledOpening, fillOpening } from '../templates/fill-opening.ts'
import { addedActor, findActors, insertActorsSql, keyOf, requireActors } from '../ticket-actors.ts'
import { askByRules, askByTemplate } from '../ticket-approval.ts'
import { assetsInput, attachmentsInput, caseInput } from '../ticket-input.ts'
import { moved, type TicketRow } from '../ticket-moves.ts'
import { changeTicket, type ShapedOpening, shapeOpening } from '../ticket-shaping.ts'

const { fields } = ticketKind
const people = z.array(actorSchema).max(50).default([])

const openInput = z.strictObject({
  type: fields.type.schema.default('incident'),
  /** Left out: the beginning of the description. */
  title: fields.title.schema.optional(),
  description: fields.description.schema.default(''),
  category: fields.category.schema.optional(),
  /** Left out, like all that follows: as the template of its category and type says, else medium. */
  urgency: fields.urgency.schema.optional(),
  impact: fields.impact.schema.optional(),
  /** By hand; left out: from urgency and impact. */
  priority: fields.priority.schema.optional(),
  /** Left out: that of the first requester. */
  entity: fields.entity.schema.optional(),
  location: fields.location.schema.optional(),
  contract: fields.contract.schema.optional(),
  channel: z.enum(channels).optional(),
  /** Left out: whoever opens, unless somebody outside asks. */
  requesters: people,
  observers: people,
  /** Left out: as the category says. */
  assignees: people,
  /** Those outside: a supplier that works on it, a person without an account who asks. */
  parties: partiesInput,
  assets: assetsInput.default([]),
  attachments: attachmentsInput,
  /** What it is to cases that are there already: the problem behind an incident. */
  links: z
    .array(z.strictObject({ side: z.enum(linkSides), other: caseInput }))
    .max(20)
    .default([]),
  /** Causes of a problem, plans of a change. */
  analysis: fields.analysis.schema.optional(),
  /** Of the catalogue of standard changes. */
  changeModel: fields.changeModel.schema.optional(),
  /** Left out: as the model says, else normal. */
  changeType: fields.changeType.schema.optional(),
  plannedFrom: fields.plannedFrom.schema.optional(),
  plannedUntil: fields.plannedUntil.schema.optional(),
  /** The mail that asks for it: what the house says when it opens one. */
  mail: reference('incoming-mail').schema.optional(),
  slaOwn: fields.slaOwn.schema.optional(),
  slaResolve: fields.slaResolve.schema.optional(),
  olaOwn: fields.olaOwn.schema.optional(),
  olaResolve: fields.olaResolve.schema.optional(),
})

type OpenInput = z.infer<typeof openInput>
type Said = FilledOpening<OpenInput>['said']
type Standard = StandardOpening<OpenInput>

/** Reports an incident or asks for something, for oneself or for others; the one way a case comes into being. */
export const openTicket = defineAction({
  name: 'ticket.open',
  event: 'ticket.opened',
  input: openInput,
  run: async (context, { input: wanted }) => {
    const { actor } = context
    const standard = await fromCatalogue(context, wanted)
    const given = standard.said
    const named = givenActors(actor, given)
    const facts = await readOpeningFacts(context, {
      actors: named,
      categoryId: given.category ?? null,
      assets: given.assets,
      opening: { type: given.type, entityId: given.entity ?? null },
    })
    const template = standard.model === null ? facts.template : null
    const zone = context.services.timeZone
    const filled = fillOpening(actor, given, { template, found: facts.actors, day: today(context), zone })
    const input = filled.said
    const people = askedBy(named, filled.requesters)
    requireActors(
      named.map((each) => ({ ...each, field: `${each.role}s` })),
      facts.actors,
    )
    requireWindow(input.type, input)
    const channel = input.channel ?? channelOf(actor)
    requireFit(facts.category, input.type, channel)
    const entityId = entityOf(actor, input, people, facts)
    requireOpeningRights(
      actor,
      {
        type: input.type,
        entityId,
        ownEntityId: actor.entityId,
        requesters: named.filter((each) => each.role === 'requester'),
        partyRoles: given.parties.map(({ role }) => role),
        hasAssignees: input.assignees.length > 0,
        hasPriority: input.priority !== undefined && input.priority !== priorityOf(input.urgency, input.impact),
        isEmergency: standard.changeType === 'emergency',
      },
      facts,
    )
    const row = rowOf(context, input, { channel, entityId, standard })
    const shaped = await shapeOpening(context, {
      values: { ...row, why: filled.because(row.why ?? []) },
      actors: [...people, ...filled.actors, ...(await modelActors(context, standard, facts))],
      found: facts.actors,
      assets: [...facts.assets, ...filled.assets],
      mails: actor.type !== 'system' || input.mail == null ? [] : [{ id: input.mail }],
    })
    const opening = await assigned(context, input, shaped, facts)
    const clocks = await clocksOfNew(context, opening.values)
    const byHouse = new Set([...shaped.byHouse, ...filled.byHouse, ...(standard.model === null ? [] : ['category'])])
    const opened = await context.create(ticketKind, { ...opening.values, ...clocks.values }, { byHouse })
    await clocks.write(opened.id)
    await writeLinks(context, opened.id, opening.actors, shaped)
    await shaped.keep(opened.id)
    const files = [...input.attachments, ...(isAllowed(actor, 'dictionary.read') ? (template?.documents ?? []) : [])]
    await attach(context, { kind: ticketKind, recordId: opened.id }, files, input.description)
    for (const { side, other } of input.links) await makeLink(context, opened, side, other)
    const joined = await joinParties(context, opened, given.parties)
    await planTasks(context, opened.id, standard.model?.tasks ?? template?.tasks)
    const clear = await acted(context, await keepClear(context, joined), shaped.acts)
    // What was approved beforehand is not asked again.
    if (standard.model !== null) return clear
    return askByRules(context, await askByTemplate(context, clear, template?.approval ?? null), shaped.approvers)
  },
})

/** What rules do beside the fields; a solution among it solves the case. */
async function acted(context: ActionContext, row: TicketRow, acts: RuleActs): Promise<TicketRow> {
  const patch = await doActs(context, row, acts)
  return Object.keys(patch).length === 0 ? row : changeTicket(context, row, patch)
}

/** A template may say who asks, where nobody was named but whoever opens. */
const askedBy = (named: readonly RoleActor[], requesters: readonly RoleActor[]): RoleActor[] =>
  requesters.length === 0 ? [...named] : [...requesters, ...named.filter((each) => each.role !== 'requester')]

/** Those whom a model names, as far as they are still there to take work. */
async function modelActors(
  context: ActionContext,
  { assignees }: Standard,
  { actors }: OpeningFacts,
): Promise<RoleActor[]> {
  for (const [key, found] of await findActors(context, assignees)) actors.set(key, found)
  return assignees.filter((each) => actors.get(keyOf(each))?.isUsable === true)
}

const channelOf = (actor: Actor): OpenInput['channel'] & string =>
  actor.source === 'api' ? 'api' : actor.shell === 'portal' ? 'portal' : 'desk'

function givenActors(actor: Actor, input: OpenInput): RoleActor[] {
  const isForOutside = input.parties.some(({ role }) => role === 'requester')
  const self = actor.userId === null || isForOutside ? [] : [{ type: 'user' as const, id: actor.userId }]
  const requesters = input.requesters.length > 0 ? input.requesters : self
  return [
    ...requesters.map((each): RoleActor => ({ role: 'requester', ...each })),
    ...input.observers.map((each): RoleActor => ({ role: 'observer', ...each })),
    ...input.assignees.map((each): RoleActor => ({ role: 'assignee', ...each })),
  ]
}

function entityOf(actor: Actor, input: OpenInput, given: readonly RoleActor[], facts: OpeningFacts): string {
  const requester = given.find((each) => each.role === 'requester')
  const entityId =
    input.entity ?? (requester === undefined ? actor.entityId : facts.actors.get(keyOf(requester))?.entityId)
  if (entityId == null) throw invalidField('entity', 'required')
  return entityId
}

/** Who works on it in the end, and the state and reasons that follow. The category is asked last: rules may have set it. */
async function assigned(
  context: ActionContext,
  input: Said,
  shaped: ShapedOpening,
  facts: OpeningFacts,
): Promise<{ values: Partial<TicketRow>; actors: RoleActor[] }> {
  const { values } = shaped
  const categoryId = values.categoryId ?? null
  const isOther = categoryId !== (input.category ?? null)
  const category = isOther
    ? (await readOpeningFacts(context, { actors: [], categoryId, assets: [] })).category
    : facts.category
  const { actors: named, why: reason } = await assignmentOf(context, { ...shaped, category })
  const actors = uniqueActors([...shaped.actors, ...named])
  const isAssigned = actors.some((each) => each.role === 'assignee')
  const why = reason === null ? shaped.why : explain(shaped.why, 'assignee', reason)
  const type = (values.type as TicketRow['type'] | undefined) ?? input.type
  const status = workStatus(type, { isAssigned, isPlanned: false, before: beginningOf(values.changeType) })
  const standing = await ruledState(context, shaped, { type, status })
  const subStatusId =
    standing.subStatusId ?? defaultAmong(facts.subStatuses, { type, status: standing.status ?? status })
  return { values: { ...values, status, ...standing, subStatusId, why }, actors }
}

/** The state in which rules open a case, or that of the sub-status they name; what the type does not know is left out. */
async function ruledState(
  context: ActionContext,
  { values, byHouse }: ShapedOpening,
  { type, status }: Pick<TicketRow, 'type' | 'status'>,
): Promise<Partial<TicketRow>> {
  const named = byHouse.has('subStatus') ? await subStatusNamed(context, values.subStatusId ?? null, type) : null
  const wanted = named?.status ?? (byHouse.has('status') ? values.status : undefined)
  if (wanted === undefined || !statusesOf[type].includes(wanted)) return {}
  const row = { ...values, status, pendingSince: null, solvedAt: null, closedAt: null } as TicketRow
  return { ...(wanted === status ? {} : moved(row, wanted, context.now)), subStatusId: named?.id ?? null }
}

interface Place {
  channel: OpenInput['channel'] & string
  entityId: string
  standard: Standard
}

function rowOf(context: ActionContext, input: Said, { channel, entityId, standard }: Place): Partial<TicketRow> {
  const descriptionText = textOfHtml(input.description)
  const why = priorityWhy(context, input)
  return {
    type: input.type,
    title: titleOf(input, descriptionText),
    description: input.description,
    descriptionText,
    phase: 'open',
    approval: 'none',
    status: workStatus(input.type, {
      isAssigned: input.assignees.length > 0,
      isPlanned: false,
      before: beginningOf(standard.changeType),
    }),
    changeType: standard.changeType,
    changeModelId: standard.model?.id ?? null,
    entityId,
    urgency: input.urgency,
    impact: input.impact,
    priority: input.priority ?? priorityOf(input.urgency, input.impact),
    categoryId: input.category ?? null,
    locationId: input.location ?? null,
    contractId: input.contract ?? null,
    analysis: input.analysis ?? {},
    plannedFrom: input.plannedFrom ?? null,
    plannedUntil: input.plannedUntil ?? null,
    slaOwnId: input.slaOwn ?? null,
    slaResolveId: input.slaResolve ?? null,
    olaOwnId: input.olaOwn ?? null,
    olaResolveId: input.olaResolve ?? null,
    channel,
    authorId: context.actor.userId,
    openedAt: context.now,
    waitingSeconds: 0,
    reminders: 0,
    why: standard.why === null ? why : explain(why, 'changeType', standard.why),
  }
}

function titleOf(input: Said, descriptionText: string): string {
  const title = input.title ?? (descriptionText.length > 70 ? `${descriptionText.slice(0, 69)}…` : descriptionText)
  if (title === '') throw invalidField('title', 'required')
  return title
}

function priorityWhy(context: ActionContext, input: Said) {
  const { urgency, impact } = input
  const isByHand = input.priority !== undefined && input.priority !== priorityOf(urgency, impact)
  return isByHand
    ? explain([], 'priority', { rule: 'by-hand', params: { by: context.actor.name } })
    : explain([], 'priority', { rule: 'matrix', params: { urgency, impact } })
}

/** Actors and assets in one statement; both are part of the act's line in history. */
async function writeLinks(
  context: ActionContext,
  ticketId: string,
  actors: readonly RoleActor[],
  { assets, found }: ShapedOpening,
): Promise<void> {
  if (actors.length === 0 && assets.length === 0) return
  await sql`${prepared}
    with people as (${insertActorsSql(ticketId, actors)}),
    things as (
      insert into ticket_asset (ticket_id, asset_id)
      select ${ticketId}::bigint, unnest(${assets.map((asset) => asset.id)}::bigint[]) on conflict do nothing returning asset_id)
    select 1`.execute(context.db)
  context.note(ticketKind, ticketId, [
    ...actors.map((each) => addedActor(each.role, each, found)),
    ...assets.map((asset) => ({ field: 'asset', old: null, new: asset.id, newText: asset.name })),
  ])
}
