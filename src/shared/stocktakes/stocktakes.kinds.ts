import { statePhases } from '../assets/assets.kinds.ts'
import { assetTypeNames } from '../assets/types/index.ts'
import { boolean, choice, choices, instant, integer, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { lineStatuses } from './line-status.ts'

export const stocktakeStates = ['draft', 'open', 'closed'] as const

/** A physical inventory: what should be where is frozen when it opens, and compared with what people find. */
export const stocktakeKind = defineKind('stocktake', {
  plural: 'stocktakes',
  fields: {
    name: text({ required: true, search: 'A' }),
    entity: reference('entity', { required: true }),
    state: choice(stocktakeStates, { required: true, system: true }),
    /** Places below those chosen count too. */
    withSubplaces: boolean(),
    /** Only these types; none named = all. */
    assetTypes: choices(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    /** Only assets whose state is in these phases; none named = all. */
    phases: choices(statePhases, { namedBy: 'kind.asset-state.choice.phase' }),
    /** A further question about the assets, in the query language. */
    query: text({ max: 1000 }),
    openedAt: instant({ system: true, silent: true }),
    closedAt: instant({ system: true, silent: true }),
    /** How many lines are in which status: kept with them. */
    expectedCount: integer({ required: true, system: true, silent: true }),
    foundCount: integer({ required: true, system: true, silent: true }),
    misplacedCount: integer({ required: true, system: true, silent: true }),
    unknownCount: integer({ required: true, system: true, silent: true }),
    missingCount: integer({ required: true, system: true, silent: true }),
    comment: longText(),
  },
  list: [
    'name',
    'state',
    'entity',
    'openedAt',
    'expectedCount',
    'foundCount',
    'misplacedCount',
    'unknownCount',
    'missingCount',
  ],
  sort: '-createdAt',
  entityField: 'entity',
  page: '/stocktakes/:id',
})

/** One thing of a campaign: an asset that was expected or turned up, or a code that names nothing. */
export const stocktakeLineKind = defineKind('stocktake-line', {
  plural: 'stocktake-lines',
  table: 'stocktake_line',
  fields: {
    stocktake: reference('stocktake', { required: true, system: true }),
    /** The asset's name when it came into the campaign, or the code that was read. */
    name: text({ required: true, system: true }),
    status: choice(lineStatuses, { required: true, system: true }),
    asset: reference('asset', { system: true }),
    isExpected: boolean({ system: true }),
    /** Where the register had it. */
    expectedPlace: reference('location', { system: true }),
    seenPlace: reference('location', { system: true }),
    seenAt: instant({ system: true }),
    counter: reference('user', { system: true }),
    /** Closing moved it to where it was seen. */
    isMoved: boolean({ system: true }),
  },
  sort: 'name',
  list: ['name', 'status', 'stocktake', 'asset', 'expectedPlace', 'seenPlace', 'seenAt', 'counter', 'isMoved'],
  hasTrash: false,
  hasStamps: false,
  guard: 'stocktake',
})

/** What a counter's device said: never changed, only withdrawn. Its id comes from the device, so that sending twice counts once. */
export const stocktakeScanKind = defineKind('stocktake-scan', {
  plural: 'stocktake-scans',
  table: 'stocktake_scan',
  fields: {
    stocktake: reference('stocktake', { required: true, system: true }),
    scannedAt: instant({ required: true, system: true }),
    code: text({ max: 300, system: true }),
    asset: reference('asset', { system: true }),
    place: reference('location', { required: true, system: true }),
    counter: reference('user', { system: true }),
    receivedAt: instant({ required: true, system: true }),
    isWithdrawn: boolean({ system: true }),
    scanId: text({ required: true, max: 36, system: true }),
  },
  title: 'id',
  sort: '-scannedAt',
  list: ['scannedAt', 'code', 'asset', 'place', 'counter', 'receivedAt', 'isWithdrawn'],
  hasTrash: false,
  hasStamps: false,
  guard: 'stocktake',
})
