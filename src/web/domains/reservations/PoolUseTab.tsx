import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PoolUse } from '../../../shared/reservations/calendar.ts'
import { bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { partQuery } from '../../engine/records.ts'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './reservations.module.css'

/** How often each thing was booked in the last year, for how long, and what came back late. */
export function PoolUseTab({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<PoolUse>(bookingPoolKind, id, 'use'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={5} />
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
  const hours = (value: number | null) =>
    value === null ? '–' : t('reservations.use.hours', { hours: number.format(value) })
  return (
    <section className={css.use}>
      <p className={css.soft}>
        {t('reservations.use.sum', {
          bookings: data.bookings,
          mean: hours(data.meanHours),
          late: data.late,
          cancelled: data.cancelled,
        })}
      </p>
      <table className={css.table}>
        <caption className="visually-hidden">{t('reservations.use.tab')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kind.bookable.name')}</th>
            <th scope="col">{t('reservations.use.bookings')}</th>
            <th scope="col">{t('reservations.use.total')}</th>
            <th scope="col">{t('reservations.use.mean')}</th>
            <th scope="col">{t('reservations.use.late')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.name}</th>
              <td>{number.format(item.bookings)}</td>
              <td>{hours(item.hours)}</td>
              <td>{hours(item.meanHours)}</td>
              <td>{number.format(item.late)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
