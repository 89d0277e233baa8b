import { IconArrowBarToDown, IconArrowBarUp, IconHistory, IconPackage, IconStack2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stockCategories, stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { KindList } from '../../engine/list/KindList.tsx'
import { usePageActions } from '../../engine/page-actions.ts'
import { useCan } from '../../engine/session.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { MovementDialog } from './dialogs/MovementDialog.tsx'
import { StockSide } from './StockSide.tsx'
import { stockColumns } from './stock-columns.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'stock.view.all', query: {} },
  {
    key: 'low',
    label: 'stock.view.low',
    query: { filter: { field: 'isLow', op: 'is', value: true }, sort: 'quantity' },
  },
  {
    key: 'order',
    label: 'stock.view.order',
    query: {
      filter: { field: 'toOrder', op: 'gt', value: 0 },
      sort: 'manufacturer,name',
      columns: ['name', 'reference', 'manufacturer', 'quantity', 'target', 'toOrder'],
    },
  },
  { key: 'empty', label: 'stock.view.empty', query: { filter: { field: 'quantity', op: 'is', value: 0 } } },
]

const quick = [
  { verb: 'issue', icon: IconArrowBarUp },
  { verb: 'receive', icon: IconArrowBarToDown },
] as const

/** What the stores hold. Issue and receive work from here one after the other, with a scanner or the keyboard. */
export function StockListPage() {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(stockItemKind)
  const [open, setOpen] = useState<'issue' | 'receive' | null>(null)
  const offered = quick.filter(({ verb }) => can(`stock.${verb}`))
  usePageActions(
    offered.map(({ verb, icon }) => ({
      key: verb,
      label: t(`stock.dialog.${verb}`),
      icon,
      run: () => setOpen(verb),
    })),
  )
  return (
    <>
      <KindList
        kind={stockItemKind}
        icon={IconPackage}
        title={t('stock.nav.stock')}
        views={views}
        columns={stockColumns}
        facet={{
          field: 'category',
          label: 'stock.list.categories',
          segments: [
            { value: '', label: t('stock.list.allCategories'), icon: IconStack2 },
            ...stockCategories.map((value) => ({ value, label: texts.choice('category', value) })),
          ],
        }}
        create={{ to: '/stock/new', label: 'stock.nav.create', needs: 'stock.create' }}
        actions={
          <>
            <LinkButton to="/stock/movements" kind="quiet" icon={IconHistory}>
              {t('stock.ledger.title')}
            </LinkButton>
            {offered.map(({ verb, icon }) => (
              <Button key={verb} icon={icon} onClick={() => setOpen(verb)}>
                {t(`stock.verb.${verb}`)}
              </Button>
            ))}
          </>
        }
        peek={(record) => <StockSide record={record} />}
        placeholder={t('stock.list.placeholder')}
        emptyHint="stock.list.emptyHint"
      />
      {open === null ? null : <MovementDialog verb={open} item={null} onClose={() => setOpen(null)} />}
    </>
  )
}
