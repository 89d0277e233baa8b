import { choice, integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const cableType = defineAssetType({
  name: 'cable',
  family: 'networking',
  icon: 'line',
  fields: {
    medium: choice(['copper', 'fibre-single', 'fibre-multi', 'coaxial', 'power', 'other']),
    /** `Cat 6A`, `OM4`. */
    category: text({ max: 50 }),
    color: text({ max: 50 }),
    lengthCm: integer({ min: 1, max: 10_000_000 }),
    strands: integer({ min: 1, max: 10_000 }),
  },
  has: ['ends'],
  columns: ['cableStrand'],
})
