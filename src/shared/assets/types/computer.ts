import { choice, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

/**
 * Virtual machines are computers of chassis `virtual`, not a type of their own: an agent inside one reports it as a
 * computer, and a record must not change its type because an agent was installed.
 */
export const computerType = defineAssetType({
  name: 'computer',
  family: 'workplace',
  icon: 'device-laptop',
  fields: {
    chassis: choice(['desktop', 'laptop', 'tablet', 'all-in-one', 'server', 'virtual', 'other'], { fed: true }),
    domain: text({ fed: true }),
    lastUser: text({ fed: true }),
  },
  has: ['software', 'components', 'volumes', 'ports', 'connections', 'system', 'virtualMachines', 'mounting', 'power'],
})
