import { defineWebRoom } from '../../engine/room.ts'

const tab = (raw: Record<string, unknown>) => ({
  ...(typeof raw.tab === 'string' ? { tab: raw.tab } : {}),
  ...(raw.pin === undefined ? {} : { pin: String(raw.pin) }),
})

export const room = defineWebRoom({
  name: 'plans',
  pages: [
    {
      path: '/locations/$locationId',
      shell: 'desk',
      load: () => import('./LocationPage.tsx').then((file) => file.LocationPage),
      search: tab,
      needs: 'location.read',
    },
  ],
  nav: [],
})
