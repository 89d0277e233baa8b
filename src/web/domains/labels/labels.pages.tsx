import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'

export const room = defineWebRoom({
  name: 'labels',
  pages: [
    {
      path: '/labels',
      shell: 'desk',
      load: () => import('./PrintPage.tsx').then((file) => file.PrintPage),
      search: listSearch,
      needs: 'asset.read',
    },
  ],
  nav: [],
})
