import { assetTypeNames } from '../assets/types/index.ts'
import { boolean, choice, choices, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** Fields that can make a record the only one of its sort, by kind; `imei` and the like are own fields of asset types. */
export const uniqueFieldsOf = {
  asset: [
    ...['name', 'serial', 'inventoryNumber', 'uuid', 'contact', 'type', 'manufacturer', 'model', 'location', 'user'],
    ...['address', 'mac', 'imei', 'iccid', 'callNumber', 'fingerprint'],
  ],
  software: ['name', 'publisher'],
  licence: ['name', 'inventoryNumber', 'software', 'orderNumber'],
  contract: ['name', 'number', 'accountNumber', 'supplier', 'type'],
  supplier: ['name', 'registration', 'customerNumber', 'email', 'phone'],
  contact: ['name', 'firstName', 'email', 'phone', 'mobile'],
  budget: ['name', 'type', 'beginsOn'],
  'stock-item': ['name', 'reference', 'barcode', 'manufacturer'],
  user: ['name', 'email'],
  location: ['name', 'code', 'parent'],
} as const satisfies Record<string, readonly string[]>

export type UniqueSubject = keyof typeof uniqueFieldsOf
export const uniqueSubjects = Object.keys(uniqueFieldsOf) as UniqueSubject[]
export const uniqueFieldNames: readonly string[] = [...new Set(Object.values(uniqueFieldsOf).flat())]

/** No two living records of a kind have all these values alike, in an entity and those below it. */
export const uniqueRuleKind = defineKind('unique-rule', {
  plural: 'unique-rules',
  table: 'unique_rule',
  fields: {
    name: text({ required: true }),
    subject: choice(uniqueSubjects, { required: true }),
    fields: choices(uniqueFieldNames, { namedBy: 'kind.unique-rule.choice.fields' }),
    assetTypes: choices(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    /** Values that are no values: a line each, `*` for any letters. */
    ignored: longText({ max: 5000 }),
    entity: reference('entity', { required: true }),
    mode: choice(['refuse', 'warn'], { required: true }),
    isActive: boolean(),
    comment: longText(),
  },
  list: ['name', 'subject', 'mode', 'entity', 'isActive'],
  isImported: false,
  entityField: 'entity',
  guard: 'unicity',
})
