/**
 * Parts of a machine, in the shape that the inventory room gives them (`src/server/domains/inventory/neutral.ts`): what an
 * agent would have said, so that pages and searches cannot tell the difference. Sizes in MB, speeds in MHz or Mbit/s.
 */
import { DOMAIN } from '../agency/sites.ts'
import { DAY, dayText } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { PartSeed } from '../types.ts'
import type { ComputerModel } from './models-computers.ts'
import type { AddressBook, MacBook, Segment } from './serials.ts'

const GIB = 1024
const ALNUM = '0123456789ABCDEF'

export interface Books {
  macs: MacBook
  addresses: AddressBook
}

export interface OperatingSystem {
  name: string
  version: string
  build: string
  edition: string
}

export const WINDOWS = {
  w10: {
    name: 'Microsoft Windows 10 Professionnel',
    version: '22H2',
    build: '10.0.19045.5011',
    edition: 'Professionnel',
  },
  w11old: {
    name: 'Microsoft Windows 11 Professionnel',
    version: '23H2',
    build: '10.0.22631.4317',
    edition: 'Professionnel',
  },
  w11: {
    name: 'Microsoft Windows 11 Professionnel',
    version: '24H2',
    build: '10.0.26100.4652',
    edition: 'Professionnel',
  },
  w11new: {
    name: 'Microsoft Windows 11 Professionnel',
    version: '25H2',
    build: '10.0.26200.6899',
    edition: 'Professionnel',
  },
} as const satisfies Record<string, OperatingSystem>

export function systemPart(system: OperatingSystem, installedAt: number): PartSeed {
  const data = {
    name: system.name,
    version: system.version,
    kernelVersion: system.build,
    servicePack: null,
    architecture: system.name.startsWith('Debian') ? 'x86_64' : '64 bits',
    comment: null,
    installDate: dayText(installedAt),
    fqdn: null,
    dnsDomain: DOMAIN,
    hostId: null,
    timeZone: '+0100',
    productId: null,
    productKeyEnd: null,
    company: null,
    owner: null,
  }
  return { section: 'os', key: 'os', title: `${system.name} ${system.version}`, data }
}

function firmwarePart(model: ComputerModel, boughtAt: number, random: Random): PartSeed {
  const lenovo = () => `R1${random.text(ALNUM, 1)}ET${random.int(20, 68)}W (1.${random.int(10, 38)})`
  const version = model.manufacturer === 'Lenovo' ? lenovo() : `1.${random.int(8, 34)}.${random.int(0, 3)}`
  const date = dayText(boughtAt + random.int(20, 200) * DAY)
  const data = { kind: 'bios', manufacturer: model.manufacturer, version, date }
  return { section: 'firmware', key: 'bios', title: `BIOS ${model.manufacturer} ${version}`, data }
}

function processorParts(model: ComputerModel): PartSeed[] {
  const sockets = model.form === 'server' && model.cores >= 16 ? 2 : 1
  const manufacturer = model.cpu.startsWith('AMD') ? 'AMD' : 'Intel'
  return Array.from({ length: sockets }, (_, n) => ({
    section: 'processor' as const,
    key: `cpu${n}`,
    title: model.cpu,
    data: processorData(manufacturer, model.mhz, model.cores, model.threads),
  }))
}

export function processorData(manufacturer: string, speedMhz: number, cores: number, threads: number) {
  return { manufacturer, speedMhz, cores, threads, architecture: 'x86_64', socket: null }
}

export function memoryData(
  slot: string,
  capacityMb: number,
  kind: string,
  speedMhz: number | null,
  maker: string,
  serial: string | null,
) {
  return { capacityMb, kind, form: null, speedMhz, slot, manufacturer: maker, serial }
}

function memoryParts(model: ComputerModel, totalMb: number, random: Random): PartSeed[] {
  const filled = model.form === 'server' ? 16 : totalMb >= 16 * GIB && model.slots > 1 && random.chance(0.55) ? 2 : 1
  const manufacturer = random.pick(['Samsung', 'SK Hynix', 'Micron Technology', 'Kingston'])
  return Array.from({ length: filled }, (_, n) => {
    const sizeMb = totalMb / filled
    const slot = model.form === 'server' ? `DIMM A${n + 1}` : `DIMM ${String.fromCharCode(65 + n)}`
    const title = `${sizeMb / GIB} Go ${model.memoryType} (${slot})`
    const data = memoryData(slot, sizeMb, model.memoryType, model.memoryMhz, manufacturer, random.text(ALNUM, 8))
    return { section: 'memory' as const, key: slot, title, data }
  })
}

export function diskPart(name: string, sizeMb: number, form: string, random: Random): PartSeed {
  const serial = `${random.text(ALNUM, 4)}_${random.text(ALNUM, 4)}_${random.text(ALNUM, 4)}`
  const data = {
    device: form === 'virtual' ? '/dev/sda' : '\\\\.\\PHYSICALDRIVE0',
    model: name,
    manufacturer: name.split(' ')[0] ?? name,
    serial,
    firmware: form === 'virtual' ? null : random.text(ALNUM, 8),
    sizeMb,
    kind: form === 'server' || form === 'virtual' ? 'disk' : 'ssd',
    interface: form === 'server' ? 'SAS' : form === 'virtual' ? 'SCSI' : 'NVMe',
  }
  return { section: 'storage', key: serial, title: `${name} (${Math.round(sizeMb / GIB)} Go)`, data }
}

