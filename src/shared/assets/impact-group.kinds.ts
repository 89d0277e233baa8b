import { choice, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** Each is a pair of ink and ground in light and dark (web/domains/assets/impact/frames.module.css). */
export const frameColours = ['blue', 'green', 'amber', 'red', 'violet', 'grey'] as const

/** A named frame around assets in the graph of consequences: "Cœur de réseau". An asset stands in one at most. */
export const impactGroupKind = defineKind('impact-group', {
  plural: 'impact-groups',
  table: 'impact_group',
  fields: {
    name: text({ required: true, max: 80 }),
    colour: choice(frameColours, { required: true }),
    entity: reference('entity', { required: true }),
    comment: longText(),
  },
  list: ['name', 'colour', 'entity'],
  entityField: 'entity',
  guard: 'asset',
})
