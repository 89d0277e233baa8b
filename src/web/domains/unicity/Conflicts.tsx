import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { uniqueRuleKind } from '../../../shared/unicity/unicity.kinds.ts'
import { type Named, pageOf, partQuery } from '../../engine/records.ts'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './unicity.module.css'

interface Conflict {
  values: string[]
  count: number
  records: Named[]
}

/** Records that are alike by a rule, as they are now. */
export function Conflicts({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(
    partQuery<{ subject: string; items: Conflict[]; total: number }>(uniqueRuleKind, id, 'conflicts'),
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={2} />
  return (
    <section className={css.conflicts} aria-label={t('unicity.conflicts')}>
      <h3 className={css.title}>{t('unicity.conflicts')}</h3>
      {data.items.length === 0 ? (
        <p className={css.facts}>{t('unicity.none')}</p>
      ) : (
        <>
          <p className={css.facts}>{t('unicity.total', { count: data.total })}</p>
          <ul className={css.groups}>
            {data.items.map((conflict) => (
              <li key={conflict.records[0]!.id}>
                <span className={css.values}>
                  {conflict.values.length === 0
                    ? t('unicity.groupPlain', { count: conflict.count })
                    : t('unicity.group', { count: conflict.count, values: conflict.values.join(' · ') })}
                </span>
                <RecordLinks subject={data.subject} records={conflict.records} />
                {conflict.count > conflict.records.length
                  ? ` ${t('unicity.more', { count: conflict.count - conflict.records.length })}`
                  : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Their names, each leading to its page where it has one. */
export function RecordLinks({ subject, records }: { subject: string; records: readonly Named[] }) {
  const kind = kindNamed(subject)
  return (
    <span className={css.records}>
      {records.map(({ id, name }) => {
        const page = kind === undefined ? null : pageOf(kind, id)
        return page === null ? (
          <span key={id}>{name}</span>
        ) : (
          <Link key={id} to={page}>
            {name}
          </Link>
        )
      })}
    </span>
  )
}
