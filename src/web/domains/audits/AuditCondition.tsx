import { useTranslation } from 'react-i18next'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { ConditionPanel } from '../../engine/builder/ConditionPanel.tsx'
import type { Json } from '../../engine/records.ts'

/** What the audit looks for. */
export function AuditCondition({ record }: { record: Json }) {
  const { t } = useTranslation()
  const subject = kindNamed(String(record.subject))
  if (subject === undefined) return null
  return <ConditionPanel owner={auditRuleKind} record={record} subject={subject} hint={t('audits.condition.hint')} />
}
