import { choice, reference } from '../fields/index.ts'
import { defineRuleSet, fieldTargets } from '../rules/rule-set.ts'
import { approvalWays, bookingKind, bookingPoolKind } from './reservations.kinds.ts'

/** Asked before a booking is made and when it is moved: whether somebody decides over it, and who. The pool's own way comes first. */
export const bookingRules = defineRuleSet({
  name: 'booking',
  subject: {
    ...bookingKind,
    fields: {
      ...bookingKind.fields,
      approval: choice(approvalWays, { system: true, namedBy: 'kind.booking-pool.choice.approval' }),
      approverGroup: reference('group', { system: true }),
    },
    relations: {},
  },
  when: 'create',
  targets: fieldTargets(bookingPoolKind, ['approval', 'approverGroup']),
  refuses: true,
  tried: bookingKind,
})
