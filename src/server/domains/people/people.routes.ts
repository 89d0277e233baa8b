import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { createApiToken } from './actions/api-tokens.ts'
import { changePreferences } from './actions/preferences.ts'
import { explainAccess } from './rights/explain.ts'
import { endOtherSessions } from './sign-in/session-actions.ts'

const id = idInput
const explainQuery = z.object({
  user: id,
  permission: z.string().max(100),
  kind: z.string().max(100).optional(),
  id: id.optional(),
})

export const peopleRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/access/explain',
      summary: 'access.explain',
      tag: 'access',
      query: explainQuery,
    }) as MountedRoute['route'],
    read: async ({ query }, { reader, language }) => {
      if (!isAllowed(reader.actor, 'access.explain')) throw forbidden('access.explain')
      return explainAccess(reader, query as z.infer<typeof explainQuery>, language)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/permissions',
      summary: 'permissions',
      tag: 'access',
    }) as MountedRoute['route'],
    read: async (_input, { reader }) => {
      if (!isAllowed(reader.actor, 'profile.read')) throw forbidden('profile.read')
      return {
        items: reader.house.permissions.map((permission) => ({ id: permission })),
        total: reader.house.permissions.length,
        next: null,
      }
    },
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/sessions/end-others',
      summary: 'session.end-others',
      tag: 'sessions',
    }) as MountedRoute['route'],
    action: endOtherSessions,
  },
  {
    route: defineRoute({
      method: 'PATCH',
      path: '/session/preferences',
      summary: 'user.change-preferences',
      tag: 'sessions',
    }) as MountedRoute['route'],
    action: changePreferences,
  },
  {
    // Not the generic one: its answer is the record read again, this one holds the secret.
    route: defineRoute({
      method: 'POST',
      path: '/api-tokens',
      summary: 'api-token.create',
      tag: 'api-tokens',
    }) as MountedRoute['route'],
    action: createApiToken,
  },
]
