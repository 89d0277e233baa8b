import type { Row } from '../../../../shared/conditions/evaluate.ts'
import { mailIntakeRules } from '../../../../shared/mailboxes/mail-intake.rules.ts'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { keepTrace } from '../../../engine/rules/rule-traces.ts'
import { shape } from '../../../engine/rules/shape.ts'
import { type Decision, type MailRow, tell, type Work } from './work.ts'

/** What rules say of a mail that would open a case; `decision`: that it opens none. */
export interface ByRules {
  patch: Partial<MailRow>
  decision: Decision | null
}

/** Asks the rules of the mailboxes. `row`: the mail with all that is known of it. */
export async function askRules(work: Work, row: MailRow): Promise<ByRules> {
  const { context } = work
  const outcome = await shape(context, mailIntakeRules, { row: { ...row } as Row, relations: {} })
  if (outcome === null) return { patch: {}, decision: null }
  await keepTrace(context, mailIntakeRules.name, { kind: incomingMailKind.name, id: row.id }, outcome.trace)
  const acted = outcome.trace.filter((line) => line.verdict === 'acted').map((line) => line.name)
  if (acted.length > 0) tell(work, 'rules', { rules: acted.join(', ') })
  const patch = outcome.patch as Partial<MailRow>
  if (outcome.refusal !== null) {
    tell(work, 'refused_by_rule', { rule: outcome.refusal.rule.name, reason: outcome.refusal.reason })
    return { patch, decision: { state: 'refused', reason: 'rule', patch } }
  }
  return { patch, decision: patch.isIgnored === true ? { state: 'ignored', reason: 'rule', patch } : null }
}
