import { boolean, choice, date, integer, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

/** Colours by which racks are told apart in a room and in their elevation. */
export const rackColors = ['black', 'grey', 'white', 'blue', 'green', 'yellow', 'orange', 'red', 'purple'] as const
export type RackColor = (typeof rackColors)[number]

const millimetres = { min: 1, max: 10_000 } as const

export const rackType = defineAssetType({
  name: 'rack',
  family: 'server-room',
  icon: 'server',
  fields: {
    /** Rack units; 42 when not said. */
    units: integer({ min: 1, max: 100 }),
    /** Where unit 1 is. */
    numbering: choice(['bottom-up', 'top-down']),
    widthMm: integer(millimetres),
    depthMm: integer(millimetres),
    heightMm: integer(millimetres),
    maxWeightKg: integer({ min: 1, max: 10_000 }),
    maxPowerW: integer({ min: 1, max: 1_000_000 }),
    measuredPowerW: integer({ min: 0, max: 1_000_000 }),
    rackColor: choice(rackColors),
  },
  has: ['places'],
})

/** A chassis that holds other equipment in its own slots: blades, modules. */
export const enclosureType = defineAssetType({
  name: 'enclosure',
  family: 'server-room',
  icon: 'server-2',
  fields: { slots: integer({ min: 1, max: 100 }), powerSupplies: integer({ min: 0, max: 50 }) },
  has: ['places', 'components', 'ports', 'mounting', 'power'],
})

export const pduType = defineAssetType({
  name: 'pdu',
  family: 'server-room',
  icon: 'outlet',
  fields: {
    phases: choice(['single', 'three']),
    maxAmperes: integer({ min: 1, max: 1000 }),
    maxPowerW: integer({ min: 1, max: 1_000_000 }),
    inputConnector: text({ max: 50 }),
    feed: text({ max: 50 }),
    isManaged: boolean(),
    address: text({ max: 100, fed: true }),
  },
  has: ['ports', 'mounting', 'outlets', 'power'],
  columns: ['snmpCredential'],
})

/** Carries what hangs on it through a power cut; its battery is told among the supplies, as the device measures it. */
export const upsType = defineAssetType({
  name: 'ups',
  family: 'server-room',
  icon: 'battery-charging',
  fields: {
    phases: choice(['single', 'three']),
    maxPowerVa: integer({ min: 1, max: 10_000_000 }),
    batteriesReplacedOn: date(),
    address: text({ max: 100, fed: true }),
    firmware: text({ fed: true }),
  },
  has: ['supplies', 'components', 'ports', 'mounting', 'outlets', 'power'],
  columns: ['snmpCredential'],
})

/** What carries no electronics: patch panels, shelves, cable managers. */
export const passiveDeviceType = defineAssetType({
  name: 'passive-device',
  family: 'server-room',
  icon: 'layout-board',
  fields: {
    passiveSort: choice(['patch-panel', 'cable-manager', 'shelf', 'blank-panel', 'drawer', 'other']),
    portCount: integer({ min: 0, max: 10_000 }),
  },
  has: ['ports', 'mounting'],
})
