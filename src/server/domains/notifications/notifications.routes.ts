import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { markAllNotices } from './actions/notice-actions.ts'

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
]
