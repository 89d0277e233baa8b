import { choice, decimal, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { treeFields } from '../kinds/tree-fields.ts'

export const solvingPolicies = ['warn', 'refuse'] as const

/** An organisational unit: who sees what follows from it. */
export const entityKind = defineKind('entity', {
  plural: 'entities',
  fields: {
    name: text({ required: true }),
    parent: reference('entity'),
    ...treeFields,
    code: text({ max: 50 }),
    /** Tag that agents send; brings their machines into this entity. */
    inventoryTag: text({ max: 100 }),
    /** What keeps a case from being solved while it is open beside it; nothing said = as the entity above, in the end a warning. */
    solvingApprovals: choice(solvingPolicies),
    solvingChildren: choice(solvingPolicies),
    solvingTasks: choice(solvingPolicies),
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName', 'code', 'inventoryTag'],
  isTree: true,
})

export const locationKind = defineKind('location', {
  plural: 'locations',
  fields: {
    name: text({ required: true }),
    parent: reference('location'),
    ...treeFields,
    entity: reference('entity', { required: true }),
    code: text({ max: 50 }),
    /** What people call it, short: it finds the place as its code does. */
    alias: text({ max: 100 }),
    building: text({ max: 100 }),
    room: text({ max: 100 }),
    address: longText(),
    /** In degrees (WGS 84), both or none; a site's serve all places below it. */
    latitude: decimal({ min: -90, max: 90, scale: 6, hidden: true }),
    longitude: decimal({ min: -180, max: 180, scale: 6, hidden: true }),
    /** Metres above the sea. */
    altitude: decimal({ min: -500, max: 9000, scale: 2, hidden: true }),
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName', 'code', 'entity'],
  isTree: true,
  keys: ['alias'],
  entityField: 'entity',
  page: '/locations/:id',
})
