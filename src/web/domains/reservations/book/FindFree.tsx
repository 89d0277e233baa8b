import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import type { FreePool, FreeThings } from '../../../../shared/reservations/calendar.ts'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../../engine/api.ts'
import { MomentField, ReferenceField } from '../../../engine/fields/controls.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { durationText } from '../../../ui/mark/duration-text.ts'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { BookDialog } from './BookDialog.tsx'
import css from './book.module.css'

interface Search {
  from?: string
  until?: string
  pool?: string
  bookable?: string
}

/** Tomorrow in working hours: what most people mean when they say nothing. */
const usual = () => {
  const day = dayjs().add(1, 'day')
  return { from: day.hour(9).startOf('hour').toISOString(), until: day.hour(17).startOf('hour').toISOString() }
}

/** A period given in the address, as far as it can be read and has not begun long ago. */
function periodOf({ from, until }: Search): { from: string; until: string } {
  const start = dayjs(from)
  if (from === undefined || !start.isValid() || start.isBefore(dayjs())) return usual()
  const end = dayjs(until)
  const good = until !== undefined && end.isValid() && end.isAfter(start)
  return { from: start.toISOString(), until: (good ? end : start.add(1, 'day')).toISOString() }
}

/** When, where; then every pool with what is free in it. */
export function FindFree({ isDesk, onBooked }: { isDesk: boolean; onBooked: (id: string | null) => void }) {
  const { t } = useTranslation()
  const [search] = useRouteSearch<Search>()
  const [{ from, until }, setPeriod] = useState(() => periodOf(search))
  const [place, setPlace] = useState<Named | null>(null)
  const [chosen, setChosen] = useState<FreePool | null>(null)
  const isRight = dayjs(until).isAfter(dayjs(from))
  const { data, error, refetch } = useQuery({
    queryKey: [bookingKind.plural, 'list', 'free', from, until, place?.id ?? '', search.pool ?? ''],
    queryFn: ({ signal }) =>
      api.get<FreeThings>('/reservations/free', {
        query: { from, until, location: place?.id, pool: search.pool },
        signal,
      }),
    enabled: isRight,
    placeholderData: keepPreviousData,
  })
  return (
    <section className={css.find} aria-label={t('reservations.book.title')}>
      <div className={css.question}>
        <MomentField
          required
          label={t('kind.booking.field.startsAt')}
          value={from}
          onChange={(next) => {
            if (next === null) return
            // The length stays: who moves the start means the whole.
            const length = dayjs(until).diff(dayjs(from))
            setPeriod({ from: next, until: dayjs(next).add(Math.max(length, 0), 'ms').toISOString() })
          }}
        />
        <MomentField
          required
          label={t('kind.booking.field.endsAt')}
          value={until}
          error={isRight ? undefined : t('reservations.book.order')}
          onChange={(next) => {
            if (next !== null) setPeriod({ from, until: next })
          }}
        />
        {isDesk ? (
          <ReferenceField
            label={t('reservations.book.place')}
            value={place}
            search={(text, signal) => searchRecords(t, locationKind, text, signal)}
            onChange={setPlace}
          />
        ) : null}
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={6} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('reservations.book.none')} hint={t('reservations.book.noneHint')} />
      ) : (
        <ul className={css.pools}>
          {data.items.map((pool) => (
            <PoolCard key={pool.id} pool={pool} onBook={() => setChosen(pool)} />
          ))}
        </ul>
      )}
      {chosen === null ? null : (
        <BookDialog
          pool={chosen}
          period={{ from, until }}
          isDesk={isDesk}
          bookable={search.bookable ?? null}
          onClose={() => setChosen(null)}
          onBooked={(id) => {
            setChosen(null)
            onBooked(id)
          }}
        />
      )}
    </section>
  )
}

function PoolCard({ pool, onBook }: { pool: FreePool; onBook: () => void }) {
  const { t, i18n } = useTranslation()
  const hours = (count: number) => durationText(count * 3600, i18n.language)
  const places = [...new Set(pool.things.flatMap(({ place }) => place ?? []))].slice(0, 2)
  const rules = [
    ...(pool.maxHours === null ? [] : [t('reservations.book.maxHours', { length: hours(pool.maxHours) })]),
    ...(pool.noticeHours === null || pool.noticeHours === 0
      ? []
      : [t('reservations.book.notice', { length: hours(pool.noticeHours) })]),
    ...(pool.approval === 'none' ? [] : [t('reservations.book.approval')]),
  ]
  return (
    <li className={css.card}>
      <div className={css.cardText}>
        <h2 className={css.cardTitle}>{pool.name}</h2>
        {pool.description === null ? null : <p className={css.soft}>{pool.description}</p>}
        <p className={css.soft}>{[...places.map((place) => place.replaceAll(' > ', ' › ')), ...rules].join(' · ')}</p>
      </div>
      <span className={css.free} data-none={pool.free === 0 || undefined}>
        {t('reservations.book.free', { free: pool.free, total: pool.total })}
      </span>
      <Button kind={pool.free > 0 ? 'primary' : 'default'} onClick={onBook}>
        {t(pool.free > 0 ? 'reservations.book.verb' : 'reservations.book.other')}
      </Button>
    </li>
  )
}
