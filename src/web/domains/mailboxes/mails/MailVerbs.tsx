import { IconDownload, IconLink, IconRefresh, IconTicket, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { downloadFile } from '../../../engine/download.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'

/** What people may still do with a mail. */
export function MailVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isAttaching, setAttaching] = useState(false)
  const retry = useAction(incomingMailKind, record.id, 'retry')
  const open = useAction(incomingMailKind, record.id, 'open-case')
  const discard = useAction(incomingMailKind, record.id, 'discard')
  const { send } = useSend([])
  const { can } = record
  return (
    <>
      {can?.['open-case'] ? (
        <Button
          icon={IconTicket}
          kind="primary"
          busy={open.isBusy}
          onClick={() => void open.run({}, { done: t('mailboxes.verb.opened') })}
        >
          {t('mailboxes.verb.openCase')}
        </Button>
      ) : null}
      {can?.['attach-to'] ? (
        <Button icon={IconLink} onClick={() => setAttaching(true)}>
          {t('mailboxes.verb.attach')}
        </Button>
      ) : null}
      {can?.retry && record.state !== 'received' ? (
        <Button
          icon={IconRefresh}
          busy={retry.isBusy}
          onClick={() => void retry.run({}, { done: t('mailboxes.verb.retried') })}
        >
          {t('mailboxes.verb.retry')}
        </Button>
      ) : null}
      {can?.discard && record.state !== 'discarded' ? (
        <Button
          icon={IconTrash}
          busy={discard.isBusy}
          onClick={() => void discard.run({}, { done: t('mailboxes.verb.discarded') })}
        >
          {t('mailboxes.verb.discard')}
        </Button>
      ) : null}
      {typeof record.document === 'string' ? (
        <Button
          icon={IconDownload}
          onClick={() =>
            void send(() => downloadFile(`/documents/${record.document}/content`, {}, `mail-${record.id}.eml`))
          }
        >
          {t('mailboxes.verb.download')}
        </Button>
      ) : null}
      {isAttaching ? <AttachDialog record={record} onClose={() => setAttaching(false)} /> : null}
    </>
  )
}

/** Which case the mail belongs to: choosing it is the end of it. */
function AttachDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const attach = useAction(incomingMailKind, record.id, 'attach-to')
  return (
    <Dialog title={t('mailboxes.verb.attach')} onClose={onClose} size="md">
      <p>{t('mailboxes.verb.attachHelp')}</p>
      <ReferenceField
        autoFocus
        label={t('mailboxes.verb.which')}
        value={null}
        search={(text, signal) => searchRecords(t, ticketKind, text, signal)}
        error={attach.errors[0]?.detail}
        onChange={(option) => {
          if (option === null) return
          void attach
            .run({ ticket: option.id }, { done: t('mailboxes.verb.attached') })
            .then((done) => done !== null && onClose())
        }}
      />
    </Dialog>
  )
}
