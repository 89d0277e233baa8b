import { integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const monitorType = defineAssetType({
  name: 'monitor',
  icon: 'device-desktop',
  fields: { diagonal: integer({ min: 1, max: 200 }), resolution: text({ max: 50 }) },
  has: ['connections'],
})
