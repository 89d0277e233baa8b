import { IconMailbox, IconMailDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { incomingMailKind, mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { LastError } from './LastError.tsx'
import { MailboxSide } from './MailboxSide.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: { sort: 'name' } },
  {
    key: 'failing',
    label: 'mailboxes.view.failing',
    query: { filter: { field: 'lastError', op: 'notEmpty' } as never, sort: 'name' },
  },
  {
    key: 'off',
    label: 'mailboxes.view.off',
    query: { filter: { field: 'isActive', op: 'is', value: false }, sort: 'name' },
  },
]

const columns: KindColumns = { lastError: { cell: (record) => <LastError code={record.lastError} />, width: 260 } }

/** Mailboxes that the house reads, and how that goes. */
export function MailboxListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={mailboxKind}
      icon={IconMailbox}
      views={views}
      columns={columns}
      peek={(record) => <MailboxSide record={record} />}
      actions={
        <LinkButton to="/incoming-mails" icon={IconMailDown}>
          {t(`kind.${incomingMailKind.name}.plural`)}
        </LinkButton>
      }
      create={{ to: '/mailboxes/new', label: 'kind.mailbox.new', needs: 'mailbox.create' }}
      emptyHint="mailboxes.emptyHint"
    />
  )
}
