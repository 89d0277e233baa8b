import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { PartSection } from '../../../../shared/assets/parts.ts'
import { partQuery } from '../../../engine/records.ts'

/** One thing an asset is made of; the fields in `data` are those of the neutral inventory. */
export interface Part {
  id: string
  section: PartSection
  title: string
  isObserved: boolean
  data: Record<string, unknown>
}

/** `components`, `volumes`, `ports`, `system`, `virtual-machines`, `printers-and-peripherals`. */
export const useParts = (assetId: string, tab: string) =>
  useQuery(partQuery<{ items: Part[] }>(assetKind, assetId, tab))

/** How the fields of parts are shown: which, in which order, as what. */
export type Shown =
  | 'text'
  | 'megabytes'
  | 'megahertz'
  | 'megabits'
  | 'milliwatts'
  | 'number'
  | 'yes'
  | 'day'
  | 'addresses'
  | 'updown'

export const partColumns: Record<PartSection, Record<string, Shown>> = {
  processor: {
    manufacturer: 'text',
    cores: 'number',
    threads: 'number',
    speedMhz: 'megahertz',
    architecture: 'text',
    socket: 'text',
  },
  memory: {
    capacityMb: 'megabytes',
    kind: 'text',
    form: 'text',
    speedMhz: 'megahertz',
    slot: 'text',
    manufacturer: 'text',
    serial: 'text',
  },
  storage: {
    sizeMb: 'megabytes',
    kind: 'text',
    interface: 'text',
    manufacturer: 'text',
    model: 'text',
    serial: 'text',
    firmware: 'text',
  },
  graphics: { chipset: 'text', memoryMb: 'megabytes' },
  sound: { manufacturer: 'text', description: 'text' },
  controller: { manufacturer: 'text', type: 'text', driver: 'text', slot: 'text' },
  battery: {
    manufacturer: 'text',
    chemistry: 'text',
    capacityMwh: 'milliwatts',
    realCapacityMwh: 'milliwatts',
    serial: 'text',
    madeOn: 'day',
  },
  slot: { description: 'text', designation: 'text', isUsed: 'yes' },
  modem: { kind: 'text', manufacturer: 'text', model: 'text', imei: 'text' },
  sim: { operator: 'text', phoneNumber: 'text', iccid: 'text', country: 'text' },
  firmware: { kind: 'text', manufacturer: 'text', version: 'text', date: 'day' },
  volume: {
    label: 'text',
    fileSystem: 'text',
    totalMb: 'megabytes',
    freeMb: 'megabytes',
    kind: 'text',
    encrypted: 'yes',
  },
  port: {
    status: 'updown',
    mac: 'text',
    addresses: 'addresses',
    speedMbps: 'megabits',
    kind: 'text',
    number: 'number',
    alias: 'text',
  },
  printer: { driver: 'text', port: 'text', address: 'text', server: 'text', isNetwork: 'yes' },
  peripheral: { kind: 'text', manufacturer: 'text', interface: 'text', serial: 'text' },
  monitor: { manufacturer: 'text', serial: 'text', port: 'text', description: 'text' },
  os: {
    version: 'text',
    architecture: 'text',
    kernelVersion: 'text',
    installDate: 'day',
    fqdn: 'text',
    dnsDomain: 'text',
    timeZone: 'text',
  },
  antivirus: {
    company: 'text',
    version: 'text',
    isEnabled: 'yes',
    isUpToDate: 'yes',
    baseVersion: 'text',
    expiresOn: 'day',
  },
  localUser: { login: 'text', userId: 'text', home: 'text', shell: 'text' },
  localGroup: { groupId: 'text' },
  connector: { type: 'text', description: 'text' },
  registry: { value: 'text' },
  license: { productId: 'text', keyEnd: 'text' },
  remoteAccess: { remoteId: 'text', version: 'text' },
  virtualMachine: { status: 'text', system: 'text', memoryMb: 'megabytes', processors: 'number', uuid: 'text' },
}

/** Fields whose words are ours to translate: `part.value.<section>.<field>.<word>`. */
export const codedFields: Partial<Record<PartSection, readonly string[]>> = {
  storage: ['kind'],
  volume: ['kind'],
  peripheral: ['kind'],
  port: ['kind'],
}
