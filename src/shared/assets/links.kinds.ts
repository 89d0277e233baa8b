import { boolean, choice, choices, instant, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'
import { assetTypeNames } from './types/index.ts'

/** Whether trouble goes along a link: from its first end to its second (`forward`: a rack and what it holds), or back. */
export const impactDirections = ['none', 'forward', 'backward', 'both'] as const

/** What a link between two pieces of equipment means, said from either end: "contains", "is in". */
export const linkTypeKind = defineKind('link-type', {
  plural: 'link-types',
  table: 'link_type',
  fields: {
    ...translated('name', text({ required: true, max: 100 })),
    ...translated('reverseName', text({ required: true, max: 100 })),
    impact: choice(impactDirections, { required: true }),
    /** One thing in another: a thing cannot be in itself, however far. */
    isContainment: boolean(),
    /** The second end has one such link at a time. */
    isSingle: boolean(),
    /** Types that may stand at either end; none named = any. */
    fromTypes: choices(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    toTypes: choices(assetTypeNames, { namedBy: 'kind.asset.choice.type' }),
    /** What the house itself asks for by name; no form offers it. */
    code: text({ max: 50, system: true }),
    comment: text(),
  },
  list: ['name', 'reverseName', 'impact', 'isContainment', 'isSingle'],
  guard: 'dictionary',
})

/**
 * A link between two assets. What agents see and what people say are kept apart (`isObserved`, `isDeclared`): a link that
 * a person made stays when an agent no longer sees it. A link that neither holds any more has `endedAt`.
 */
export const assetLinkKind = defineKind('asset-link', {
  plural: 'asset-links',
  table: 'asset_link',
  fields: {
    from: reference('asset', { required: true }),
    type: reference('link-type', { required: true }),
    to: reference('asset', { required: true }),
    comment: text(),
    isDeclared: boolean({ system: true, silent: true }),
    isObserved: boolean({ system: true, silent: true }),
    firstSeenAt: instant({ required: true, system: true, silent: true }),
    lastSeenAt: instant({ required: true, system: true, silent: true }),
    endedAt: instant({ system: true, silent: true }),
  },
  title: 'id',
  sort: 'id',
  list: ['from', 'type', 'to', 'comment', 'isDeclared', 'isObserved', 'firstSeenAt', 'endedAt'],
  hasTrash: false,
  hasStamps: false,
  guard: 'asset',
})
