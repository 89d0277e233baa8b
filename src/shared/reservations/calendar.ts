import type { BookingState } from './reservations.kinds.ts'

/** One stretch in which a thing is taken. `id` and `reason` only for those who may read the booking. */
export interface CalendarSpan {
  id: string | null
  bookable: string
  startsAt: string
  endsAt: string
  state: BookingState
  isMine: boolean
  /** Should be back and is not. */
  isLate: boolean
  person: string | null
  reason: string | null
}

export interface CalendarThing {
  id: string
  name: string
  isOut: boolean
  pool: { id: string; name: string }
}

export interface CalendarView {
  things: CalendarThing[]
  bookings: CalendarSpan[]
  /** There is more than one picture shows. */
  isCut: boolean
}

export interface FreePool {
  id: string
  name: string
  description: string | null
  terms: string | null
  maxHours: number | null
  noticeHours: number | null
  horizonDays: number | null
  approval: 'none' | 'group' | 'manager'
  /** Things that can be used at all, and those of them that nobody has. */
  total: number
  free: number
  things: { id: string; name: string; place: string | null; type: string | null }[]
}

export interface FreeThings {
  items: FreePool[]
}

/** How a pool was used over a period, thing by thing. */
export interface PoolUse {
  items: {
    id: string
    name: string
    bookings: number
    hours: number
    meanHours: number | null
    late: number
  }[]
  bookings: number
  cancelled: number
  meanHours: number | null
  late: number
}
