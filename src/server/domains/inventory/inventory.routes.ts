import { z } from 'zod'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { junkSorts } from '../../../shared/inventory/inventory.kinds.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { tracesOf } from '../../engine/rules/rule-traces.ts'
import { readSetting } from '../../engine/settings.ts'
import { previewCleanup } from './actions/clean-software.ts'
import { checkJunk } from './actions/junk.ts'
import { addKnownNames } from './actions/renaming.ts'
import { replayAll } from './actions/replay.ts'
import { activateSoftwareRules, addKnownSoftware } from './actions/software-rules.ts'
import { hostedMachines } from './reads/hosted-machines.ts'
import { junkEffect } from './reads/junk-effect.ts'
import { leftOutOf } from './reads/left-out-of.ts'
import { messageText } from './reads/message-text.ts'
import { assetMerges, assetMessages } from './reads/of-asset.ts'
import { previewNames } from './reads/preview-names.ts'
import { previewSoftware } from './reads/preview-software.ts'
import { sightingsOf } from './reads/sightings.ts'
import { inventorySummary } from './reads/summary.ts'

const junkQuery = z.strictObject({ sort: z.enum(junkSorts), value: z.string().trim().min(1).max(255) })
const id = z.object({ id: idInput })

export const inventoryRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/inventory/summary',
      summary: 'inventory.summary',
      tag: 'inventory',
    }) as MountedRoute['route'],
    read: async (_input, { reader }) => {
      if (!isAllowed(reader.actor, 'inventory.read')) throw forbidden('inventory.read')
      return inventorySummary(reader)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/inventory-messages/:id/text',
      summary: 'inventory-message.text',
      tag: 'inventory-messages',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => messageText(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/inventory-messages/replay-all',
      summary: 'inventory-message.replay-all',
      tag: 'inventory-messages',
    }) as MountedRoute['route'],
    action: replayAll,
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/inventory-junk/preview',
      summary: 'inventory-junk.preview',
      tag: 'inventory-junk',
      query: junkQuery,
    }) as MountedRoute['route'],
    read: ({ query }, { reader }) => {
      const { sort, value } = query as z.infer<typeof junkQuery>
      checkJunk({ sort, value })
      return junkEffect(reader, sort, value)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/name-rules/preview',
      summary: 'name-rule.preview',
      tag: 'name-rules',
    }) as MountedRoute['route'],
    read: (_input, { reader }) => previewNames(reader),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/name-rules/add-known',
      summary: 'name-rule.add-known',
      tag: 'name-rules',
    }) as MountedRoute['route'],
    action: addKnownNames,
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/software-rules/preview',
      summary: 'software-rule.preview',
      tag: 'software-rules',
      query: z.strictObject({ idle: z.enum(['true', 'false']).optional() }),
    }) as MountedRoute['route'],
    read: ({ query }, { reader }) => previewSoftware(reader, query.idle === 'true'),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/software-rules/add-known',
      summary: 'software-rule.add-known',
      tag: 'software-rules',
    }) as MountedRoute['route'],
    action: addKnownSoftware,
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/software-rules/activate-all',
      summary: 'software-rule.activate-all',
      tag: 'software-rules',
    }) as MountedRoute['route'],
    action: activateSoftwareRules,
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/software-cleanup',
      summary: 'software.cleanup',
      tag: 'software',
      query: z.strictObject({ days: z.coerce.number().int().min(1).max(3650).optional() }),
    }) as MountedRoute['route'],
    read: async ({ query }, { reader }) => {
      if (!isAllowed(reader.actor, 'software.update')) throw forbidden('software.update')
      const days = await readSetting<number>(reader.db, reader.house, 'software.cleanDays')
      return previewCleanup(reader.db, days, query.days as number | undefined)
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/messages',
      summary: 'asset.messages',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => assetMessages(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/rules',
      summary: 'asset.rules',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: async ({ params }, { reader }) => {
      if (!isAllowed(reader.actor, 'inventory.read')) throw forbidden('inventory.read')
      await readRecord(reader, assetKind, params.id!)
      return { items: await tracesOf(reader.db, assetKind.name, params.id!) }
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/sightings',
      summary: 'asset.sightings',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => sightingsOf(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/left-out',
      summary: 'asset.left-out',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => leftOutOf(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/hosted',
      summary: 'asset.hosted',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => hostedMachines(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/merges',
      summary: 'asset.merges',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => assetMerges(reader, params.id!),
  },
]
