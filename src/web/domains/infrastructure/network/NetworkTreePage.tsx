import { IconNetwork, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ipNetworkKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import type { Named } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import tables from '../infrastructure.module.css'
import css from './network.module.css'

export interface NetworkNode {
  id: string
  name: string
  range: string
  gateway: string | null
  isAddressable: boolean
  family: 4 | 6
  prefix: number
  parentId: string | null
  depth: number
  used: number
  vlan: (Named & { tag: number }) | null
  location: Named | null
}

export const useNetworkTree = () =>
  useQuery({
    queryKey: [ipNetworkKind.plural, 'tree'],
    queryFn: ({ signal }) => api.get<{ items: NetworkNode[] }>('/infrastructure/network-tree', { signal }),
  })

/** All networks, each under the one that holds it. */
export function NetworkTreePage() {
  const { t } = useTranslation()
  const can = useCan()
  const { data, error, isPending, refetch } = useNetworkTree()
  useLive({ kinds: ['ip-network'] })
  const create = can('infrastructure.create') ? (
    <LinkButton to="/ip-networks/new" kind="primary" icon={IconPlus}>
      {t('kind.ip-network.new')}
    </LinkButton>
  ) : null
  return (
    <Page
      title={t('kind.ip-network.plural')}
      icon={IconNetwork}
      count={data?.items.length}
      actions={
        <>
          <LinkButton to="/infrastructure/vlans">{t('infrastructure.network.manage')}</LinkButton>
          {create}
        </>
      }
    >
      {isPending ? <Skeleton lines={10} /> : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState
          icon={IconNetwork}
          title={t('infrastructure.network.none')}
          hint={t('infrastructure.network.noneHint')}
          action={create}
        />
      ) : null}
      {data && data.items.length > 0 ? <NetworkTable nodes={data.items} /> : null}
    </Page>
  )
}

/** Networks as a table whose first column is a tree. */
export function NetworkTable({ nodes, from = 0 }: { nodes: NetworkNode[]; from?: number }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <ScrollTable label={t('infrastructure.network.tree')} className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{t('kind.ip-network.field.range')}</th>
          <th scope="col">{t('kind.ip-network.field.name')}</th>
          <th scope="col">{t('kind.ip-network.field.vlan')}</th>
          <th scope="col">{t('kind.ip-network.field.gateway')}</th>
          <th scope="col">{t('kind.ip-network.field.location')}</th>
          <th scope="col">{t('infrastructure.network.used')}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <tr key={node.id}>
            <th scope="row">
              <span className={css.branch} style={{ paddingInlineStart: `${(node.depth - from) * 1.25}rem` }}>
                <Link to={`/ip-networks/${node.id}`} className={css.range}>
                  {node.range}
                </Link>
              </span>
            </th>
            <td>{node.name}</td>
            <td>{node.vlan === null ? '' : `${node.vlan.tag} · ${node.vlan.name}`}</td>
            <td className={css.address}>{node.gateway}</td>
            <td>{node.location?.name}</td>
            <td>{usedText(node, number, t)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Machines that a network of this prefix can bear; null beyond what is counted. */
function sizeOf({ family, prefix }: NetworkNode): number | null {
  const bits = (family === 4 ? 32 : 128) - prefix
  if (bits > 30) return null
  return family === 4 && bits > 1 ? 2 ** bits - 2 : 2 ** bits
}

function usedText(
  node: NetworkNode,
  number: (value: number) => string,
  t: (key: string, params: Record<string, string>) => string,
): string {
  const size = sizeOf(node)
  if (size === null || !node.isAddressable) return number(node.used)
  return t('infrastructure.of', { value: number(node.used), most: number(size), unit: '' })
}
