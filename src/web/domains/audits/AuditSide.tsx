import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import type { Json } from '../../engine/records.ts'

const sections: readonly PropertySection[] = [
  {
    title: 'audits.side.audit',
    fields: ['name', 'severity', 'subject', 'entity', 'group', 'isActive', 'comment'],
    keepsEmpty: true,
  },
  { title: 'audits.side.more', fields: ['createdAt', 'updatedAt'] },
]

export const AuditSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={auditRuleKind} record={record} sections={sections} />
)
