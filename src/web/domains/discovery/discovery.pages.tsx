import { IconNetwork } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')
const needs = 'discovery.read'

export const room = defineWebRoom({
  name: 'discovery',
  pages: [
    {
      path: '/discovery/ranges',
      shell: 'desk',
      load: () => import('./ranges/RangeListPage.tsx').then((file) => file.RangeListPage),
      search: listSearch,
      needs,
    },
    {
      path: '/discovery/ranges/new',
      shell: 'desk',
      load: () => import('./ranges/NewRangePage.tsx').then((file) => file.NewRangePage),
      needs: 'discovery.create',
    },
    {
      path: '/discovery/ranges/$rangeId',
      shell: 'desk',
      load: () => import('./ranges/RangePage.tsx').then((file) => file.RangePage),
      search: tab,
      needs,
    },
    {
      path: '/discovery/runs/$runId',
      shell: 'desk',
      load: () => import('./runs/RunPage.tsx').then((file) => file.RunPage),
      needs,
    },
    {
      path: '/discovery/credentials',
      shell: 'desk',
      load: () => import('./credentials/CredentialListPage.tsx').then((file) => file.CredentialListPage),
      search: listSearch,
      needs,
    },
    {
      path: '/discovery/credentials/new',
      shell: 'desk',
      load: () => import('./credentials/NewCredentialPage.tsx').then((file) => file.NewCredentialPage),
      needs: 'discovery.create',
    },
    {
      path: '/discovery/credentials/$credentialId',
      shell: 'desk',
      load: () => import('./credentials/CredentialPage.tsx').then((file) => file.CredentialPage),
      search: tab,
      needs,
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'discovery.nav',
      icon: IconNetwork,
      to: '/discovery/ranges',
      order: 907,
      needs,
      section: 'administration',
    },
  ],
})
