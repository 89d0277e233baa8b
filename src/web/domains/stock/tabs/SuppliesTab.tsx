import { IconRecycle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { cartridgeKind, stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import css from '../stock.module.css'
import { stockColumns } from '../stock-columns.tsx'
import { Received } from './ReceivedTab.tsx'

function Wear({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([cartridgeKind.plural])
  if (record.state !== 'installed' || !can('stock.issue')) return null
  return (
    <IconButton
      size="small"
      icon={IconRecycle}
      label={t('stock.supplies.wear')}
      disabled={isBusy}
      onClick={() =>
        void send(() => api.post(`/${cartridgeKind.plural}/${record.id}/wear`, {}), {
          done: t('stock.supplies.wornDone'),
        })
      }
    />
  )
}

const installed = ['item', 'state', 'installedOn', 'installedPages', 'wornOn', 'printedPages', 'wear'] as const
const own: KindColumns = {
  item: { width: 220, grow: true },
  wear: { label: 'stock.supplies.wear', cell: (record) => <Wear record={record} />, needs: ['state'], width: 110 },
}
const offered = ['name', 'color', 'reference', 'quantity', 'isLow'] as const

/** The supplies of a piece of equipment; for a printer, its cartridges and those that fit. */
export function SuppliesTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const model = isNamed(record.model) ? record.model.id : null
  return (
    <div className={css.panels}>
      {record.type === 'printer' ? (
        <>
          <PanelList
            kind={cartridgeKind}
            title={t('stock.supplies.cartridges')}
            question={{ filter: { field: 'asset', op: 'is', value: record.id }, sort: '-installedOn' }}
            columns={installed}
            own={own}
            limit={20}
            empty={t('stock.supplies.noCartridge')}
          />
          {model === null ? null : (
            <PanelList
              kind={stockItemKind}
              title={t('stock.supplies.compatible')}
              question={{
                filter: { has: 'printer', where: { field: 'id', op: 'is', value: model } },
                sort: 'name',
              }}
              columns={offered}
              own={stockColumns}
              limit={20}
              empty={t('stock.supplies.noCompatible')}
            />
          )}
        </>
      ) : null}
      <Received field="asset" id={record.id} empty={t('stock.supplies.none')} />
    </div>
  )
}
