import { boolean, choice, integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

const counter = { min: 0 } as const

export const printerType = defineAssetType({
  name: 'printer',
  family: 'printing',
  icon: 'printer',
  fields: {
    address: text({ max: 100, fed: true }),
    paper: choice(['a4', 'a3', 'label', 'plotter', 'card']),
    memoryMb: integer({ min: 0 }),
    isColor: boolean(),
    isDuplex: boolean(),
    isMultifunction: boolean(),
    isNetwork: boolean(),
    isGlobal: boolean(),
    hasEthernet: boolean(),
    hasWifi: boolean(),
    hasUsb: boolean(),
    hasParallel: boolean(),
    hasSerialPort: boolean(),
    firstPageCounter: integer(counter),
    pageCounter: integer({ ...counter, fed: true }),
    monoCounter: integer({ ...counter, fed: true }),
    colorCounter: integer({ ...counter, fed: true }),
    copyCounter: integer({ ...counter, fed: true }),
    scanCounter: integer({ ...counter, fed: true }),
    faxCounter: integer({ ...counter, fed: true }),
  },
  has: ['supplies', 'components', 'ports', 'connections', 'power'],
  columns: ['snmpCredential'],
})
