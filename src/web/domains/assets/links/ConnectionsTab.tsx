import { IconPlugConnected, IconPlugConnectedX, IconUserCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { typeHas } from '../../../../shared/assets/types/index.ts'
import { api } from '../../../engine/api.ts'
import { usePageActions } from '../../../engine/page-actions.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { assetTypeIcon } from '../asset-type-icons.ts'
import { HiddenParts } from '../parts/HiddenParts.tsx'
import { NotTaken } from '../parts/NotTaken.tsx'
import { AddPart, PartTables } from '../parts/PartsTab.tsx'
import { useParts } from '../parts/part.ts'
import partCss from '../parts/parts.module.css'
import { type Connection, useConnections } from './connection.ts'
import css from './links.module.css'

const ConnectDialog = lazy(() => import('./ConnectDialog.tsx').then((file) => ({ default: file.ConnectDialog })))
const DisconnectDialog = lazy(() =>
  import('./DisconnectDialog.tsx').then((file) => ({ default: file.DisconnectDialog })),
)

/** Assets tied to this one, by what ties them; then what an agent saw attached without being an asset. */
export function ConnectionsTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const links = useConnections(record.id)
  const parts = useParts(record.id, 'printers-and-peripherals')
  const [isConnecting, setConnecting] = useState(false)
  const mayConnect = record.can?.update === true && record.deletedAt === undefined
  const connect = () => setConnecting(true)
  usePageActions(
    mayConnect
      ? [{ key: 'connect', label: t('assets.connections.connect'), icon: IconPlugConnected, run: connect }]
      : [],
  )
  if (links.isPending || parts.isPending) return <Skeleton lines={6} />
  const error = links.error ?? parts.error
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([links.refetch(), parts.refetch()])} />
  const { items, total } = links.data!
  const seen = parts.data?.items ?? []
  const button = mayConnect ? (
    <Button icon={IconPlugConnected} onClick={connect}>
      {t('assets.connections.connect')}
    </Button>
  ) : null
  return (
    <div className={partCss.sections}>
      {items.length + seen.length === 0 ? (
        <EmptyState
          icon={IconPlugConnected}
          title={t('assets.connections.none')}
          hint={t('assets.connections.noneHint')}
          action={button}
        />
      ) : (
        <div className={css.bar}>
          {button}
          {record.can?.['add-part'] && typeHas(String(record.type), 'connections') ? (
            <AddPart record={record} tab="printers-and-peripherals" />
          ) : null}
        </div>
      )}
      <Groups ownId={record.id} items={items.filter((item) => item.endedAt === null)} />
      <NotTaken assetId={record.id} tab="connections" />
      <PartTables parts={seen} record={record} tab="printers-and-peripherals" />
      <HiddenParts record={record} tab="connections" />
      <Past items={items.filter((item) => item.endedAt !== null)} />
      {total > items.length ? (
        <p className={css.note}>{t('assets.connections.more', { count: total - items.length })}</p>
      ) : null}
      <Suspense fallback={null}>
        {isConnecting ? <ConnectDialog record={record} onClose={() => setConnecting(false)} /> : null}
      </Suspense>
    </div>
  )
}

function Groups({ ownId, items }: { ownId: string; items: Connection[] }) {
  const labels = [...new Set(items.map((item) => item.label))]
  return labels.map((label) => {
    const own = items.filter((item) => item.label === label)
    return (
      <section key={label} className={partCss.section}>
        <h2 className={`${partCss.heading} ${css.label}`}>
          {label} <span className={partCss.count}>{own.length}</span>
        </h2>
        <ul className={partCss.connections}>
          {own.map((connection) => (
            <Line key={connection.id} connection={connection} ownId={ownId} />
          ))}
        </ul>
      </section>
    )
  })
}

function Past({ items }: { items: Connection[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <details>
      <summary className={css.past}>
        {t('assets.connections.past')} <span className={partCss.count}>{items.length}</span>
      </summary>
      <ul className={partCss.connections}>
        {items.map((connection) => (
          <Line key={connection.id} connection={connection} />
        ))}
      </ul>
    </details>
  )
}

function Line({ connection, ownId }: { connection: Connection; ownId?: string }) {
  const { t } = useTranslation()
  const { asset, endedAt, label, comment } = connection
  const IconPart = assetTypeIcon(asset.type)
  const about = [
    t(`kind.asset.choice.type.${asset.type}`, { defaultValue: asset.type }),
    asset.serial,
    asset.location,
    comment,
  ]
  return (
    <li className={`${partCss.connection} ${css.line}`} data-ended={endedAt !== null || undefined}>
      <IconPart size="1.25em" stroke={1.6} aria-hidden />
      <span className={css.names}>
        {endedAt === null ? null : <span className={css.meaning}>{label}</span>}
        <Link to={`/assets/${asset.id}`} className={partCss.link}>
          {asset.name}
        </Link>
        <span className={css.about}>{about.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={css.source}>
        {t(`assets.connections.${sourceOf(connection)}`)}{' '}
        <RelativeTime at={endedAt ?? (connection.isObserved ? connection.lastSeenAt : connection.firstSeenAt)} />
      </span>
      {ownId !== undefined && connection.mayChange ? <Verbs connection={connection} ownId={ownId} /> : null}
    </li>
  )
}

function sourceOf({ endedAt, isDeclared, isObserved }: Connection): string {
  if (endedAt !== null) return 'ended'
  if (isDeclared && isObserved) return 'both'
  return isObserved ? 'seen' : 'declared'
}

/** A link that an agent saw may be confirmed: then it stays whatever agents see. */
function Verbs({ connection, ownId }: { connection: Connection; ownId: string }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['assets', 'asset-links'])
  const [isEnding, setEnding] = useState(false)
  const { asset, typeId, isOutgoing } = connection
  const ends = isOutgoing ? { from: ownId, to: asset.id } : { from: asset.id, to: ownId }
  const confirm = () => api.post('/asset-links', { type: typeId, ...ends })
  return (
    <span className={css.verbs}>
      {connection.isDeclared ? null : (
        <IconButton
          size="small"
          icon={IconUserCheck}
          label={t('assets.connections.confirm', { name: asset.name })}
          disabled={isBusy}
          onClick={() => void send(confirm, { done: t('assets.connections.confirmed') })}
        />
      )}
      <IconButton
        size="small"
        icon={IconPlugConnectedX}
        label={t('assets.connections.disconnect', { name: asset.name })}
        onClick={() => setEnding(true)}
      />
      <Suspense fallback={null}>
        {isEnding ? <DisconnectDialog connection={connection} onClose={() => setEnding(false)} /> : null}
      </Suspense>
    </span>
  )
}
