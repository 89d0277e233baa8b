import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type LineStatus, lineStatuses } from '../../../shared/stocktakes/line-status.ts'
import { stocktakeKind, stocktakeLineKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { type Json, partQuery } from '../../engine/records.ts'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import css from './stocktakes.module.css'

type PlaceProgress = Record<LineStatus, number> & { id: string | null; name: string }

/** How far each place is, as a bar and in numbers that lead to the lines. */
export function ProgressTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const texts = useKindTexts(stocktakeLineKind)
  useLive({ records: [`${stocktakeKind.name}:${record.id}`] })
  const { data, error, refetch } = useQuery(partQuery<{ items: PlaceProgress[] }>(stocktakeKind, record.id, 'progress'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  if (data.items.length === 0) return <EmptyState title={t('stocktakes.progress.empty')} />
  const sum = (items: PlaceProgress[], status: LineStatus) => items.reduce((total, item) => total + item[status], 0)
  const all = sum(data.items, 'expected') + sum(data.items, 'missing')
  const seen = sum(data.items, 'found') + sum(data.items, 'misplaced')
  return (
    <div className={css.stack}>
      <p className={css.total}>{t('stocktakes.progress.total', { seen, all: all + seen })}</p>
      <ScrollTable label={t('stocktakes.tab.progress')}>
        <thead>
          <tr>
            <th scope="col">{t('stocktakes.progress.place')}</th>
            <th scope="col">{t('stocktakes.progress.done')}</th>
            {lineStatuses.map((status) => (
              <th key={status} scope="col" data-align="end">
                {texts.choice('status', status)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <PlaceRow key={item.id ?? 'none'} item={item} stocktakeId={record.id} />
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}

function PlaceRow({ item, stocktakeId }: { item: PlaceProgress; stocktakeId: string }) {
  const { t, i18n } = useTranslation()
  const all = item.expected + item.found + item.misplaced + item.missing
  const seen = item.found + item.misplaced
  const share = all === 0 ? 0 : seen / all
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)
  const linesOf = (status: LineStatus) => {
    const field = status === 'unknown' ? 'seenPlace' : 'expectedPlace'
    const at = item.id === null ? { field, op: 'empty' } : { field, op: 'is', value: item.id }
    return {
      view: 'all',
      filter: {
        all: [{ field: 'stocktake', op: 'is', value: stocktakeId }, { field: 'status', op: 'is', value: status }, at],
      },
    }
  }
  return (
    <tr>
      <th scope="row">{item.name === '' ? t('stocktakes.progress.none') : item.name.replaceAll(' > ', ' › ')}</th>
      <td className={css.share}>
        <span className={css.bar} aria-hidden="true">
          <span className={css.found} style={{ inlineSize: `${all === 0 ? 0 : (item.found / all) * 100}%` }} />
          <span className={css.misplaced} style={{ inlineSize: `${all === 0 ? 0 : (item.misplaced / all) * 100}%` }} />
        </span>
        {percent}
      </td>
      {lineStatuses.map((status) => (
        <td key={status} data-align="end">
          {item[status] === 0 ? (
            <span className={css.nothing}>0</span>
          ) : (
            <Link to="/stocktake-lines" search={linesOf(status) as never} className={css.link}>
              {new Intl.NumberFormat(i18n.language).format(item[status])}
            </Link>
          )}
        </td>
      ))}
    </tr>
  )
}
