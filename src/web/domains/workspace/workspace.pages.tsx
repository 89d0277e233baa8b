import { IconHome, IconListDetails, IconMapPin } from '@tabler/icons-react'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { defineWebRoom } from '../../engine/room.ts'

const dictionaries = () => import('./DictionariesPage.tsx').then((file) => file.DictionariesPage)
const places = () => import('./DictionariesPage.tsx').then((file) => file.PlacesPage)

export const room = defineWebRoom({
  name: 'workspace',
  pages: [
    { path: '/', shell: 'desk', load: () => import('./HomePage.tsx').then((file) => file.HomePage) },
    {
      path: '/admin/dictionaries',
      shell: 'desk',
      load: dictionaries,
      search: dictionarySearch,
      needs: 'dictionary.read',
    },
    {
      path: '/admin/dictionaries/$plural',
      shell: 'desk',
      load: dictionaries,
      search: dictionarySearch,
      needs: 'dictionary.read',
    },
    { path: '/admin/places', shell: 'desk', load: places, search: dictionarySearch, needs: 'location.read' },
    { path: '/admin/places/$plural', shell: 'desk', load: places, search: dictionarySearch, needs: 'location.read' },
  ],
  nav: [
    { place: 'rail', label: 'workspace.nav.home', icon: IconHome, to: '/', order: 0 },
    {
      place: 'rail',
      label: 'workspace.nav.places',
      icon: IconMapPin,
      to: '/admin/places',
      order: 910,
      needs: 'location.update',
      section: 'workspace.nav.administration',
    },
    {
      place: 'rail',
      label: 'workspace.nav.dictionaries',
      icon: IconListDetails,
      to: '/admin/dictionaries',
      order: 920,
      needs: 'dictionary.update',
      section: 'workspace.nav.administration',
    },
  ],
  home: [{ key: 'due-dates', order: 30, load: () => import('./DuePanel.tsx').then((file) => file.DuePanel) }],
})
