import { choice, reference } from '../fields/index.ts'
import type { RuleTarget } from '../rules/rule-set.ts'
import { ticketStatuses } from './ticket.lifecycle.ts'

/** By what equipment is found in the words of a case. */
export const foundBy = ['any', 'name', 'serial', 'ip', 'mac'] as const
export type FoundBy = (typeof foundBy)[number]

/** What a rule does beside the fields of the case: a list that is no relation of the record, carried out once it is written. */
const act = (relation: string, field: RuleTarget['field']): RuleTarget => ({
  field,
  effects: ['add'],
  member: { relation, property: 'value', row: {} },
})

export const actRelations = ['managerObserver', 'managerApprover', 'supplier', 'words', 'namedAsset'] as const
export type ActRelation = (typeof actRelations)[number]

/** Targets that are acts: managers of a group, a supplier, a text of the site, equipment that the words name. */
export const actTargets: Record<string, RuleTarget> = {
  observerManagers: act('managerObserver', reference('group')),
  approverManagers: act('managerApprover', reference('group')),
  supplier: act('supplier', reference('supplier')),
  textTemplate: act('words', reference('text-template')),
  namedAsset: act('namedAsset', choice(foundBy, { namedBy: 'rules.foundBy' })),
}

/** A case may be opened in a state, in the words of the site where it has some; one that its type does not know is left out. */
export const stateTargets: Record<string, RuleTarget> = {
  status: {
    field: choice(
      ticketStatuses.filter((status) => !['new', 'assigned', 'planned'].includes(status)),
      { namedBy: 'kind.ticket.choice.status' },
    ),
    effects: ['set'],
  },
  subStatus: { field: reference('ticket-sub-status'), effects: ['set'] },
}
