import { IconClockHour4 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { calendarKind, serviceLevelKind } from '../../../shared/service-levels/service-levels.kinds.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { Page } from '../../ui/page/Page.tsx'
import { Tabs } from '../../ui/page/Tabs.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { CalendarStudio } from './CalendarStudio.tsx'
import { LevelStudio } from './LevelStudio.tsx'
import { useCalendars, useLevels } from './service-level.ts'

/** Studio of service levels: what is promised, and the calendars by which it is counted. */
export function ServiceLevelsPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<{ tab?: string }>()
  const levels = useLevels(serviceLevelKind)
  const calendars = useCalendars(calendarKind)
  useLive({ kinds: ['service-level', 'calendar'] })
  const tab = search.tab === 'calendars' ? 'calendars' : 'levels'
  const error = levels.error ?? calendars.error
  const link = (name: string) => ({
    to: '/admin/service-levels',
    search: (name === 'levels' ? {} : { tab: name }) as never,
    resetScroll: false,
  })
  return (
    <Page
      title={t('serviceLevels.title')}
      icon={IconClockHour4}
      layout="fill"
      below={
        <Tabs
          label={t('serviceLevels.title')}
          active={tab}
          tabs={(['levels', 'calendars'] as const).map((name) => ({
            key: name,
            label: t(`serviceLevels.tab.${name}`),
            count: (name === 'levels' ? levels.data : calendars.data)?.length ?? null,
            link: link(name),
          }))}
        />
      }
    >
      {levels.data && calendars.data ? (
        tab === 'levels' ? (
          <LevelStudio levels={levels.data} calendars={calendars.data} />
        ) : (
          <CalendarStudio calendars={calendars.data} />
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void levels.refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  )
}
