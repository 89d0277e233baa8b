import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../stock.module.css'

interface Month {
  month: string
  consumed: number
  received: number
}

/** Twelve months: a picture for the eye, a table with the same figures for everybody. */
export function ConsumptionTab({ record }: { record: Json }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<{ items: Month[] }>(stockItemKind, record.id, 'consumption'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  const months = data.items
  const all = months.reduce((sum, { consumed }) => sum + consumed, 0)
  const average = all / 12
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value)
  const name = (month: string, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(i18n.language, {
      month: style,
      ...(style === 'long' ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${month}-01T00:00:00Z`))
  return (
    <section className={css.section} aria-label={t('stock.consumption.title')}>
      <h2 className={css.heading}>{t('stock.consumption.title')}</h2>
      <p className={css.figures}>
        {all > 0 ? (
          <>
            <span>{t('stock.consumption.average', { average: number(average, 1) })}</span>
            <span>{t('stock.consumption.left', { months: Math.floor(Number(record.quantity ?? 0) / average) })}</span>
          </>
        ) : (
          t('stock.consumption.none')
        )}
      </p>
      <Bars months={months} name={(month) => name(month, 'short')} />
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('stock.consumption.month')}</th>
            <th scope="col" className={css.number}>
              {t('stock.consumption.consumed')}
            </th>
            <th scope="col" className={css.number}>
              {t('stock.consumption.received')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(({ month, consumed, received }) => (
            <tr key={month}>
              <th scope="row">{name(month, 'long')}</th>
              <td className={css.number}>{number(consumed)}</td>
              <td className={css.number}>{number(received)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The table says the same: hidden from screen readers. */
function Bars({ months, name }: { months: Month[]; name: (month: string) => string }) {
  const highest = Math.max(1, ...months.map(({ consumed }) => consumed))
  return (
    <div className={css.chart} aria-hidden>
      {months.map(({ month, consumed }) => (
        <span key={month} className={css.column}>
          {consumed > 0 ? consumed : ''}
          <span className={css.fill} style={{ height: `${(Math.max(0, consumed) / highest) * 70}%` }} />
          {name(month)}
        </span>
      ))}
    </div>
  )
}
