import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../../ui/mark/StatusBadge.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../discovery.module.css'
import { type Hit, hitsQuery, isUnderWay, type ScanRun } from './run-api.ts'

/** Addresses that answered or went wrong; silent ones are only counted. */
export function HitTable({ run }: { run: ScanRun }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(hitsQuery(run.id, run))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={4} />
  if (data.items.length === 0)
    return isUnderWay(run.state) ? null : (
      <EmptyState title={t('discovery.hit.none')} hint={t('discovery.hit.noneHint')} />
    )
  return (
    <>
      <ScrollTable label={t('discovery.hit.title')}>
        <thead>
          <tr>
            <th scope="col">{t('discovery.hit.address')}</th>
            <th scope="col">{t('discovery.hit.device')}</th>
            <th scope="col">{t('discovery.hit.type')}</th>
            <th scope="col">{t('discovery.hit.result')}</th>
            <th scope="col">{t('kind.snmp-credential.name')}</th>
            <th scope="col">{t('discovery.hit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((hit) => (
            <tr key={hit.id}>
              <th scope="row">{hit.address}</th>
              <td>{hit.asset === null ? hit.name : <Link to={`/assets/${hit.asset.id}`}>{hit.asset.name}</Link>}</td>
              <td>{hit.type === null ? null : t(`discovery.type.${hit.type}`, { defaultValue: hit.type })}</td>
              <td>
                <Result hit={hit} />
              </td>
              <td>{hit.credential?.name}</td>
              <td data-wraps>{hit.detail}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {data.total > data.items.length ? (
        <p className={css.soft}>{t('discovery.hit.more', { count: data.total })}</p>
      ) : null}
    </>
  )
}

const tones: Record<string, Tone> = {
  new: 'good',
  taken: 'info',
  unchanged: 'quiet',
  queued: 'waiting',
  again: 'quiet',
  doubt: 'waiting',
  refused: 'bad',
  failed: 'bad',
  error: 'bad',
}

function Result({ hit }: { hit: Hit }) {
  const { t } = useTranslation()
  const word =
    hit.outcome !== 'read'
      ? hit.outcome
      : hit.message === null
        ? 'taken'
        : hit.message.isNew
          ? 'new'
          : hit.message.state
  const badge = <StatusBadge look="plain" tone={tones[word] ?? 'quiet'} label={t(`discovery.result.${word}`)} />
  return hit.message === null ? badge : <Link to={`/inventory/messages/${hit.message.id}`}>{badge}</Link>
}
