import { choice, integer, longText, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

export const networkEquipmentType = defineAssetType({
  name: 'network-equipment',
  family: 'networking',
  icon: 'router',
  fields: {
    networkRole: choice([
      'switch',
      'router',
      'firewall',
      'access-point',
      'controller',
      'load-balancer',
      'modem',
      'storage',
      'other',
    ]),
    address: text({ max: 100, fed: true }),
    firmware: text({ fed: true }),
    portCount: integer({ min: 0, max: 10_000 }),
    memoryMb: integer({ min: 0, fed: true }),
    cpu: text({ max: 100, fed: true }),
    systemDescription: longText({ max: 2000, fed: true }),
  },
  has: ['components', 'ports', 'mounting', 'power'],
  columns: ['snmpCredential'],
})
