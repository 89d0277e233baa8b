import { IconCalendarPlus, IconCalendarWeek, IconListDetails, IconStack2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { KindList } from '../../engine/list/KindList.tsx'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { useCan } from '../../engine/session.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { bookingBulkVerbs } from './booking-bulk.tsx'
import { bookingColumns } from './booking-columns.tsx'
import { isComing, isInTrouble, isLate, isMine, isOut } from './booking-questions.ts'

const views: readonly ShippedView[] = [
  { key: 'coming', label: 'reservations.view.coming', query: { filter: isComing, sort: 'startsAt' } },
  { key: 'out', label: 'reservations.view.out', query: { filter: isOut, sort: 'endsAt' } },
  { key: 'late', label: 'reservations.view.late', query: { filter: isLate, sort: 'endsAt' } },
  { key: 'trouble', label: 'reservations.view.trouble', query: { filter: isInTrouble, sort: 'startsAt' } },
  { key: 'mine', label: 'reservations.view.mine', query: { filter: isMine, sort: '-startsAt' } },
  { key: 'all', label: 'engine.view.all', query: {} },
]

export function BookingListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={bookingKind}
      icon={IconListDetails}
      title={t('reservations.list.title')}
      views={views}
      columns={bookingColumns}
      verbs={bookingBulkVerbs}
      actions={<ReservationLinks here="list" />}
      placeholder={t('reservations.list.placeholder')}
      emptyHint="reservations.list.emptyHint"
    />
  )
}

/** From one page of the room to the others. */
export function ReservationLinks({ here }: { here: 'list' | 'calendar' | 'pools' }) {
  const { t } = useTranslation()
  const can = useCan()
  return (
    <>
      {here === 'calendar' ? null : (
        <LinkButton to="/reservations" icon={IconCalendarWeek}>
          {t('reservations.calendar.title')}
        </LinkButton>
      )}
      {here === 'list' || !can('booking.read') ? null : (
        <LinkButton to="/bookings" icon={IconListDetails}>
          {t('reservations.list.title')}
        </LinkButton>
      )}
      {here === 'pools' ? null : (
        <LinkButton to="/booking-pools" icon={IconStack2}>
          {t('reservations.pools')}
        </LinkButton>
      )}
      {can('booking.book') && here !== 'pools' ? (
        <LinkButton to="/reservations/book" kind="primary" icon={IconCalendarPlus}>
          {t('reservations.book.verb')}
        </LinkButton>
      ) : null}
    </>
  )
}

/** On the home page: what should be back, longest overdue first. */
export function LatePanel() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={bookingKind}
      title={t('reservations.lateLoans')}
      question={{ filter: isLate, sort: 'endsAt' }}
      columns={['name', 'user', 'endsAt']}
      own={bookingColumns}
      all={{ to: '/bookings', search: { view: 'late' } as never }}
      empty={t('reservations.lateNone')}
    />
  )
}
