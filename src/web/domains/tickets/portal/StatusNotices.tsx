import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StatusNotice } from '../../../../shared/tickets/major-incidents.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from './portal.module.css'

/** Major incidents as staff are told of them: on the home of the portal and while something is reported. */
export function StatusNotices() {
  const { t } = useTranslation()
  const can = useCan()
  const { data } = useQuery({
    queryKey: [ticketKind.plural, 'list', 'notices'],
    queryFn: ({ signal }) => api.get<{ items: StatusNotice[] }>('/status-notices', { signal }),
    enabled: can('ticket.open'),
    refetchInterval: 60_000,
  })
  return (
    <>
      {(data?.items ?? []).map((notice) => (
        <aside key={notice.id} className={css.already} aria-label={t('tickets.major.known')}>
          <IconAlertTriangle size="1.25em" stroke={1.75} aria-hidden />
          <Notice notice={notice} />
        </aside>
      ))}
    </>
  )
}

function Notice({ notice }: { notice: StatusNotice }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { send, isBusy } = useSend([ticketKind.plural])
  const [latest, ...earlier] = notice.notes
  const join = async () => {
    const made = await api.post<{ id: string }>(`/status-notices/${notice.id}/join`, {})
    void navigate({ to: `/portal/requests/${made.id}` as never })
  }
  return (
    <div>
      <p className={css.alreadyTitle}>
        {t(`tickets.major.${notice.endedAt === null ? 'known' : 'over'}`)} · {latest!.title}
      </p>
      <p>
        {latest!.body}{' '}
        <span className={css.soft}>
          <RelativeTime at={latest!.at} />
        </span>
      </p>
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t('tickets.major.earlier')}</summary>
          <ul className={css.alreadyList}>
            {earlier.map((note) => (
              <li key={note.id}>
                {note.body}{' '}
                <span className={css.soft}>
                  <RelativeTime at={note.at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {notice.mine !== null ? (
        <Link to={`/portal/requests/${notice.mine}` as never}>{t('tickets.major.mine')}</Link>
      ) : notice.endedAt === null ? (
        <Button size="small" busy={isBusy} onClick={() => void send(join, { done: t('tickets.major.joined') })}>
          {t('tickets.major.join')}
        </Button>
      ) : null}
    </div>
  )
}
