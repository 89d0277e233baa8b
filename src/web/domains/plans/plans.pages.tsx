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
