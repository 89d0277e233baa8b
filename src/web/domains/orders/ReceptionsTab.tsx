import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { orderKind, orderLineKind, receptionKind } from '../../../shared/orders/orders.kinds.ts'
import { api } from '../../engine/api.ts'
import { type Json, type Named, partQuery } from '../../engine/records.ts'
import { useCan } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { confirm } from '../../ui/feedback/confirm.tsx'
import { Day } from '../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'
import { Heading } from '../../ui/page/Heading.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './orders.module.css'
import { Quantity } from './parts.tsx'

interface Reception {
  id: string
  name: string
  receivedOn: string
  location: Named | null
  receiver: Named | null
  comment: string | null
  undoneAt: string | null
  lines: {
    id: string
    designation: string
    quantity: string
    stockItem: Named | null
    assets: (Named & { number: string | null })[]
  }[]
}

/** Deliveries, newest first, each with what it made. */
export function ReceptionsTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<{ items: Reception[] }>(orderKind, record.id, 'receptions'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  if (data.items.length === 0)
    return <EmptyState title={t('orders.reception.none')} hint={t('orders.reception.noneHint')} />
  return (
    <div className={css.stack}>
      {data.items.map((reception) => (
        <Card key={reception.id} reception={reception} record={record} />
      ))}
    </div>
  )
}

function Card({ reception, record }: { reception: Reception; record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([orderKind.plural, orderLineKind.plural, receptionKind.plural])
  const mayUndo =
    can('order.receive') &&
    reception.undoneAt === null &&
    (record.state === 'partly_received' || record.state === 'received')
  const undo = async () => {
    const isSure = await confirm({
      title: t('orders.reception.undoTitle', { name: reception.name }),
      body: t('orders.reception.undoText'),
      confirm: t('action.reception.undo'),
    })
    if (isSure) await send(() => api.post(`/receptions/${reception.id}/undo`, {}), { done: t('orders.done.undo') })
  }
  return (
    <section
      className={css.card}
      aria-label={reception.name}
      data-undone={reception.undoneAt === null ? undefined : ''}
    >
      <Heading title={reception.name}>
        {reception.undoneAt === null ? null : (
          <StatusBadge tone="quiet" label={t('orders.reception.undone')} look="soft" />
        )}
        {mayUndo ? (
          <Button size="small" busy={isBusy} onClick={() => void undo()}>
            {t('action.reception.undo')}
          </Button>
        ) : null}
      </Heading>
      <p className={css.note}>
        <Day date={reception.receivedOn} />
        {reception.location ? ` · ${reception.location.name}` : null}
        {reception.receiver ? ` · ${t('orders.reception.by', { name: reception.receiver.name })}` : null}
      </p>
      {reception.comment ? <p>{reception.comment}</p> : null}
      <ul className={css.made}>
        {reception.lines.map((line) => (
          <li key={line.id}>
            <Quantity value={line.quantity} /> × {line.designation}
            <Made line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Made({ line }: { line: Reception['lines'][number] }) {
  const { t } = useTranslation()
  if (line.stockItem !== null)
    return (
      <div className={css.note}>
        <Link to={`/stock/${line.stockItem.id}`} className={css.link}>
          {line.stockItem.name}
        </Link>
      </div>
    )
  if (line.assets.length === 0) return null
  return (
    <div className={css.note}>
      {t('orders.reception.made', { count: line.assets.length })}{' '}
      {line.assets.map((asset, at) => (
        <span key={asset.id}>
          {at === 0 ? '' : ', '}
          <Link to={`/assets/${asset.id}`} className={css.link}>
            {asset.number ?? asset.name}
          </Link>
        </span>
      ))}
    </div>
  )
}
