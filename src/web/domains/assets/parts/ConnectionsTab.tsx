import { IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { assetTypeIcon } from '../asset-type-icons.ts'
import { PartTables } from './PartsTab.tsx'
import { useParts } from './part.ts'
import css from './parts.module.css'

interface Connection {
  id: string
  isObserved: boolean
  firstSeenAt: string
  lastSeenAt: string
  endedAt: string | null
  asset: { id: string; name: string; number: number; type: string; serial: string | null }
}

/** Assets plugged into this one or that it is plugged into, then what the agent saw attached without being an asset. */
export function ConnectionsTab({ assetId }: { assetId: string }) {
  const { t } = useTranslation()
  const links = useQuery(partQuery<{ items: Connection[] }>(assetKind, assetId, 'connections'))
  const parts = useParts(assetId, 'printers-and-peripherals')
  if (links.isPending || parts.isPending) return <Skeleton lines={6} />
  const error = links.error ?? parts.error
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([links.refetch(), parts.refetch()])} />
  const connections = links.data?.items ?? []
  const seen = parts.data?.items ?? []
  if (connections.length + seen.length === 0)
    return (
      <EmptyState icon={IconPlugConnected} title={t('assets.connections.none')} hint={t('assets.parts.noneHint')} />
    )
  return (
    <div className={css.sections}>
      {connections.length > 0 ? (
        <section className={css.section}>
          <h2 className={css.heading}>
            {t('assets.connections.assets')} <span className={css.count}>{connections.length}</span>
          </h2>
          <ul className={css.connections}>
            {connections.map((connection) => (
              <ConnectionLine key={connection.id} connection={connection} />
            ))}
          </ul>
        </section>
      ) : null}
      <PartTables parts={seen} />
    </div>
  )
}

function ConnectionLine({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const { asset, endedAt, lastSeenAt, isObserved } = connection
  const IconPart = assetTypeIcon(asset.type)
  return (
    <li className={css.connection} data-ended={endedAt !== null || undefined}>
      <IconPart size="1.25em" stroke={1.6} aria-hidden />
      <Link to={`/assets/${asset.id}`} className={css.link}>
        {asset.name}
      </Link>
      <span className={css.volumeWords}>
        {t(`kind.asset.choice.type.${asset.type}`, { defaultValue: asset.type })}
        {asset.serial ? ` · ${asset.serial}` : ''}
      </span>
      <span className={css.volumeSize}>
        {endedAt === null
          ? t(isObserved ? 'assets.connections.seen' : 'assets.connections.declared')
          : t('assets.connections.ended')}{' '}
        <RelativeTime at={endedAt ?? lastSeenAt} />
      </span>
    </li>
  )
}
