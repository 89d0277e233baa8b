import { IconListDetails, IconShoppingCart } from '@tabler/icons-react'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom, type RecordTabPart } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const lists = () => import('./OrderListPages.tsx')
const read = 'order.read'
const section = 'management'

/** What was ordered from a supplier, under a contract, on a budget. */
const ordersOf = (kind: string, part: 'OrdersOfSupplier' | 'OrdersOfContract' | 'OrdersOfBudget'): RecordTabPart => ({
  kind,
  key: 'orders',
  label: 'orders.tab.orders',
  order: 200,
  needs: read,
  load: () => lists().then((file) => file[part]),
})

export const room = defineWebRoom({
  name: 'orders',
  pages: [
    {
      path: '/orders',
      shell: 'desk',
      load: () => lists().then((file) => file.OrderListPage),
      search: listSearch,
      needs: read,
    },
    {
      path: '/orders/new',
      shell: 'desk',
      load: () => import('./NewOrderPage.tsx').then((file) => file.NewOrderPage),
      needs: 'order.create',
    },
    {
      path: '/orders/$orderId',
      shell: 'desk',
      load: () => import('./OrderPage.tsx').then((file) => file.OrderPage),
      search: searchTexts('tab'),
      needs: read,
    },
    {
      path: '/catalogue',
      shell: 'desk',
      load: () => lists().then((file) => file.CataloguePage),
      search: dictionarySearch,
      needs: 'catalogue.read',
    },
  ],
  nav: [
    { place: 'rail', label: 'orders.nav', icon: IconShoppingCart, to: '/orders', order: 405, needs: read, section },
    {
      place: 'rail',
      label: 'orders.catalogueNav',
      icon: IconListDetails,
      to: '/catalogue',
      order: 445,
      needs: 'catalogue.read',
      section,
    },
    {
      place: 'create',
      label: 'kind.order.name',
      icon: IconShoppingCart,
      to: '/orders/new',
      order: 405,
      needs: 'order.create',
    },
  ],
  recordTabs: [
    ordersOf('supplier', 'OrdersOfSupplier'),
    ordersOf('contract', 'OrdersOfContract'),
    ordersOf('budget', 'OrdersOfBudget'),
  ],
})
