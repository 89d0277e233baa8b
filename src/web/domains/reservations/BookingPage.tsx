import { IconCalendarDown, IconCalendarEvent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type BookingWhy, bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { downloadFile } from '../../engine/download.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Moment } from '../../ui/mark/RelativeTime.tsx'
import { BookingVerbs } from './BookingVerbs.tsx'
import { BookingState, bookingColumns } from './booking-columns.tsx'
import css from './reservations.module.css'

const sections: PropertySection[] = [
  { fields: ['bookable', 'pool', 'user', 'author', 'startsAt', 'endsAt', 'ticket'] },
  {
    title: 'reservations.loan.title',
    fields: ['lentAt', 'lender', 'conditionOut', 'commentOut', 'returnedAt', 'receiver', 'conditionIn', 'commentIn'],
  },
  { title: 'stock.side.more', fields: ['entity', 'termsAt', 'createdAt', 'updatedAt'] },
]

/** One booking: what, for whom, from when to when, and how the loan goes. */
export function BookingPage() {
  const id = useRouteParam('bookingId')
  const tabs = (record: Json): RecordTab[] => [
    { key: 'what', label: 'reservations.tab.what', show: () => <What record={record} /> },
    ...(isNamed(record.series)
      ? [
          {
            key: 'series',
            label: 'reservations.tab.series',
            show: () => <Series id={(record.series as { id: string }).id} />,
          },
        ]
      : []),
  ]
  return (
    <RecordPage
      kind={bookingKind}
      id={id}
      icon={() => IconCalendarEvent}
      facts={(record) => <BookingState record={record} look="soft" />}
      verbs={(record) => (
        <>
          <EventFile id={record.id} />
          <BookingVerbs record={record} />
        </>
      )}
      tabs={tabs}
      side={(record) => <RecordProperties kind={bookingKind} record={record} sections={sections} />}
    />
  )
}

/** The booking for another calendar. */
function EventFile({ id }: { id: string }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([])
  const save = () => send(() => downloadFile(`/bookings/${id}/file`, {}, `booking-${id}.ics`))
  return (
    <Button kind="quiet" icon={IconCalendarDown} busy={isBusy} onClick={() => void save()}>
      {t('planning.eventFile')}
    </Button>
  )
}

function What({ record }: { record: Json }) {
  const { t } = useTranslation()
  const why = (record.why ?? {}) as BookingWhy
  return (
    <section className={css.what}>
      <p className={css.period}>
        <Moment at={String(record.startsAt)} /> → <Moment at={String(record.endsAt)} />
      </p>
      {typeof record.reason === 'string' ? <p className={css.reason}>{record.reason}</p> : null}
      {why.rule === 'least-used' ? (
        <p className={css.soft}>{t('reservations.why.leastUsed', { free: why.free ?? 0, hours: why.hours ?? 0 })}</p>
      ) : null}
      {why.approvalRule === undefined ? null : (
        <p className={css.soft}>{t('reservations.why.approvalRule', { rule: why.approvalRule })}</p>
      )}
      {why.beyond && why.beyond.length > 0 ? (
        <p className={css.soft}>
          {t('reservations.why.beyond', {
            rules: why.beyond.map((code) => t(`reservations.rule.${code}`)).join(', '),
          })}
        </p>
      ) : null}
    </section>
  )
}

function Series({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={bookingKind}
      title={t('reservations.tab.series')}
      question={{ filter: { field: 'series', op: 'is', value: id }, sort: 'startsAt' }}
      columns={['name', 'startsAt', 'endsAt', 'state']}
      own={bookingColumns}
      limit={200}
    />
  )
}
