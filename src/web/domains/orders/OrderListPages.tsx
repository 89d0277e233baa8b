import { IconShoppingCart } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { catalogueItemKind, orderKind } from '../../../shared/orders/orders.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import { PanelList } from '../../engine/list/PanelList.tsx'
import type { Json } from '../../engine/records.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { orderColumns } from './order-columns.tsx'

const awaited = '(state:ordered OR state:partly_received)'

const views: readonly ShippedView[] = [
  { key: 'approve', label: 'orders.view.approve', query: { q: 'state:submitted' } },
  { key: 'toSend', label: 'orders.view.toSend', query: { q: 'state:approved' } },
  { key: 'awaited', label: 'orders.view.awaited', query: { q: awaited, sort: 'dueOn' } },
  { key: 'late', label: 'orders.view.late', query: { q: `${awaited} due-on:<now`, sort: 'dueOn' } },
  { key: 'drafts', label: 'orders.view.drafts', query: { q: 'state:draft' } },
  { key: 'mine', label: 'orders.view.mine', query: { q: 'requester:@me' } },
  { key: 'all', label: 'engine.view.all', query: {} },
]

export function OrderListPage() {
  return (
    <KindList
      kind={orderKind}
      icon={IconShoppingCart}
      views={views}
      columns={orderColumns}
      create={{ to: '/orders/new', label: 'orders.create', needs: 'order.create' }}
      emptyHint="orders.emptyHint"
    />
  )
}

export function CataloguePage() {
  const { t } = useTranslation()
  return <DictionaryPage kind={catalogueItemKind} title={t('kind.catalogue-item.plural')} />
}

export const OrdersOfSupplier = ({ record }: { record: Json }) => <Orders record={record} field="supplier" />
export const OrdersOfContract = ({ record }: { record: Json }) => <Orders record={record} field="contract" />
export const OrdersOfBudget = ({ record }: { record: Json }) => <Orders record={record} field="budget" />

/** On the page of another record: what was ordered there. */
function Orders({ record, field }: { record: Json; field: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={orderKind}
      title={t('orders.tab.orders')}
      question={{ filter: { field, op: 'is', value: record.id }, sort: '-createdAt' }}
      columns={['name', 'number', 'state', 'totalIncl', 'dueOn']}
      own={orderColumns}
      limit={50}
      all={{ to: '/orders', search: { view: 'all', q: `${field}:#${record.id}` } as never }}
      empty={t('orders.none')}
    />
  )
}
