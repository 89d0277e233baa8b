import { boolean, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const peripheralType = defineAssetType({
  name: 'peripheral',
  family: 'workplace',
  icon: 'plug',
  fields: { sort: text({ max: 100 }), interface: text({ max: 50 }), isGlobal: boolean() },
  has: ['components', 'ports', 'connections', 'mounting', 'power'],
})
