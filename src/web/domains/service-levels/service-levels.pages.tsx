import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

export const room = defineWebRoom({
  name: 'service-levels',
  pages: [
    {
      path: '/admin/service-levels',
      shell: 'desk',
      load: () => import('./ServiceLevelsPage.tsx').then((file) => file.ServiceLevelsPage),
      search: searchTexts('tab', 'id'),
      needs: 'service-level.read',
    },
  ],
  nav: [],
})
