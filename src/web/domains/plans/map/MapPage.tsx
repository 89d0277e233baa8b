import { IconList, IconMap, IconMapPin } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { allOf, type Condition } from '../../../../shared/conditions/condition.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ListQuestion } from '../../../engine/list/use-list.ts'
import { isProblem } from '../../../engine/problem.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { assetViews, useAssetFacet } from '../../assets/index.ts'
import css from './map.module.css'
import { SiteMap } from './SiteMap.tsx'
import { SiteTable } from './SiteTable.tsx'
import { useSites } from './sites.ts'

/** The list of assets seen from above: the same views, chips and filter, what they find by site. */
export function MapPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<object>()
  const facet = useAssetFacet()
  return (
    <KindList
      kind={assetKind}
      icon={IconMap}
      title={t('plans.map.title')}
      views={assetViews}
      facet={facet}
      placeholder={t('assets.list.placeholder')}
      actions={
        <LinkButton to="/assets" search={search as never} icon={IconList}>
          {t('plans.map.list')}
        </LinkButton>
      }
      body={(question) => <MapBody question={question} />}
    />
  )
}

/** The list of what the question finds, narrowed further. */
const narrowed = ({ q, filter }: ListQuestion, by: Condition): LinkProps => ({
  to: '/assets',
  search: { view: 'all', ...(q ? { q } : {}), filter: allOf(filter, by) } as never,
})

function MapBody({ question }: { question: ListQuestion }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useSites(question)
  // A query that cannot be read is told under its box.
  if (error) return isProblem(error, 'query') ? null : <ErrorState error={error} onRetry={() => void refetch()} />
  if (isPending) return <Skeleton lines={10} />
  const listOf = (place: string) => narrowed(question, { field: 'location', op: 'under', value: place })
  const unseen = data.unplaced.reduce((sum, { count }) => sum + count, data.nowhere)
  return (
    <div className={css.page}>
      {data.sites.length === 0 ? (
        <EmptyState icon={IconMapPin} title={t('plans.map.none')} hint={t('plans.map.noneHint')} />
      ) : (
        <SiteMap sites={data.sites} listOf={listOf} />
      )}
      {unseen > 0 ? <p className={css.hint}>{t('plans.map.unplaced', { count: unseen })}</p> : null}
      <SiteTable counts={data} listOf={listOf} nowhere={narrowed(question, { field: 'location', op: 'empty' })} />
    </div>
  )
}
