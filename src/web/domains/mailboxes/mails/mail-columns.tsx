import type { KindColumns } from '../../../engine/list/columns.tsx'
import { MailReason, MailState } from './MailState.tsx'

/** How lists show mails. */
export const mailColumns: KindColumns = {
  subject: { grow: true },
  state: { cell: (record) => <MailState state={record.state} />, width: 170 },
  reason: { cell: (record) => <MailReason reason={record.reason} />, width: 220 },
}
