import { IconCalendarWeek, IconFileTypeCsv, IconList } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangeCalendar } from '../../../../shared/tickets/change-calendar.ts'
import { freezeWindowKind } from '../../../../shared/tickets/freeze-windows.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api, apiUrl } from '../../../engine/api.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { Calendar } from '../../../ui/calendar/Calendar.tsx'
import { CalendarTools } from '../../../ui/calendar/CalendarTools.tsx'
import { periodOf } from '../../../ui/calendar/calendar-days.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { type CalendarFilter, CalendarFilters, conditionOf } from './CalendarFilters.tsx'
import css from './planning.module.css'
import { useChangeBars } from './use-change-bars.ts'

/** Which changes are carried out when, what they collide with, and when none should be. */
export function ChangeCalendarPage() {
  const { t } = useTranslation()
  const can = useCan()
  const [search, change] = useRouteSearch<CalendarFilter>()
  const { day, length, days, from, until } = periodOf(search, 'month')
  const { entity, group, category, risk, status } = search
  useLive({ kinds: [ticketKind.name, freezeWindowKind.name] })
  const { data, error, refetch } = useQuery({
    queryKey: [ticketKind.plural, 'list', 'calendar', from, until, entity, group, category, risk, status],
    queryFn: ({ signal }) =>
      api.get<ChangeCalendar>('/change-calendar', {
        query: { from, until, entity, group, category, risk, status },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
  const filter = conditionOf(search, from, until)
  const set = (turn: object) => change(turn as never)
  return (
    <Page
      title={t('tickets.planning.calendar')}
      icon={IconCalendarWeek}
      actions={
        <>
          {can('freeze-window.read') ? (
            <LinkButton to="/changes/freezes">{t('tickets.planning.freezes')}</LinkButton>
          ) : null}
          {can('change-model.read') ? (
            <LinkButton to="/changes/standard">{t('kind.change-model.plural')}</LinkButton>
          ) : null}
          <LinkButton icon={IconList} to="/tickets" search={{ view: 'all', filter } as never}>
            {t('tickets.planning.list')}
          </LinkButton>
          <Button icon={IconFileTypeCsv} onClick={() => location.assign(exportUrl(filter))}>
            {t('tickets.planning.export')}
          </Button>
        </>
      }
      below={
        <CalendarTools {...{ day, length, days, look: search.look, lengths: ['week', 'month'] }} onChange={set}>
          <CalendarFilters search={search} onChange={set} />
        </CalendarTools>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <Picture view={data} days={days} look={search.look} />
      )}
    </Page>
  )
}

const columns = ['number', 'title', 'status', 'analysis.risk', 'category', 'entity', 'plannedFrom', 'plannedUntil']

const exportUrl = (filter: object) =>
  apiUrl(`/${ticketKind.plural}/export`, {
    filter: JSON.stringify(filter),
    fields: columns.join(','),
    sort: 'plannedFrom',
  })

type Parts = React.ComponentProps<typeof Calendar>

function Picture({ view, days, look }: { view: ChangeCalendar } & Pick<Parts, 'days' | 'look'>) {
  const { t } = useTranslation()
  const { lines, bars, shades, words } = useChangeBars(view)
  return (
    <>
      {view.isCut ? <p className={css.soft}>{t('tickets.planning.cut')}</p> : null}
      {view.changes.length === 0 ? <p className={css.soft}>{t('tickets.planning.nothing')}</p> : null}
      {shades.length === 0 ? null : (
        <ul className={css.freezes}>
          {view.freezes.map((freeze) => (
            <li key={freeze.id + freeze.startsAt}>
              <strong>{freeze.name}</strong> · {words.when(freeze)} · {freeze.reason}
            </li>
          ))}
        </ul>
      )}
      {view.changes.length === 0 && shades.length === 0 ? null : (
        <Calendar
          {...{ lines, bars, shades, days, look }}
          title={t('tickets.planning.calendar')}
          lineTitle={t('tickets.planning.change')}
          nothing={t('tickets.planning.nothing')}
          columns={[
            { title: t('tickets.planning.period'), cell: (bar) => words.when(bar) },
            { title: t('tickets.planning.group'), cell: (bar) => bar.change.groups.join(', ') },
            { title: t('tickets.planning.risk'), cell: (bar) => words.risk(bar.change) },
            { title: t('tickets.planning.state'), cell: (bar) => words.status(bar.change) },
            { title: t('tickets.planning.troubles'), cell: (bar) => words.collisions(bar.change) },
          ]}
        />
      )}
    </>
  )
}
