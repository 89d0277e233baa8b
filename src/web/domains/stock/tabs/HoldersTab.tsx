import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../../shared/kinds/every-kind.ts'
import { stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { pageOf, partQuery } from '../../../engine/records.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { DataTable } from '../../../ui/table/DataTable.tsx'

interface Holder {
  kind: string
  id: string
  name: string
  held: number
  given: number
  lastAt: string
}

/** People, groups and equipment that got some of it. */
export function HoldersTab({ itemId }: { itemId: string }) {
  const { t, i18n } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(partQuery<{ items: Holder[] }>(stockItemKind, itemId, 'holders'))
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <DataTable<Holder>
      label={t('stock.holders.title')}
      height="content"
      rows={data?.items ?? []}
      rowId={(row) => `${row.kind}:${row.id}`}
      rowName={(row) => row.name}
      columns={[
        { key: 'who', label: t('stock.holders.who'), grow: true, width: 220, cell: (row) => <Who row={row} /> },
        {
          key: 'kind',
          label: t('stock.dialog.recipientKind'),
          width: 130,
          cell: (row) => t(`stock.holders.${row.kind}`),
        },
        { key: 'held', label: t('stock.holders.held'), width: 110, align: 'end', cell: (row) => number(row.held) },
        { key: 'given', label: t('stock.holders.given'), width: 130, align: 'end', cell: (row) => number(row.given) },
        {
          key: 'last',
          label: t('stock.holders.last'),
          width: 170,
          cell: (row) => <RelativeTime at={row.lastAt} />,
        },
      ]}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty={<EmptyState icon={IconUsers} title={t('stock.holders.none')} />}
    />
  )
}

function Who({ row }: { row: Holder }) {
  const kind = kindNamed(row.kind)
  const page = kind === undefined ? null : pageOf(kind, row.id)
  return page === null ? row.name : <Link to={page}>{row.name}</Link>
}
