import { z } from 'zod'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { hitsOf } from './reads/hits.ts'

export const discoveryRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/scan-runs/:id/hits',
      summary: 'scan-run.hits',
      tag: 'scan-runs',
      params: z.object({ id: idInput }),
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => hitsOf(reader, params.id!),
  },
]