/** `used`: share of the volume that is taken, 0 to 1. */
export function volumePart(
  mount: string,
  label: string,
  fileSystem: string,
  totalMb: number,
  used: number,
  encrypted: boolean,
): PartSeed {
  const freeMb = Math.round(totalMb * (1 - used))
  const data = {
    mount,
    label: label === '' ? null : label,
    device: null,
    fileSystem,
    totalMb,
    freeMb,
    kind: 'local',
    serial: null,
    encrypted,
  }
  return { section: 'volume', key: mount, title: label === '' ? mount : `${mount} (${label})`, data }
}

/** A network port with a fresh MAC and, when it is up, an address in the site's segment. */
export function portPart(
  books: Books,
  name: string,
  sort: 'ethernet' | 'wifi',
  maker: string,
  place: { net: number; segment: Segment } | null,
  speedMbps: number,
  random: Random,
): PartSeed {
  const mac = books.macs.draw(maker, random)
  const given = place === null ? null : books.addresses.draw(place.net, place.segment)
  const addresses =
    given === null
      ? []
      : [{ address: given.address, family: 4, mask: given.mask, subnet: null, gateway: given.gateway, dhcp: null }]
  const data = {
    name,
    mac,
    kind: sort,
    speedMbps: given === null ? null : speedMbps,
    status: given === null ? 'down' : 'up',
    isVirtual: false,
    isDock: false,
    mtu: 1500,
    number: null,
    alias: null,
    addresses,
  }
  return { section: 'port', key: mac, title: name, data }
}

/** The first address that a port of these parts has. */
export function addressOf(parts: readonly PartSeed[]): string | null {
  const ports = parts.filter((part) => part.section === 'port')
  const first = ports.flatMap((part) => part.data.addresses as { address: string }[])[0]
  return first?.address ?? null
}

function antivirusPart(inventoriedAt: number, random: Random): PartSeed {
  const fresh = random.chance(0.94)
  const version = fresh ? '10.4.2.1131' : random.pick(['10.3.1.889', '10.2.4.702'])
  const baseDate = dayText(inventoriedAt - (fresh ? 0 : random.int(9, 60)) * DAY)
  const data = {
    company: 'WithSecure Corporation',
    version,
    isEnabled: true,
    isUpToDate: fresh,
    baseVersion: `${baseDate}_02`,
    baseDate,
    expiresOn: null,
  }
  return { section: 'antivirus', key: 'withsecure', title: 'WithSecure Elements EPP', data }
}

function batteryPart(model: ComputerModel, ageYears: number, random: Random): PartSeed {
  const wear = Math.min(0.55, 0.02 + ageYears * random.skewed(0.05, 0.12, 1))
  const name = `${model.manufacturer.split(' ')[0]} ${random.text(ALNUM, 5)}`
  const data = {
    manufacturer: random.pick(['SMP', 'BYD', 'LGC', 'SWD']),
    serial: random.text('0123456789', 5),
    chemistry: 'LiP',
    capacityMwh: model.batteryMwh,
    realCapacityMwh: Math.round(model.batteryMwh * (1 - wear)),
    voltageMv: 11_400,
    madeOn: null,
  }
  return { section: 'battery', key: name, title: name, data }
}

function graphicsPart(model: ComputerModel): PartSeed {
  const data = { chipset: model.graphics, memoryMb: model.graphics.startsWith('NVIDIA') ? 4096 : 1024 }
  return { section: 'graphics', key: model.graphics, title: model.graphics, data }
}

export interface MachineState {
  system: OperatingSystem
  boughtAt: number
  inventoriedAt: number
  net: number
  /** Plugged or on Wi-Fi, as the last inventory saw it. */
  wired: boolean
}

/** All parts of a laptop or desktop. */
export function machineParts(model: ComputerModel, state: MachineState, books: Books, random: Random): PartSeed[] {
  const memoryMb = random.pick(model.memory)
  const diskMb = random.pick(model.disk)
  const { net, wired, boughtAt, inventoriedAt } = state
  const users = { net, segment: 'users' as const }
  const installedAt = Math.max(boughtAt + random.int(8, 40) * DAY, inventoriedAt - random.int(20, 520) * DAY)
  const parts = [
    systemPart(state.system, installedAt),
    firmwarePart(model, boughtAt, random),
    ...processorParts(model),
    ...memoryParts(model, memoryMb, random),
    diskPart(model.diskModel, diskMb, model.form, random),
    volumePart('C:', 'Système', 'NTFS', diskMb - 1300, random.skewed(0.24, 0.97, 1.7), model.form === 'laptop'),
    portPart(books, 'Ethernet', 'ethernet', model.manufacturer, wired ? users : null, 1000, random),
    graphicsPart(model),
    antivirusPart(inventoriedAt, random),
  ] satisfies PartSeed[]
  if (model.form === 'laptop') {
    const place = wired ? null : { net, segment: 'wifi' as const }
    parts.push(portPart(books, 'Wi-Fi', 'wifi', 'Intel', place, 866, random))
    parts.push(batteryPart(model, (inventoriedAt - boughtAt) / (365 * DAY), random))
  }
  return parts
}

/** Physical parts of a server; its volumes depend on its work. */
export function serverParts(model: ComputerModel, boughtAt: number, random: Random): PartSeed[] {
  const disk = model.disk[0] as number
  return [
    firmwarePart(model, boughtAt, random),
    ...processorParts(model),
    ...memoryParts(model, model.memory[0] as number, random),
    diskPart(model.diskModel, disk, 'server', random),
  ]
}
