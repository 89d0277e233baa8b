import { defineWebRoom } from '../../engine/room.ts'

const texts = (raw: Record<string, unknown>) =>
  Object.fromEntries(
    ['set', 'id', 'tab'].flatMap((name) => {
      const value = raw[name]
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
    }),
  )

export const room = defineWebRoom({
  name: 'rules',
  pages: [
    {
      path: '/admin/rules',
      shell: 'desk',
      load: () => import('./RulesPage.tsx').then((file) => file.RulesPage),
      search: texts,
      needs: 'rule.read',
    },
  ],
  nav: [],
  recordPanels: [
    {
      kind: 'ticket',
      key: 'rules',
      order: 90,
      needs: 'ticket.read-rules',
      load: () => import('./TracePanel.tsx').then((file) => file.TicketTracePanel),
    },
    {
      kind: 'asset',
      key: 'rules',
      order: 90,
      needs: 'inventory.read',
      load: () => import('./TracePanel.tsx').then((file) => file.AssetTracePanel),
    },
  ],
})
