import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'

const sections: readonly PropertySection[] = [
  { fields: ['ticket', 'sender', 'fromName', 'fromAddress', 'recipients', 'mailbox', 'entity'] },
  {
    title: 'mailboxes.side.mail',
    fields: ['receivedAt', 'sentAt', 'isAutomatic', 'attachmentCount', 'size', 'attempts', 'messageId'],
  },
  { title: 'mailboxes.side.ruled', fields: ['caseEntity', 'caseType', 'caseCategory', 'caseGroup', 'casePriority'] },
]

export const MailSide = ({ record }: { record: Json }) => (
  <RecordProperties kind={incomingMailKind} record={record} sections={sections} />
)
