import { uniqueSubjects } from '../../../shared/unicity/unicity.kinds.ts'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { defineWebRoom } from '../../engine/room.ts'

export const room = defineWebRoom({
  name: 'unicity',
  pages: [
    {
      path: '/admin/unicity',
      shell: 'desk',
      load: () => import('./UnicityPage.tsx').then((file) => file.UnicityPage),
      search: dictionarySearch,
      needs: 'unicity.read',
    },
  ],
  nav: [],
  recordPanels: uniqueSubjects.map((kind) => ({
    kind,
    key: 'duplicates',
    order: 5,
    load: () => import('./Duplicates.tsx').then((file) => file.duplicatesPanel(kind)),
  })),
})
