import { hash } from 'node:crypto'
import { isJunkMac, isLocallyAdministeredMac } from '../identity/junk.ts'
import type { Identity, ItemType, NeutralInventory, Sections } from '../neutral.ts'
import type { DeviceFacts } from '../neutral-network.ts'
import { readBoot } from './boot-of.ts'
import { readFacts, readIdentity, readUser } from './identity-of.ts'
import type { Sender } from './messages.ts'
import { readOs } from './os-of.ts'
import type { Reading } from './parts.ts'
import { readConnectors, readMonitors, readPeripherals, readPrinters } from './sections/devices.ts'
import {
  readBatteries,
  readControllers,
  readFirmware,
  readGraphics,
  readMemory,
  readModems,
  readProcessors,
  readSims,
  readSlots,
  readSounds,
} from './sections/hardware.ts'
import { macsOf, readPorts } from './sections/network.ts'
import { chassisSerial, readDevice, readModules, readSupplies } from './sections/network-device.ts'
import { readSoftware } from './sections/software.ts'
import { readStorages, readVolumes } from './sections/storage.ts'
import {
  readAntivirus,
  readLicenses,
  readLocalGroups,
  readLocalUsers,
  readRegistry,
  readRemoteAccess,
  readVirtualMachines,
} from './sections/system.ts'
import { child, rows, type Tree } from './tree.ts'
import { integer, mac, normaliseAddress, text } from './values.ts'
import { type SoftwareText, softwareRows } from './xml-plain.ts'

/** What stands around the content of an inventory. */
export interface Envelope {
  sender: Sender
  dialect: Reading['dialect']
  oldDeviceId: string | null
  tag: string | null
  itemType: ItemType
  isPartial: boolean
  warnings: string[]
  /** The rows of SOFTWARES as sent. */
  software?: SoftwareText
}

type SectionReader = (content: Tree, reading: Reading) => Sections[keyof Sections]

const readers: { [name in keyof Sections]-?: SectionReader } = {
  processor: readProcessors,
  memory: readMemory,
  storage: readStorages,
  volume: readVolumes,
  port: readPorts,
  graphics: readGraphics,
  sound: readSounds,
  monitor: readMonitors,
  printer: readPrinters,
  peripheral: readPeripherals,
  controller: readControllers,
  battery: readBatteries,
  antivirus: readAntivirus,
  virtualMachine: readVirtualMachines,
  localUser: readLocalUsers,
  localGroup: readLocalGroups,
  slot: readSlots,
  modem: readModems,
  sim: readSims,
  firmware: readFirmware,
  connector: readConnectors,
  registry: readRegistry,
  license: readLicenses,
  remoteAccess: readRemoteAccess,
  os: readOs,
  supply: readSupplies,
  otherPart: readModules,
  software: readSoftware,
}

/** The content of an inventory, OCS or GLPI, as the neutral inventory. */
export function toNeutral(content: Tree, envelope: Envelope): NeutralInventory {
  const identity = readIdentity(content)
  const reading: Reading = {
    dialect: envelope.dialect,
    isVirtualMachine: identity.virtualSystem !== null,
    warnings: envelope.warnings,
  }
  const found: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(readers)) {
    if (name === 'software' && envelope.software !== undefined) {
      const { software } = envelope
      readWhenAsked(found, name, () => read((softwareRows(software) ?? {}) as Tree, reading))
      continue
    }
    const parts = read(content, reading)
    if (parts !== undefined) found[name] = parts
  }
  const sections = found as Sections
  identity.macs = macsOf(sections.port)
  const device = readDevice(content)
  const boot = readBoot(content)
  if (device !== null) completeIdentity(identity, content, device)
  return {
    deviceId: envelope.sender.deviceId,
    agentId: envelope.sender.agentId,
    agent: envelope.sender.agent,
    oldDeviceId: envelope.oldDeviceId,
    tag: envelope.tag,
    itemType: envelope.itemType,
    isPartial: envelope.isPartial,
    accountInfo: readAccountInfo(content).filter(({ name }) => name.toUpperCase() !== 'TAG'),
    identity,
    user: readUser(content),
    system: { ...readFacts(content), ...(device === null ? {} : { device }), ...(boot === undefined ? {} : { boot }) },
    sections,
    checksum: integer(child(content, 'hardware'), 'checksum', 4_294_967_295),
    neighbours: readNeighbours(content),
    marks: envelope.software === undefined ? {} : { software: markOf(reading.dialect, envelope.software) },
    warnings: envelope.warnings,
  }
}

/** What a network device says of itself elsewhere than computers do. */
function completeIdentity(identity: Identity, content: Tree, { mac }: DeviceFacts): void {
  identity.serial ??= chassisSerial(content)
  if (mac === null || isJunkMac(mac) || identity.macs.some((seen) => seen.mac === mac)) return
  const isLocallyAdministered = isLocallyAdministeredMac(mac)
  identity.macs.push({ mac, name: null, isVirtual: false, isDock: false, isLocallyAdministered })
}

/** Raised when rows are read otherwise than before: marks of old readings then no longer count. */
const readingVersion = '1'
const markOf = (dialect: string, { text, unit }: SoftwareText): string =>
  hash(
    'sha1',
    Buffer.from(`${readingVersion}${dialect}\n${text}`, unit === 'byte' ? 'latin1' : 'utf8'),
    'base64',
  ).slice(0, 20)

/** Most messages repeat their programs word for word: they are read only if somebody looks at them. */
function readWhenAsked(sections: Record<string, unknown>, name: string, read: () => unknown): void {
  Object.defineProperty(sections, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = read()
      Object.defineProperty(sections, name, { value, configurable: true, enumerable: true, writable: true })
      return value
    },
  })
}

/** OCS ACCOUNTINFO pairs, TAG included. */
export function readAccountInfo(content: Tree): { name: string; value: string }[] {
  return (rows(content, 'accountinfo') ?? []).slice(0, 200).flatMap((row) => {
    const name = text(row, 'keyname')
    const value = text(row, 'keyvalue', 1000)
    return name === null || value === null ? [] : [{ name, value }]
  })
}

/** IPDISCOVER/H: address I, MAC M, name N (`-` = none). A host without address or MAC is skipped. */
function readNeighbours(content: Tree): NeutralInventory['neighbours'] {
  return (rows(child(content, 'ipdiscover'), 'h') ?? []).slice(0, 5000).flatMap((row) => {
    const found = normaliseAddress(text(row, 'i') ?? '')
    const macAddress = mac(row, 'm')
    const name = text(row, 'n')
    return found === null || macAddress === null
      ? []
      : [{ address: found.address, mac: macAddress, name: name === '-' ? null : name }]
  })
}
