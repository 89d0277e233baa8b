import { integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const networkEquipmentType = defineAssetType({
  name: 'network-equipment',
  icon: 'router',
  fields: {
    address: text({ max: 100, fed: true }),
    firmware: text({ fed: true }),
    portCount: integer({ min: 0, max: 10_000 }),
    memoryMb: integer({ min: 0, fed: true }),
  },
  has: ['components', 'ports'],
})
