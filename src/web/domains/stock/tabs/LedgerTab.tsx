import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { stockMovementKind } from '../../../../shared/stock/stock.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { movementColumns } from '../stock-columns.tsx'

/** Takes a movement back; not twice, and not a taking back. */
function Reverse({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend(['stock-movements', 'stock-items', 'stock-levels', 'cartridges'])
  if (!can('stock.correct') || record.isReversed === true || isNamed(record.reverses)) return null
  const ask = async () => {
    const isSure = await confirm({
      title: t('stock.ledger.reverseTitle'),
      body: t('stock.ledger.reverseBody'),
      confirm: t('action.stock-movement.reverse'),
    })
    if (isSure)
      await send(() => api.post(`/${stockMovementKind.plural}/${record.id}/reverse`, {}), {
        done: t('stock.ledger.reverseDone'),
      })
  }
  return (
    <IconButton
      size="small"
      icon={IconArrowBackUp}
      label={t('action.stock-movement.reverse')}
      disabled={isBusy}
      onClick={() => void ask()}
    />
  )
}

const columns = ['at', 'type', 'quantity', 'balance', 'location', 'recipient', 'comment', 'author', 'reverse'] as const
const own: KindColumns = {
  ...movementColumns,
  at: { width: 150 },
  location: { width: 180 },
  comment: { width: 180, grow: true },
  author: { width: 140 },
  reverse: {
    label: 'stock.verb.reverse',
    cell: (record) => <Reverse record={record} />,
    needs: ['isReversed', 'reverses'],
    width: 90,
  },
}

/** What moved, newest first. */
export function LedgerTab({ itemId }: { itemId: string }) {
  const { t } = useTranslation()
  const filter = { field: 'item', op: 'is', value: itemId } as const
  return (
    <PanelList
      kind={stockMovementKind}
      title={t('stock.ledger.title')}
      question={{ filter, sort: '-at' }}
      columns={columns}
      own={own}
      limit={50}
      all={{ to: '/stock/movements', search: { view: 'all', filter } as never }}
      empty={t('stock.ledger.none')}
    />
  )
}
