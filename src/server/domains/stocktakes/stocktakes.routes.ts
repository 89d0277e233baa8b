import { z } from 'zod'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { countStocktake } from './actions/count-stocktake.ts'
import { progressOf, scopeReport, sheetOf } from './stocktakes.queries.ts'

const params = z.object({ id: idInput })
const get = (path: string, summary: string) =>
  defineRoute({ method: 'GET', path, summary, tag: 'stocktakes', params }) as MountedRoute['route']

export const stocktakeRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/stocktakes/:id/sheet',
      summary: 'stocktake.sheet',
      tag: 'stocktakes',
      params,
      query: z.object({ since: z.iso.datetime().optional() }),
    }) as MountedRoute['route'],
    read: ({ params: { id }, query: { since } }, { reader, services }) =>
      sheetOf(reader, services.publicUrl, id!, typeof since === 'string' ? new Date(since) : undefined),
  },
  {
    route: get('/stocktakes/:id/scope', 'stocktake.scope'),
    read: ({ params: { id } }, { reader }) => scopeReport(reader, id!),
  },
  {
    route: get('/stocktakes/:id/progress', 'stocktake.progress'),
    read: ({ params: { id } }, { reader }) => progressOf(reader, id!),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/stocktakes/:id/count',
      summary: 'stocktake.count',
      tag: 'stocktakes',
      params,
    }) as MountedRoute['route'],
    action: countStocktake as unknown as Action,
  },
]
