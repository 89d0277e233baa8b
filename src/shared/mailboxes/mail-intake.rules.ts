import { defineRuleSet, fieldTargets } from '../rules/rule-set.ts'
import { incomingMailKind } from './mailboxes.kinds.ts'

/** Asked of every mail that would open a case, before it does: what the case is to be, or that there is to be none. */
export const mailIntakeRules = defineRuleSet({
  name: 'mail-intake',
  subject: incomingMailKind,
  when: 'create',
  targets: fieldTargets(incomingMailKind, [
    'caseEntity',
    'caseType',
    'caseCategory',
    'caseGroup',
    'casePriority',
    'isIgnored',
    'answersRefusal',
  ]),
  refuses: true,
  tried: incomingMailKind,
})
