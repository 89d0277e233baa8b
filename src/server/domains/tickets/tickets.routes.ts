import { z } from 'zod'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { readRelated, ticketsOf } from './tickets.related.ts'
import { readTimeline } from './tickets.timeline.ts'

const params = z.object({ id: z.string().max(20) })

const timelineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: z.string().max(500).optional(),
})

export const ticketRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/timeline',
      summary: 'ticket.timeline',
      tag: 'tickets',
      params,
      query: timelineQuery,
    }) as MountedRoute['route'],
    read: (input, { reader }) => readTimeline(reader, input.params.id!, input.query as z.infer<typeof timelineQuery>),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/related',
      summary: 'ticket.related',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: (input, { reader }) => readRelated(reader, input.params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/tickets',
      summary: 'asset.tickets',
      tag: 'assets',
      params,
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => ticketsOf(reader, id!),
  },
]
