import { IconArchive, IconDeviceLaptop, IconFilterOff, IconTag, IconUserPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button/Button.tsx'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { Person } from '../../ui/mark/Avatar.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import { SidePeek, SplitView } from '../../ui/page/SidePeek.tsx'
import { Property } from '../../ui/property/Property.tsx'
import { PropertyList } from '../../ui/property/PropertyList.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { BulkBar } from '../../ui/table/BulkBar.tsx'
import { ColumnChooser } from '../../ui/table/ColumnChooser.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useTableLayout } from '../../ui/table/layout.ts'
import { parseSort } from '../../ui/table/sort.ts'
import css from './gallery.module.css'
import { type SampleAsset, sampleAssets } from './sample-data.ts'

const statuses: [Tone, string][] = [
  ['good', 'En service'],
  ['info', 'En stock'],
  ['warn', 'En réparation'],
  ['active', 'Réservé'],
  ['quiet', 'Réformé'],
]

const columns: Column<SampleAsset>[] = [
  {
    key: 'name',
    label: 'Nom',
    width: 200,
    grow: true,
    fixed: true,
    sort: 'name',
    cell: (row) => <a href={`#${row.id}`}>{row.name}</a>,
  },
  { key: 'type', label: 'Type', width: 110, sort: 'type', cell: (row) => row.type },
  {
    key: 'status',
    label: 'Statut',
    width: 140,
    sort: 'status',
    cell: (row) => <StatusBadge tone={statuses[row.status]![0]} label={statuses[row.status]![1]} look="plain" />,
  },
  { key: 'user', label: 'Utilisateur', width: 170, sort: 'user', cell: (row) => <Person name={row.user} /> },
  { key: 'place', label: 'Lieu', width: 190, sort: 'place', cell: (row) => row.place },
  { key: 'serial', label: 'Numéro de série', width: 140, sort: 'serial', cell: (row) => row.serial },
  { key: 'memory', label: 'Mémoire', width: 100, align: 'end', sort: 'memory', cell: (row) => `${row.memory} Go` },
  { key: 'seen', label: 'Inventorié', width: 140, sort: 'seen', cell: (row) => <RelativeTime at={row.seen} /> },
  { key: 'id', label: 'Identifiant', width: 100, hidden: true, cell: (row) => row.id },
]

const problem = {
  code: 'internal',
  title: 'Le serveur a rencontré une erreur',
  detail: 'Réessayez dans un instant.',
  requestId: 'req-7f3a',
}

const views = [
  { value: 'rows', label: 'Lignes' },
  { value: 'empty', label: 'Vide' },
  { value: 'loading', label: 'Chargement' },
  { value: 'error', label: 'Erreur' },
]

const collator = new Intl.Collator('fr', { numeric: true })

const sorted = (sort: string) => {
  const keys = parseSort(sort)
  return sampleAssets.toSorted((a, b) => {
    for (const { key, descending } of keys) {
      const order = collator.compare(String(a[key as keyof SampleAsset]), String(b[key as keyof SampleAsset]))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
}

export function TableSamples() {
  const [layout, setLayout] = useTableLayout('gallery')
  const [view, setView] = useState('rows')
  const [sort, setSort] = useState('name')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [peeked, setPeeked] = useState<SampleAsset | null>(null)
  const rows = useMemo(() => (view === 'rows' ? sorted(sort) : []), [view, sort])
  return (
    <SplitView peek={peeked ? <Peek asset={peeked} onClose={() => setPeeked(null)} /> : null}>
      <div className={css.toolbar}>
        <SegmentedFilter label="État" segments={views} value={view} onChange={setView} />
        <ColumnChooser columns={columns} layout={layout} onLayout={setLayout} />
      </div>
      <DataTable
        label="Équipements"
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        columns={columns}
        total={rows.length}
        isLoading={view === 'loading'}
        error={view === 'error' ? problem : null}
        onRetry={() => setView('rows')}
        empty={
          <EmptyState
            icon={IconDeviceLaptop}
            title="Aucun équipement ne correspond à ces filtres"
            hint="Élargissez la recherche ou enregistrez un nouvel équipement."
            action={<Button icon={IconFilterOff}>Effacer les filtres</Button>}
          />
        }
        layout={layout}
        onLayout={setLayout}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        onOpen={(row) => setPeeked(row)}
        onPeek={(row) => setPeeked(row)}
        peekedId={peeked?.id}
      />
      <BulkBar count={selected.size} onClear={() => setSelected(new Set())}>
        <Button size="small" kind="quiet" icon={IconUserPlus}>
          Attribuer
        </Button>
        <Button size="small" kind="quiet" icon={IconTag}>
          Étiqueter
        </Button>
        <Button size="small" kind="quiet" icon={IconArchive}>
          Mettre à la corbeille
        </Button>
      </BulkBar>
    </SplitView>
  )
}

function Peek({ asset, onClose }: { asset: SampleAsset; onClose: () => void }) {
  const [tone, label] = statuses[asset.status]!
  return (
    <SidePeek title={asset.name} link={{ to: '/gallery' }} onClose={onClose}>
      <PropertyList>
        <Property label="Statut" value={asset.status}>
          <StatusBadge tone={tone} label={label} />
        </Property>
        <Property label="Utilisateur" value={asset.user}>
          <Person name={asset.user} />
        </Property>
        <Property label="Lieu" value={asset.place}>
          {asset.place}
        </Property>
        <Property label="Numéro de série" value={asset.serial}>
          {asset.serial}
        </Property>
      </PropertyList>
    </SidePeek>
  )
}
