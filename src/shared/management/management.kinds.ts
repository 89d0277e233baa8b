import { assetTypeNames } from '../assets/types/index.ts'
import { boolean, choice, date, decimal, integer, longText, money, reference, text, url } from '../fields/index.ts'
import { defineDictionary } from '../kinds/define-dictionary.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated, translatedTreeFields } from '../kinds/translated-fields.ts'
import { depreciationMethods } from './depreciation.ts'
import { linkFileName, linkTemplate } from './link-template.ts'
import { registrationNumber } from './registration.ts'

export const supplierTypeKind = defineDictionary('supplier-type')
export const contractTypeKind = defineDictionary('contract-type')
export const budgetTypeKind = defineDictionary('budget-type')

/** Under what the documents of a record are filed: "Achat", below it "Factures". */
export const documentHeadingKind = defineKind('document-heading', {
  plural: 'document-headings',
  table: 'document_heading',
  fields: {
    ...translated('name', text({ required: true, max: 100 })),
    parent: reference('document-heading'),
    ...translatedTreeFields,
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName'],
  isTree: true,
  filesDocuments: true,
  guard: 'dictionary',
})

/** A link shown on assets of a type, its address filled with their values. */
export const linkTemplateKind = defineKind('link-template', {
  plural: 'link-templates',
  table: 'link_template',
  fields: {
    ...translated('name', text({ required: true })),
    template: linkTemplate(),
    /** Instead of an address: a file of this name and content, filled the same way. */
    fileName: linkFileName(),
    content: longText({ max: 20_000 }),
    assetType: choice(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    comment: longText(),
  },
  list: ['name', 'assetType', 'template', 'fileName'],
  guard: 'dictionary',
})

export const supplierKind = defineKind('supplier', {
  plural: 'suppliers',
  fields: {
    name: text({ required: true, search: 'A' }),
    entity: reference('entity', { required: true }),
    type: reference('supplier-type'),
    registration: registrationNumber(),
    /** Our number in their books. */
    customerNumber: text({ max: 50, search: 'A' }),
    address: longText({ max: 500, hidden: false }),
    postCode: text({ max: 20 }),
    town: text({ max: 100, search: 'B' }),
    country: text({ max: 100 }),
    phone: text({ max: 50 }),
    email: text({ max: 254, search: 'B' }),
    website: url(),
    isActive: boolean(),
    comment: longText({ search: 'C' }),
  },
  relations: {
    contact: { fields: { name: text(), email: text() }, named: 'name', kind: 'contact' },
    contract: { fields: { name: text(), number: text() }, named: 'name', kind: 'contract' },
  },
  list: ['name', 'type', 'town', 'phone', 'email', 'isActive'],
  entityField: 'entity',
  hasText: true,
  page: '/suppliers/:id',
})

export const contactKind = defineKind('contact', {
  plural: 'contacts',
  fields: {
    name: text({ required: true, search: 'A' }),
    firstName: text({ max: 100, search: 'A' }),
    title: choice(['madam', 'sir']),
    jobTitle: text({ search: 'C' }),
    entity: reference('entity', { required: true }),
    email: text({ max: 254, search: 'A' }),
    phone: text({ max: 50, search: 'B' }),
    mobile: text({ max: 50, search: 'B' }),
    comment: longText({ search: 'C' }),
  },
  relations: { supplier: { fields: { name: text() }, named: 'name', kind: 'supplier' } },
  list: ['name', 'firstName', 'jobTitle', 'email', 'phone', 'mobile'],
  entityField: 'entity',
  hasText: true,
  guard: 'supplier',
  page: '/contacts/:id',
})

export const budgetKind = defineKind('budget', {
  plural: 'budgets',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    /** Entities below see it too; only those whose entity it is change it. */
    isRecursive: boolean(),
    type: reference('budget-type'),
    amount: money({ required: true, min: 0 }),
    beginsOn: date(),
    endsOn: date(),
    location: reference('location'),
    comment: longText(),
  },
  list: ['name', 'type', 'beginsOn', 'endsOn', 'amount'],
  entityField: 'entity',
  sharedField: 'isRecursive',
  page: '/budgets/:id',
})

export const contractStates = ['draft', 'active', 'terminated'] as const
export const renewals = ['none', 'tacit', 'express'] as const
export type Renewal = (typeof renewals)[number]

export const contractKind = defineKind('contract', {
  plural: 'contracts',
  fields: {
    name: text({ required: true, search: 'A' }),
    number: text({ max: 100, search: 'A' }),
    entity: reference('entity', { required: true }),
    /** Entities below see it too; only those whose entity it is change it. */
    isRecursive: boolean(),
    type: reference('contract-type'),
    supplier: reference('supplier'),
    state: choice(contractStates, { required: true }),
    startsOn: date(),
    initialMonths: integer({ min: 1, max: 600 }),
    renewal: choice(renewals, { required: true }),
    renewalMonths: integer({ min: 1, max: 600 }),
    /** Express renewals that people have done. */
    renewedTimes: integer({ required: true, system: true }),
    noticeMonths: integer({ min: 0, max: 60 }),
    invoiceMonths: integer({ min: 1, max: 120 }),
    terminatedOn: date(),
    /** Computed (contract-dates.ts): last day of the period under way, last day to give notice. */
    endsOn: date({ system: true, silent: true }),
    noticeOn: date({ system: true, silent: true }),
    accountNumber: text({ max: 100, search: 'A' }),
    supportWeek: text({ max: 50 }),
    supportSaturday: text({ max: 50 }),
    supportSunday: text({ max: 50 }),
    maxAssets: integer({ min: 1, max: 1_000_000 }),
    location: reference('location'),
    manager: reference('user'),
    comment: longText({ search: 'C' }),
  },
  relations: {
    asset: { fields: { name: text(), serial: text(), type: text() }, named: 'name', kind: 'asset' },
    licence: { fields: { name: text() }, named: 'name', kind: 'licence' },
    partner: { fields: { name: text() }, named: 'name', kind: 'supplier' },
    cost: { fields: { name: text(), amount: money(), budget: reference('budget') }, named: 'name' },
  },
  list: ['name', 'number', 'type', 'supplier', 'state', 'endsOn', 'noticeOn', 'renewal'],
  entityField: 'entity',
  sharedField: 'isRecursive',
  hasText: true,
  page: '/contracts/:id',
})

/** A line of what a contract costs, for a period, on a budget. Seen and changed with its contract. */
export const contractCostKind = defineKind('contract-cost', {
  plural: 'contract-costs',
  table: 'contract_cost',
  fields: {
    contract: reference('contract', { required: true }),
    name: text({ required: true }),
    beginsOn: date(),
    endsOn: date(),
    amount: money({ required: true }),
    budget: reference('budget'),
    comment: longText(),
  },
  list: ['name', 'contract', 'beginsOn', 'endsOn', 'amount', 'budget'],
  sort: 'beginsOn',
  hasTrash: false,
  guard: 'contract',
})

/** How an asset was bought, until when it is under warranty, how it loses its value. One an asset, seen with it. */
export const purchaseKind = defineKind('purchase', {
  plural: 'purchases',
  fields: {
    asset: reference('asset', { required: true }),
    supplier: reference('supplier'),
    budget: reference('budget'),
    orderNumber: text({ max: 100 }),
    deliveryNote: text({ max: 100 }),
    invoice: text({ max: 100 }),
    immobilisationNumber: text({ max: 100 }),
    price: money({ min: 0 }),
    warrantyValue: money({ min: 0 }),
    orderedOn: date(),
    purchasedOn: date(),
    deliveredOn: date(),
    usedSince: date(),
    inventoriedOn: date(),
    decommissionedOn: date(),
    warrantyStart: date(),
    warrantyMonths: integer({ min: 0, max: 600 }),
    warrantyNote: text(),
    /** Computed: last day of the warranty. */
    warrantyEnd: date({ system: true, silent: true }),
    depreciation: choice(depreciationMethods, { required: true }),
    depreciationYears: integer({ min: 1, max: 50 }),
    /** Of the declining method; that of the law by the duration when empty. */
    coefficient: decimal({ min: 1, max: 5, scale: 4 }),
    criticality: choice(['low', 'medium', 'high', 'vital']),
    comment: longText(),
  },
  title: 'orderNumber',
  sort: 'id',
  list: ['asset', 'supplier', 'orderNumber', 'purchasedOn', 'price', 'warrantyEnd', 'budget'],
  hasTrash: false,
})

export const costSorts = ['time', 'fixed', 'material'] as const
export type CostSort = (typeof costSorts)[number]

/**
 * A line of what a case costs. Time is minutes at an hourly rate, material a quantity at a unit price; the amount follows from
 * them (prepareTicketCost), and is typed where one of the two is missing.
 */
export const ticketCostKind = defineKind('ticket-cost', {
  plural: 'ticket-costs',
  table: 'ticket_cost',
  fields: {
    ticket: reference('ticket', { required: true }),
    name: text({ required: true }),
    sort: choice(costSorts, { required: true }),
    day: date(),
    minutes: integer({ min: 0, max: 600_000 }),
    rate: money({ min: 0 }),
    quantity: decimal({ min: 0, max: 1_000_000, scale: 3 }),
    unitPrice: money({ min: 0 }),
    amount: money(),
    budget: reference('budget'),
    supplier: reference('supplier'),
    comment: longText(),
  },
  list: ['name', 'ticket', 'sort', 'day', 'minutes', 'rate', 'amount', 'budget', 'supplier'],
  sort: 'day',
  hasTrash: false,
})
