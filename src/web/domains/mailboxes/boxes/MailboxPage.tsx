import { IconKey, IconMailbox, IconPlugConnected, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { incomingMailKind, mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { api } from '../../../engine/api.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../../engine/record/RecordPage.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useAction } from '../../../engine/use-action.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { mailColumns } from '../mails/mail-columns.tsx'
import { LastError } from './LastError.tsx'
import { MailboxSide } from './MailboxSide.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'

/** One mailbox: how its visits go, what came by it. */
export function MailboxPage() {
  const id = useRouteParam('mailboxId')
  const tabs = (): RecordTab[] => [{ key: 'mails', label: 'mailboxes.tab.mails', show: () => <Mails id={id} /> }]
  return (
    <RecordPage
      kind={mailboxKind}
      id={id}
      icon={() => IconMailbox}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <Verbs record={record} />}
      tabs={tabs}
      side={(record) => <MailboxSide record={record} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{String(record.address)}</span>
      {record.isActive === true ? null : <StatusBadge tone="quiet" label={t('mailboxes.off')} />}
      {record.hasPassword === true ? null : <StatusBadge tone="bad" label={t('mailboxes.password.missing')} />}
      <LastError code={record.lastError} />
    </>
  )
}

interface Tested extends Json {
  test: { error: string | null; messages: number | null }
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { send, isBusy } = useSend([mailboxKind.plural])
  const fetch = useAction(mailboxKind, record.id, 'fetch')
  const test = () =>
    send(async () => {
      const { test: found } = await api.post<Tested>(`/${mailboxKind.plural}/${record.id}/test`, {})
      if (found.error === null) toast.done(t('mailboxes.test.done', { count: found.messages ?? 0 }))
      else toast.failed(t('mailboxes.test.failed', { reason: t(`mailboxes.error.${found.error}`) }))
    })
  return (
    <>
      {record.can?.['set-password'] ? (
        <Button icon={IconKey} kind={record.hasPassword === true ? 'default' : 'primary'} onClick={() => setOpen(true)}>
          {t(record.hasPassword === true ? 'mailboxes.password.replace' : 'mailboxes.password.enter')}
        </Button>
      ) : null}
      {record.can?.test && record.hasPassword === true ? (
        <Button icon={IconPlugConnected} busy={isBusy} onClick={() => void test()}>
          {t('mailboxes.test.verb')}
        </Button>
      ) : null}
      {record.can?.fetch && record.hasPassword === true ? (
        <Button
          icon={IconRefresh}
          busy={fetch.isBusy}
          onClick={() => void fetch.run({}, { done: t('mailboxes.fetch.done') })}
        >
          {t('mailboxes.fetch.verb')}
        </Button>
      ) : null}
      {isOpen ? <PasswordDialog record={record} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const columns = ['subject', 'receivedAt', 'fromAddress', 'state', 'reason', 'ticket'] as const

function Mails({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={incomingMailKind}
      title={t('mailboxes.tab.mails')}
      question={{ filter: { field: 'mailbox', op: 'is', value: id }, sort: '-receivedAt' }}
      columns={columns}
      own={mailColumns}
      limit={50}
      empty={t('mailboxes.mail.none')}
    />
  )
}
