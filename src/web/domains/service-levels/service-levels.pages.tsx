import { defineWebRoom } from '../../engine/room.ts'

const texts = (raw: Record<string, unknown>) =>
  Object.fromEntries(
    ['tab', 'id'].flatMap((name) => {
      const value = raw[name]
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
    }),
  )

export const room = defineWebRoom({
  name: 'service-levels',
  pages: [
    {
      path: '/admin/service-levels',
      shell: 'desk',
      load: () => import('./ServiceLevelsPage.tsx').then((file) => file.ServiceLevelsPage),
      search: texts,
      needs: 'service-level.read',
    },
  ],
  nav: [],
})
