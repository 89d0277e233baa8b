import { boolean, choice, date, integer, longText, money, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const licenceTypes = ['seats', 'named_user', 'site', 'oem', 'subscription', 'open'] as const
export const licenceStates = ['ordered', 'active', 'retired'] as const
/** What the installs found say of the seats bought. */
export const compliances = ['unknown', 'short', 'exact', 'excess', 'unlimited'] as const

/** The right to use a program: how many seats, until when. What is installed is compared with it by the house. */
export const licenceKind = defineKind('licence', {
  plural: 'licences',
  fields: {
    name: text({ required: true, search: 'A' }),
    entity: reference('entity', { required: true }),
    /** Entities below see it too; only those whose entity it is change it. */
    isRecursive: boolean(),
    software: reference('software'),
    /** `16.*`: only these versions count; `*` any text, `?` any letter. */
    versionPattern: text({ max: 100 }),
    type: choice(licenceTypes, { required: true }),
    state: choice(licenceStates, { required: true }),
    /** Empty = unlimited. */
    seats: integer({ min: 0, max: 10_000_000 }),
    /** More may be given out than there are seats. */
    allowsExcess: boolean(),
    purchasedVersion: text({ max: 100 }),
    usedVersion: text({ max: 100 }),
    inventoryNumber: text({ search: 'A', max: 100 }),
    parent: reference('licence'),
    user: reference('user'),
    group: reference('group'),
    technician: reference('user'),
    purchasedOn: date(),
    price: money({ min: 0 }),
    orderNumber: text({ max: 100 }),
    supplier: reference('supplier'),
    /** Whom one asks about it, there. */
    contact: reference('contact'),
    expiresOn: date(),
    comment: longText(),
    hasKey: boolean({ system: true }),
    assignedCount: integer({ required: true, system: true, silent: true }),
    /** Seats of this licence that nobody was given (the database counts); below nothing: given out too often. */
    freeSeats: integer({ system: true, silent: true }),
    installCount: integer({ required: true, system: true, silent: true }),
    /** Seats of all licences that serve the same installs. */
    poolSeats: integer({ system: true, silent: true }),
    compliance: choice(compliances, { required: true, system: true, silent: true }),
    /** Seats left over; below nothing: missing. */
    margin: integer({ system: true, silent: true }),
  },
  /** Taught by the room that buys (management). */
  relations: { contract: { fields: { name: text(), number: text() }, named: 'name', kind: 'contract' } },
  list: ['name', 'software', 'type', 'seats', 'installCount', 'assignedCount', 'compliance', 'expiresOn'],
  sort: 'name',
  entityField: 'entity',
  sharedField: 'isRecursive',
  hasText: true,
  page: '/licences/:id',
})

/** A seat given to somebody or to a machine. */
export const licenceSeatKind = defineKind('licence-seat', {
  plural: 'licence-seats',
  table: 'licence_seat',
  fields: {
    licence: reference('licence', { required: true, system: true }),
    user: reference('user', { system: true }),
    asset: reference('asset', { system: true }),
    comment: text({ max: 500, system: true }),
  },
  title: 'id',
  sort: 'id',
  list: ['licence', 'user', 'asset', 'comment', 'createdAt'],
  oneOf: ['user', 'asset'],
  hasTrash: false,
  guard: 'licence',
})
