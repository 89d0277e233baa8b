import { IconCalendarWeek } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CalendarSpan, CalendarView } from '../../../../shared/reservations/calendar.ts'
import { bookingKind, bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../../engine/api.ts'
import { ChoiceField } from '../../../engine/fields/controls.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Calendar } from '../../../ui/calendar/Calendar.tsx'
import { CalendarTools } from '../../../ui/calendar/CalendarTools.tsx'
import { type CalendarSearch, periodOf } from '../../../ui/calendar/calendar-days.ts'
import type { CalendarBar, CalendarLine } from '../../../ui/calendar/calendar-parts.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ReservationLinks } from '../BookingListPages.tsx'
import css from '../reservations.module.css'
import { useSpanWords } from './use-span-words.ts'

interface Search extends CalendarSearch {
  pool?: string
}

/** What is taken when: things down, days across; the same as a list of days for phones, readers and print. */
export function CalendarPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<Search>()
  const { day, length, days, from, until } = periodOf(search)
  useLive({ kinds: [bookingKind.name] })
  const { data, error, refetch } = useQuery({
    queryKey: [bookingKind.plural, 'list', 'calendar', day, length, search.pool ?? ''],
    queryFn: ({ signal }) =>
      api.get<CalendarView>('/reservations/calendar', { query: { from, until, pool: search.pool }, signal }),
    placeholderData: keepPreviousData,
  })
  const tools = { day, length, days, look: search.look, lengths: ['week', 'month'] as const }
  return (
    <Page
      title={t('reservations.calendar.title')}
      icon={IconCalendarWeek}
      actions={<ReservationLinks here="calendar" />}
      below={
        <CalendarTools {...tools} onChange={(turn) => change(turn as never)}>
          <PoolFilter pool={search.pool} onChange={(pool) => change({ pool } as never)} />
        </CalendarTools>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} />
      ) : data.things.length === 0 ? (
        <EmptyState title={t('reservations.calendar.empty')} hint={t('reservations.calendar.emptyHint')} />
      ) : (
        <>
          {data.isCut ? <p className={css.soft}>{t('reservations.calendar.cut')}</p> : null}
          <BookingCalendar view={data} days={days} look={search.look} />
        </>
      )}
    </Page>
  )
}

interface BookingBar extends CalendarBar {
  span: CalendarSpan
}

const tones = { asked: 'warn', booked: 'info', lent: 'good', returned: 'quiet' } as const

function BookingCalendar({ view, days, look }: { view: CalendarView } & Pick<Parts, 'days' | 'look'>) {
  const { t } = useTranslation()
  const words = useSpanWords()
  const names = new Map(view.things.map((thing) => [thing.id, thing.name]))
  const lines = view.things.map(
    (thing): CalendarLine => ({
      ...{ id: thing.id, name: thing.name, group: thing.pool },
      note: thing.isOut ? t('reservations.calendar.out') : undefined,
      link: {
        to: '/reservations/book',
        search: { pool: thing.pool.id, bookable: thing.id, from: days[0]!.toISOString() },
        title: t('reservations.calendar.bookThing', { name: thing.name }),
      },
    }),
  )
  const bars = view.bookings.map(
    (span): BookingBar => ({
      ...{ span, line: span.bookable, startsAt: span.startsAt, endsAt: span.endsAt, text: words.who(span) },
      label: `${names.get(span.bookable)}, ${words.who(span)}, ${words.when(span)}`,
      to: span.id === null ? undefined : `/bookings/${span.id}`,
      tone: span.isLate ? 'bad' : tones[span.state as keyof typeof tones],
      isDashed: span.state === 'asked',
      isMine: span.isMine,
      isTroubled: span.isLate,
    }),
  )
  return (
    <Calendar
      {...{ lines, bars, days, look }}
      title={t('reservations.calendar.title')}
      lineTitle={t('kind.booking.field.name')}
      nothing={t('reservations.calendar.allFree')}
      columns={[
        { title: t('kind.booking.field.user'), cell: ({ span }) => words.who(span) },
        { title: t('reservations.calendar.period'), cell: ({ span }) => words.when(span) },
        { title: t('kind.booking.field.state'), cell: ({ span }) => words.state(span) },
      ]}
    />
  )
}

type Parts = React.ComponentProps<typeof Calendar>

function PoolFilter({ pool, onChange }: { pool: string | undefined; onChange: (pool: string | undefined) => void }) {
  const { t } = useTranslation()
  const pools = useQuery({
    queryKey: [bookingPoolKind.plural, 'list', 'names'],
    queryFn: ({ signal }) => readPage(bookingPoolKind, { sort: 'name', fields: ['name'] }, { limit: 200 }, signal),
  })
  return (
    <div className={css.pool}>
      <ChoiceField
        bare
        label={t('kind.booking-pool.name')}
        placeholder={t('reservations.calendar.allPools')}
        choices={(pools.data?.items ?? []).map((item) => ({ value: item.id, label: String(item.name) }))}
        value={pool ?? null}
        onChange={(value) => onChange(value ?? undefined)}
      />
    </div>
  )
}
