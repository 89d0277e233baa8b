import { boolean, longText, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

/** What discovery saw and no rule could name: to be given its type, or left aside. */
export const unmanagedType = defineAssetType({
  name: 'unmanaged',
  family: 'discovered',
  icon: 'help-hexagon',
  fields: {
    address: text({ max: 100, fed: true }),
    mac: text({ max: 50, fed: true }),
    systemDescription: longText({ max: 2000, fed: true }),
    isAccepted: boolean(),
    /** Several machines were seen behind one port of the network, and this stands for what lies between. */
    isHub: boolean(),
  },
  has: ['components', 'ports'],
  columns: ['snmpCredential'],
})
