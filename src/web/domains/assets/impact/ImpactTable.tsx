import { IconTopologyStar3 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import { AssetState } from '../AssetState.tsx'
import { assetTypeIcon } from '../asset-type-icons.ts'
import frames from './frames.module.css'
import css from './impact.module.css'
import { edgeText, type Impact, type ImpactGroup, type ImpactNode, typeName, wayIcons } from './impact.ts'

type Sorting = (one: ImpactNode, other: ImpactNode) => number

const sorts: Record<string, Sorting> = {
  name: (a, b) => a.name.localeCompare(b.name),
  type: (a, b) => a.type.localeCompare(b.type),
  way: (a, b) => a.way.localeCompare(b.way) || a.depth - b.depth,
  frame: (a, b) => (a.impactGroup?.name ?? '').localeCompare(b.impactGroup?.name ?? ''),
  depth: (a, b) => a.depth - b.depth,
  tickets: (a, b) => a.ticketCount - b.ticketCount,
}

interface ImpactTableProps {
  impact: Impact
  /** Opens a named group; none = it may not be changed. */
  onGroup?: ((group: ImpactGroup) => void) | undefined
}

/** The same as the graph, as lines: for screen readers, for paper, for long lists. */
export function ImpactTable({ impact, onGroup }: ImpactTableProps) {
  const { t } = useTranslation()
  const [sort, setSort] = useState('depth')
  const names = new Map(impact.nodes.map((node) => [node.id, node.name]))
  const why = (node: ImpactNode): string =>
    impact.edges
      .filter((edge) => (node.way === 'causes' ? edge.causeId : edge.effectId) === node.id)
      .map((edge) => `${names.get(edge.causeId) ?? ''} ${edgeText(t, edge)} ${names.get(edge.effectId) ?? ''}`)
      .slice(0, 3)
      .join(' · ')
  const label = (name: string) => t(`assets.impact.column.${name}`)
  const columns: Column<ImpactNode>[] = [
    { key: 'name', label: label('name'), width: 200, sort: 'name', cell: (node) => <Name node={node} /> },
    { key: 'way', label: label('way'), width: 170, sort: 'way', cell: (node) => <WayWord node={node} /> },
    { key: 'depth', label: label('depth'), width: 90, align: 'end', sort: 'depth', cell: (node) => node.depth },
    { key: 'type', label: label('type'), width: 140, sort: 'type', cell: (node) => typeName(t, node.type) },
    {
      key: 'frame',
      label: label('frame'),
      width: 170,
      sort: 'frame',
      cell: (node) => <FrameName group={node.impactGroup} onGroup={onGroup} />,
    },
    { key: 'by', label: label('by'), width: 320, cell: why },
    { key: 'state', label: label('state'), width: 130, cell: (node) => <AssetState state={node.state} /> },
    { key: 'location', label: label('location'), width: 200, cell: (node) => node.location?.name ?? '' },
    { key: 'user', label: label('user'), width: 150, cell: (node) => node.user?.name ?? '' },
    {
      key: 'tickets',
      label: label('tickets'),
      width: 110,
      align: 'end',
      sort: 'tickets',
      cell: (node) => node.ticketCount || '',
    },
  ]
  const order = sorts[sort.replace(/^-/, '')] ?? sorts.depth!
  const rows = impact.nodes.toSorted(sort.startsWith('-') ? (a, b) => order(b, a) : order)
  return (
    <DataTable<ImpactNode>
      label={t('assets.impact.table')}
      height="content"
      rows={rows}
      rowId={(node) => node.id}
      rowName={(node) => node.name}
      columns={columns}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState icon={IconTopologyStar3} title={t('assets.impact.none')} />}
    />
  )
}

function Name({ node }: { node: ImpactNode }) {
  const IconPart = assetTypeIcon(node.type)
  return (
    <span className={css.rowName}>
      <IconPart size="1.2em" stroke={1.6} aria-hidden />
      <Link to={`/assets/${node.id}`}>{node.name}</Link>
    </span>
  )
}

function FrameName({ group, onGroup }: { group: ImpactGroup | null } & Pick<ImpactTableProps, 'onGroup'>) {
  if (group === null) return null
  return (
    <span className={frames.mark} data-colour={group.colour}>
      {onGroup === undefined ? (
        group.name
      ) : (
        <Button kind="quiet" size="small" onClick={() => onGroup(group)}>
          {group.name}
        </Button>
      )}
    </span>
  )
}

export function WayWord({ node }: { node: Pick<ImpactNode, 'way'> }) {
  const { t } = useTranslation()
  const IconPart = wayIcons[node.way]
  return (
    <span className={css.wayWord} data-way={node.way}>
      <IconPart size="1.1em" stroke={2} aria-hidden />
      {t(`assets.impact.way.${node.way}`)}
    </span>
  )
}
