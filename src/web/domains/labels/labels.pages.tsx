import { IconScan } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'

export const room = defineWebRoom({
  name: 'labels',
  pages: [
    {
      path: '/labels',
      shell: 'desk',
      load: () => import('./PrintPage.tsx').then((file) => file.PrintPage),
      search: listSearch,
      needs: 'asset.read',
    },
    {
      path: '/labels/logo',
      shell: 'desk',
      load: () => import('./LogoPage.tsx').then((file) => file.LogoPage),
      needs: 'entity.update',
    },
    {
      path: '/scan',
      shell: 'desk',
      load: () => import('./scan/ScanPage.tsx').then((file) => file.ScanPage),
      needs: 'asset.read',
    },
  ],
  nav: [{ place: 'rail', label: 'scan.title', icon: IconScan, to: '/scan', order: 205, needs: 'asset.read' }],
})
