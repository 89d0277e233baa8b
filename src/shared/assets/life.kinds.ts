import { z } from 'zod'
import { boolean, choice, choices, date, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'
import { assetTypeNames } from './types/index.ts'

/** Dates of an asset's purchase and use that a change of state may set: names of the fields that hold them. */
export const lifeDates = [
  'orderedOn',
  'purchasedOn',
  'deliveredOn',
  'usedSince',
  'warrantyStart',
  'decommissionedOn',
] as const
export type LifeDate = (typeof lifeDates)[number]

/** The transition's field that says whether it sets a date: `setsUsedSince`. */
export const setterOf = (date: LifeDate) =>
  `sets${date[0]!.toUpperCase()}${date.slice(1)}` as `sets${Capitalize<LifeDate>}`

/** A way from one state to another, with the name of the gesture ("Put into service"). Without `fromState`: from any. */
export const stateTransitionKind = defineKind('state-transition', {
  plural: 'state-transitions',
  table: 'state_transition',
  fields: {
    ...translated('name', text({ required: true })),
    fromState: reference('asset-state'),
    toState: reference('asset-state', { required: true }),
    assetType: choice(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    setsOrderedOn: boolean(),
    setsPurchasedOn: boolean(),
    setsDeliveredOn: boolean(),
    setsUsedSince: boolean(),
    setsWarrantyStart: boolean(),
    setsDecommissionedOn: boolean(),
    position: integer({ required: true, min: 0, max: 1000 }),
    comment: longText(),
  },
  list: ['name', 'fromState', 'toState', 'assetType', 'position'],
  sort: 'position',
  guard: 'dictionary',
})

/** What a new asset of one sort starts with. */
export const assetTemplateKind = defineKind('asset-template', {
  plural: 'asset-templates',
  table: 'asset_template',
  fields: {
    ...translated('name', text({ required: true })),
    assetType: choice(assetTypeNames, { required: true, namedBy: 'kind.asset.choice.type' }),
    assetName: text(),
    entity: reference('entity'),
    state: reference('asset-state', { offeredBy: { list: 'assetTypes', by: 'assetType' } }),
    location: reference('location'),
    group: reference('group'),
    technician: reference('user'),
    supportGroup: reference('group'),
    manufacturer: reference('manufacturer'),
    model: reference('model'),
    assetComment: longText(),
    /** Values of the type's own fields. */
    custom: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    comment: longText(),
  },
  list: ['name', 'assetType', 'manufacturer', 'model', 'state', 'location'],
  guard: 'dictionary',
})

/** Inventory numbers that the house gives to new assets, one after the other without gaps. */
export const numberSequenceKind = defineKind('number-sequence', {
  plural: 'number-sequences',
  table: 'number_sequence',
  fields: {
    name: text({ required: true }),
    /** `PC-{year}-{0000}`: the zeros are the counter and its width; {year}, {yy}, {month} and {day} begin a new count. */
    pattern: text({ required: true, max: 60 }),
    assetType: choice(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    /** For assets of this unit and those below; the nearest sequence counts. */
    entity: reference('entity'),
    firstNumber: integer({ required: true, min: 0, max: 99_999_999 }),
    /** Also for machines that agents bring in. */
    forAgents: boolean(),
    comment: longText(),
  },
  list: ['name', 'pattern', 'assetType', 'entity', 'forAgents'],
  guard: 'dictionary',
})

/** Fields that agents, and the rules about what agents bring, may be kept from writing. */
export const lockableFields = [
  ...['name', 'manufacturer', 'model', 'serial', 'uuid', 'contact', 'osName', 'osVersion', 'user', 'location', 'state'],
  ...['group', 'technician', 'supportGroup', 'domain', 'lastUser', 'address', 'mac', 'firmware', 'cpu', 'imei'],
] as const

/** What no agent writes on assets of a type, whoever brings the machine: what people say stays. */
export const typeLockKind = defineKind('type-lock', {
  plural: 'type-locks',
  table: 'type_lock',
  fields: {
    name: text({ required: true }),
    /** Empty = every type. */
    assetType: choice(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    fields: choices(lockableFields, { namedBy: 'kind.type-lock.choice.fields' }),
    comment: longText(),
  },
  list: ['name', 'assetType'],
  guard: 'dictionary',
})

/** What becomes of who has a thing and where it is, when it goes to another unit; nothing said: what the new unit may have too is kept. */
export const transferWays = ['keep', 'empty'] as const
export const transferFields = ['user', 'group', 'location', 'technician', 'supportGroup'] as const
/** Ties that may be left behind. */
export const transferTies = ['links', 'contracts', 'documents'] as const

const way = choice(transferWays, { namedBy: 'kind.transfer-model.choice.way' })

/** A way of giving equipment to another unit, under a name: what follows, what is emptied, which ties end. */
export const transferModelKind = defineKind('transfer-model', {
  plural: 'transfer-models',
  table: 'transfer_model',
  fields: {
    ...translated('name', text({ required: true })),
    user: way,
    group: way,
    location: way,
    technician: way,
    supportGroup: way,
    leaves: choices(transferTies, { namedBy: 'engine.copy.part' }),
    comment: longText(),
  },
  list: ['name', 'user', 'location', 'technician'],
  guard: 'dictionary',
})

export const conditions = ['new', 'good', 'worn', 'damaged'] as const

/** A thing given to somebody (`out`) or taken back (`in`); seen with the asset. */
export const handOverKind = defineKind('hand-over', {
  plural: 'hand-overs',
  table: 'hand_over',
  fields: {
    asset: reference('asset', { required: true, system: true }),
    direction: choice(['out', 'in'], { required: true, system: true }),
    user: reference('user', { system: true }),
    group: reference('group', { system: true }),
    location: reference('location', { system: true }),
    author: reference('user', { system: true }),
    condition: choice(conditions, { system: true }),
    accessories: longText({ system: true, hidden: false }),
    dueOn: date({ system: true }),
    comment: longText({ system: true, hidden: false }),
  },
  title: 'id',
  sort: '-createdAt',
  list: ['createdAt', 'asset', 'direction', 'user', 'group', 'condition', 'dueOn', 'author'],
  hasTrash: false,
  guard: 'asset',
  page: '/hand-overs/:id',
})
