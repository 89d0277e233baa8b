import { z } from 'zod'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import { riskLevels } from '../../../../shared/tickets/case-analysis.ts'
import { changeConditions } from '../../../../shared/tickets/change-calendar.ts'
import type { Span } from '../../../../shared/tickets/freeze-windows.ts'
import { ticketStatuses } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import type { MountedRoute } from '../../../engine/house.ts'
import { changeCalendar, checkWindow } from './change-calendar.ts'

const moment = z.iso.datetime({ offset: true })
const period = { from: moment, until: moment }
const longestDays = 400

const calendarQuery = z.object({
  ...period,
  entity: idInput.optional(),
  group: idInput.optional(),
  category: idInput.optional(),
  risk: z.enum(riskLevels).optional(),
  status: z.enum(ticketStatuses).optional(),
})

/** When changes are carried out, and what stands in their way. */
export const planningRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/change-calendar',
      summary: 'ticket.changeCalendar',
      tag: 'tickets',
      query: calendarQuery,
    }) as MountedRoute['route'],
    read: async ({ query }, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.read')) throw forbidden('ticket.read')
      return changeCalendar(reader, spanIn(query), { all: changeConditions(query as z.infer<typeof calendarQuery>) })
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/window',
      summary: 'ticket.window',
      tag: 'tickets',
      params: z.object({ id: idInput }),
      // Its own window, when nothing is said.
      query: z.object({ from: moment.optional(), until: moment.optional() }),
    }) as MountedRoute['route'],
    read: ({ params, query }, { reader }) =>
      checkWindow(reader, params.id!, query.from === undefined || query.until === undefined ? null : spanIn(query)),
  },
]

function spanIn({ from, until }: Record<string, unknown>): Span {
  const span = { startsAt: new Date(String(from)), endsAt: new Date(String(until)) }
  const days = (span.endsAt.getTime() - span.startsAt.getTime()) / 86_400_000
  if (days <= 0) throw invalidField('until', 'before_start', { start: span.startsAt.toISOString() })
  if (days > longestDays) throw invalidField('until', 'too_big', { max: longestDays })
  return span
}
