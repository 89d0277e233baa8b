import { z } from 'zod'
import { idInput } from '../fields/id.ts'
import type { PartSection } from './parts.ts'

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
  /** Megabytes and events counted by the device since it was started. */
  | 'traffic'
  | 'tally'
  /** Records of the register: their ids in the data, `{id, name}` where it is read. */
  | 'location'
  | 'asset-state'
  | 'percent'

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
  motherboard: { manufacturer: 'text', model: 'text', chipset: 'text' },
  networkCard: { manufacturer: 'text', model: 'text', mac: 'text', speedMbps: 'megabits' },
  powerSupply: { manufacturer: 'text', model: 'text', powerW: 'number' },
  camera: { manufacturer: 'text', model: 'text', resolution: 'text' },
  sensor: { kind: 'text', manufacturer: 'text', model: 'text' },
  otherPart: { kind: 'text', manufacturer: 'text', model: 'text', description: 'text' },
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
    device: 'text',
    encrypted: 'yes',
    isPartlyEncrypted: 'yes',
    encryptionTool: 'text',
    encryptionAlgorithm: 'text',
    encryptionType: 'text',
  },
  port: {
    status: 'updown',
    mac: 'text',
    addresses: 'addresses',
    speedMbps: 'megabits',
    kind: 'text',
    number: 'number',
    mtu: 'number',
    alias: 'text',
    duplex: 'text',
    isTrunk: 'yes',
    inMb: 'traffic',
    outMb: 'traffic',
    inErrors: 'tally',
    outErrors: 'tally',
  },
  supply: {
    kind: 'text',
    color: 'text',
    level: 'percent',
    state: 'text',
    pages: 'number',
    minutes: 'number',
    load: 'percent',
  },
  printer: { driver: 'text', port: 'text', address: 'text', server: 'text', isNetwork: 'yes' },
  peripheral: { kind: 'text', manufacturer: 'text', interface: 'text', serial: 'text' },
  monitor: { manufacturer: 'text', serial: 'text', port: 'text', description: 'text' },
  os: {
    version: 'text',
    edition: 'text',
    servicePack: 'text',
    architecture: 'text',
    kernelVersion: 'text',
    installDate: 'day',
    fqdn: 'text',
    dnsDomain: 'text',
    timeZone: 'text',
    owner: 'text',
    organisation: 'text',
    hostId: 'text',
    productId: 'text',
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
  database: { sizeMb: 'megabytes', isActive: 'yes', isBackedUp: 'yes', description: 'text' },
  dnsRecord: { type: 'text', value: 'text', ttl: 'number', description: 'text' },
  virtualMachine: { status: 'text', system: 'text', memoryMb: 'megabytes', processors: 'number', uuid: 'text' },
}

/** Sections that people may fill by hand; theirs stay when an inventory comes. */
export const handSections = [
  'motherboard',
  'processor',
  'memory',
  'storage',
  'networkCard',
  'graphics',
  'sound',
  'controller',
  'powerSupply',
  'battery',
  'modem',
  'sim',
  'slot',
  'connector',
  'firmware',
  'camera',
  'sensor',
  'otherPart',
  'port',
  'volume',
  'printer',
  'peripheral',
  'os',
  'antivirus',
  'localUser',
  'localGroup',
  'remoteAccess',
  'license',
  'virtualMachine',
  'database',
  'dnsRecord',
] as const satisfies readonly PartSection[]
export type HandSection = (typeof handSections)[number]

/** What any part of hardware can carry, whoever told of it. */
const tracked: Record<string, Shown> = {
  serial: 'text',
  inventoryNumber: 'text',
  busId: 'text',
  place: 'location',
  partState: 'asset-state',
}
const untracked: readonly PartSection[] = [
  'firmware',
  'slot',
  'connector',
  'supply',
  'port',
  'volume',
  'os',
  'antivirus',
  'localUser',
  'localGroup',
  'remoteAccess',
  'license',
  'registry',
  'virtualMachine',
  'database',
  'dnsRecord',
]

/** Fields of a part, in the order of its table and its form. */
export const fieldsOfPart = (section: PartSection): Record<string, Shown> =>
  untracked.includes(section) ? partColumns[section] : { ...partColumns[section], ...tracked }

/** Told by agents only: nobody types what a device counts. */
const observedOnly: readonly Shown[] = ['addresses', 'updown', 'traffic', 'tally']

/** Fields of a part that a person can say: addresses, states and counters are for agents to tell. */
export const handFields = (section: HandSection): Record<string, Shown> =>
  Object.fromEntries(Object.entries(fieldsOfPart(section)).filter(([, shown]) => !observedOnly.includes(shown)))

/** Fields whose words are ours: `part.value.<section>.<word>`. */
export const codedValues: Partial<Record<PartSection, Record<string, readonly string[]>>> = {
  storage: { kind: ['ssd', 'disk', 'optical', 'removable', 'other'] },
  port: {
    kind: ['ethernet', 'wifi', 'fibrechannel', 'aggregate', 'alias', 'bridge', 'dialup', 'loopback', 'bluetooth'],
    duplex: ['full', 'half'],
  },
  peripheral: { kind: ['keyboard', 'pointing', 'usb', 'input'] },
  volume: { kind: ['local', 'network', 'removable', 'optical'] },
}

const id = z.union([idInput, z.looseObject({ id: idInput }).transform((value) => value.id)])
const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const schemas: Partial<Record<Shown, z.ZodType>> = {
  yes: z.boolean(),
  day: z.iso.date(),
  text: z.string().trim().max(255),
  location: id,
  'asset-state': id,
}

function schemaOf(section: PartSection, name: string, shown: Shown): z.ZodType {
  const words = codedValues[section]?.[name]
  if (words !== undefined) return z.enum(words as [string, ...string[]])
  return schemas[shown] ?? amount
}

/** Fields of a part that point at records, with the kind of each. */
export const partReferences = (section: PartSection): [string, 'location' | 'asset-state'][] =>
  Object.entries(fieldsOfPart(section)).flatMap(([name, shown]): [string, 'location' | 'asset-state'][] =>
    shown === 'location' || shown === 'asset-state' ? [[name, shown]] : [],
  )

/** What a person may say of a part of this section; null and empty = nothing said. */
export const handSchema = (section: HandSection): z.ZodType<Record<string, unknown>> =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(handFields(section)).map(([name, shown]) => [
        name,
        z.preprocess((value) => (value === '' ? null : value), schemaOf(section, name, shown).nullable()).optional(),
      ]),
    ),
  )
