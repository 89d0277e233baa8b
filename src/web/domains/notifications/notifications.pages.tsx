import { IconBell, IconBellCog } from '@tabler/icons-react'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const noticeSearch = searchTexts('read', 'family')

export const room = defineWebRoom({
  name: 'notifications',
  pages: [
    {
      path: '/notices',
      shell: 'desk',
      load: () => import('./NoticePages.tsx').then((file) => file.NoticePage),
      search: noticeSearch,
      needs: 'notice.read',
    },
    {
      path: '/portal/notices',
      shell: 'portal',
      load: () => import('./NoticePages.tsx').then((file) => file.PortalNoticePage),
      search: noticeSearch,
      needs: 'notice.read',
    },
    {
      path: '/account/notifications',
      shell: 'desk',
      load: () => import('./PreferencesPages.tsx').then((file) => file.PreferencesPage),
      needs: 'notice.read',
    },
    {
      path: '/portal/account/notifications',
      shell: 'portal',
      load: () => import('./PreferencesPages.tsx').then((file) => file.PortalPreferencesPage),
      needs: 'notice.read',
    },
    {
      path: '/admin/notifications',
      shell: 'desk',
      load: () => import('./RulePage.tsx').then((file) => file.RulePage),
      search: dictionarySearch,
      needs: 'notification.read',
    },
    {
      path: '/admin/mail/templates',
      shell: 'desk',
      load: () => import('./TemplatePage.tsx').then((file) => file.TemplatePage),
      search: dictionarySearch,
      needs: 'notification.read',
    },
    {
      path: '/admin/mail/identities',
      shell: 'desk',
      load: () => import('./IdentityPage.tsx').then((file) => file.IdentityPage),
      search: dictionarySearch,
      needs: 'notification.read',
    },
    {
      path: '/admin/mail/queue',
      shell: 'desk',
      load: () => import('./MailQueuePage.tsx').then((file) => file.MailQueuePage),
      search: listSearch,
      needs: 'mail.read',
    },
  ],
  nav: [
    { place: 'account', label: 'notifications.title', icon: IconBell, to: '/notices', order: 5, needs: 'notice.read' },
    {
      place: 'account',
      label: 'notifications.preferences.title',
      icon: IconBellCog,
      to: '/account/notifications',
      order: 25,
      needs: 'notice.read',
    },
    {
      place: 'portalAccount',
      label: 'notifications.preferences.title',
      icon: IconBellCog,
      to: '/portal/account/notifications',
      order: 25,
      needs: 'notice.read',
    },
  ],
})
