import { IconMailDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { RichTextView } from '../../../ui/text/RichTextView.tsx'
import { Decision } from './Decision.tsx'
import { MailSide } from './MailSide.tsx'
import { MailState } from './MailState.tsx'
import { MailVerbs } from './MailVerbs.tsx'
import css from './mails.module.css'

/** One mail: what became of it and why, what it says, how it came. */
export function MailPage() {
  const id = useRouteParam('mailId')
  return (
    <RecordPage
      kind={incomingMailKind}
      id={id}
      icon={() => IconMailDown}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <MailVerbs record={record} />}
      tabs={(record) => [
        { key: 'decision', label: 'mailboxes.tab.decision', show: () => <Decided record={record} /> },
        { key: 'headers', label: 'mailboxes.tab.headers', show: () => <Headers record={record} /> },
      ]}
      side={(record) => <MailSide record={record} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <MailState state={record.state} look="soft" />
      <span>{String(record.fromName ?? record.fromAddress ?? t('mailboxes.mail.unnamed'))}</span>
      <span>
        <RelativeTime at={String(record.receivedAt)} />
      </span>
      {isNamed(record.ticket) ? <Link to={`/tickets/${record.ticket.id}`}>{record.ticket.name}</Link> : null}
    </>
  )
}

/** Pictures and everything from elsewhere are left out of what is shown. */
function Decided({ record }: { record: Json }) {
  return (
    <div className={css.stack}>
      <Decision record={record} />
      <RichTextView html={String(record.preview ?? '')} />
    </div>
  )
}

const Headers = ({ record }: { record: Json }) => <pre className={css.headers}>{String(record.headers ?? '')}</pre>
