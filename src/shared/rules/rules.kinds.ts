import { boolean, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { effectsSchema, ruleConditionSchema } from './rule.ts'

/** If this, then that: asked in order when a record of its set is about to be written. */
export const ruleKind = defineKind('rule', {
  plural: 'rules',
  isImported: false,
  fields: {
    name: text({ required: true }),
    /** Name of the rule set; changes never. */
    set: text({ required: true, max: 50 }),
    entity: reference('entity', { required: true }),
    withChildren: boolean(),
    position: integer({ required: true, system: true }),
    isActive: boolean(),
    condition: json(ruleConditionSchema),
    effects: json(effectsSchema),
    stops: boolean(),
    comment: longText(),
  },
  list: ['name', 'set', 'entity', 'isActive', 'position'],
  sort: 'position',
  entityField: 'entity',
})
