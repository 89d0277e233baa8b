import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { markAllNotices } from './actions/notice-actions.ts'
import { previewTemplate } from './mails/preview-template.ts'
import { mailStatus, tryMail } from './mails/try-mail.ts'

const params = z.object({ id: z.string().max(20) })
const previewQuery = z.object({ ticket: z.coerce.number().int().min(1).max(2_000_000_000).optional() })

export const notificationRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'POST',
      path: '/notices/mark-all',
      summary: 'notice.mark-all',
      tag: 'notifications',
    }) as MountedRoute['route'],
    action: markAllNotices as unknown as Action,
  },
  {
    // No action: it waits for a server outside, which nothing may do while a transaction is open.
    route: defineRoute({
      method: 'POST',
      path: '/mail/test',
      summary: 'mail.test',
      tag: 'notifications',
    }) as MountedRoute['route'],
    read: async (_input, { reader, services }) => {
      if (!isAllowed(reader.actor, 'mail.send')) throw forbidden('mail.send')
      return tryMail(services, reader.actor)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/mail/status',
      summary: 'mail.status',
      tag: 'notifications',
    }) as MountedRoute['route'],
    read: async (_input, { reader, services }) => {
      if (!isAllowed(reader.actor, 'mail.read')) throw forbidden('mail.read')
      return mailStatus(services)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/notification-templates/:id/preview',
      summary: 'notification-template.preview',
      tag: 'notifications',
      params,
      query: previewQuery,
    }) as MountedRoute['route'],
    read: ({ params: { id }, query }, { reader, services }) =>
      previewTemplate(reader, services.publicUrl, id!, (query as z.infer<typeof previewQuery>).ticket ?? null),
  },
]
