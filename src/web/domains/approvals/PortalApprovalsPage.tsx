import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { api } from '../../engine/api.ts'
import { useLive } from '../../engine/live/use-live.ts'
import type { Json, Named } from '../../engine/records.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './approvals.module.css'
import { asksMe } from './asks-me.ts'

const most = 100

/** What waits for the answer of somebody of the portal. */
export function PortalApprovalsPage() {
  const { t } = useTranslation()
  useLive({ kinds: [approvalKind.name] })
  const { data, error, refetch } = useQuery({
    queryKey: [approvalKind.plural, 'list', 'portal'],
    queryFn: ({ signal }) =>
      api.get<{ items: Json[] }>(`/${approvalKind.plural}`, {
        query: { filter: JSON.stringify(asksMe), sort: 'askedAt', limit: most, fields: 'name,askedBy,askedAt,comment' },
        signal,
      }),
  })
  return (
    <div className={css.portal}>
      <title>{`${t('approvals.nav')} · Cigale`}</title>
      <h1 className={css.portalTitle}>{t('approvals.nav')}</h1>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={4} />
        )
      ) : data.items.length === 0 ? (
        <EmptyState title={t('approvals.homeEmpty')} hint={t('approvals.emptyHint')} />
      ) : (
        <ul className={css.portalList}>
          {data.items.map((item) => (
            <li key={item.id}>
              <Link className={css.portalRow} to={`/portal/approvals/${item.id}`}>
                <span className={css.stepName}>{String(item.name)}</span>
                {typeof item.comment === 'string' ? <span>{item.comment}</span> : null}
                <span className={css.soft}>
                  {item.askedBy
                    ? t('approvals.askedBy', { name: (item.askedBy as Named).name })
                    : t('approvals.askedByRule')}
                  {' · '}
                  <RelativeTime at={String(item.askedAt)} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
