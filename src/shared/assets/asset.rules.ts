import { text } from '../fields/index.ts'
import type { Kind } from '../kinds/define-kind.ts'
import { defineRuleSet, fieldTargets } from '../rules/rule-set.ts'
import { assetKind } from './assets.kinds.ts'

/** A machine as its first inventory tells of it: the record that is about to be made, its agent, its addresses. */
const told: Kind = {
  ...assetKind,
  relations: {
    agent: { fields: { tag: text(), program: text(), version: text(), deviceId: text() }, named: 'tag' },
    address: { fields: { address: text({ compare: 'address' }), mac: text() }, named: 'address' },
    software: assetKind.relations.software!,
  },
  // Where it belongs is what the rules decide: those of all entities are asked.
  entityField: null,
}

/** Asked once, when an inventory brings a machine that the register does not know. */
export const assetInventoryRules = defineRuleSet({
  name: 'asset-inventory',
  subject: told,
  when: 'create',
  targets: fieldTargets(assetKind, ['entity', 'location', 'group', 'state', 'user', 'technician', 'supportGroup']),
  refuses: true,
  tried: null,
})

const byHand = [
  'location',
  'group',
  'state',
  'user',
  'technician',
  'supportGroup',
  'inventoryNumber',
  'comment',
] as const

/** Asked before an asset that a person enters or an import brings is made. */
export const assetCreationRules = defineRuleSet({
  name: 'asset-creation',
  subject: { ...assetKind, relations: {} },
  when: 'create',
  targets: fieldTargets(assetKind, byHand),
  refuses: true,
  tried: assetKind,
})

/** Asked before a person or an import changes an asset. */
export const assetUpdateRules = defineRuleSet({
  name: 'asset-update',
  subject: { ...assetKind, relations: {} },
  when: 'change',
  targets: fieldTargets(assetKind, byHand),
  refuses: true,
  tried: assetKind,
})
