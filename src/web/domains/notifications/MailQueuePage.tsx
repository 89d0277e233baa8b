import { IconMailForward, IconMailX, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { type MailState, outgoingMailKind } from '../../../shared/notifications/notifications.kinds.ts'
import type { BulkVerb } from '../../engine/list/BulkVerbs.tsx'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import { RecordProperties } from '../../engine/record/RecordProperties.tsx'
import type { Json } from '../../engine/records.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import css from './notifications.module.css'

const inState = (state: MailState): Condition => ({ field: 'state', op: 'is', value: state })

const views: readonly ShippedView[] = [
  { key: 'all', label: 'notifications.queue.view.all', query: {} },
  ...(['waiting', 'failed', 'held', 'sent'] as const).map((state) => ({
    key: state,
    label: `notifications.queue.view.${state}`,
    query: { filter: inState(state) },
  })),
]

const tones: Record<MailState, Tone> = {
  waiting: 'waiting',
  sent: 'good',
  failed: 'bad',
  held: 'quiet',
  cancelled: 'quiet',
}

function State({ state }: { state: MailState }) {
  const { t } = useTranslation()
  return <StatusBadge look="plain" tone={tones[state]} label={t(`kind.outgoing-mail.choice.state.${state}`)} />
}

const columns: KindColumns = {
  subject: { width: 340 },
  address: { width: 220 },
  state: { width: 120, cell: (record) => <State state={record.state as MailState} /> },
  lastError: { width: 260 },
}

const verbs: readonly BulkVerb[] = [
  {
    verb: 'retry',
    label: 'notifications.queue.retry',
    icon: IconSend,
    needs: 'mail.send',
    done: 'notifications.queue.retried',
  },
  {
    verb: 'cancel',
    label: 'notifications.queue.cancel',
    icon: IconMailX,
    needs: 'mail.send',
    done: 'notifications.queue.cancelled',
  },
]

/** Personal links are made while a mail is sent: here only their place is seen. */
const secretMark = /cigale-secret-\d+:/g

function Preview({ record }: { record: Json }) {
  const { t } = useTranslation()
  const text = String(record.bodyText ?? '').replace(secretMark, t('notifications.mail.secretHidden'))
  return (
    <>
      <RecordProperties
        kind={outgoingMailKind}
        record={record}
        sections={[
          { fields: ['state', 'address', 'user', 'family', 'language', 'entity'] },
          { fields: ['sentAt', 'tries', 'nextTryAt', 'lastError', 'messageId'] },
        ]}
      />
      <h3 className={css.heading}>{t('notifications.queue.preview')}</h3>
      <pre className={css.mail}>{text}</pre>
    </>
  )
}

/** Mails on their way out, gone out, or stuck; looked at, sent again, cancelled. */
export function MailQueuePage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={outgoingMailKind}
      title={t('notifications.queue.title')}
      icon={IconMailForward}
      views={views}
      columns={columns}
      verbs={verbs}
      peek={(record) => <Preview record={record} />}
      emptyHint={t('notifications.queue.hint')}
      actions={<LinkButton to="/admin/mail">{t('notifications.outgoing.title')}</LinkButton>}
    />
  )
}
