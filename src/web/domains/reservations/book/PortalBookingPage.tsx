import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { isProblem } from '../../../engine/problem.ts'
import { isNamed, useRecord } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { Moment } from '../../../ui/mark/RelativeTime.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { BookingVerbs } from '../BookingVerbs.tsx'
import { BookingState } from '../booking-columns.tsx'
import css from './book.module.css'

/** One of my bookings: when, in what state, and what I may still change. */
export function PortalBookingPage() {
  const { t } = useTranslation()
  const id = useRouteParam('bookingId')
  const { data: record, error, refetch } = useRecord(bookingKind, id)
  if (isProblem(error, 'not_found')) throw error
  return (
    <div className={css.portal}>
      <Link to="/portal/reservations" className={css.back}>
        {t('reservations.mine.back')}
      </Link>
      {record === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={4} />
        )
      ) : (
        <>
          <title>{`${String(record.name)} · Cigale`}</title>
          <h1 className={css.portalTitle}>{String(record.name)}</h1>
          <p className={css.facts}>
            <BookingState record={record} look="soft" />
            {isNamed(record.pool) ? <span>{record.pool.name}</span> : null}
          </p>
          <p className={css.period}>
            <Moment at={String(record.startsAt)} /> → <Moment at={String(record.endsAt)} />
          </p>
          {typeof record.reason === 'string' ? <p>{record.reason}</p> : null}
          <div className={css.verbs}>
            <BookingVerbs record={record} />
          </div>
        </>
      )}
    </div>
  )
}
