import { sql } from 'kysely'
import { assetCreationRules, assetUpdateRules } from '../../../shared/assets/asset.rules.ts'
import {
  assetKind,
  assetStateKind,
  manufacturerKind,
  modelKind,
  softwareKind,
} from '../../../shared/assets/assets.kinds.ts'
import { applianceTypeKind, cableStrandKind, lineOperatorKind } from '../../../shared/assets/lists.kinds.ts'
import type { ExactHandle, KindEntry, Room } from '../../engine/house.ts'
import { createAsset } from './actions/asset-by-rules.ts'
import { revealSecret, setSecret } from './actions/asset-secrets.ts'
import { explainLock } from './actions/explain-lock.ts'
import { addPart, removePart, updatePart } from './actions/hand-parts.ts'
import { addSoftware, removeSoftware, updateSoftware } from './actions/hand-software.ts'
import { hidePart, hideSoftware, showHidden } from './actions/set-aside.ts'
import { setVersionState } from './actions/set-version-state.ts'
import { unlockField, unlockFields } from './actions/unlock-field.ts'
import { updateAsset } from './actions/update-asset.ts'
import { assetAccess } from './assets.policy.ts'
import {
  addressRelation,
  installedOnRelation,
  partRelation,
  softwareRelation,
  twinRelation,
} from './assets.relations.ts'
import { assetRoutes } from './assets.routes.ts'
import { impactRoutes } from './impact/impact.routes.ts'
import { assetCopiers, emptiedInCopies, prepareCopy } from './life/copiers.ts'
import { expiryDates, expirySettings } from './life/expiries.ts'
import { assetLeavers } from './life/leavers.ts'
import { lifeActions, lifeJobs, lifeKinds, lifeRoutes, lifeSettings } from './life/life.ts'
import { prepareAsset } from './life/prepare-asset.ts'
import { prepareSoftware } from './life/prepare-software.ts'
import { linkImpact } from './links/link-impact.ts'
import { linkActions, linkKinds, linkRoutes } from './links/links.ts'
import { countByHand } from './pages/count-by-hand.ts'
import { pageJobs, pageSettings, pagesOfMonth } from './pages/page-counts.ts'
import { pageRoutes } from './pages/page-reads.ts'
import { trafficJobs, trafficRoutes, trafficSettings } from './pages/port-traffic.ts'

const all = ['create', 'update', 'remove', 'restore'] as const

const handlesOf = (row: Record<string, unknown>): ExactHandle[] => {
  const address = (row.custom as Record<string, unknown> | null)?.address
  const handles = (['serial', 'inventoryNumber', 'uuid', 'name'] as const).map((sort) => ({ sort, value: row[sort] }))
  return [...handles, { sort: 'address', value: address }].filter(
    (handle): handle is ExactHandle => typeof handle.value === 'string' && handle.value !== '',
  )
}

const assetEntry: KindEntry = {
  kind: assetKind,
  hasDocuments: true,
  hasNotes: true,
  copied: { empties: emptiedInCopies, prepare: prepareCopy },
  access: assetAccess,
  prepare: prepareAsset,
  /** Of printers: pages of the last thirty days. */
  extras: { monthPages: pagesOfMonth },
  possible: (record, verb) =>
    verb === 'read-counters'
      ? record.type === 'printer'
      : verb !== 'return' || record.user != null || record.group != null,
  relations: { software: softwareRelation, part: partRelation, ip: addressRelation, twin: twinRelation },
  exact: handlesOf,
  searchExtra: (row, names) =>
    [names.manufacturer, names.model, names.user, names.location, row.osVersion]
      .filter((word) => typeof word === 'string')
      .join(' '),
  subtitle: (alias) =>
    sql`concat_ws(' · ', ${sql.ref(`${alias}.type`)}, ${sql.ref(`${alias}.serial`)}, (select l.complete_name from location l where l.id = ${sql.ref(`${alias}.location_id`)}), (select u.name from app_user u where u.id = ${sql.ref(`${alias}.user_id`)}))`,
  crud: all,
}

export const assetsRoom: Room = {
  name: 'assets',
  kinds: [
    assetEntry,
    { kind: manufacturerKind, crud: all },
    {
      kind: modelKind,
      crud: all,
      subtitle: (alias) => sql`(select m.name from manufacturer m where m.id = ${sql.ref(`${alias}.manufacturer_id`)})`,
    },
    { kind: assetStateKind, crud: all },
    ...[lineOperatorKind, cableStrandKind, applianceTypeKind].map((kind) => ({ kind, crud: all })),
    ...lifeKinds,
    {
      kind: softwareKind,
      hasNotes: true,
      prepare: prepareSoftware,
      relations: { asset: installedOnRelation },
      subtitle: (alias) => sql.ref(`${alias}.publisher`),
      crud: ['create', 'update'],
    },
    ...linkKinds,
  ],
  actions: [
    createAsset,
    updateAsset,
    unlockField,
    unlockFields,
    explainLock,
    addPart,
    updatePart,
    removePart,
    addSoftware,
    updateSoftware,
    removeSoftware,
    setVersionState,
    hidePart,
    hideSoftware,
    showHidden,
    countByHand,
    setSecret,
    revealSecret,
    ...linkActions,
    ...lifeActions,
  ],
  routes: [...assetRoutes, ...linkRoutes, ...impactRoutes, ...lifeRoutes, ...pageRoutes, ...trafficRoutes],
  impact: [linkImpact],
  ruleSets: [assetCreationRules, assetUpdateRules],
  settings: [...lifeSettings, ...expirySettings, ...pageSettings, ...trafficSettings],
  dueDates: expiryDates,
  copiers: assetCopiers,
  leavers: assetLeavers,
  belongings: ['asset_secret', 'asset_hidden', 'page_count', 'port_traffic'].map((table) => ({
    kind: assetKind.name,
    table,
    column: 'asset_id',
    key: 'id',
  })),
  jobs: [...lifeJobs, ...pageJobs, ...trafficJobs],
}
