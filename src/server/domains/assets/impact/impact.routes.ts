import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../../engine/house.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { impactOf } from './impact.queries.ts'

const asked = z.object({
  depth: z.coerce.number().int().min(1).max(10).default(5),
  way: z.enum(['effects', 'causes', 'both']).default('both'),
})

export const impactRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/impact',
      summary: 'asset.impact',
      tag: 'assets',
      params: z.object({ id: z.string().max(20) }),
      query: asked,
    }) as MountedRoute['route'],
    read: async ({ params, query }, { reader }) => {
      await readRecord(reader, assetKind, params.id!)
      const { depth, way } = asked.parse(query)
      return impactOf(reader, [params.id!], { depth, ways: way === 'both' ? ['effects', 'causes'] : [way] })
    },
  },
]
