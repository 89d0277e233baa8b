import { IconTruckDelivery } from '@tabler/icons-react'
import { supplierKind } from '../../../../shared/management/management.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'

const views: readonly ShippedView[] = [
  { key: 'active', label: 'management.view.active', query: { q: 'is-active:yes' } },
  { key: 'inactive', label: 'management.view.inactive', query: { q: 'is-active:no' } },
  { key: 'all', label: 'engine.view.all', query: {} },
]

export function SupplierListPage() {
  return (
    <KindList
      kind={supplierKind}
      icon={IconTruckDelivery}
      views={views}
      create={{ to: '/suppliers/new', label: 'management.create.supplier', needs: 'supplier.create' }}
      emptyHint="management.empty.supplier"
    />
  )
}
