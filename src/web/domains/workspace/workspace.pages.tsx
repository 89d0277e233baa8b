import { IconChartBar, IconHome, IconListDetails, IconMapPin } from '@tabler/icons-react'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const dictionaries = () => import('./DictionariesPage.tsx').then((file) => file.DictionariesPage)
const places = () => import('./DictionariesPage.tsx').then((file) => file.PlacesPage)

/** That of the list, and how it is added up. */
const figuresSearch = (raw: Record<string, unknown>): Record<string, unknown> => ({
  ...listSearch(raw),
  ...searchTexts('by', 'over', 'step', 'measure')(raw),
})

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
    {
      path: '/figures/$plural',
      shell: 'desk',
      load: () => import('./figures/FiguresPage.tsx').then((file) => file.FiguresPage),
      search: figuresSearch,
      needs: 'figures.read',
    },
    { path: '/admin/places', shell: 'desk', load: places, search: dictionarySearch, needs: 'location.read' },
    { path: '/admin/places/$plural', shell: 'desk', load: places, search: dictionarySearch, needs: 'location.read' },
  ],
  nav: [
    {
      place: 'rail',
      label: 'figures.nav',
      icon: IconChartBar,
      to: '/figures/tickets',
      order: 209,
      needs: 'figures.read',
      section: 'support',
    },
    { place: 'rail', label: 'workspace.nav.home', icon: IconHome, to: '/', order: 0 },
    {
      place: 'rail',
      label: 'workspace.nav.places',
      icon: IconMapPin,
      to: '/admin/places',
      order: 910,
      needs: 'location.update',
      section: 'administration',
    },
    {
      place: 'rail',
      label: 'workspace.nav.dictionaries',
      icon: IconListDetails,
      to: '/admin/dictionaries',
      order: 920,
      needs: 'dictionary.update',
      section: 'administration',
    },
  ],
  home: [{ key: 'due-dates', order: 30, load: () => import('./DuePanel.tsx').then((file) => file.DuePanel) }],
})
