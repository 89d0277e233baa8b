import { z } from 'zod'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { answerByLink, readByLink } from './approval-links.ts'
import { readRequest } from './approvals.queries.ts'

const byToken = z.object({ token: z.string().max(100) })

export const approvalRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/approvals/:id/details',
      summary: 'approval.details',
      tag: 'approvals',
      params: z.object({ id: z.string().max(20) }),
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => readRequest(reader, id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/approval-links/:token',
      summary: 'approval.link',
      tag: 'approvals',
      params: byToken,
      open: 'whoever holds the link was asked; it shows what is to be decided and decides nothing',
    }) as MountedRoute['route'],
    read: ({ params: { token } }, { reader }) => readByLink(reader, token!),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/approval-links/:token',
      summary: 'approval.answerByLink',
      tag: 'approvals',
      params: byToken,
      open: 'whoever holds the link decides, once',
    }) as MountedRoute['route'],
    action: answerByLink as unknown as Action,
  },
]
