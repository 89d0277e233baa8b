import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { calendarOf, findFree } from './calendar.ts'
import { groupsOfPool, useOfPool } from './pool-use.ts'

const tag = 'reservations'
const id = idInput
const moment = z.iso.datetime({ offset: true })
/** A period of a length that a page shows. */
const period = { from: moment, until: moment }
const date = (value: unknown): Date => new Date(String(value))
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function requirePools({ actor }: Reader): void {
  if (!isAllowed(actor, 'booking-pool.read')) throw forbidden('booking-pool.read')
}

export const reservationRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/reservations/free',
      summary: 'reservations.free',
      tag,
      query: z.object({ ...period, pool: id.optional(), type: z.string().max(50).optional(), location: id.optional() }),
    }) as MountedRoute['route'],
    read: ({ query }, { reader }) => {
      requirePools(reader)
      return findFree(reader, {
        from: date(query.from),
        until: date(query.until),
        poolId: text(query.pool),
        type: text(query.type),
        locationId: text(query.location),
      })
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/reservations/calendar',
      summary: 'reservations.calendar',
      tag,
      query: z.object({
        ...period,
        pool: id.optional(),
        bookable: id.optional(),
        mine: z.enum(['true', 'false']).optional(),
      }),
    }) as MountedRoute['route'],
    read: ({ query }, { reader }) => {
      requirePools(reader)
      return calendarOf(reader, {
        from: date(query.from),
        until: date(query.until),
        poolId: text(query.pool),
        bookableId: text(query.bookable),
        mine: query.mine === 'true',
      })
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/booking-pools/:id/use',
      summary: 'booking-pool.use',
      tag: 'booking-pools',
      params: z.object({ id }),
      // The last year, when nothing is said.
      query: z.object({ from: moment.optional(), until: moment.optional() }),
    }) as MountedRoute['route'],
    read: ({ params, query }, { reader }) => {
      const until = query.until === undefined ? reader.now : date(query.until)
      const from = query.from === undefined ? new Date(until.getTime() - 365 * 86_400_000) : date(query.from)
      return useOfPool(reader, params.id!, from, until)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/booking-pools/:id/groups',
      summary: 'booking-pool.groups',
      tag: 'booking-pools',
      params: z.object({ id }),
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => groupsOfPool(reader, params.id!),
  },
]
