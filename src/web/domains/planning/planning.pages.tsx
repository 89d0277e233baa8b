import { IconCalendarUser } from '@tabler/icons-react'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

export const room = defineWebRoom({
  name: 'planning',
  pages: [
    {
      path: '/planning',
      shell: 'desk',
      load: () => import('./PlanningPage.tsx').then((file) => file.PlanningPage),
      search: searchTexts('day', 'span', 'look', 'circle', 'users'),
      needs: 'planning.read',
    },
    {
      path: '/planning/feeds',
      shell: 'desk',
      load: () => import('./feeds/FeedsPage.tsx').then((file) => file.FeedsPage),
      needs: 'calendar-feed.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'planning.nav',
      icon: IconCalendarUser,
      to: '/planning',
      order: 206,
      needs: 'planning.read',
    },
  ],
})
