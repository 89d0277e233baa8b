/**
 * The neutral inventory: what any agent says of one machine, in one shape.
 *
 * Absent section = unknown (undefined); present and empty = the machine has none ([]). Every part has a stable key: the
 * same machine read twice, in any order, gives the same keys. Sizes are whole megabytes, speeds MHz or Mbit/s, dates
 * YYYY-MM-DD, MAC addresses lower case with colons; null = not said, or said as junk.
 */

import type { Dropped } from './identity/dropped.ts'
import type { DeviceFacts, ModulePart, PortCounters, PortSights, SupplyPart } from './neutral-network.ts'

export type ItemType = 'Computer' | 'Phone' | 'Printer' | 'NetworkEquipment' | 'Power' | 'Pdu' | 'Unmanaged'

/** One row of asset_part; `key` is unique inside its section. */
export interface Part {
  key: string
  title: string
}

export interface ProcessorPart extends Part {
  manufacturer: string | null
  speedMhz: number | null
  cores: number | null
  threads: number | null
  architecture: string | null
  socket: string | null
}

export interface MemoryPart extends Part {
  capacityMb: number | null
  kind: string | null
  form: string | null
  speedMhz: number | null
  slot: string | null
  manufacturer: string | null
  serial: string | null
}

export type StorageKind = 'disk' | 'ssd' | 'optical' | 'removable' | 'other'

export interface StoragePart extends Part {
  device: string | null
  model: string | null
  manufacturer: string | null
  serial: string | null
  firmware: string | null
  sizeMb: number | null
  kind: StorageKind
  interface: string | null
}

export type VolumeKind = 'local' | 'network' | 'removable' | 'optical'

export interface VolumePart extends Part {
  /** `C:` or `/home`. */
  mount: string | null
  label: string | null
  device: string | null
  fileSystem: string | null
  totalMb: number | null
  freeMb: number | null
  kind: VolumeKind | null
  serial: string | null
  encrypted: boolean | null
  /** Of encrypted volumes only; absent = not said. */
  isPartlyEncrypted?: boolean
  encryptionTool?: string
  encryptionAlgorithm?: string
  encryptionType?: string
}

export interface PortAddress {
  address: string
  family: 4 | 6
  mask: string | null
  subnet: string | null
  gateway: string | null
  dhcp: string | null
}

export interface PortPart extends Part, PortSights, PortCounters {
  name: string | null
  mac: string | null
  /** ethernet, wifi, bluetooth… in the words of the GLPI inventory format. */
  kind: string | null
  speedMbps: number | null
  status: 'up' | 'down' | null
  isVirtual: boolean
  isDock: boolean
  mtu: number | null
  /** Number and alias of the interface, network equipment only. */
  number: number | null
  alias: string | null
  addresses: PortAddress[]
}

export interface GraphicsPart extends Part {
  chipset: string | null
  memoryMb: number | null
  /** `00:02.0`; absent = not said. */
  busId?: string
}

export interface SoundPart extends Part {
  manufacturer: string | null
  description: string | null
}

export interface MonitorPart extends Part {
  name: string | null
  manufacturer: string | null
  serial: string | null
  port: string | null
  description: string | null
}

export interface PrinterPart extends Part {
  driver: string | null
  port: string | null
  /** Address found in the port, the host or the description. */
  address: string | null
  serial: string | null
  isNetwork: boolean | null
  isShared: boolean | null
  /** A file writer, a fax, a note taker: no machine stands behind it. */
  isVirtual: boolean
  server: string | null
  shareName: string | null
}

export interface PeripheralPart extends Part {
  kind: 'keyboard' | 'pointing' | 'usb' | 'input'
  manufacturer: string | null
  interface: string | null
  vendorId: string | null
  productId: string | null
  serial: string | null
}

export interface ControllerPart extends Part {
  manufacturer: string | null
  type: string | null
  vendorId: string | null
  productId: string | null
  slot: string | null
  driver: string | null
}

export interface BatteryPart extends Part {
  manufacturer: string | null
  serial: string | null
  chemistry: string | null
  capacityMwh: number | null
  realCapacityMwh: number | null
  voltageMv: number | null
  madeOn: string | null
}

export interface AntivirusPart extends Part {
  company: string | null
  version: string | null
  isEnabled: boolean | null
  isUpToDate: boolean | null
  baseVersion: string | null
  baseDate: string | null
  expiresOn: string | null
}

export interface VirtualMachinePart extends Part {
  uuid: string | null
  status: string | null
  system: string | null
  memoryMb: number | null
  processors: number | null
}

export interface LocalUserPart extends Part {
  login: string | null
  userId: string | null
  home: string | null
  shell: string | null
}

export interface LocalGroupPart extends Part {
  groupId: string | null
  members: string[]
}

export interface SlotPart extends Part {
  description: string | null
  designation: string | null
  isUsed: boolean | null
}

export interface ModemPart extends Part {
  kind: string | null
  model: string | null
  manufacturer: string | null
  serial: string | null
  imei: string | null
}

export interface SimPart extends Part {
  iccid: string | null
  serial: string | null
  operator: string | null
  country: string | null
  phoneNumber: string | null
}

export interface FirmwarePart extends Part {
  kind: string | null
  manufacturer: string | null
  version: string | null
  date: string | null
}

export interface ConnectorPart extends Part {
  type: string | null
  description: string | null
}

export interface RegistryPart extends Part {
  value: string | null
}

