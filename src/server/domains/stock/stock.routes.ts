import { z } from 'zod'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { consumptionOf, holdersOf, modelsOf } from './stock.queries.ts'

const id = z.object({ id: z.string().max(20) })
const get = (path: string, summary: string) =>
  defineRoute({ method: 'GET', path, summary, tag: 'stock-items', params: id }) as MountedRoute['route']

export const stockRoutes: MountedRoute[] = [
  {
    route: get('/stock-items/:id/consumption', 'stock-item.consumption'),
    read: ({ params }, { reader }) => consumptionOf(reader, params.id!),
  },
  {
    route: get('/stock-items/:id/holders', 'stock-item.holders'),
    read: ({ params }, { reader }) => holdersOf(reader, params.id!),
  },
  {
    route: get('/stock-items/:id/models', 'stock-item.models'),
    read: ({ params }, { reader }) => modelsOf(reader, params.id!),
  },
]
