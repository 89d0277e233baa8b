import { boolean, choice, date, instant, integer, longText, money, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const stockCategories = ['cartridge', 'consumable', 'accessory', 'spare_part'] as const
export const cartridgeColors = ['black', 'cyan', 'magenta', 'yellow', 'tricolor', 'drum', 'other'] as const

/** A thing held in numbers. How many there are is never written: it is what the ledger adds up to. */
export const stockItemKind = defineKind('stock-item', {
  plural: 'stock-items',
  table: 'stock_item',
  fields: {
    name: text({ required: true, search: 'A' }),
    category: choice(stockCategories, { required: true }),
    entity: reference('entity', { required: true }),
    /** Entities below see it too; only those whose entity it is change it. */
    isRecursive: boolean(),
    reference: text({ search: 'A', max: 100 }),
    barcode: text({ search: 'A', max: 100, scanned: true }),
    manufacturer: reference('manufacturer'),
    unit: text({ max: 50 }),
    color: choice(cartridgeColors),
    /** Pages a cartridge is said to print. */
    pageYield: integer({ min: 1, max: 10_000_000 }),
    /** Alert when no more than this is left, all places together. */
    threshold: integer({ min: 0, max: 1_000_000 }),
    /** What one wants to have after an order. */
    target: integer({ min: 0, max: 1_000_000 }),
    quantity: integer({ required: true, system: true, silent: true }),
    toOrder: integer({ required: true, system: true, silent: true }),
    isLow: boolean({ system: true, silent: true }),
    comment: longText(),
  },
  relations: {
    level: {
      fields: { location: reference('location'), quantity: integer(), isLow: boolean(), toOrder: integer() },
      named: 'place',
    },
    printer: { fields: { name: text() }, named: 'name', kind: 'model' },
  },
  list: ['name', 'category', 'reference', 'manufacturer', 'quantity', 'threshold', 'isLow', 'toOrder'],
  sort: 'name',
  entityField: 'entity',
  sharedField: 'isRecursive',
  hasText: true,
  guard: 'stock',
  page: '/stock/:id',
})

/** How much of an item lies at a place; kept equal to the ledger in the same transaction. */
export const stockLevelKind = defineKind('stock-level', {
  plural: 'stock-levels',
  table: 'stock_level',
  fields: {
    item: reference('stock-item', { required: true, system: true }),
    location: reference('location', { required: true, system: true }),
    quantity: integer({ required: true, system: true, silent: true }),
    threshold: integer({ min: 0, max: 1_000_000, system: true }),
    target: integer({ min: 0, max: 1_000_000, system: true }),
    isLow: boolean({ system: true, silent: true }),
    toOrder: integer({ required: true, system: true, silent: true }),
  },
  title: 'id',
  sort: 'id',
  list: ['item', 'location', 'quantity', 'threshold', 'target', 'isLow', 'toOrder'],
  hasTrash: false,
  hasStamps: false,
  guard: 'stock',
})

export const movementTypes = [
  'opening',
  'receipt',
  'issue',
  'return',
  'transfer_out',
  'transfer_in',
  'correction',
] as const
export type MovementType = (typeof movementTypes)[number]

/** A line of the ledger. Never changed, never deleted: what was wrong is reversed by another line. */
export const stockMovementKind = defineKind('stock-movement', {
  plural: 'stock-movements',
  table: 'stock_movement',
  fields: {
    at: instant({ required: true, system: true }),
    type: choice(movementTypes, { required: true, system: true }),
    item: reference('stock-item', { required: true, system: true }),
    location: reference('location', { required: true, system: true }),
    /** Signed: what came in, less what went out. */
    quantity: integer({ required: true, system: true }),
    /** What lay at the place afterwards. */
    balance: integer({ required: true, system: true }),
    /** The other place of a transfer. */
    counterpart: reference('location', { system: true }),
    user: reference('user', { system: true }),
    group: reference('group', { system: true }),
    asset: reference('asset', { system: true }),
    reference: text({ max: 100, system: true }),
    comment: text({ max: 1000, system: true }),
    /** What one cost, of a receipt. */
    unitPrice: money({ min: 0, system: true }),
    author: reference('user', { system: true }),
    isReversed: boolean({ system: true, silent: true }),
    reverses: reference('stock-movement', { system: true }),
    pair: reference('stock-movement', { system: true }),
  },
  title: 'id',
  sort: '-at',
  list: ['at', 'type', 'item', 'quantity', 'balance', 'location', 'user', 'group', 'asset', 'comment', 'author'],
  hasTrash: false,
  hasStamps: false,
  guard: 'stock',
})

/** A cartridge in a printer: put in at one page count, worn at another. */
export const cartridgeKind = defineKind('cartridge', {
  plural: 'cartridges',
  table: 'cartridge',
  fields: {
    item: reference('stock-item', { required: true, system: true }),
    asset: reference('asset', { required: true, system: true }),
    movement: reference('stock-movement', { required: true, system: true }),
    state: choice(['installed', 'worn', 'returned'], { required: true, system: true }),
    installedOn: date({ required: true, system: true }),
    installedPages: integer({ min: 0, system: true }),
    wornOn: date({ system: true }),
    wornPages: integer({ min: 0, system: true }),
    /** Pages printed between the two counts. */
    printedPages: integer({ system: true }),
  },
  title: 'id',
  sort: '-installedOn',
  list: ['item', 'asset', 'state', 'installedOn', 'installedPages', 'wornOn', 'wornPages', 'printedPages'],
  hasTrash: false,
  guard: 'stock',
})
