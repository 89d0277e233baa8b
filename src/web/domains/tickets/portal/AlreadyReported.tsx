import { IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './portal.module.css'
import { statusSentence } from './request-status.ts'
import { useRequests } from './use-requests.ts'

/** Open requests about the same thing: perhaps one wanted to add a word there. */
export function AlreadyReported({ assetId }: { assetId: string }) {
  const { t } = useTranslation()
  const { requests } = useRequests({ part: 'open', limit: 3, assetId })
  if (requests.length === 0) return null
  return (
    <aside className={css.already} aria-label={t('portal.report.already')}>
      <IconInfoCircle size="1.25em" stroke={1.75} aria-hidden />
      <div>
        <p className={css.alreadyTitle}>{t('portal.report.already')}</p>
        <ul className={css.alreadyList}>
          {requests.map((ticket) => (
            <li key={ticket.id}>
              <Link to={`/portal/requests/${ticket.id}`}>{ticket.title}</Link>{' '}
              <span className={css.soft}>{statusSentence(t, ticket)}</span>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
