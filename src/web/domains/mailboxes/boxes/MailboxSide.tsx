import { mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'

const sections: readonly PropertySection[] = [
  {
    title: 'mailboxes.side.server',
    fields: ['name', 'address', 'host', 'port', 'security', 'userName', 'hasPassword', 'entity'],
    keepsEmpty: true,
  },
  { title: 'mailboxes.side.folders', fields: ['folder', 'processedFolder', 'quarantineFolder'], keepsEmpty: true },
  {
    title: 'mailboxes.side.cases',
    fields: ['caseType', 'category', 'senders', 'addsCc', 'opensAutomatic', 'maxMegabytes'],
    keepsEmpty: true,
  },
  {
    title: 'mailboxes.side.visits',
    fields: ['isActive', 'intervalMinutes', 'nextRunAt', 'lastRunAt', 'lastSuccessAt'],
    keepsEmpty: true,
  },
  { title: 'mailboxes.side.more', fields: ['comment', 'createdAt', 'updatedAt'] },
]

export const MailboxSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={mailboxKind} record={record} sections={sections} />
)
