import { z } from 'zod'
import { assetTypes } from '../../../shared/assets/types/index.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { revealSecret, secretsKept } from './actions/asset-secrets.ts'
import { countsOf, hiddenOf, partsOf, softwareOf, versionsOf, whyOf } from './assets.queries.ts'

const id = z.object({ id: z.string().max(20) })
const get = (path: string, summary: string) => defineRoute({ method: 'GET', path, summary, tag: 'assets', params: id })

/** One route a tab of parts; the contract names the first three. */
const partTabs = [
  'components',
  'volumes',
  'ports',
  'system',
  'databases',
  'records',
  'supplies',
  'virtual-machines',
  'printers-and-peripherals',
] as const
const tabNames: Record<string, string> = {
  'virtual-machines': 'virtualMachines',
  'printers-and-peripherals': 'connections',
}

export const assetRoutes: MountedRoute[] = [
  ...partTabs.map(
    (tab): MountedRoute => ({
      route: get(`/assets/:id/${tab}`, `asset.${tab}`) as MountedRoute['route'],
      read: ({ params }, { reader }) => partsOf(reader, params.id!, tabNames[tab] ?? tab),
    }),
  ),
  {
    route: get('/assets/:id/software', 'asset.software') as MountedRoute['route'],
    read: ({ params }, { reader }) => softwareOf(reader, params.id!),
  },
  {
    route: get('/assets/:id/hidden', 'asset.hidden') as MountedRoute['route'],
    read: ({ params }, { reader }) => hiddenOf(reader, params.id!),
  },
  {
    route: get('/assets/:id/counts', 'asset.counts') as MountedRoute['route'],
    read: ({ params }, { reader }) => countsOf(reader, params.id!),
  },
  {
    route: get('/assets/:id/why', 'asset.why') as MountedRoute['route'],
    read: ({ params }, { reader }) => whyOf(reader, params.id!),
  },
  {
    route: get('/assets/:id/secrets', 'asset.secrets') as MountedRoute['route'],
    read: ({ params }, { reader }) => secretsKept(reader, params.id!),
  },
  {
    // Not the generic one: its answer is the record read again, this one holds the code.
    route: defineRoute({
      method: 'POST',
      path: '/assets/:id/reveal-secret',
      summary: 'asset.reveal-secret',
      tag: 'assets',
    }) as MountedRoute['route'],
    action: revealSecret,
  },
  {
    route: get('/software/:id/versions', 'software.versions') as MountedRoute['route'],
    read: ({ params }, { reader }) => versionsOf(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/asset-types',
      summary: 'asset-types',
      tag: 'asset-types',
    }) as MountedRoute['route'],
    read: async () => ({
      items: assetTypes.map((type) => ({
        id: type.name,
        name: type.name,
        icon: type.icon,
        has: type.has,
        fields: Object.entries(type.fields).map(([name, field]) => ({
          name,
          type: field.type,
          choices: field.choices ?? null,
        })),
      })),
      total: assetTypes.length,
      next: null,
    }),
  },
]
