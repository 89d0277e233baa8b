import { z } from 'zod'
import { conditions } from '../assets/life.kinds.ts'
import { boolean, choice, date, instant, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { repeatSchema } from './repeat.ts'

export const audiences = ['everyone', 'entity', 'groups'] as const
export const approvalWays = ['none', 'group', 'manager'] as const

/** Things of which one is as good as another for whoever books, and the rules by which they are lent. */
export const bookingPoolKind = defineKind('booking-pool', {
  plural: 'booking-pools',
  table: 'booking_pool',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    description: longText(),
    /** Closed: nothing new is booked, what is booked stays. */
    isOpen: boolean(),
    /** Who may book: everybody, the people of its entity and those below, or the groups that are linked. */
    audience: choice(audiences, { required: true }),
    maxHours: integer({ min: 1, max: 8784 }),
    /** How long before it begins a booking must be made. */
    noticeHours: integer({ min: 0, max: 2160 }),
    /** How many days ahead one may book. */
    horizonDays: integer({ min: 1, max: 1095 }),
    /** Time between two bookings, to make the thing ready. */
    bufferMinutes: integer({ min: 0, max: 10_080 }),
    /** Things are taken and brought back while it is open. */
    calendar: reference('calendar'),
    approval: choice(approvalWays, { required: true }),
    approverGroup: reference('group'),
    /** Colleagues see in the calendar who has booked, not only that it is taken. */
    showsNames: boolean(),
    /** What must be accepted to book. */
    terms: longText({ max: 10_000 }),
  },
  list: ['name', 'isOpen', 'audience', 'approval', 'maxHours', 'entity'],
  entityField: 'entity',
  page: '/booking-pools/:id',
})

/** A thing that may be booked: one of the register, or one that is none (a room, a place to park). */
export const bookableKind = defineKind('bookable', {
  plural: 'bookables',
  fields: {
    name: text({ required: true }),
    pool: reference('booking-pool', { required: true }),
    asset: reference('asset'),
    /** Where it is fetched; that of the asset when nothing is said. */
    location: reference('location'),
    /** For a while it cannot be booked. */
    isOut: boolean(),
    comment: longText(),
  },
  list: ['name', 'pool', 'asset', 'location', 'isOut'],
  guard: 'booking-pool',
})

export const bookingStates = ['asked', 'booked', 'lent', 'returned', 'cancelled', 'refused'] as const
export type BookingState = (typeof bookingStates)[number]
/** States in which the thing is nobody else's: those of the constraint `booking_apart`. */
export const holdingStates: readonly BookingState[] = ['asked', 'booked', 'lent']

/** Why a booking may come to nothing. */
export const troubles = ['asset_gone', 'asset_state', 'out', 'late_before'] as const
export type Trouble = (typeof troubles)[number]

/** How one of a pool was chosen. */
export const whySchema = z.object({
  rule: z.enum(['named', 'least-used']).optional(),
  /** Things of the pool that could have been taken, and how long the chosen one was booked in 90 days. */
  free: z.number().optional(),
  hours: z.number().optional(),
  /** Rules of the pool that whoever booked set aside. */
  beyond: z.array(z.string()).optional(),
  /** The rule by which it is approved first, or is not, against the way of the pool. */
  approvalRule: z.string().optional(),
})
export type BookingWhy = z.infer<typeof whySchema>

/** One thing for one person for a time; the loan is its handing over and giving back. */
export const bookingKind = defineKind('booking', {
  plural: 'bookings',
  isImported: false,
  fields: {
    /** The thing as it is called. */
    name: text({ required: true, system: true }),
    state: choice(bookingStates, { required: true, system: true }),
    entity: reference('entity', { required: true, system: true }),
    pool: reference('booking-pool', { required: true, system: true }),
    bookable: reference('bookable', { required: true, system: true }),
    /** For whom. */
    user: reference('user', { required: true, system: true }),
    author: reference('user', { system: true }),
    series: reference('booking-series', { system: true }),
    startsAt: instant({ required: true, system: true, isAppointment: true }),
    endsAt: instant({ required: true, system: true, isAppointment: true }),
    blockedUntil: instant({ required: true, system: true, silent: true, hidden: true }),
    dueOn: date({ required: true, system: true, silent: true, hidden: true }),
    /** Begun hours, and days before its beginning: counted by the table, for rules and filters. */
    hours: integer({ system: true, silent: true }),
    daysAhead: integer({ system: true, silent: true }),
    reason: longText({ system: true, max: 2000 }),
    ticket: reference('ticket', { system: true }),
    termsAt: instant({ system: true, silent: true, isAppointment: true }),
    lentAt: instant({ system: true, isAppointment: true }),
    lender: reference('user', { system: true }),
    conditionOut: choice(conditions, { system: true, namedBy: 'kind.hand-over.choice.condition' }),
    commentOut: longText({ system: true, max: 2000 }),
    returnedAt: instant({ system: true, isAppointment: true }),
    receiver: reference('user', { system: true }),
    conditionIn: choice(conditions, { system: true, namedBy: 'kind.hand-over.choice.condition' }),
    commentIn: longText({ system: true, max: 2000 }),
    why: json(whySchema, { system: true, silent: true }),
  },
  relations: {
    /** What stands in its way: the thing is broken, gone, or not back yet. */
    trouble: { fields: { reason: choice(troubles) }, named: 'reason' },
  },
  list: ['name', 'state', 'user', 'startsAt', 'endsAt', 'pool'],
  sort: '-startsAt',
  entityField: 'entity',
  hasTrash: false,
  page: '/bookings/:id',
})

/** The plan of a booking that comes again; its bookings are rows of their own. */
export const bookingSeriesKind = defineKind('booking-series', {
  plural: 'booking-series',
  table: 'booking_series',
  isImported: false,
  fields: {
    name: text({ required: true, system: true }),
    entity: reference('entity', { required: true, system: true }),
    pool: reference('booking-pool', { required: true, system: true }),
    user: reference('user', { required: true, system: true }),
    author: reference('user', { system: true }),
    repeats: json(repeatSchema, { system: true }),
    /** The first of them. */
    startsAt: instant({ required: true, system: true, isAppointment: true }),
    endsAt: instant({ required: true, system: true, isAppointment: true }),
    reason: longText({ system: true, max: 2000 }),
  },
  list: ['name', 'user', 'pool', 'startsAt', 'endsAt'],
  sort: '-createdAt',
  entityField: 'entity',
  hasTrash: false,
  guard: 'booking',
})
