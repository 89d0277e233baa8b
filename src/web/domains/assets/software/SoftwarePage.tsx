import { IconApps } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind, softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { assetColumns } from '../asset-columns.tsx'
import { VersionsTab } from './VersionsTab.tsx'

const sections = [
  { fields: ['name', 'publisher', 'category', 'upgradeOf', 'isForCases', 'installCount', 'isHidden', 'title'] },
  { title: 'assets.side.more', fields: ['comment', 'createdAt', 'updatedAt'] },
] as const

/** One program: its versions and the machines it is installed on. */
export function SoftwarePage() {
  const id = useRouteParam('softwareId')
  const can = useCan()
  return (
    <RecordPage
      kind={softwareKind}
      id={id}
      icon={() => IconApps}
      facts={(record) => <Facts record={record} />}
      tabs={(record) => [
        { key: 'versions', label: 'assets.software.versions', show: () => <VersionsTab record={record} /> },
        ...(can('asset.read')
          ? [{ key: 'installs', label: 'assets.software.installs', show: () => <Installs softwareId={id} /> }]
          : []),
      ]}
      side={(record) => <RecordProperties kind={softwareKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{String(record.publisher ?? '')}</span>
      <span>{t('assets.software.installedOn', { count: Number(record.installCount ?? 0) })}</span>
    </>
  )
}

const columns = ['name', 'user', 'location', 'state', 'lastInventoryAt'] as const

function Installs({ softwareId }: { softwareId: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={assetKind}
      title={t('assets.software.installs')}
      question={{
        filter: { has: 'software', where: { field: 'id', op: 'is', value: softwareId } },
        sort: 'name',
      }}
      columns={columns}
      own={assetColumns}
      limit={100}
      all={{ to: '/assets', search: { view: 'all', q: `software:#${softwareId}` } as never }}
      empty={t('assets.software.nowhere')}
    />
  )
}
