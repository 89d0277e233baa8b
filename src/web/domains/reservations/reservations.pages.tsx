import { IconCalendarPlus, IconCalendarWeek } from '@tabler/icons-react'
import { dictionarySearch } from '../../engine/dictionary/dictionary-search.ts'
import { listSearch } from '../../engine/list/list-search.ts'
import { defineWebRoom } from '../../engine/room.ts'
import { searchTexts } from '../../engine/search-texts.ts'

const tab = searchTexts('tab')
const lists = () => import('./BookingListPages.tsx')
const pools = () => import('./PoolPages.tsx')
const book = () => import('./book/BookPages.tsx')
const read = 'booking.read'

export const room = defineWebRoom({
  name: 'reservations',
  pages: [
    {
      path: '/reservations',
      shell: 'desk',
      load: () => import('./calendar/CalendarPage.tsx').then((file) => file.CalendarPage),
      search: searchTexts('day', 'span', 'pool', 'look'),
      needs: 'booking-pool.read',
    },
    {
      path: '/reservations/book',
      shell: 'desk',
      load: () => book().then((file) => file.DeskBookPage),
      search: searchTexts('from', 'until', 'pool', 'bookable'),
      needs: 'booking.book',
    },
    {
      path: '/bookings',
      shell: 'desk',
      load: () => lists().then((file) => file.BookingListPage),
      search: listSearch,
      needs: read,
    },
    {
      path: '/bookings/$bookingId',
      shell: 'desk',
      load: () => import('./BookingPage.tsx').then((file) => file.BookingPage),
      search: tab,
      needs: read,
    },
    {
      path: '/booking-pools',
      shell: 'desk',
      load: () => pools().then((file) => file.PoolListPage),
      search: listSearch,
      needs: 'booking-pool.read',
    },
    {
      path: '/booking-pools/new',
      shell: 'desk',
      load: () => pools().then((file) => file.NewPoolPage),
      needs: 'booking-pool.create',
    },
    {
      path: '/booking-pools/$poolId',
      shell: 'desk',
      load: () => import('./PoolPage.tsx').then((file) => file.PoolPage),
      search: tab,
      needs: 'booking-pool.read',
    },
    {
      path: '/bookables',
      shell: 'desk',
      load: () => pools().then((file) => file.BookablesPage),
      search: dictionarySearch,
      needs: 'booking-pool.read',
    },
    {
      path: '/portal/reservations',
      shell: 'portal',
      load: () => book().then((file) => file.PortalBookPage),
      search: searchTexts('from', 'until', 'pool'),
      needs: 'booking.book',
    },
    {
      path: '/portal/reservations/$bookingId',
      shell: 'portal',
      load: () => import('./book/PortalBookingPage.tsx').then((file) => file.PortalBookingPage),
      needs: read,
    },
  ],
  nav: [
    {
      place: 'rail',
      label: 'reservations.nav',
      icon: IconCalendarWeek,
      to: '/reservations',
      order: 247,
      needs: read,
      section: 'park',
    },
    {
      place: 'portal',
      label: 'reservations.portalNav',
      icon: IconCalendarPlus,
      to: '/portal/reservations',
      order: 115,
      needs: 'booking.book',
    },
  ],
  home: [
    {
      key: 'late-loans',
      order: 55,
      needs: 'booking.lend',
      load: () => lists().then((file) => file.LatePanel),
    },
  ],
  recordTabs: [
    {
      kind: 'asset',
      key: 'bookings',
      group: 'management',
      label: 'reservations.nav',
      order: 45,
      needs: read,
      load: () => import('./AssetBookings.tsx').then((file) => file.AssetBookings),
    },
  ],
})
