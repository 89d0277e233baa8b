import { boolean, choice, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const phoneType = defineAssetType({
  name: 'phone',
  family: 'telephony',
  icon: 'device-mobile',
  fields: {
    line: text({ max: 50 }),
    imei: text({ max: 50, fed: true }),
    kind: choice(['desk', 'mobile', 'softphone', 'conference']),
    powerSupply: choice(['poe', 'adapter', 'battery']),
    hasHeadset: boolean(),
    hasSpeaker: boolean(),
    isGlobal: boolean(),
  },
  has: ['software', 'components', 'ports', 'connections'],
})
