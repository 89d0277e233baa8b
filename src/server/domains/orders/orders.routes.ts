import { z } from 'zod'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { billingOf } from './bills-of.ts'
import { orderBudget } from './order-budget.ts'
import { orderForm } from './order-form.ts'
import { receptionsOf } from './receptions-of.ts'

const get = (path: string, summary: string) =>
  defineRoute({
    method: 'GET',
    path,
    summary,
    tag: 'orders',
    params: z.object({ id: z.string().max(20) }),
  }) as MountedRoute['route']

export const orderRoutes: readonly MountedRoute[] = [
  {
    route: get('/orders/:id/receptions', 'order.receptions'),
    read: ({ params }, { reader }) => receptionsOf(reader, params.id!),
  },
  {
    route: get('/orders/:id/billing', 'order.billing'),
    read: ({ params }, { reader }) => billingOf(reader, params.id!),
  },
  {
    route: get('/orders/:id/budget', 'order.budget'),
    read: ({ params }, { reader }) => orderBudget(reader, params.id!),
  },
  { route: get('/orders/:id/form', 'order.form'), read: ({ params }, context) => orderForm(params.id!, context) },
]
