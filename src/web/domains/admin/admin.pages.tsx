import { IconLayoutDashboard } from '@tabler/icons-react'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

export const room = defineWebRoom({
  name: 'admin',
  pages: [
    { path: '/admin', shell: 'desk', load: () => import('./HubPage.tsx').then((file) => file.HubPage) },
    {
      path: '/admin/mail',
      shell: 'desk',
      load: () => import('./mail/MailPage.tsx').then((file) => file.MailPage),
      needs: 'mail.read',
    },
    {
      path: '/admin/settings',
      shell: 'desk',
      load: () => import('./settings/SettingsPage.tsx').then((file) => file.SettingsPage),
      search: searchTexts('tab'),
      needs: 'setting.read',
    },
    {
      path: '/admin/operations',
      shell: 'desk',
      load: () => import('./operations/OperationsPage.tsx').then((file) => file.OperationsPage),
      needs: 'operations.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'admin.nav.hub',
      icon: IconLayoutDashboard,
      to: '/admin',
      order: 900,
      needs: 'session.end',
      section: 'administration',
    },
  ],
})
