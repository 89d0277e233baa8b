import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import {
  assetTemplateKind,
  handOverKind,
  numberSequenceKind,
  stateTransitionKind,
  transferModelKind,
  typeLockKind,
} from '../../../../shared/assets/life.kinds.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { boolean, integer, reference } from '../../../../shared/fields/index.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import { allowedSql } from '../../../engine/access/visible.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import type { Job, KindEntry, MountedRoute, SettingDefinition } from '../../../engine/house.ts'
import { assetAccess } from '../assets.policy.ts'
import { handOverAsset, returnAsset } from './hand-over.ts'
import { previewTransfer } from './preview-transfer.ts'
import { purgeAssets, purgeJobs } from './purge.ts'
import { checkPattern } from './sequences.ts'
import { markStale, staleJobs, wakeStale } from './stale.ts'
import { saveAsTemplate } from './templates.ts'
import { changeAssetType, transferAsset } from './transfer.ts'
import { waysOf } from './ways.ts'

const all = ['create', 'update', 'remove', 'restore'] as const
const assetGate: KindEntry = { kind: assetKind, access: assetAccess }

/** From the order to the scrap heap: states, templates, numbers, who holds what. */
export const lifeKinds: readonly KindEntry[] = [
  { kind: stateTransitionKind, crud: all },
  { kind: assetTemplateKind, crud: all },
  { kind: typeLockKind, crud: all },
  { kind: transferModelKind, crud: all },
  {
    kind: numberSequenceKind,
    crud: all,
    prepare: async (_write, _row, values) => {
      checkPattern(values)
      return values
    },
  },
  {
    kind: handOverKind,
    // Seen with its asset.
    access: {
      always: (alias, actor, permission): RawBuilder<SqlBool> =>
        sql`exists (select 1 from asset ha where ha.id = ${sql.ref(`${alias}.asset_id`)} and ${allowedSql(assetGate, actor, permission, 'ha')})`,
    },
  },
]

export const lifeActions = [
  handOverAsset,
  returnAsset,
  transferAsset,
  changeAssetType,
  saveAsTemplate,
  markStale,
  wakeStale,
  purgeAssets,
] as unknown as readonly Action[]

const id = z.object({ id: idInput })

export const lifeRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/ways',
      summary: 'asset.ways',
      tag: 'assets',
      params: id,
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => waysOf(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/transfer',
      summary: 'asset.transfer-preview',
      tag: 'assets',
      params: id,
      query: z.object({
        entity: idInput.optional(),
      }),
    }) as MountedRoute['route'],
    read: ({ params, query }, { reader }) => previewTransfer(reader, params.id!, query.entity as string | undefined),
  },
]

export const lifeSettings: readonly SettingDefinition[] = [
  /** People may change a state only along the listed transitions. */
  { key: 'assets.onlyListedTransitions', field: boolean(), default: false },
  /** Days without inventory after which a machine in use is held for lost sight of; 0 = never. */
  { key: 'assets.staleDays', field: integer({ required: true, min: 0, max: 3650 }), default: 0 },
  { key: 'assets.staleState', field: reference('asset-state'), default: null },
  /** Days in the trash after which an asset is deleted for good; 0 = never. */
  { key: 'assets.trashDays', field: integer({ required: true, min: 0, max: 3650 }), default: 0 },
]

export const lifeJobs: readonly Job[] = [...staleJobs, ...purgeJobs]
