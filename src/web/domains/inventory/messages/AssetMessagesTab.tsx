import { IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import type { Trace } from '../inventory-api.ts'
import { MessageState } from '../MessageState.tsx'

interface AssetMessage {
  id: string
  receivedAt: string
  state: string
  deviceId: string | null
  trace: Trace
}

/** Who has spoken of this equipment, when, by which rule it was recognised and what that changed. */
export function AssetMessagesTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(
    partQuery<{ items: AssetMessage[] }>(assetKind, record.id, 'messages'),
  )
  if (isPending) return <Skeleton lines={6} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0)
    return <EmptyState icon={IconMessages} title={t('admin.inventory.noMessage')} hint={t('assetMessages.noneHint')} />
  return (
    <ScrollTable label={t('assetMessages.tab')}>
      <thead>
        <tr>
          <th scope="col">{t('kind.inventory-message.field.receivedAt')}</th>
          <th scope="col">{t('kind.inventory-message.field.state')}</th>
          <th scope="col">{t('assetMessages.recognised')}</th>
          <th scope="col">{t('assetMessages.changes')}</th>
          <th scope="col">{t('kind.inventory-message.field.deviceId')}</th>
        </tr>
      </thead>
      <tbody>
        {data.items.map((message) => (
          <tr key={message.id}>
            <th scope="row">
              <Link to={`/inventory/messages/${message.id}`}>
                <RelativeTime at={message.receivedAt} />
              </Link>
            </th>
            <td>
              <MessageState state={message.state} />
            </td>
            <td>{message.trace.rule === undefined ? null : t(`admin.inventory.rule.${message.trace.rule}`)}</td>
            <td>{message.trace.isNew ? t('admin.inventory.trace.isNew') : (message.trace.changes ?? 0)}</td>
            <td>{message.deviceId}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
