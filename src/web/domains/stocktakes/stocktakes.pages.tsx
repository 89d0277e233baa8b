import { IconClipboardList } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')
const lists = () => import('./StocktakeListPages.tsx')

export const room = defineWebRoom({
  name: 'stocktakes',
  pages: [
    {
      path: '/stocktakes',
      shell: 'desk',
      load: () => lists().then((file) => file.StocktakeListPage),
      search: listSearch,
      needs: 'stocktake.read',
    },
    {
      path: '/stocktakes/new',
      shell: 'desk',
      load: () => lists().then((file) => file.NewStocktakePage),
      needs: 'stocktake.create',
    },
    {
      path: '/stocktakes/$stocktakeId',
      shell: 'desk',
      load: () => import('./StocktakePage.tsx').then((file) => file.StocktakePage),
      search: tab,
      needs: 'stocktake.read',
    },
    {
      path: '/stocktakes/$stocktakeId/count',
      shell: 'desk',
      load: () => import('./count/CountPage.tsx').then((file) => file.CountPage),
      needs: 'stocktake.count',
    },
    {
      path: '/stocktake-lines',
      shell: 'desk',
      load: () => lists().then((file) => file.LineListPage),
      search: listSearch,
      needs: 'stocktake.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'stocktakes.nav',
      icon: IconClipboardList,
      to: '/stocktakes',
      order: 245,
      needs: 'stocktake.read',
      section: 'park',
    },
  ],
})
