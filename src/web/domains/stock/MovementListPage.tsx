import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { movementTypes, stockMovementKind } from '../../../shared/stock/stock.kinds.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { KindList } from '../../engine/list/KindList.tsx'
import { movementColumns } from './stock-columns.tsx'

/** The ledger of all items: newest first, filtered and exported like any list. */
export function MovementListPage() {
  const { t } = useTranslation()
  const texts = useKindTexts(stockMovementKind)
  return (
    <KindList
      kind={stockMovementKind}
      icon={IconHistory}
      title={t('stock.ledger.all')}
      columns={movementColumns}
      facet={{
        field: 'type',
        label: 'kind.stock-movement.field.type',
        segments: [
          { value: '', label: t('stock.list.allCategories') },
          ...movementTypes.map((value) => ({ value, label: texts.choice('type', value) })),
        ],
      }}
      emptyHint="stock.list.emptyHint"
    />
  )
}
