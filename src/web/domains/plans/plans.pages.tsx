import { IconMap } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab', 'pin')

export const room = defineWebRoom({
  name: 'plans',
  pages: [
    {
      path: '/map',
      shell: 'desk',
      load: () => import('./map/MapPage.tsx').then((file) => file.MapPage),
      search: listSearch,
      needs: 'asset.read',
    },
    {
      path: '/locations/$locationId',
      shell: 'desk',
      load: () => import('./LocationPage.tsx').then((file) => file.LocationPage),
      search: tab,
      needs: 'location.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'plans.map.nav',
      icon: IconMap,
      to: '/map',
      order: 207,
      needs: 'asset.read',
      section: 'park',
    },
  ],
  recordPanels: [
    {
      kind: 'asset',
      key: 'on-plan',
      order: 15,
      needs: 'location.read',
      when: ({ location }) => location != null,
      load: () => import('./plan/OnPlanPanel.tsx').then((file) => file.OnPlanPanel),
    },
  ],
})
