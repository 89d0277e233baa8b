import { useTranslation } from 'react-i18next'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'

const columns = ['subject', 'receivedAt'] as const

/** The mails behind a case, whole: what was cut from an answer stands there. */
export function MailsOfCase({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={incomingMailKind}
      title={t('mailboxes.mail.panel')}
      question={{ filter: { field: 'ticket', op: 'is', value: record.id }, sort: '-receivedAt' }}
      columns={columns}
      limit={20}
      empty={t('mailboxes.mail.none')}
    />
  )
}