export interface LicensePart extends Part {
  /** The last five characters only: a product key is a secret. */
  keyEnd: string | null
  productId: string | null
}

export interface RemoteAccessPart extends Part {
  remoteId: string | null
  version: string | null
}

/** The operating system: the one part of section `os`. */
export interface OsPart extends Part {
  name: string | null
  version: string | null
  kernelVersion: string | null
  servicePack: string | null
  architecture: string | null
  comment: string | null
  installDate: string | null
  fqdn: string | null
  dnsDomain: string | null
  hostId: string | null
  timeZone: string | null
  productId: string | null
  productKeyEnd: string | null
  /** To whom Windows says it belongs. */
  organisation: string | null
  owner: string | null
  /** `Professionnel`, `Enterprise`: of systems that are sold in several. */
  edition?: string
}

export interface SoftwarePart extends Part {
  name: string
  publisher: string | null
  version: string | null
  architecture: string | null
  installDate: string | null
  sizeBytes: number | null
  /** registry, deb, rpm, uwp…: how the agent found it. */
  source: string | null
  guid: string | null
  folder: string | null
  comment: string | null
  language: string | null
  category: string | null
}

/** Names follow `partSections` of shared/assets/parts.ts; `software` has its own tables. */
export interface Sections {
  processor?: ProcessorPart[]
  memory?: MemoryPart[]
  storage?: StoragePart[]
  volume?: VolumePart[]
  port?: PortPart[]
  graphics?: GraphicsPart[]
  sound?: SoundPart[]
  monitor?: MonitorPart[]
  printer?: PrinterPart[]
  peripheral?: PeripheralPart[]
  controller?: ControllerPart[]
  battery?: BatteryPart[]
  antivirus?: AntivirusPart[]
  virtualMachine?: VirtualMachinePart[]
  localUser?: LocalUserPart[]
  localGroup?: LocalGroupPart[]
  slot?: SlotPart[]
  modem?: ModemPart[]
  sim?: SimPart[]
  firmware?: FirmwarePart[]
  connector?: ConnectorPart[]
  registry?: RegistryPart[]
  license?: LicensePart[]
  remoteAccess?: RemoteAccessPart[]
  os?: OsPart[]
  supply?: SupplyPart[]
  otherPart?: ModulePart[]
  software?: SoftwarePart[]
}

export type SectionName = keyof Sections

/** Fields that move by themselves: shown, never a reason for a history row nor for calling a message "changed". */
export const volatileFields: Partial<Record<SectionName, readonly string[]>> = {
  volume: ['freeMb'],
  port: ['status', 'speedMbps', 'neighbours', 'macs', 'inMb', 'outMb', 'inErrors', 'outErrors'],
  supply: ['level', 'state', 'pages', 'minutes', 'load'],
  battery: ['realCapacityMwh', 'voltageMv'],
  antivirus: ['isUpToDate', 'baseVersion', 'baseDate'],
  virtualMachine: ['status'],
}

export interface MacSeen {
  mac: string
  name: string | null
  /** Made by software (VPN, hypervisor host adapter…). The own card of a virtual machine is not. */
  isVirtual: boolean
  /** Of a dock or dongle: walks from machine to machine. */
  isDock: boolean
  isLocallyAdministered: boolean
}

export type Chassis = 'desktop' | 'laptop' | 'tablet' | 'all-in-one' | 'server' | 'virtual' | 'other'

/** Who the machine says it is. Junk values are already out; `dropped` tells which. */
export interface Identity {
  name: string | null
  uuid: string | null
  serial: string | null
  manufacturer: string | null
  model: string | null
  assetTag: string | null
  chassis: Chassis | null
  /** Windows domain or workgroup. */
  domain: string | null
  mainboardSerial: string | null
  mainboardModel: string | null
  /** VMware, Hyper-V, Docker…; null for a physical machine. */
  virtualSystem: string | null
  macs: MacSeen[]
  dropped: Dropped[]
}

export interface UserSeen {
  login: string | null
  domain: string | null
  /** Other people signed in at the same time. */
  others: string[]
  lastLogged: string | null
}

/** Plain facts of the whole machine. */
export interface SystemFacts {
  description: string | null
  memoryMb: number | null
  swapMb: number | null
  defaultGateway: string | null
  dns: string[]
  /** Network equipment and printers. */
  location: string | null
  contact: string | null
  /** Devices seen over the network. */
  device?: DeviceFacts
  /** When it was started, or for how many seconds it has run; moves by itself, so no hash holds it. */
  boot?: { at: string } | { secondsAgo: number }
}

export interface NeutralInventory {
  deviceId: string
  agentId: string | null
  agent: { name: string; version: string; userAgent: string | null }
  /** The id the machine had before (Windows OCS agents after a rename). */
  oldDeviceId: string | null
  tag: string | null
  itemType: ItemType
  /** Only some sections were sent; a partial message never empties what it leaves out. */
  isPartial: boolean
  /** OCS administrative data (KEYNAME, KEYVALUE), TAG left out. */
  accountInfo: { name: string; value: string }[]
  identity: Identity
  user: UserSeen | null
  system: SystemFacts
  sections: Sections
  /** OCS CHECKSUM: a hint only; null when absent. */
  checksum: number | null
  /** Machines seen on the same subnet (OCS IPDISCOVER). */
  neighbours: { address: string; mac: string; name: string | null }[]
  /** Marks of sections as sent: the same mark means the same section, without reading it. */
  marks: { software?: string }
  /** What was left out or mended while reading, for the page of the message. */
  warnings: string[]
}
