import { date, text } from '../fields/index.ts'

/**
 * Sections an asset's parts fall into. `tab` says where people find them. Fields of a part live in asset_part.data and are
 * those of the neutral inventory (server/domains/inventory/neutral.ts).
 */
export const partSections = {
  motherboard: { tab: 'components' },
  processor: { tab: 'components' },
  memory: { tab: 'components' },
  storage: { tab: 'components' },
  networkCard: { tab: 'components' },
  graphics: { tab: 'components' },
  sound: { tab: 'components' },
  controller: { tab: 'components' },
  powerSupply: { tab: 'components' },
  battery: { tab: 'components' },
  slot: { tab: 'components' },
  modem: { tab: 'components' },
  sim: { tab: 'components' },
  firmware: { tab: 'components' },
  connector: { tab: 'components' },
  camera: { tab: 'components' },
  sensor: { tab: 'components' },
  otherPart: { tab: 'components' },
  volume: { tab: 'volumes' },
  port: { tab: 'ports' },
  supply: { tab: 'supplies' },
  printer: { tab: 'connections' },
  peripheral: { tab: 'connections' },
  monitor: { tab: 'connections' },
  os: { tab: 'system' },
  antivirus: { tab: 'system' },
  localUser: { tab: 'system' },
  localGroup: { tab: 'system' },
  remoteAccess: { tab: 'system' },
  license: { tab: 'system' },
  registry: { tab: 'system' },
  virtualMachine: { tab: 'virtualMachines' },
  database: { tab: 'databases' },
  dnsRecord: { tab: 'records' },
} as const

export type PartSection = keyof typeof partSections
export const partSectionNames = Object.keys(partSections) as PartSection[]

/** What a condition `part.…` may ask. */
export const partFields = { section: text(), title: text(), key: text() }

/** What a condition `ip.…` may ask: `ip:10.1.0.0/16`. */
export const addressFields = { ip: text({ compare: 'address' }) }

/** What a condition `software.…` may ask. */
export const softwareInstallFields = {
  name: text(),
  publisher: text(),
  version: text({ compare: 'version' }),
  architecture: text(),
  installDate: date(),
}
