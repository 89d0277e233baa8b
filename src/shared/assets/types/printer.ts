import { boolean, integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const printerType = defineAssetType({
  name: 'printer',
  icon: 'printer',
  fields: {
    pageCounter: integer({ min: 0, fed: true }),
    isNetwork: boolean(),
    isColor: boolean(),
    memoryMb: integer({ min: 0 }),
    address: text({ max: 100, fed: true }),
  },
  has: ['ports', 'connections'],
})
