import { IconCalendarPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { allOf } from '../../../../shared/conditions/condition.ts'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { useList } from '../../../engine/list/use-list.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { Moment } from '../../../ui/mark/RelativeTime.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { BookingState } from '../booking-columns.tsx'
import { isComing, isMine, isOut } from '../booking-questions.ts'
import css from './book.module.css'
import { FindFree } from './FindFree.tsx'

/** Find what is free, and book it. */
export function DeskBookPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Page title={t('reservations.book.title')} icon={IconCalendarPlus} layout="flow">
      <FindFree isDesk onBooked={(id) => void navigate({ to: id === null ? '/bookings' : `/bookings/${id}` })} />
    </Page>
  )
}

/** The same for everybody, with what one has booked. */
export function PortalBookPage() {
  const { t } = useTranslation()
  return (
    <div className={css.portal}>
      <title>{`${t('reservations.book.title')} · Cigale`}</title>
      <h1 className={css.portalTitle}>{t('reservations.book.title')}</h1>
      <MyBookings />
      <FindFree isDesk={false} onBooked={() => undefined} />
    </div>
  )
}

/** What I have and what I am going to have, the nearest first; nothing while there is none. */
function MyBookings() {
  const { t } = useTranslation()
  useLive({ kinds: [bookingKind.name] })
  const list = useList(
    bookingKind,
    {
      filter: allOf(isMine, { any: [isComing, isOut] })!,
      sort: 'startsAt',
      fields: ['name', 'state', 'startsAt', 'endsAt', 'pool'],
    },
    { pageSize: 50 },
  )
  if (list.rows.length === 0) return null
  return (
    <section aria-labelledby="my-bookings">
      <h2 id="my-bookings" className={css.heading}>
        {t('reservations.mine.title')}
      </h2>
      <ul className={css.mine}>
        {list.rows.map((record) => (
          <li key={record.id}>
            <Link className={css.mineRow} to={`/portal/reservations/${record.id}`}>
              <strong>{String(record.name)}</strong>
              <span>
                <Moment at={String(record.startsAt)} /> → <Moment at={String(record.endsAt)} />
              </span>
              <BookingState record={record} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
