import { IconRadar2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../../engine/live/use-live.ts'
import { useCan } from '../../../engine/session.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Tabs } from '../../../ui/page/Tabs.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../inventory.module.css'
import { summaryQuery } from '../inventory-api.ts'
import { inventoryTabs } from '../sections.ts'
import { NotTakenPanel } from './NotTakenPanel.tsx'
import { SummaryFigures } from './SummaryFigures.tsx'

/** How inventory is doing: what waits, what came in today, what did not and why, who has fallen silent. */
export function SummaryPage() {
  const { t } = useTranslation()
  const can = useCan()
  const { data, error, refetch } = useQuery(summaryQuery)
  useLive({ kinds: ['inventory-message', 'inventory-doubt', 'inventory-refusal'] })
  return (
    <Page
      title={t('admin.nav.inventory')}
      icon={IconRadar2}
      below={<Tabs label={t('admin.nav.inventory')} active="summary" tabs={inventoryTabs(t, can)} />}
    >
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : (
        <div className={css.stack}>
          <SummaryFigures summary={data} />
          <NotTakenPanel rows={data.notTaken} />
        </div>
      )}
    </Page>
  )
}
