import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  {
    title: 'stock.form.identity',
    fields: ['name', ['category', 'entity'], ['reference', 'barcode'], ['manufacturer', 'unit'], 'isRecursive'],
  },
  { title: 'stock.form.amounts', fields: [['threshold', 'target']] },
  { title: 'stock.form.more', fields: [['color', 'pageYield'], 'comment'] },
]

/** A new item: what it is. How many there are comes with the first receipt. */
export function NewStockItemPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.stock-item.new')} layout="read">
      <KindForm
        kind={stockItemKind}
        parts={parts}
        draft="stock-item.new"
        initial={{ category: 'consumable', entity: entities[0] ?? null }}
        submit={t('stock.form.submit')}
        onCancel={() => void navigate({ to: '/stock' })}
        onDone={(item) => {
          toast.done(t('engine.form.created', { name: titleOf(stockItemKind, item) }))
          void navigate({ to: `/stock/${item.id}` })
        }}
      />
    </Page>
  )
}
