import { IconCopy, IconNetworkOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ipNetworkKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { useCopy } from '../../../engine/use-copy.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import tables from '../infrastructure.module.css'
import { SumMeter } from '../SumMeter.tsx'
import { NetworkTable, useNetworkTree } from './NetworkTreePage.tsx'
import css from './network.module.css'

interface Use {
  size: number | null
  used: number
  items: { address: string; asset: { id: string; name: string; type: string }; isObserved: boolean }[]
  free: string[]
}

/** Who has which address, what is free, and the networks inside. */
export function NetworkUse({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(partQuery<Use>(ipNetworkKind, record.id, 'use'))
  if (isPending) return <Skeleton lines={8} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <div className={tables.stack}>
      <div className={tables.head}>
        <SumMeter label={t('infrastructure.network.used')} value={data.used} most={data.size} unit="" />
        {data.items.length === 0 ? null : (
          <LinkButton to="/assets" search={{ view: 'all', q: `ip:${String(record.range)}` } as never}>
            {t('infrastructure.network.all')}
          </LinkButton>
        )}
      </div>
      <Free use={data} isAddressable={record.isAddressable === true} />
      <Inside id={record.id} />
      {data.items.length === 0 ? (
        <EmptyState icon={IconNetworkOff} title={t('infrastructure.network.empty')} />
      ) : (
        <Taken use={data} />
      )}
    </div>
  )
}

function Free({ use, isAddressable }: { use: Use; isAddressable: boolean }) {
  const { t } = useTranslation()
  const copyText = useCopy()
  if (!isAddressable) return <p className={tables.soft}>{t('infrastructure.network.notAddressable')}</p>
  const copy = (address: string) => copyText(address, t('infrastructure.network.copied', { address }))
  return (
    <section>
      <h2 className={css.heading}>{t('infrastructure.network.free')}</h2>
      <p className={tables.soft}>{t('infrastructure.network.freeHint')}</p>
      <div className={css.free}>
        {use.free.map((address) => (
          <Button
            key={address}
            size="small"
            icon={IconCopy}
            aria-label={t('infrastructure.network.copy', { address })}
            onClick={() => void copy(address)}
          >
            {address}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** Networks that lie in this one. */
function Inside({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useNetworkTree()
  const at = data?.items.findIndex((node) => node.id === id) ?? -1
  const here = data?.items[at]
  if (data === undefined || here === undefined) return null
  const below = data.items.slice(at + 1)
  const end = below.findIndex((node) => node.depth <= here.depth)
  const inside = end < 0 ? below : below.slice(0, end)
  if (inside.length === 0) return null
  return (
    <section>
      <h2 className={css.heading}>{t('infrastructure.network.inside')}</h2>
      <NetworkTable nodes={inside} from={here.depth + 1} />
    </section>
  )
}

function Taken({ use }: { use: Use }) {
  const { t } = useTranslation()
  return (
    <ScrollTable label={t('infrastructure.network.used')} className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{t('infrastructure.network.address')}</th>
          <th scope="col">{t('infrastructure.network.asset')}</th>
          <th scope="col">{t('kind.asset.field.type')}</th>
          <th scope="col">{t('infrastructure.network.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {use.items.map(({ address, asset, isObserved }) => (
          <tr key={`${address} ${asset.id}`}>
            <th scope="row" className={css.address}>
              {address}
            </th>
            <td>
              <Link to={`/assets/${asset.id}`}>{asset.name}</Link>
            </td>
            <td>{t(`kind.asset.choice.type.${asset.type}`, { defaultValue: asset.type })}</td>
            <td>{t(isObserved ? 'infrastructure.network.observed' : 'infrastructure.network.declared')}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
