import { choice, reference } from '../fields/index.ts'
import type { EffectName } from '../rules/rule.ts'
import { defineRuleSet, fieldTargets, type RuleTarget } from '../rules/rule-set.ts'
import { escalationSet } from '../service-levels/service-levels.kinds.ts'
import { actTargets, stateTargets } from './rule-acts.ts'
import { reportedTypes } from './ticket.lifecycle.ts'
import type { ActorRole } from './ticket-actors.ts'
import { ticketKind } from './tickets.kinds.ts'

const memberEffects: readonly EffectName[] = ['set', 'setIfEmpty', 'add', 'copy', 'copyIfEmpty']

const actorTarget = (role: ActorRole, type: 'user' | 'group'): RuleTarget => ({
  field: reference(type),
  effects: memberEffects,
  member: { relation: role, property: `${type}Id`, row: { role } },
})

/** Whoever a rule asks for approval: all that rules name at one moment, in one step. */
const approverTarget = (type: 'user' | 'group'): RuleTarget => ({
  field: reference(type),
  effects: type === 'user' ? ['add', 'copyIfEmpty'] : ['add'],
  member: { relation: 'approver', property: `${type}Id`, row: {} },
})

const targets: Record<string, RuleTarget> = {
  ...fieldTargets(ticketKind, [
    'title',
    'category',
    'urgency',
    'impact',
    'priority',
    'location',
    'entity',
    'channel',
    'contract',
    'solutionType',
    'slaOwn',
    'slaResolve',
    'olaOwn',
    'olaResolve',
  ]),
  // A problem and a change are opened as such; no rule makes one of a report.
  type: { ...fieldTargets(ticketKind, ['type']).type!, field: choice(reportedTypes) },
  assigneeGroup: actorTarget('assignee', 'group'),
  assigneeUser: actorTarget('assignee', 'user'),
  observerGroup: actorTarget('observer', 'group'),
  observerUser: actorTarget('observer', 'user'),
  requesterGroup: actorTarget('requester', 'group'),
  requesterUser: actorTarget('requester', 'user'),
  approverUser: approverTarget('user'),
  approverGroup: approverTarget('group'),
  asset: {
    field: reference('asset'),
    effects: ['add', 'setIfEmpty', 'copyIfEmpty'],
    member: { relation: 'asset', property: 'id', row: {} },
  },
  ...actTargets,
}

/** Asked when a case is opened, by whatever door. */
export const ticketOpeningRules = defineRuleSet({
  name: 'ticket-opening',
  subject: ticketKind,
  when: 'create',
  targets: { ...targets, ...stateTargets },
  refuses: true,
  tried: ticketKind,
})

/** Asked whenever something of a case changes. */
export const ticketUpdateRules = defineRuleSet({
  name: 'ticket-update',
  subject: ticketKind,
  when: 'change',
  targets,
  refuses: true,
  tried: ticketKind,
})

/** What a service level does before or after a promise falls due; its rules stand in the level. */
export const ticketEscalationRules = defineRuleSet({
  name: escalationSet,
  subject: ticketKind,
  when: 'create',
  targets,
  refuses: false,
  tried: ticketKind,
  isHeldElsewhere: true,
})
