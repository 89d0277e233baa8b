import { useMediaQuery } from '@mantine/hooks'
import { IconCalendarShare, IconCalendarUser, IconDownload, IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { userKind } from '../../../shared/people/people.kinds.ts'
import { planningCircles } from '../../../shared/planning/planning.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { downloadFile } from '../../engine/download.ts'
import { ReferenceField } from '../../engine/fields/controls.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useCan, useSession } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { Calendar } from '../../ui/calendar/Calendar.tsx'
import { CalendarTools } from '../../ui/calendar/CalendarTools.tsx'
import { calendarLengths, periodOf } from '../../ui/calendar/calendar-days.ts'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { type KnownTask, TaskDialog } from '../tickets/index.ts'
import css from './planning.module.css'
import { type PlanningBar, type PlanningSearch, useBars, useMoveTask, usePlanning, wordsOf } from './use-planning.ts'
import { type Planned, Waiting } from './Waiting.tsx'

/** Hours that a day shows, unless something lies outside them. */
const usualHours = [7, 20] as const

/** Who does what when: people down, days across; today's list on a phone. */
export function PlanningPage() {
  const { t } = useTranslation()
  const { user } = useSession()
  const can = useCan()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [search, change] = useRouteSearch<PlanningSearch>()
  const circle = planningCircles.find((each) => each === search.circle) ?? 'me'
  const { day, length, days, from, until } = periodOf(search, isPhone ? 'day' : 'week')
  const { data, error, refetch } = usePlanning({ from, until }, circle, search.users)
  const bars = useBars(data, user.id)
  const [planned, setPlanned] = useState<Planned | null>(null)
  const move = useMoveTask()
  const { send, isBusy } = useSend([])
  useLive({ kinds: [ticketKind.name] })
  const open = (bar: PlanningBar) => setPlanned(plannedOf(bar, data?.people.find(({ id }) => id === bar.line)?.name))
  return (
    <Page
      title={t('planning.title')}
      icon={IconCalendarUser}
      actions={
        <>
          <LinkButton kind="quiet" icon={IconListCheck} to="/tasks">
            {t('tickets.tasks.nav')}
          </LinkButton>
          {can('calendar-feed.read') ? (
            <LinkButton kind="quiet" icon={IconCalendarShare} to="/planning/feeds">
              {t('planning.feeds.open')}
            </LinkButton>
          ) : null}
          <Button
            icon={IconDownload}
            busy={isBusy}
            onClick={() => void send(() => downloadFile('/planning/file', {}, 'planning.ics'))}
          >
            {t('planning.export')}
          </Button>
        </>
      }
      below={
        <CalendarTools
          {...{ day, length, days, look: search.look, lengths: calendarLengths }}
          onChange={(turn) => change(turn as never)}
        >
          <Whose circle={circle} users={search.users} onChange={(whose) => change(whose as never)} />
        </CalendarTools>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} />
      ) : data.people.length === 0 ? (
        <EmptyState title={t('planning.empty')} hint={t('planning.emptyHint')} />
      ) : (
        <div className={css.page}>
          {data.isCut ? <p className={css.soft}>{t('planning.cut')}</p> : null}
          <Calendar
            lines={data.people}
            {...{ bars, days, look: search.look, onMove: move, onOpen: open }}
            grain={length === 'day' ? 'time' : 'day'}
            hours={length === 'day' ? hoursOf(bars) : [0, 24]}
            title={t('planning.title')}
            lineTitle={t('planning.column.person')}
            nothing={t('planning.nothing')}
            columns={[
              { title: t('planning.column.when'), cell: (bar) => <When bar={bar} /> },
              { title: t('planning.column.what'), cell: ({ span, text }) => wordsOf(span) ?? text },
              { title: t('planning.column.act'), cell: (bar) => <Again bar={bar} onOpen={open} /> },
            ]}
          />
          <Waiting planning={data} userId={user.id} onPlan={setPlanned} />
        </div>
      )}
      {planned === null ? null : <TaskDialog {...planned} onClose={() => setPlanned(null)} />}
    </Page>
  )
}

function plannedOf({ span }: PlanningBar, name = ''): Planned | null {
  if (span.ticket === null || span.id === null) return null
  const known: KnownTask = {
    entryId: span.id,
    assignee: span.isShared ? null : { id: span.person, name },
    group: span.group,
    plannedAt: span.startsAt,
    durationMinutes: span.minutes,
  }
  return { ticket: span.ticket, known }
}

function hoursOf(bars: readonly PlanningBar[]): [number, number] {
  const own = bars.filter(({ span }) => span.sort !== 'absence')
  const starts = own.map(({ startsAt }) => new Date(startsAt).getHours())
  const ends = own.map(({ endsAt }) => new Date(Date.parse(endsAt) - 1).getHours() + 1)
  return [Math.min(usualHours[0], ...starts), Math.max(usualHours[1], ...ends)]
}

function When({ bar }: { bar: PlanningBar }) {
  const { i18n } = useTranslation()
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  return (
    <>
      {time.format(new Date(bar.startsAt))} – {time.format(new Date(bar.endsAt))}
    </>
  )
}

function Again({ bar, onOpen }: { bar: PlanningBar; onOpen: (bar: PlanningBar) => void }) {
  const { t } = useTranslation()
  if (!bar.span.isMovable) return null
  return (
    <Button size="small" aria-label={t('planning.again', { name: bar.span.title ?? '' })} onClick={() => onOpen(bar)}>
      {t('planning.column.act')}
    </Button>
  )
}

interface WhoseProps {
  circle: string
  users: string | undefined
  onChange: (whose: { circle?: string; users?: string | undefined }) => void
}

/** A circle of people, or people one by one. */
function Whose({ circle, users, onChange }: WhoseProps) {
  const { t } = useTranslation()
  const chosen = users?.split(',') ?? []
  return (
    <>
      <SegmentedFilter
        label={t('planning.circle')}
        value={users === undefined ? circle : ''}
        onChange={(value) => onChange({ circle: value, users: undefined })}
        segments={planningCircles.map((value) => ({ value, label: t(`planning.circles.${value}`) }))}
      />
      <div className={css.person}>
        <ReferenceField
          bare
          label={t('planning.person')}
          placeholder={t('planning.person')}
          value={null}
          search={(text, signal) => searchRecords(t, userKind, text, signal)}
          onChange={(option) =>
            option === null ? undefined : onChange({ users: [...new Set([...chosen, option.id])].join(',') })
          }
        />
      </div>
    </>
  )
}
