import { assetTypeNames } from '../assets/types/index.ts'
import { boolean, choice, date, decimal, instant, integer, longText, money, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { orderStates } from './order-states.ts'

/** What becomes of a line when it is received: things of the register, a movement of the stock, or nothing but a count. */
export const lineSorts = ['asset', 'stock', 'service'] as const
export type LineSort = (typeof lineSorts)[number]

const assetType = () => choice(assetTypeNames, { namedBy: 'kind.asset.choice.type' })
const taxRate = () => decimal({ min: 0, max: 100, scale: 2 })
const warrantyMonths = () => integer({ min: 0, max: 600 })

/** A line of a supplier's price list (bordereau). A new price is a new line, in force from another day. */
export const catalogueItemKind = defineKind('catalogue-item', {
  plural: 'catalogue-items',
  table: 'catalogue_item',
  fields: {
    code: text({ required: true, max: 100 }),
    name: text({ required: true }),
    supplier: reference('supplier', { required: true }),
    sort: choice(lineSorts, { required: true }),
    assetType: assetType(),
    model: reference('model'),
    /** What new assets start with. */
    template: reference('asset-template'),
    stockItem: reference('stock-item'),
    unit: text({ max: 50 }),
    unitPrice: money({ required: true, min: 0 }),
    taxRate: taxRate(),
    warrantyMonths: warrantyMonths(),
    validFrom: date(),
    validUntil: date(),
    isActive: boolean(),
    entity: reference('entity', { required: true }),
    /** Entities below see it too; only those whose entity it is change it. */
    isRecursive: boolean(),
    comment: longText(),
  },
  list: ['code', 'name', 'supplier', 'sort', 'unitPrice', 'taxRate', 'validFrom', 'validUntil', 'isActive'],
  keys: ['code'],
  entityField: 'entity',
  sharedField: 'isRecursive',
  guard: 'catalogue',
})

export const orderKind = defineKind('order', {
  plural: 'orders',
  table: 'supplier_order',
  isImported: false,
  fields: {
    /** From the sequence of the year. */
    number: text({ required: true, system: true, search: 'A' }),
    name: text({ required: true, search: 'A' }),
    state: choice(orderStates, { required: true, system: true }),
    entity: reference('entity', { required: true }),
    supplier: reference('supplier', { required: true }),
    contact: reference('contact'),
    budget: reference('budget'),
    /** The market under which it is bought. */
    contract: reference('contract'),
    requester: reference('user'),
    group: reference('group'),
    /** Where it is delivered. */
    location: reference('location'),
    author: reference('user', { system: true }),
    submitter: reference('user', { system: true }),
    approver: reference('user', { system: true }),
    /** The day it went to the supplier. */
    orderedOn: date({ system: true }),
    dueOn: date(),
    accountCode: text({ max: 100 }),
    commitmentNumber: text({ max: 100, search: 'A' }),
    terms: longText({ max: 5000 }),
    comment: longText({ search: 'C' }),
    /** Why it was refused or cancelled. */
    reason: longText({ system: true, max: 2000 }),
    totalExcl: money({ required: true, system: true, silent: true }),
    totalTax: money({ required: true, system: true, silent: true }),
    totalIncl: money({ required: true, system: true, silent: true }),
  },
  list: ['number', 'name', 'supplier', 'state', 'totalIncl', 'orderedOn', 'dueOn', 'requester', 'budget'],
  sort: '-createdAt',
  entityField: 'entity',
  hasText: true,
  page: '/orders/:id',
})

/** One thing ordered, so many times. Seen and changed with its order, and only while that is a draft. */
export const orderLineKind = defineKind('order-line', {
  plural: 'order-lines',
  table: 'order_line',
  isImported: false,
  fields: {
    order: reference('order', { required: true }),
    position: integer({ min: 0, max: 10_000 }),
    /** Gives designation, price and tax where nothing else is said. */
    item: reference('catalogue-item'),
    designation: text({ max: 255 }),
    code: text({ max: 100 }),
    sort: choice(lineSorts, { namedBy: 'kind.catalogue-item.choice.sort' }),
    assetType: assetType(),
    model: reference('model'),
    template: reference('asset-template'),
    stockItem: reference('stock-item'),
    quantity: decimal({ required: true, min: 0.001, max: 1_000_000 }),
    unit: text({ max: 50 }),
    unitPrice: money({ min: 0 }),
    /** In a hundred. */
    discount: decimal({ min: 0, max: 100, scale: 2 }),
    taxRate: taxRate(),
    warrantyMonths: warrantyMonths(),
    /** Without tax, discount taken off: computed by the database. */
    amount: money({ system: true, silent: true }),
    received: decimal({ required: true, system: true, silent: true }),
  },
  title: 'designation',
  sort: 'position',
  list: ['order', 'code', 'designation', 'quantity', 'unitPrice', 'amount', 'received'],
  hasTrash: false,
  guard: 'order',
})

/** A delivery. What it made stands with its lines. */
export const receptionKind = defineKind('reception', {
  plural: 'receptions',
  isImported: false,
  fields: {
    name: text({ required: true, system: true }),
    order: reference('order', { required: true, system: true }),
    deliveryNote: text({ max: 100, system: true }),
    receivedOn: date({ required: true, system: true }),
    location: reference('location', { system: true }),
    receiver: reference('user', { system: true }),
    comment: longText({ max: 2000, system: true }),
    undoneAt: instant({ system: true, silent: true }),
    undoer: reference('user', { system: true, silent: true }),
  },
  sort: '-receivedOn',
  list: ['name', 'order', 'receivedOn', 'location', 'receiver', 'undoneAt'],
  hasTrash: false,
  guard: 'order',
})

/** So much of a line, in one delivery. */
export const receptionLineKind = defineKind('reception-line', {
  plural: 'reception-lines',
  table: 'reception_line',
  isImported: false,
  fields: {
    order: reference('order', { required: true, system: true }),
    reception: reference('reception', { required: true, system: true }),
    line: reference('order-line', { required: true, system: true }),
    designation: text({ required: true, system: true }),
    quantity: decimal({ required: true, system: true }),
    movement: reference('stock-movement', { system: true }),
  },
  title: 'designation',
  sort: 'id',
  list: ['order', 'reception', 'designation', 'quantity'],
  hasTrash: false,
  guard: 'order',
})

export const billStates = ['received', 'checked', 'disputed', 'paid'] as const

/** What the supplier asks for an order. */
export const billKind = defineKind('bill', {
  plural: 'bills',
  isImported: false,
  fields: {
    number: text({ required: true, max: 100 }),
    order: reference('order', { required: true, system: true }),
    state: choice(billStates, { required: true, system: true }),
    billedOn: date({ required: true }),
    amountExcl: money({ required: true, min: 0 }),
    amountIncl: money({ required: true, min: 0 }),
    /** Why it is disputed. */
    reason: longText({ max: 2000, system: true }),
    paidOn: date({ system: true }),
    comment: longText({ max: 2000 }),
  },
  title: 'number',
  sort: '-billedOn',
  list: ['number', 'order', 'state', 'billedOn', 'amountExcl', 'amountIncl', 'paidOn'],
  hasTrash: false,
  guard: 'order',
})
