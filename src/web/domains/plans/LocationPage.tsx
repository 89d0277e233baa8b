import { IconBinaryTree, IconMapPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { RecordPage } from '../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useCan } from '../../engine/session.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { Breadcrumb } from '../../ui/page/Breadcrumb.tsx'
import { PlanTab } from './plan/PlanTab.tsx'

const sections: readonly PropertySection[] = [
  { fields: ['name', 'code', 'alias', 'building', 'room', 'entity', 'address', 'comment'], keepsEmpty: true },
  { fields: ['latitude', 'longitude', 'altitude'], keepsEmpty: true },
]

/** A place: its plan, what is in it, and the places below. */
export function LocationPage() {
  const id = useRouteParam('locationId')
  const can = useCan()
  return (
    <RecordPage
      kind={locationKind}
      id={id}
      icon={() => IconMapPin}
      above={(record) => <Above record={record} />}
      facts={(record) => (isNamed(record.entity) ? <span>{record.entity.name}</span> : null)}
      verbs={() => <TreeLink id={id} />}
      tabs={(record) => [
        { key: 'plan', label: 'plans.tab', show: () => <PlanTab key={record.id} record={record} /> },
        ...(can('asset.read')
          ? [{ key: 'assets', label: 'plans.place.assets', show: () => <AssetsHere record={record} /> }]
          : []),
        { key: 'below', label: 'plans.place.below', show: () => <PlacesBelow record={record} /> },
      ]}
      side={(record) => <RecordProperties kind={locationKind} record={record} sections={sections} />}
    />
  )
}

/** The places above, each with its page. */
function Above({ record }: { record: Json }) {
  const path = Array.isArray(record.path) ? (record.path as string[]) : []
  const names = String(record.completeName).split(' > ')
  if (path.length < 2) return null
  const crumbs = path.map((id, at) => ({
    label: names[at] ?? '',
    ...(at < path.length - 1 ? { link: { to: `/locations/${id}` } } : {}),
  }))
  return <Breadcrumb crumbs={crumbs} />
}

function TreeLink({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <LinkButton to="/admin/places/locations" search={{ id } as never} icon={IconBinaryTree}>
      {t('plans.place.inTree')}
    </LinkButton>
  )
}

const assetColumns = ['name', 'type', 'state', 'user', 'location'] as const
const placeColumns = ['name', 'code', 'address'] as const

function AssetsHere({ record }: { record: Json }) {
  const { t } = useTranslation()
  const filter: Condition = { field: 'location', op: 'under', value: record.id }
  return (
    <PanelList
      kind={assetKind}
      title={t('plans.place.assets')}
      question={{ filter, sort: 'name' }}
      columns={assetColumns}
      limit={50}
      all={{ to: '/assets', search: { view: 'all', filter } as never }}
      empty={t('plans.place.noAssets')}
    />
  )
}

function PlacesBelow({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={locationKind}
      title={t('plans.place.below')}
      question={{ filter: { field: 'parent', op: 'is', value: record.id }, sort: 'name' }}
      columns={placeColumns}
      own={{ name: { cell: (place: Json) => <Link to={`/locations/${place.id}`}>{String(place.name)}</Link> } }}
      limit={200}
      empty={t('plans.place.noneBelow')}
    />
  )
}
