import { IconMailbox } from '@tabler/icons-react'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')

export const room = defineWebRoom({
  name: 'mailboxes',
  pages: [
    {
      path: '/mailboxes',
      shell: 'desk',
      load: () => import('./boxes/MailboxListPage.tsx').then((file) => file.MailboxListPage),
      search: listSearch,
      needs: 'mailbox.read',
    },
    {
      path: '/mailboxes/new',
      shell: 'desk',
      load: () => import('./boxes/NewMailboxPage.tsx').then((file) => file.NewMailboxPage),
      needs: 'mailbox.create',
    },
    {
      path: '/mailboxes/$mailboxId',
      shell: 'desk',
      load: () => import('./boxes/MailboxPage.tsx').then((file) => file.MailboxPage),
      search: tab,
      needs: 'mailbox.read',
    },
    {
      path: '/incoming-mails',
      shell: 'desk',
      load: () => import('./mails/MailListPage.tsx').then((file) => file.MailListPage),
      search: listSearch,
      needs: 'incoming-mail.read',
    },
    {
      path: '/incoming-mails/$mailId',
      shell: 'desk',
      load: () => import('./mails/MailPage.tsx').then((file) => file.MailPage),
      search: tab,
      needs: 'incoming-mail.read',
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'mailboxes.nav',
      icon: IconMailbox,
      to: '/incoming-mails',
      order: 908,
      needs: 'incoming-mail.read',
      section: 'administration',
    },
  ],
  recordPanels: [
    {
      kind: 'ticket',
      key: 'mails',
      order: 60,
      needs: 'incoming-mail.read',
      when: ({ channel }) => channel === 'mail',
      load: () => import('./mails/MailsOfCase.tsx').then((file) => file.MailsOfCase),
    },
  ],
})
