import { z } from 'zod'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { networkTree, networkUse } from './network/network-reads.ts'
import { endsOf, wiringOf } from './network/wiring-reads.ts'
import { elevationOf, outletsOf, placeOf, planOf } from './racks/rack-reads.ts'

const id = z.object({ id: z.string().max(20) })

function get(path: string, summary: string, read: (reader: Reader, id: string) => Promise<unknown>): MountedRoute {
  return {
    route: defineRoute({ method: 'GET', path, summary, tag: 'infrastructure', params: id }) as MountedRoute['route'],
    read: ({ params }, { reader }) => read(reader, params.id!),
  }
}

export const infrastructureRoutes: MountedRoute[] = [
  get('/assets/:id/elevation', 'infrastructure.elevation', elevationOf),
  get('/assets/:id/place', 'infrastructure.place', placeOf),
  get('/assets/:id/outlets', 'infrastructure.outlets', outletsOf),
  get('/assets/:id/wiring', 'infrastructure.wiring', wiringOf),
  get('/assets/:id/ends', 'infrastructure.ends', endsOf),
  get('/server-rooms/:id/plan', 'infrastructure.plan', planOf),
  get('/ip-networks/:id/use', 'infrastructure.use', networkUse),
  {
    route: defineRoute({
      method: 'GET',
      path: '/infrastructure/network-tree',
      summary: 'infrastructure.tree',
      tag: 'infrastructure',
    }) as MountedRoute['route'],
    read: async (_input, { reader }) => networkTree(reader),
  },
]
