import { z } from 'zod'
import { answers, approvalStates } from '../approvals/approval-plan.ts'
import { boolean, choice, date, instant, integer, json, longText, reference, richText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated, translatedTreeFields } from '../kinds/translated-fields.ts'
import { distributions } from '../people/people.kinds.ts'
import { analysisFields } from './case-analysis.ts'
import { shownSides } from './case-links.ts'
import { changeTypes } from './change-models.ts'
import { changeOutcomes, reviewAnswerSchema } from './change-reviews.ts'
import { ticketPhases, ticketStatuses, ticketTypes } from './ticket.lifecycle.ts'
import { actorRoles } from './ticket-actors.ts'

/** Whose technician gets a new case, and in which order they are asked. */
export const technicianSources = ['category', 'asset-first', 'category-first'] as const

export const ticketCategoryKind = defineKind('ticket-category', {
  plural: 'ticket-categories',
  table: 'ticket_category',
  fields: {
    ...translated('name', text({ required: true })),
    parent: reference('ticket-category'),
    ...translatedTreeFields,
    code: text({ max: 50 }),
    forIncident: boolean(),
    forRequest: boolean(),
    forProblem: boolean(),
    forChange: boolean(),
    inPortal: boolean(),
    group: reference('group'),
    technician: reference('user'),
    /** None = as the category above, at the top its technician alone. */
    technicianFrom: choice(technicianSources),
    /** How its cases are shared out in the group; none = as the category above, else as the group itself says. */
    distribution: choice(['none', ...distributions]),
    /** How its cases are opened, and those of the categories below that name none. */
    templateIncident: reference('ticket-template'),
    templateRequest: reference('ticket-template'),
    templateProblem: reference('ticket-template'),
    templateChange: reference('ticket-template'),
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName', 'code', 'forIncident', 'forRequest', 'forProblem', 'forChange', 'inPortal', 'group'],
  isTree: true,
  guard: 'dictionary',
})

/**
 * A state in the words of the site: under one of the states that the house knows, without code. Clocks, rules and
 * figures go by that state; people read and choose this.
 */
export const ticketSubStatusKind = defineKind('ticket-sub-status', {
  plural: 'ticket-sub-statuses',
  table: 'ticket_sub_status',
  fields: {
    ...translated('name', text({ required: true })),
    status: choice(ticketStatuses, { required: true, namedBy: 'kind.ticket.choice.status' }),
    forIncident: boolean(),
    forRequest: boolean(),
    forProblem: boolean(),
    forChange: boolean(),
    /** A case that comes into the state gets this one. */
    isDefault: boolean(),
    position: integer({ required: true, min: 0, max: 1000 }),
    /** While a case waits for this: days between two acts of the house; none = it waits for ever. */
    remindEvery: integer({ min: 1, max: 365 }),
    /** Reminders to whoever asked before the case is solved. */
    remindTimes: integer({ min: 0, max: 20 }),
    reminder: reference('text-template'),
    /** With none the house stops at the last reminder. */
    solution: reference('text-template'),
    /** Its open days count; none = every day counts. */
    calendar: reference('calendar'),
    comment: longText(),
  },
  list: ['name', 'status', 'forIncident', 'forRequest', 'forProblem', 'forChange', 'isDefault', 'position'],
  sort: 'position',
  guard: 'dictionary',
})

export const nextActs = ['remind', 'solve'] as const
export type NextAct = (typeof nextActs)[number]

export const channels = ['portal', 'desk', 'phone', 'mail', 'api', 'visit'] as const

/** One who has a part in a case: a person or a group. `assignee.user:@me`, `requester.login:dupont`. */
const actor = {
  name: text(),
  login: text(),
  role: text(),
  user: reference('user'),
  group: reference('group'),
}

export const ticketKind = defineKind('ticket', {
  plural: 'tickets',
  fields: {
    number: integer({ required: true, system: true, silent: true }),
    type: choice(ticketTypes, { required: true }),
    title: text({ required: true, search: 'A' }),
    description: richText({ required: true }),
    descriptionText: longText({ required: true, system: true, silent: true, search: 'C' }),
    status: choice(ticketStatuses, { required: true, system: true }),
    /** What the state means, whatever the type calls it: follows the state. */
    phase: choice(ticketPhases, { required: true, system: true, silent: true }),
    subStatus: reference('ticket-sub-status', { system: true }),
    /** What stands of all that people were asked to approve of it. */
    approval: choice(approvalStates, { required: true, system: true }),
    /** Where it stood before it waited or was over; what resuming goes back to where nothing else decides. */
    statusBefore: text({ max: 30, system: true, silent: true, hidden: true }),
    entity: reference('entity', { required: true }),
    urgency: integer({ required: true, min: 1, max: 5 }),
    impact: integer({ required: true, min: 1, max: 5 }),
    priority: integer({ required: true, min: 1, max: 6 }),
    category: reference('ticket-category'),
    location: reference('location'),
    channel: choice(channels, { required: true }),
    /** Under which it is worked on. */
    contract: reference('contract'),
    author: reference('user', { system: true }),
    /** How a change is decided: `standard` comes from its model, which approves of it. */
    changeType: choice(changeTypes),
    changeModel: reference('change-model', { system: true }),
    /** When a change is to be carried out. */
    plannedFrom: instant({ isAppointment: true }),
    plannedUntil: instant({ isAppointment: true }),
    /** What became of a change, by when one is to look back on it, and what was answered then. */
    outcome: choice(changeOutcomes, { system: true }),
    reviewDueOn: date({ system: true }),
    reviewedAt: instant({ system: true, silent: true }),
    reviewAnswers: json(z.array(reviewAnswerSchema), { system: true }),
    /** What its type alone has: causes and workaround of a problem, plans of a change. */
    analysis: json(z.record(z.string(), z.union([z.string(), z.boolean(), z.null()]))),
    /** Many suffer from it: declared, told to staff, stood down. */
    isMajor: boolean({ system: true, silent: true }),
    majorAt: instant({ system: true, silent: true }),
    majorEndedAt: instant({ system: true, silent: true }),
    openedAt: instant({ required: true, system: true }),
    takenAt: instant({ system: true }),
    solvedAt: instant({ system: true }),
    closedAt: instant({ system: true }),
    pendingSince: instant({ system: true, silent: true }),
    waitingSeconds: integer({ required: true, system: true, silent: true }),
    /** In working hours, without waiting; counted within a minute (clocks/worked-time.ts). */
    takeWorkedSeconds: integer({ system: true, silent: true }),
    solveWorkedSeconds: integer({ system: true, silent: true }),
    /** What the house does next while the case waits, and how many reminders it has written. */
    nextAct: choice(nextActs, { system: true, silent: true }),
    nextActAt: instant({ system: true, silent: true, isAppointment: true }),
    reminders: integer({ required: true, system: true, silent: true }),
    /** How it was solved, in the words of the site; gone when it is opened again. */
    solutionType: reference('solution-type'),
    slaOwn: reference('service-level'),
    slaResolve: reference('service-level'),
    olaOwn: reference('service-level'),
    olaResolve: reference('service-level'),
    ownDueAt: instant({ system: true, silent: true }),
    resolveDueAt: instant({ system: true, silent: true }),
    olaOwnDueAt: instant({ system: true, silent: true }),
    olaResolveDueAt: instant({ system: true, silent: true }),
    /** The case in which this one goes on. */
    mergedInto: reference('ticket', { system: true, silent: true }),
    /** What opened it by itself. */
    recurring: reference('recurring-case', { system: true, silent: true }),
    why: json(z.array(z.record(z.string(), z.unknown())), { system: true, silent: true }),
  },
  relations: {
    requester: { fields: actor, named: 'name', kind: 'user' },
    observer: { fields: actor, named: 'name', kind: 'user' },
    assignee: { fields: actor, named: 'name', kind: 'user' },
    /** A supplier or a person outside with a part in it: `party.supplier:dell`, `party.email:dupont@example.org`. */
    party: {
      fields: {
        name: text(),
        email: text(),
        role: choice(actorRoles, { namedBy: 'tickets.role' }),
        supplier: reference('supplier'),
        reference: text(),
      },
      named: 'name',
    },
    asset: {
      fields: { id: reference('asset'), number: integer(), name: text(), serial: text(), type: text() },
      named: 'name',
      kind: 'asset',
    },
    software: { fields: { name: text(), publisher: text() }, named: 'name', kind: 'software' },
    /** Another case tied to this one, as this one says it: `linked:(side:caused-by type:problem)`. */
    linked: {
      fields: {
        side: choice(shownSides, { namedBy: 'kind.ticket.choice.side' }),
        number: integer(),
        title: text(),
        type: choice(ticketTypes, { namedBy: 'kind.ticket.choice.type' }),
        status: choice(ticketStatuses, { namedBy: 'kind.ticket.choice.status' }),
      },
      named: 'title',
      kind: 'ticket',
    },
    /** Who is or was asked for approval: `approver.user:@me`. */
    approver: {
      fields: { name: text(), user: reference('user'), group: reference('group'), answer: choice(answers) },
      named: 'name',
      kind: 'user',
    },
    /** Articles of the knowledge base that helped with it. */
    article: { fields: { id: reference('article'), title: text() }, named: 'title', kind: 'article' },
    entry: {
      fields: {
        type: text(),
        bodyText: text(),
        state: text(),
        assignee: reference('user'),
        group: reference('group'),
        category: reference('task-category'),
        source: reference('request-source'),
      },
      named: 'bodyText',
    },
    /** Mails that opened it or were said on it. */
    mail: { fields: { id: reference('incoming-mail'), subject: text() }, named: 'subject', kind: 'incoming-mail' },
    authorProfile: { fields: { name: text() }, named: 'name', kind: 'profile' },
  },
  list: ['number', 'title', 'type', 'status', 'priority', 'category', 'entity', 'openedAt'],
  title: 'title',
  sort: '-openedAt',
  keys: ['number'],
  entityField: 'entity',
  hasText: true,
  page: '/tickets/:id',
  measures: {
    takeTime: 'seconds',
    takeWorked: 'seconds',
    solveTime: 'seconds',
    solveWorked: 'seconds',
    waitTime: 'seconds',
    workTime: 'seconds',
    success: 'number',
  },
  custom: { field: 'analysis', by: 'type', types: analysisFields },
})

export const entryTypes = ['reply', 'note', 'task', 'solution'] as const

/** One thing said or done on a ticket. */
export const ticketEntryKind = defineKind('ticket-entry', {
  plural: 'ticket-entries',
  isImported: false,
  table: 'ticket_entry',
  fields: {
    ticket: reference('ticket', { required: true }),
    type: choice(entryTypes, { required: true }),
    isPrivate: boolean(),
    author: reference('user', { system: true }),
    body: richText({ required: true }),
    bodyText: longText({ required: true, system: true, silent: true }),
    state: choice(['todo', 'done', 'proposed', 'accepted', 'refused']),
    assignee: reference('user'),
    /** Of a task: whoever of them takes it, or the group of the one it is given to. */
    group: reference('group'),
    category: reference('task-category'),
    solutionType: reference('solution-type'),
    /** By which way an answer came in. */
    source: reference('request-source'),
    plannedAt: instant(),
    durationMinutes: integer({ min: 0, max: 60_000 }),
    data: json(z.record(z.string(), z.unknown()), { system: true, silent: true }),
  },
  title: 'bodyText',
  sort: 'createdAt',
  list: [
    'bodyText',
    'ticket',
    'type',
    'state',
    'assignee',
    'group',
    'category',
    'plannedAt',
    'durationMinutes',
    'author',
  ],
  guard: 'ticket',
  measures: { workTime: 'seconds' },
})
