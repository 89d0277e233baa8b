import { IconLicense } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import { isNamed, type Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useCan } from '../../engine/session.ts'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { LicenceKey } from './LicenceKey.tsx'
import { LicenceSide } from './LicenceSide.tsx'
import { Compliance } from './licence-columns.tsx'
import { SeatsTab } from './SeatsTab.tsx'

/** One licence: who has its seats, where the program is installed, and whether that agrees. */
export function LicencePage() {
  const id = useRouteParam('licenceId')
  const can = useCan()
  const tabs = (record: Json): RecordTab[] => [
    {
      key: 'seats',
      label: 'licences.tab.seats',
      count: Number(record.assignedCount ?? 0),
      show: () => <SeatsTab record={record} />,
    },
    ...(can('asset.read')
      ? [{ key: 'installs', label: 'licences.tab.installs', show: () => <Installs record={record} /> }]
      : []),
  ]
  return (
    <RecordPage
      kind={licenceKind}
      id={id}
      icon={() => IconLicense}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <LicenceKey record={record} />}
      tabs={tabs}
      side={(record) => <LicenceSide record={record} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const installs = Number(record.installCount ?? 0)
  const seats = record.poolSeats
  const margin = Number(record.margin ?? 0)
  return (
    <>
      <Compliance record={record} look="soft" />
      {record.compliance === 'unknown' ? null : (
        <span>
          {seats === null
            ? t('licences.compliance.unlimited', { installs })
            : t('licences.compliance.used', { installs, seats: Number(seats) })}
        </span>
      )}
      {margin === 0 || record.compliance === 'unlimited' ? null : (
        <span>
          {t(margin < 0 ? 'licences.compliance.missing' : 'licences.compliance.left', { count: Math.abs(margin) })}
        </span>
      )}
    </>
  )
}

const columns = ['name', 'user', 'location', 'state', 'lastInventoryAt'] as const

function Installs({ record }: { record: Json }) {
  const { t } = useTranslation()
  if (!isNamed(record.software)) return <EmptyState icon={IconLicense} title={t('licences.installs.noSoftware')} />
  const filter: Condition = { has: 'software', where: { field: 'id', op: 'is', value: record.software.id } }
  return (
    <PanelList
      kind={assetKind}
      title={t('licences.installs.title')}
      question={{ filter, sort: 'name' }}
      columns={columns}
      limit={50}
      all={{ to: '/assets', search: { view: 'all', filter } as never }}
      empty={t('licences.installs.none')}
    />
  )
}
