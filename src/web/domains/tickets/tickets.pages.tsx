import { IconHome, IconListDetails, IconMessagePlus, IconTicket } from '@tabler/icons-react'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

export const room = defineWebRoom({
  name: 'tickets',
  pages: [
    {
      path: '/tickets',
      shell: 'desk',
      load: () => import('./list/TicketListPage.tsx').then((file) => file.TicketListPage),
      search: listSearch,
      needs: 'ticket.read',
    },
    {
      path: '/tickets/new',
      shell: 'desk',
      load: () => import('./new/NewTicketPage.tsx').then((file) => file.NewTicketPage),
      search: searchTexts('asset', 'requester', 'title', 'type', 'from', 'model'),
      needs: 'ticket.open',
    },
    {
      path: '/tickets/$ticketId',
      shell: 'desk',
      load: () => import('./case/CasePage.tsx').then((file) => file.CasePage),
      search: searchTexts('part', 'show'),
      needs: 'ticket.read',
    },
    {
      path: '/tasks',
      shell: 'desk',
      load: () => import('./list/TaskListPage.tsx').then((file) => file.TaskListPage),
      search: listSearch,
      needs: 'ticket.task',
    },
    {
      path: '/changes/calendar',
      shell: 'desk',
      load: () => import('./planning/ChangeCalendarPage.tsx').then((file) => file.ChangeCalendarPage),
      search: searchTexts('day', 'span', 'look', 'entity', 'group', 'category', 'risk', 'status'),
      needs: 'ticket.read',
    },
    {
      path: '/changes/freezes',
      shell: 'desk',
      load: () => import('./planning/FreezePage.tsx').then((file) => file.FreezePage),
      search: dictionarySearch,
      needs: 'freeze-window.read',
    },
    {
      path: '/changes/standard',
      shell: 'desk',
      load: () => import('./standard/StandardChangesPage.tsx').then((file) => file.StandardChangesPage),
      search: dictionarySearch,
      needs: 'change-model.read',
    },
    {
      path: '/admin/life-cycles',
      shell: 'desk',
      load: () => import('./limits/LifeLimitsPage.tsx').then((file) => file.LifeLimitsPage),
      search: searchTexts('profile', 'type'),
      needs: 'profile.read',
    },
    {
      path: '/recurring-tickets',
      shell: 'desk',
      load: () => import('./recurring/RecurringPage.tsx').then((file) => file.RecurringPage),
      search: dictionarySearch,
      needs: 'recurring-case.read',
    },
    {
      path: '/portal',
      shell: 'portal',
      load: () => import('./portal/PortalHome.tsx').then((file) => file.PortalHome),
    },
    {
      path: '/portal/report',
      shell: 'portal',
      load: () => import('./portal/ReportPage.tsx').then((file) => file.ReportPage),
      search: searchTexts('asset', 'title'),
      needs: 'ticket.open',
    },
    {
      path: '/portal/requests',
      shell: 'portal',
      load: () => import('./portal/RequestListPage.tsx').then((file) => file.RequestListPage),
      search: searchTexts('show'),
      needs: 'ticket.read',
    },
    {
      path: '/portal/requests/$ticketId',
      shell: 'portal',
      load: () => import('./portal/RequestPage.tsx').then((file) => file.RequestPage),
      needs: 'ticket.read',
    },
  ],
  recordTabs: [
    {
      kind: 'software',
      key: 'tickets',
      order: 40,
      label: 'kind.ticket.plural',
      needs: 'ticket.read',
      load: () => import('./list/TicketsOfSoftware.tsx').then((file) => file.TicketsOfSoftware),
    },
  ],
  nav: [
    { place: 'rail', label: 'desk.nav.tickets', icon: IconTicket, to: '/tickets', order: 100, needs: 'ticket.read' },
    {
      place: 'create',
      label: 'desk.nav.create',
      icon: IconTicket,
      to: '/tickets/new',
      order: 100,
      needs: 'ticket.open',
    },
    { place: 'portal', label: 'portal.nav.home', icon: IconHome, to: '/portal', order: 0 },
    {
      place: 'portal',
      label: 'portal.nav.requests',
      icon: IconListDetails,
      to: '/portal/requests',
      order: 100,
      needs: 'ticket.read',
    },
    {
      place: 'portal',
      label: 'portal.nav.report',
      icon: IconMessagePlus,
      to: '/portal/report',
      order: 101,
      needs: 'ticket.open',
    },
  ],
  home: [
    {
      key: 'my-mentions',
      order: 5,
      needs: 'ticket.note',
      load: () => import('./home/MyMentions.tsx').then((file) => file.MyMentions),
    },
    {
      key: 'my-tickets',
      order: 10,
      needs: 'ticket.read',
      load: () => import('./home/TicketPanels.tsx').then((file) => file.MyTickets),
    },
    {
      key: 'unassigned-tickets',
      order: 20,
      needs: 'ticket.assign',
      load: () => import('./home/TicketPanels.tsx').then((file) => file.UnassignedTickets),
    },
  ],
})
