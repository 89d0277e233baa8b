import { IconMessageReport, IconTransform } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { assetTypes } from '../../../shared/assets/types/index.ts'
import { FieldValue } from '../../engine/fields/FieldParts.tsx'
import { usePageActions } from '../../engine/page-actions.ts'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import { isNamed, type Json, partQuery } from '../../engine/records.ts'
import type { TabGroup } from '../../engine/room.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useCan } from '../../engine/session.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { AssetSide } from './AssetSide.tsx'
import { AssetState } from './AssetState.tsx'
import { AssetTickets } from './AssetTickets.tsx'
import { assetTypeIcon } from './asset-type-icons.ts'
import { ImpactTab } from './impact/ImpactTab.tsx'
import { HandOverTab } from './life/HandOverTab.tsx'
import { LifeDialogs } from './life/LifeDialogs.tsx'
import { type LifeDialog, LifeItems } from './life/LifeItems.tsx'
import { LifeVerbs } from './life/LifeVerbs.tsx'
import { ConnectionsTab } from './links/ConnectionsTab.tsx'
import { MergeItem } from './MergeItem.tsx'
import { Overview } from './Overview.tsx'
import { PagesTab } from './pages/PagesTab.tsx'
import { TrafficSection } from './pages/TrafficSection.tsx'
import { MachinesTab } from './parts/MachinesTab.tsx'
import { PartsTab } from './parts/PartsTab.tsx'
import { SoftwareTab } from './parts/SoftwareTab.tsx'
import { VolumesTab } from './parts/VolumesTab.tsx'

/** Tabs of this room, by the capability of the type that brings them. */
const ownTabs = {
  software: (record: Json) => <SoftwareTab record={record} />,
  components: (record: Json) => <PartsTab record={record} tab="components" />,
  volumes: (record: Json) => <VolumesTab record={record} />,
  ports: (record: Json) => (
    <>
      <PartsTab record={record} tab="ports" />
      <TrafficSection assetId={record.id} />
    </>
  ),
  connections: (record: Json) => <ConnectionsTab record={record} />,
  system: (record: Json) => <PartsTab record={record} tab="system" />,
  databases: (record: Json) => <PartsTab record={record} tab="databases" />,
  supplies: (record: Json) => <PartsTab record={record} tab="supplies" />,
  records: (record: Json) => <PartsTab record={record} tab="records" />,
  virtualMachines: (record: Json) => <MachinesTab record={record} />,
}
type OwnTab = keyof typeof ownTabs
const groupOf: Record<OwnTab, TabGroup> = {
  software: 'inside',
  components: 'inside',
  volumes: 'inside',
  system: 'inside',
  databases: 'inside',
  records: 'inside',
  supplies: 'inside',
  virtualMachines: 'inside',
  ports: 'network',
  connections: 'network',
}
const isOwnTab = (name: string): name is OwnTab => Object.hasOwn(ownTabs, name)

const isHost = ({ custom }: Json): boolean => (custom as { chassis?: string } | undefined)?.chassis === 'server'

/** One piece of equipment: what it is, where, who holds it, what it is made of, and why each value says what it says. */
export function AssetPage() {
  const { t } = useTranslation()
  const id = useRouteParam('assetId')
  const can = useCan()
  const [asked, ask] = useState<LifeDialog | null>(null)
  const { data: counts } = useQuery(partQuery<Record<string, number>>(assetKind, id, 'counts'))
  const tabs = (record: Json): RecordTab[] => {
    const own = assetTypes.find((type) => type.name === record.type)?.has ?? []
    // Anything can be linked to anything.
    const has: readonly (typeof own)[number][] = own.includes('connections') ? own : [...own, 'connections']
    return [
      { key: 'overview', label: 'assets.tab.overview', show: () => <Overview record={record} /> },
      ...has
        .filter(isOwnTab)
        // Virtual machines are few people's: shown where there are any.
        .filter((name) => name !== 'virtualMachines' || isHost(record) || (counts?.virtualMachines ?? 0) > 0)
        .map((name) => ({
          key: name,
          group: groupOf[name],
          label: `assets.tab.${name}`,
          count: counts?.[name] ?? null,
          show: () => ownTabs[name](record),
        })),
      ...(record.type === 'printer'
        ? [
            {
              key: 'pages',
              group: 'inside' as const,
              label: 'assets.tab.pages',
              show: () => <PagesTab record={record} />,
            },
          ]
        : []),
      { key: 'impact', group: 'network', label: 'assets.tab.impact', show: () => <ImpactTab record={record} /> },
      ...(can('ticket.read')
        ? [{ key: 'tickets', label: 'assets.tab.tickets', show: () => <AssetTickets assetId={id} /> }]
        : []),
      { key: 'hand-overs', group: 'management', label: 'life.tab', show: () => <HandOverTab assetId={id} /> },
    ]
  }
  return (
    <RecordPage
      kind={assetKind}
      id={id}
      icon={(record) => assetTypeIcon(record.type)}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => (
        <>
          <Verbs record={record} />
          {record.type === 'unmanaged' && record.can?.['change-type'] === true ? (
            <Button kind="primary" icon={IconTransform} onClick={() => ask('type')}>
              {t('life.convert.verb')}
            </Button>
          ) : null}
          <LifeVerbs record={record} />
          <LifeDialogs record={record} open={asked} onClose={() => ask(null)} />
        </>
      )}
      menu={(record) => (
        <>
          <LifeItems record={record} onAsk={ask} />
          <MergeItem record={record} />
        </>
      )}
      tabs={tabs}
      side={(record) => <AssetSide record={record} />}
    />
  )
}

/** Number, state, place and holder. */
function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{t('assets.number', { number: String(record.number) })}</span>
      <AssetState state={record.state} look="soft" />
      {isNamed(record.location) ? (
        <FieldValue kind={assetKind} name="location" field={assetKind.fields.location} value={record.location} />
      ) : null}
      {isNamed(record.user) ? <span>{record.user.name}</span> : null}
    </>
  )
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const mayReport = can('ticket.open')
  const report = () => void navigate({ to: '/tickets/new', search: { asset: record.id } as never })
  usePageActions(
    mayReport ? [{ key: 'report', label: t('assets.openTicket'), icon: IconMessageReport, run: report }] : [],
  )
  if (!mayReport) return null
  return (
    <LinkButton to="/tickets/new" search={{ asset: record.id } as never} icon={IconMessageReport}>
      {t('assets.openTicket')}
    </LinkButton>
  )
}
