import { IconPackage } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')
const received = () => import('./tabs/ReceivedTab.tsx')

export const room = defineWebRoom({
  name: 'stock',
  pages: [
    {
      path: '/stock',
      shell: 'desk',
      load: () => import('./StockListPage.tsx').then((file) => file.StockListPage),
      search: listSearch,
      needs: 'stock.read',
    },
    {
      path: '/stock/new',
      shell: 'desk',
      load: () => import('./NewStockItemPage.tsx').then((file) => file.NewStockItemPage),
      needs: 'stock.create',
    },
    {
      path: '/stock/movements',
      shell: 'desk',
      load: () => import('./MovementListPage.tsx').then((file) => file.MovementListPage),
      search: listSearch,
      needs: 'stock.read',
    },
    {
      path: '/stock/$itemId',
      shell: 'desk',
      load: () => import('./StockItemPage.tsx').then((file) => file.StockItemPage),
      search: tab,
      needs: 'stock.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'stock.nav.stock',
      icon: IconPackage,
      to: '/stock',
      order: 240,
      needs: 'stock.read',
      section: 'park',
    },
    {
      place: 'create',
      label: 'stock.nav.item',
      icon: IconPackage,
      to: '/stock/new',
      order: 240,
      needs: 'stock.create',
    },
  ],
  home: [
    {
      key: 'low-stock',
      order: 60,
      needs: 'stock.receive',
      load: () => import('./LowStock.tsx').then((file) => file.LowStock),
    },
  ],
  recordTabs: [
    {
      kind: 'asset',
      key: 'supplies',
      group: 'management',
      label: 'stock.tab.supplies',
      order: 40,
      needs: 'stock.read',
      load: () => import('./tabs/SuppliesTab.tsx').then((file) => file.SuppliesTab),
    },
    {
      kind: 'user',
      key: 'supplies',
      label: 'stock.tab.received',
      order: 40,
      needs: 'stock.read',
      load: () => received().then((file) => file.ReceivedByPerson),
    },
    {
      kind: 'group',
      key: 'supplies',
      label: 'stock.tab.received',
      order: 40,
      needs: 'stock.read',
      load: () => received().then((file) => file.ReceivedByGroup),
    },
  ],
})
