import { z } from 'zod'
import {
  boolean,
  choice,
  choices,
  date,
  instant,
  integer,
  json,
  longText,
  money,
  reference,
  text,
} from '../fields/index.ts'
import { hardwareChangeSorts, hardwareParts } from '../inventory/hardware.kinds.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'
import { compliances } from '../licences/licences.kinds.ts'
import { addressFields, partFields, softwareInstallFields } from './parts.ts'
import { assetTypeNames, assetTypes } from './types/index.ts'

export const manufacturerKind = defineKind('manufacturer', {
  plural: 'manufacturers',
  fields: { name: text({ required: true }), comment: longText() },
  list: ['name'],
  guard: 'dictionary',
})

export const modelKind = defineKind('model', {
  plural: 'models',
  fields: {
    name: text({ required: true }),
    manufacturer: reference('manufacturer'),
    assetType: choice(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    reference: text(),
    /** Height in a rack, weight and power of one: what rack sums are made of. */
    units: integer({ min: 1, max: 60 }),
    weightKg: integer({ min: 0, max: 10_000 }),
    powerW: integer({ min: 0, max: 1_000_000 }),
    isHalfWidth: boolean(),
    isFullDepth: boolean(),
    comment: longText(),
  },
  list: ['name', 'manufacturer', 'assetType', 'reference'],
  guard: 'dictionary',
})

export const statePhases = ['ordered', 'in_stock', 'in_use', 'in_repair', 'on_loan', 'lost', 'retired'] as const

export const assetStateKind = defineKind('asset-state', {
  plural: 'asset-states',
  table: 'asset_state',
  fields: {
    ...translated('name', text({ required: true })),
    phase: choice(statePhases, { required: true }),
    /** Types that may be in it; none named = any. */
    assetTypes: choices(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    code: text({ max: 50, system: true }),
    position: integer({ required: true, min: 0, max: 1000 }),
    comment: longText(),
  },
  list: ['name', 'phase', 'position'],
  sort: 'position',
  guard: 'dictionary',
})

/** Any piece of equipment. What only one type has lives in `custom`, defined in types/. */
export const assetKind = defineKind('asset', {
  plural: 'assets',
  fields: {
    number: integer({ required: true, system: true, silent: true }),
    type: choice(assetTypeNames, { required: true }),
    name: text({ required: true, search: 'A', fed: true }),
    entity: reference('entity', { required: true }),
    /** Entities below see it too; only those whose entity it is change it. */
    isRecursive: boolean(),
    state: reference('asset-state', { offeredBy: { list: 'assetTypes', by: 'type' } }),
    /** When the state was last changed. */
    stateSince: instant({ system: true, silent: true }),
    location: reference('location'),
    user: reference('user'),
    group: reference('group'),
    technician: reference('user'),
    supportGroup: reference('group'),
    /** Of lines and cards, cables, applications, and what is read over the network: types/ says which type shows which. */
    lineOperator: reference('line-operator'),
    cableStrand: reference('cable-strand'),
    applianceType: reference('appliance-type'),
    snmpCredential: reference('snmp-credential'),
    /** The named frame it stands in, in graphs of consequences. */
    impactGroup: reference('impact-group'),
    manufacturer: reference('manufacturer', { fed: true }),
    model: reference('model', { fed: true }),
    serial: text({ search: 'A', fed: true, scanned: true }),
    inventoryNumber: text({ search: 'A', scanned: true }),
    uuid: text({ max: 100, fed: true }),
    contact: text({ search: 'A', fed: true }),
    /** Where one reaches whoever `contact` names: a telephone, a number of their own. */
    contactNumber: text({ max: 50 }),
    osName: text({ search: 'C', fed: true }),
    osVersion: text({ fed: true, compare: 'version' }),
    comment: longText({ search: 'C' }),
    custom: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    /**
     * What inventory last said of each fed field, beside what people declared: `value` as it was said, `taken` as the field
     * holds it (the id of a maker, a name as the house writes it).
     */
    observed: json(
      z.record(
        z.string(),
        z.object({ value: z.unknown(), taken: z.string().nullish(), at: z.string(), source: z.string() }),
      ),
      { system: true, silent: true },
    ),
    source: text({ system: true, silent: true }),
    lastInventoryAt: instant({ system: true, silent: true }),
    /** When it was last started, as inventory tells; moves by itself, like the instant of the inventory. */
    lastBootAt: instant({ system: true, silent: true }),
    /** Since when the house holds it for lost sight of (assets.staleDays). */
    staleSince: instant({ system: true, silent: true }),
    /** The state it comes back to when it is heard of again. */
    staleFromState: reference('asset-state', { system: true, silent: true, hidden: true }),
  },
  relations: {
    software: { fields: softwareInstallFields, named: 'name', kind: 'software' },
    part: { fields: partFields, named: 'title' },
    ip: { fields: addressFields, named: 'ip' },
    /** Another asset of the same serial number. */
    twin: { fields: { name: text(), serial: text(), type: text() }, named: 'serial', kind: 'asset' },
    /** Taught by the room of networks: each address of each port, with the narrowest network that holds it. */
    networkPort: {
      fields: {
        name: text(),
        mac: text(),
        ip: text({ compare: 'address' }),
        network: reference('ip-network'),
      },
      named: 'name',
    },
    /** Taught by the room of inventory: what agents saw change. */
    hardwareChange: {
      fields: {
        part: choice(hardwareParts),
        change: choice(hardwareChangeSorts),
        before: text(),
        after: text(),
        seenAt: instant(),
      },
      named: 'before',
    },
    ticket: {
      fields: { number: integer(), title: text(), status: text(), phase: text(), type: text() },
      named: 'title',
      kind: 'ticket',
    },
    /** Taught by the room of floor plans: the plan on which it is pinned. */
    floorPlan: { fields: { name: text() }, named: 'name', kind: 'location' },
    /** Taught by the room that buys (management); all other fields of a purchase are a step behind it. */
    purchase: {
      fields: { orderNumber: text(), price: money(), warrantyEnd: date() },
      named: 'orderNumber',
      kind: 'purchase',
    },
    contract: { fields: { name: text(), number: text() }, named: 'name', kind: 'contract' },
  },
  list: ['name', 'type', 'state', 'location', 'user', 'manufacturer', 'model', 'serial', 'updatedAt'],
  sort: 'name',
  keys: ['serial', 'inventoryNumber', 'uuid', 'number'],
  entityField: 'entity',
  sharedField: 'isRecursive',
  hasText: true,
  page: '/assets/:id',
  custom: {
    field: 'custom',
    by: 'type',
    types: Object.fromEntries(assetTypes.map((type) => [type.name, type.fields])),
  },
})

export const softwareKind = defineKind('software', {
  plural: 'software',
  fields: {
    name: text({ required: true, search: 'A' }),
    publisher: text({ required: true, search: 'B' }),
    category: text(),
    /** The program that this one takes the place of. */
    upgradeOf: reference('software'),
    /** Cases may be about it. */
    isForCases: boolean(),
    installCount: integer({ required: true, system: true, silent: true }),
    isHidden: boolean({ required: true, system: true, silent: true }),
    title: reference('software', { system: true, silent: true }),
    comment: longText(),
  },
  relations: {
    asset: { fields: { name: text(), serial: text(), type: text() }, named: 'name', kind: 'asset' },
    /** Taught by the room of licences: what gives the right to use it. */
    licence: {
      fields: { name: text(), compliance: choice(compliances), expiresOn: date() },
      named: 'name',
      kind: 'licence',
    },
    /** Taught by the service desk: cases about it. */
    ticket: { fields: { number: integer(), title: text(), phase: text() }, named: 'title', kind: 'ticket' },
  },
  list: ['name', 'publisher', 'category', 'installCount'],
  hasText: true,
  page: '/software/:id',
})
