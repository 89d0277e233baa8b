import { sql } from 'kysely'
import { z } from 'zod'
import { impactGroupKind } from '../../../../shared/assets/impact-group.kinds.ts'
import { assetLinkKind, linkTypeKind } from '../../../../shared/assets/links.kinds.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import type { KindEntry, MountedRoute } from '../../../engine/house.ts'
import { createLink, removeLink, restoreLink, updateLink } from './link-actions.ts'
import { linkAccess } from './links.access.ts'
import { connectionsOf } from './links.queries.ts'

/** All that links between assets bring to the room. */
export const linkKinds: readonly KindEntry[] = [
  {
    kind: linkTypeKind,
    subtitle: (alias) => sql.ref(`${alias}.reverse_name`),
    crud: ['create', 'update', 'remove', 'restore'],
  },
  { kind: impactGroupKind, crud: ['create', 'update', 'remove', 'restore'] },
  { kind: assetLinkKind, access: linkAccess, createBy: 'asset-link.create' },
]

export const linkActions: readonly Action[] = [createLink, updateLink, removeLink, restoreLink]

export const linkRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/connections',
      summary: 'asset.connections',
      tag: 'assets',
      params: z.object({ id: z.string().max(20) }),
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => connectionsOf(reader, params.id!),
  },
]
