import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { api } from '../../engine/api.ts'
import { pageOf } from '../../engine/records.ts'
import { Day } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'
import { WhyMark } from '../../ui/mark/WhyMark.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './due.module.css'

interface Due {
  sort: string
  dueOn: string
  days: number
  ahead: number
  about: { kind: string; id: string; name: string }
}

const shown = 8

/** Dates that draw near or have just passed: ends of contracts, notices to give, warranties. */
export function DuePanel() {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['due-dates'],
    queryFn: ({ signal }) =>
      api.get<{ items: Due[]; total: number }>('/due-dates', { query: { limit: shown }, signal }),
    staleTime: 5 * 60_000,
  })
  return (
    <section className={css.panel} aria-label={t('workspace.due.title')}>
      <header className={css.head}>
        <h2 className={css.title}>
          {t('workspace.due.title')}
          {data ? <span className={css.count}>{new Intl.NumberFormat(i18n.language).format(data.total)}</span> : null}
        </h2>
      </header>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && data === undefined ? <Skeleton lines={4} /> : null}
      {data?.total === 0 ? <p className={css.none}>{t('workspace.due.none')}</p> : null}
      {data && data.total > 0 ? (
        <ul className={css.list}>
          {data.items.map((due) => (
            <DueLine key={`${due.sort} ${due.about.kind} ${due.about.id} ${due.dueOn}`} due={due} />
          ))}
        </ul>
      ) : null}
      {data && data.total > data.items.length ? (
        <p className={css.none}>{t('workspace.due.more', { count: data.total - data.items.length })}</p>
      ) : null}
    </section>
  )
}

function DueLine({ due }: { due: Due }) {
  const { t } = useTranslation()
  const kind = kindNamed(due.about.kind)
  const page = kind === undefined ? null : pageOf(kind, due.about.id)
  const isPast = due.days < 0
  return (
    <li className={css.line}>
      <div className={css.what}>
        {page === null ? (
          <span>{due.about.name}</span>
        ) : (
          <Link to={page} className={css.name}>
            {due.about.name}
          </Link>
        )}
        <span className={css.sort}>{t(`dueDate.${due.sort}`)}</span>
      </div>
      <div className={css.when}>
        <StatusBadge
          look="plain"
          tone={isPast ? 'bad' : due.days <= 14 ? 'warn' : 'info'}
          label={t(isPast ? 'workspace.due.past' : 'workspace.due.in', { days: Math.abs(due.days) })}
        />
        <span className={css.sort}>
          <Day date={due.dueOn} />
        </span>
      </div>
      <WhyMark source="rule" label={t('workspace.due.whyLabel')}>
        {t('workspace.due.why', { ahead: due.ahead })}
      </WhyMark>
    </li>
  )
}
