import { applianceType, certificateType, clusterType, databaseInstanceType, domainType } from './applications.ts'
import { type AssetCapability, type AssetType, assetFamilies } from './asset-type.ts'
import { cableType } from './cable.ts'
import { computerType } from './computer.ts'
import { monitorType } from './monitor.ts'
import { networkEquipmentType } from './network-equipment.ts'
import { peripheralType } from './peripheral.ts'
import { phoneType } from './phone.ts'
import { printerType } from './printer.ts'
import { enclosureType, passiveDeviceType, pduType, rackType, upsType } from './server-room.ts'
import { lineType, simCardType } from './telephony.ts'
import { unmanagedType } from './unmanaged.ts'

export { type AssetCapability, type AssetFamily, type AssetType, assetFamilies } from './asset-type.ts'

/** In the order of menus. */
export const assetTypes: readonly AssetType[] = [
  computerType,
  monitorType,
  peripheralType,
  printerType,
  phoneType,
  lineType,
  simCardType,
  networkEquipmentType,
  cableType,
  rackType,
  enclosureType,
  pduType,
  upsType,
  passiveDeviceType,
  clusterType,
  applianceType,
  databaseInstanceType,
  domainType,
  certificateType,
  unmanagedType,
]
export const assetTypeNames = [
  'computer',
  'monitor',
  'peripheral',
  'printer',
  'phone',
  'line',
  'sim-card',
  'network-equipment',
  'cable',
  'rack',
  'enclosure',
  'pdu',
  'ups',
  'passive-device',
  'cluster',
  'appliance',
  'database-instance',
  'domain',
  'certificate',
  'unmanaged',
] as const
export type AssetTypeName = (typeof assetTypeNames)[number]

/** Can assets of this type do or have it? */
export const typeHas = (type: unknown, capability: AssetCapability): boolean =>
  assetTypes.find((each) => each.name === type)?.has.includes(capability) === true

/** Fields of the register that assets of this type have beside those of all. */
export const columnsOf = (type: unknown): readonly string[] =>
  assetTypes.find((each) => each.name === type)?.columns ?? []

/** Names of the types that show such a field. */
export const typesThatShow = (column: string): string[] =>
  assetTypes.filter((type) => type.columns?.includes(column)).map((type) => type.name)

/** Names of the codes that assets of this type keep sealed. */
export const secretNamesOf = (type: unknown): readonly string[] =>
  assetTypes.find((each) => each.name === type)?.secrets ?? []

/** Names of the types that can do or have it. */
export const typesThat = (capability: AssetCapability): string[] =>
  assetTypes.filter((type) => type.has.includes(capability)).map((type) => type.name)

/** Types gathered by family, in the order of menus. */
export const typesByFamily = assetFamilies.map((family) => ({
  family,
  types: assetTypes.filter((type) => type.family === family),
}))
