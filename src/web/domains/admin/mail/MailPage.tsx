import { IconMailForward, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { outgoingMailKind } from '../../../../shared/notifications/notifications.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Fact, Facts } from '../../../ui/property/Facts.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import css from '../settings/settings.module.css'
import { labelOf, sectionOf } from '../settings/settings.ts'
import { useSettings } from '../settings/use-settings.ts'
import own from './mail.module.css'

interface MailStatus {
  isOn: boolean
  missing: string[]
  waiting: number
  failed: number
  held: number
  sentToday: number
  lastSentAt: string | null
  lastError: string | null
}

interface Tried {
  isSent: boolean
  address: string
  error: string | null
}

/** Whether mail goes out, a test of it, and all that it takes. */
export function MailPage() {
  const { t } = useTranslation()
  const can = useCan()
  return (
    <Page
      title={t('notifications.outgoing.title')}
      icon={IconMailForward}
      actions={
        <>
          {can('notification.read') ? (
            <LinkButton to="/admin/mail/identities">{t('kind.mail-identity.plural')}</LinkButton>
          ) : null}
          <LinkButton to="/admin/mail/queue">{t('notifications.outgoing.queue')}</LinkButton>
          {can('mail.send') ? <TestButton /> : null}
        </>
      }
    >
      <Status />
      {can('setting.read') ? <MailSettings /> : null}
    </Page>
  )
}

function TestButton() {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([outgoingMailKind.plural, 'mail'])
  const [failure, setFailure] = useState<string | null>(null)
  const test = () =>
    send(async () => {
      const { isSent, address, error } = await api.post<Tried>('/mail/test', {})
      setFailure(isSent ? null : (error ?? ''))
      if (isSent) toast.done(t('notifications.outgoing.testSent', { address }))
    })
  return (
    <>
      <Button kind="primary" icon={IconSend} busy={isBusy} onClick={() => void test()}>
        {t('notifications.outgoing.test')}
      </Button>
      {failure === null ? null : (
        <p role="alert" className={css.note}>
          {t('notifications.outgoing.testFailed', { error: failure })}
        </p>
      )}
    </>
  )
}

function Status() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['mail', 'status'],
    queryFn: ({ signal }) => api.get<MailStatus>('/mail/status', { signal }),
    refetchInterval: 30_000,
  })
  if (data === undefined)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={2} />
  const { isOn, missing, waiting, failed, held, sentToday, lastSentAt, lastError } = data
  const warn = (is: boolean) => (is ? ('warn' as const) : undefined)
  return (
    <div className={own.status}>
      <p className={css.note}>
        {t(isOn ? 'notifications.outgoing.isOn' : 'notifications.outgoing.isOff')}{' '}
        {missing.length > 0
          ? t('notifications.outgoing.missing', { names: missing.map((key) => labelOf(t, key)).join(', ') })
          : isOn
            ? t('notifications.outgoing.nextRun')
            : null}
      </p>
      <Facts>
        <Fact name={t('notifications.queue.view.waiting')} tone={warn(isOn && waiting > 100)}>
          {waiting}
        </Fact>
        <Fact name={t('notifications.queue.view.failed')} tone={warn(failed > 0)}>
          {failed}
        </Fact>
        <Fact name={t('notifications.queue.view.held')} tone={warn(held > 0)}>
          {held}
        </Fact>
        <Fact name={t('notifications.outgoing.sentToday')}>{sentToday}</Fact>
        <Fact name={t('notifications.outgoing.lastSent')}>
          {lastSentAt === null ? t('notifications.outgoing.never') : <RelativeTime at={lastSentAt} />}
        </Fact>
      </Facts>
      {lastError === null ? null : (
        <p className={css.note}>
          {t('kind.outgoing-mail.field.lastError')} : {lastError}
        </p>
      )}
    </div>
  )
}

function MailSettings() {
  const { t } = useTranslation()
  const can = useCan()
  const { data, error, refetch } = useSettings()
  if (data === undefined)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />
  const mayWrite = can('setting.update')
  return (
    <section aria-label={t('notifications.outgoing.settings')} className={css.sections}>
      <h2 className={css.heading}>{t('notifications.outgoing.settings')}</h2>
      {mayWrite ? null : <p className={css.note}>{t('admin.settings.readOnly')}</p>}
      {data.definitions
        .filter(({ key }) => sectionOf(key) === 'mail')
        .map((shape) => (
          <SettingRow key={shape.key} shape={shape} value={data.values[shape.key]} mayWrite={mayWrite} />
        ))}
    </section>
  )
}
