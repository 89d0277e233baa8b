import { sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import { integer } from '../../../shared/fields/index.ts'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import { bookingRules } from '../../../shared/reservations/booking.rules.ts'
import {
  bookableKind,
  bookingKind,
  bookingPoolKind,
  bookingSeriesKind,
} from '../../../shared/reservations/reservations.kinds.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { KindEntry, Room } from '../../engine/house.ts'
import { linkActions } from '../../engine/kinds/link-actions.ts'
import { book, repeatBooking } from './actions/book.ts'
import { cancelBooking } from './actions/cancel-booking.ts'
import { changeBooking } from './actions/change-booking.ts'
import { lendBooking, returnBooking } from './actions/loan.ts'
import { registerAssets } from './actions/register.ts'
import { bookingApprovable } from './ask-for-booking.ts'
import { bookableAccess, bookingAccess, poolAccess } from './reservations.policy.ts'
import { reservationRoutes } from './reservations.routes.ts'
import { troubleRelation } from './trouble.ts'

/** Whoever decides must be named where a group decides. */
const fitPool: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  const whole = { ...row, ...values }
  if (whole.approval === 'group' && (whole.approverGroupId ?? null) === null)
    throw invalidField('approverGroup', 'required')
  return values
}

/** In which states a verb leads somewhere. */
const needs: Record<string, readonly string[]> = {
  change: ['asked', 'booked', 'lent'],
  cancel: ['asked', 'booked'],
  lend: ['booked'],
  return: ['lent'],
}

/** Things that are booked, lent and brought back: of the register or not, one or any of a pool. */
export const reservationsRoom: Room = {
  name: 'reservations',
  kinds: [
    {
      kind: bookingPoolKind,
      access: poolAccess,
      crud: ['create', 'update', 'remove', 'restore'],
      prepare: fitPool,
    },
    { kind: bookableKind, access: bookableAccess, crud: ['create', 'update', 'remove', 'restore'] },
    {
      kind: bookingKind,
      access: bookingAccess,
      relations: { trouble: troubleRelation },
      createBy: 'booking.book',
      hasDocuments: true,
      possible: (record, verb) => needs[verb]?.includes(String(record.state)) ?? true,
      subtitle: (alias) => sql`to_char(${sql.ref(`${alias}.due_on`)}, 'YYYY-MM-DD')`,
    },
    { kind: bookingSeriesKind, access: bookingAccess, createBy: 'booking-series.book' },
  ],
  actions: [
    book,
    repeatBooking,
    changeBooking,
    cancelBooking,
    lendBooking,
    returnBooking,
    registerAssets,
    ...linkActions({
      from: bookingPoolKind,
      fromColumn: 'pool_id',
      back: 'pool',
      to: groupKind,
      as: 'group',
      table: 'booking_pool_group',
      toColumn: 'group_id',
    }),
  ] as unknown as Action[],
  permissions: ['booking.override', 'booking.book-for-others'],
  routes: reservationRoutes,
  approvables: [bookingApprovable],
  ruleSets: [bookingRules],
  settings: [{ key: 'reservations.endDays', field: integer({ required: true, min: 0, max: 60 }), default: 2 }],
  dueDates: [
    {
      sort: 'loan-end',
      kind: bookingKind,
      field: 'dueOn',
      setting: 'reservations.endDays',
      where: (alias) => sql`${sql.ref(`${alias}.state`)} = 'lent'`,
    },
  ],
}
