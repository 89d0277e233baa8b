import { boolean, integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const monitorType = defineAssetType({
  name: 'monitor',
  family: 'workplace',
  icon: 'device-desktop',
  fields: {
    diagonal: integer({ min: 1, max: 200 }),
    resolution: text({ max: 50 }),
    hasVga: boolean(),
    hasDvi: boolean(),
    hasHdmi: boolean(),
    hasDisplayPort: boolean(),
    hasUsbC: boolean(),
    hasSpeakers: boolean(),
    hasMicrophone: boolean(),
    isPivot: boolean(),
    isGlobal: boolean(),
  },
  has: ['components', 'connections', 'power'],
})
