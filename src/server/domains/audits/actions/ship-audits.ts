import { auditRuleKind } from '../../../../shared/audits/audits.kinds.ts'
import { shippedAudits } from '../../../../shared/audits/shipped-audits.ts'
import { shipAction } from '../../../engine/kinds/ship-action.ts'
import { say } from '../../../engine/texts.ts'

/** The audits every house begins with. */
export const shipAudits = shipAction({
  name: 'audit-rule.ship',
  permission: 'audit.create',
  kind: auditRuleKind,
  shipped: shippedAudits,
  row: ({ code, subject, severity, condition }) => ({
    name: say('fr', `audits.shipped.${code}.name`),
    comment: say('fr', `audits.shipped.${code}.comment`),
    subject,
    severity,
    condition,
    isActive: true,
    groupId: null,
  }),
})
