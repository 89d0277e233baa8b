import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { ticketTypes } from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { tracesOf } from '../../engine/rules/rule-traces.ts'
import { readApprovals } from '../approvals/index.ts'
import { takeNext } from './actions/take-next.ts'
import { loadsRoute } from './assigning/read-loads.ts'
import { boardRoute } from './board-limits.ts'
import { explainClocks } from './clocks/explain-clocks.ts'
import { readKnownErrors } from './known-errors.ts'
import { readLinks } from './links/read-links.ts'
import { majorRoutes } from './major/major.routes.ts'
import { mentionRoutes } from './mentions/read-mentions.ts'
import { previewMerge } from './merging/read-merge.ts'
import { planningRoutes } from './planning/planning.routes.ts'
import { readRuns } from './recurring/read-runs.ts'
import { readReview } from './reviews/review-forms.ts'
import { readSolving } from './solving.ts'
import { readFilledTemplates } from './templates/fill-templates.ts'
import { readOpeningForm } from './templates/ticket-template.ts'
import { impactOfTicket } from './tickets.impact.ts'
import { readRelated, ticketsOf } from './tickets.related.ts'
import { readTimeline } from './tickets.timeline.ts'

const params = z.object({ id: z.string().max(20) })

const timelineQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: z.string().max(500).optional(),
})

const rowId = idInput
const formQuery = z.object({
  type: z.enum(ticketTypes),
  category: rowId.optional(),
  entity: rowId.optional(),
})

/** Ids with commas between them. */
const mergeQuery = z.object({
  sources: z
    .string()
    .regex(/^\d{1,18}(,\d{1,18}){0,99}$/)
    .optional(),
})

const knownErrorsQuery = z.object({ text: z.string().max(500) })

export const ticketRoutes: readonly MountedRoute[] = [
  ...planningRoutes,
  ...majorRoutes,
  ...mentionRoutes,
  boardRoute,
  loadsRoute,
  {
    route: defineRoute({
      method: 'GET',
      path: '/recurring-cases/:id/runs',
      summary: 'recurring-case.runs',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader, services }) => readRuns(reader, services, id!),
  },
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
      path: '/tickets/:id/links',
      summary: 'ticket.links',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: (input, { reader }) => readLinks(reader, input.params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/merge-preview',
      summary: 'ticket.mergePreview',
      tag: 'tickets',
      params,
      query: mergeQuery,
    }) as MountedRoute['route'],
    read: ({ params: { id }, query }, { reader }) =>
      previewMerge(reader, id!, (query as z.infer<typeof mergeQuery>).sources?.split(',') ?? []),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/approvals',
      summary: 'ticket.approvals',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: async ({ params: { id } }, { reader }) => {
      await readRecord(reader, ticketKind, id!)
      return readApprovals(reader, ticketKind.name, id!)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/solving',
      summary: 'ticket.solving',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => readSolving(reader, id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/review',
      summary: 'ticket.review',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => readReview(reader, id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/rules',
      summary: 'ticket.rules',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: async ({ params: { id } }, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.read-rules')) throw forbidden('ticket.read-rules')
      await readRecord(reader, ticketKind, id!)
      return { items: await tracesOf(reader.db, ticketKind.name, id!) }
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/clocks',
      summary: 'ticket.clocks',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: async ({ params: { id } }, { reader }) => {
      if (!isAllowed(reader.actor, 'service-level.read')) throw forbidden('service-level.read')
      return explainClocks(reader, id!)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/text-templates',
      summary: 'ticket.textTemplates',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: async ({ params: { id } }, { reader, language }) => {
      if (!isAllowed(reader.actor, 'ticket.note')) throw forbidden('ticket.note')
      return readFilledTemplates(reader, id!, language)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/impact',
      summary: 'ticket.impact',
      tag: 'tickets',
      params,
    }) as MountedRoute['route'],
    read: (input, { reader }) => impactOfTicket(reader, input.params.id!),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/tickets/take-next',
      summary: 'ticket.takeNext',
      tag: 'tickets',
    }) as MountedRoute['route'],
    action: takeNext,
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/ticket-form',
      summary: 'ticket.form',
      tag: 'tickets',
      query: formQuery,
    }) as MountedRoute['route'],
    read: async (input, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.open')) throw forbidden('ticket.open')
      const { type, category = null, entity = null } = input.query as z.infer<typeof formQuery>
      return readOpeningForm(reader, { type, categoryId: category, entityId: entity })
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/known-errors',
      summary: 'ticket.knownErrors',
      tag: 'tickets',
      query: knownErrorsQuery,
    }) as MountedRoute['route'],
    read: (input, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.read')) throw forbidden('ticket.read')
      return readKnownErrors(reader, (input.query as z.infer<typeof knownErrorsQuery>).text)
    },
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
