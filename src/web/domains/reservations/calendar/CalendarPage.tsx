import { IconCalendarWeek, IconChevronLeft, IconChevronRight, IconLayoutRows, IconTable } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../../../shared/reservations/calendar.ts'
import { bookingKind, bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../../engine/api.ts'
import { ChoiceField } from '../../../engine/fields/controls.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ReservationLinks } from '../BookingListPages.tsx'
import { Agenda } from './Agenda.tsx'
import css from './calendar.module.css'
import { daysOf, type Length, turned } from './calendar-days.ts'
import { Rows } from './Rows.tsx'

interface Search {
  day?: string
  span?: Length
  pool?: string
  look?: 'table'
}

/** What is taken when: things down, days across; the same as a list of days for phones, readers and print. */
export function CalendarPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<Search>()
  const today = dayjs().format('YYYY-MM-DD')
  const day = search.day !== undefined && dayjs(search.day).isValid() ? search.day : today
  const length: Length = search.span === 'month' ? 'month' : 'week'
  const days = daysOf(day, length)
  useLive({ kinds: [bookingKind.name] })
  const { data, error, refetch } = useQuery({
    queryKey: [bookingKind.plural, 'list', 'calendar', day, length, search.pool ?? ''],
    queryFn: ({ signal }) =>
      api.get<CalendarView>('/reservations/calendar', {
        query: {
          from: days[0]!.toISOString(),
          until: days.at(-1)!.add(1, 'day').toISOString(),
          pool: search.pool,
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={t('reservations.calendar.title')}
      icon={IconCalendarWeek}
      actions={<ReservationLinks here="calendar" />}
      below={<Tools search={{ ...search, day, span: length }} change={change} days={days} />}
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
          <div className={css.picture} data-look={search.look}>
            <Rows view={data} days={days} length={length} />
          </div>
          <div className={css.agenda} data-look={search.look}>
            <Agenda view={data} days={days} />
          </div>
        </>
      )}
    </Page>
  )
}

interface ToolsProps {
  search: Search & { day: string; span: Length }
  change: (patch: Partial<Search>) => void
  days: ReturnType<typeof daysOf>
}

function Tools({ search, change, days }: ToolsProps) {
  const { t, i18n } = useTranslation()
  const { day, span } = search
  const title = new Intl.DateTimeFormat(
    i18n.language,
    span === 'month' ? { month: 'long', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' },
  )
  const pools = useQuery({
    queryKey: [bookingPoolKind.plural, 'list', 'names'],
    queryFn: ({ signal }) => readPage(bookingPoolKind, { sort: 'name', fields: ['name'] }, { limit: 200 }, signal),
  })
  const choices = (pools.data?.items ?? []).map((pool) => ({ value: pool.id, label: String(pool.name) }))
  return (
    <div className={css.tools}>
      <div className={css.turn}>
        <IconButton
          icon={IconChevronLeft}
          label={t('reservations.calendar.before')}
          onClick={() => change({ day: turned(day, span, -1) })}
        />
        <IconButton
          icon={IconChevronRight}
          label={t('reservations.calendar.after')}
          onClick={() => change({ day: turned(day, span, 1) })}
        />
        <Button size="small" onClick={() => change({ day: undefined } as never)}>
          {t('reservations.calendar.today')}
        </Button>
        <strong className={css.title} aria-live="polite">
          {span === 'month'
            ? title.format(days[0]!.toDate())
            : title.formatRange(days[0]!.toDate(), days.at(-1)!.toDate())}
        </strong>
      </div>
      <div className={css.turn}>
        <div className={css.pool}>
          <ChoiceField
            bare
            label={t('kind.booking-pool.name')}
            placeholder={t('reservations.calendar.allPools')}
            choices={choices}
            value={search.pool ?? null}
            onChange={(pool) => change({ pool: pool ?? undefined } as never)}
          />
        </div>
        <SegmentedFilter
          label={t('reservations.calendar.length')}
          value={span}
          onChange={(value) => change({ span: value as Length })}
          segments={(['week', 'month'] as const).map((value) => ({
            value,
            label: t(`reservations.calendar.${value}`),
          }))}
        />
        <span className={css.looks}>
          <IconButton
            icon={search.look === 'table' ? IconLayoutRows : IconTable}
            label={t(search.look === 'table' ? 'reservations.calendar.asPicture' : 'reservations.calendar.asList')}
            onClick={() => change({ look: search.look === 'table' ? undefined : 'table' } as never)}
          />
        </span>
      </div>
    </div>
  )
}
