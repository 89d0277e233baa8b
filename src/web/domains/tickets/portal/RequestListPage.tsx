import { IconListDetails, IconMessagePlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from './portal.module.css'
import { RequestRow } from './RequestRow.tsx'
import { useRequests } from './use-requests.ts'

const pageSize = 20

/** All that one has asked for, still open or finished. */
export function RequestListPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<{ show?: string }>()
  const part = search.show === 'closed' ? 'closed' : 'open'
  const list = useRequests({ part, limit: pageSize })
  return (
    <div className={css.page}>
      <title>{`${t('portal.requests.title')} · Cigale`}</title>
      <div className={css.sectionHead}>
        <h1 className={css.pageTitle}>{t('portal.requests.title')}</h1>
        <LinkButton to="/portal/report" kind="primary" icon={IconMessagePlus}>
          {t('portal.nav.report')}
        </LinkButton>
      </div>
      <SegmentedFilter
        label={t('portal.requests.filter')}
        segments={[
          { value: 'open', label: t('portal.requests.open') },
          { value: 'closed', label: t('portal.requests.closed') },
        ]}
        value={part}
        onChange={(next) =>
          change({ show: next === 'open' ? undefined : next } as { show?: string }, { replace: true })
        }
      />
      {list.isLoading ? <Skeleton lines={4} /> : null}
      {list.error && list.requests.length === 0 ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {!list.isLoading && !list.error && list.requests.length === 0 ? (
        <div className={css.box}>
          <EmptyState
            icon={IconListDetails}
            title={t(`portal.requests.none.${part}`)}
            hint={t('portal.requests.noneHint')}
          />
        </div>
      ) : (
        <ul className={css.rows}>
          {list.requests.map((ticket) => (
            <RequestRow key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      )}
      {list.total !== null && list.requests.length < list.total ? (
        <Button onClick={list.more}>{t('portal.requests.more')}</Button>
      ) : null}
    </div>
  )
}
