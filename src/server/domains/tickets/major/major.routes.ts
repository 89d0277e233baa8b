import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import type { MountedRoute } from '../../../engine/house.ts'
import { joinMajor } from './major-incidents.ts'
import { majorTimeline, notesOf, statusNotices } from './status-notes.ts'

const params = z.object({ id: idInput })
const get = (path: string, summary: string, more: object = { params }) =>
  defineRoute({ method: 'GET', path, summary, tag: 'tickets', ...more }) as MountedRoute['route']

/** Major incidents: what the desk and staff read of them. */
export const majorRoutes: readonly MountedRoute[] = [
  {
    route: get('/tickets/:id/status-notes', 'ticket.statusNotes'),
    read: ({ params: { id } }, { reader }) => notesOf(reader, id!),
  },
  {
    route: get('/tickets/:id/major-timeline', 'ticket.majorTimeline'),
    read: ({ params: { id } }, { reader, language }) => majorTimeline(reader, id!, language),
  },
  {
    route: get('/status-notices', 'ticket.statusNotices', {}),
    read: async (_input, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.open')) throw forbidden('ticket.open')
      return statusNotices(reader)
    },
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/status-notices/:major/join',
      summary: 'ticket.joinMajor',
      tag: 'tickets',
      params: z.object({ major: idInput }),
    }) as MountedRoute['route'],
    action: joinMajor,
  },
]
