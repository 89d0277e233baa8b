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
