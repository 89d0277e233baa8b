import { choice, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const computerType = defineAssetType({
  name: 'computer',
  icon: 'device-laptop',
  fields: {
    chassis: choice(['desktop', 'laptop', 'tablet', 'all-in-one', 'server', 'virtual', 'other'], { fed: true }),
    domain: text({ fed: true }),
    lastUser: text({ fed: true }),
  },
  has: ['software', 'components', 'volumes', 'ports', 'connections', 'system', 'virtualMachines'],
})
