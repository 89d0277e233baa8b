import { z } from 'zod'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { listQuery, listRequest } from '../../engine/lists/list-query.ts'
import { planOf, positionOf } from './plan-reads.ts'
import { siteCounts } from './site-counts.ts'

const params = z.object({ id: z.string().max(20) })
const asked = listQuery.pick({ q: true, filter: true, trash: true })
const get = (path: string, summary: string) => defineRoute({ method: 'GET', path, summary, tag: 'plans' })

export const planRoutes: MountedRoute[] = [
  {
    route: { ...get('/locations/:id/plan', 'plans.plan'), params } as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => planOf(reader, id!),
  },
  {
    route: { ...get('/assets/:id/plan-position', 'plans.position'), params } as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => positionOf(reader, id!),
  },
  {
    route: { ...get('/assets/sites', 'plans.sites'), query: asked } as MountedRoute['route'],
    read: ({ query }, { reader }) => siteCounts(reader, listRequest(reader, assetKind, asked.parse(query))),
  },
]
