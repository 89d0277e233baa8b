/**
 * Parts of a machine in a neutral shape. Fields of `data` by section:
 * operatingSystem: name, version, build, edition, architecture, installedOn, lastBootAt · bios: manufacturer, version, date ·
 * processor: name, manufacturer, cores, threads, mhz · memory: slot, sizeMb, type, mhz, manufacturer, serial ·
 * disk: name, manufacturer, serial, sizeMb, interface, sort · volume: mount, label, fileSystem, totalMb, freeMb, encrypted ·
 * port: name, sort (ethernet, wifi), mac, address, mask, gateway, vlan, speedMbps, isUp · graphics: name, memoryMb, resolution ·
 * battery: name, manufacturer, designMwh, fullMwh, chemistry · antivirus: name, version, isActive, isUpToDate, baseVersion ·
 * cartridge: reference, color, levelPercent.
 */
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

export function systemPart(system: OperatingSystem, installedAt: number, bootedAt: number): PartSeed {
  return {
    section: 'operatingSystem',
    key: 'os',
    title: `${system.name} ${system.version}`,
    data: {
      ...system,
      architecture: '64 bits',
      installedOn: dayText(installedAt),
      lastBootAt: new Date(bootedAt).toISOString(),
    },
  }
}

function biosPart(model: ComputerModel, boughtAt: number, random: Random): PartSeed {
  const version =
    model.manufacturer === 'Lenovo'
      ? `R1${random.text(ALNUM, 1)}ET${random.int(20, 68)}W (1.${random.int(10, 38)})`
      : `1.${random.int(8, 34)}.${random.int(0, 3)}`
  const date = dayText(boughtAt + random.int(60, 500) * DAY)
  return {
    section: 'bios',
    key: 'bios',
    title: `${model.manufacturer} ${version}`,
    data: { manufacturer: model.manufacturer, version, date },
  }
}

function processorParts(model: ComputerModel): PartSeed[] {
  const sockets = model.form === 'server' && model.cores >= 16 ? 2 : 1
  const manufacturer = model.cpu.startsWith('AMD') ? 'AMD' : 'Intel'
  return Array.from({ length: sockets }, (_, n) => ({
    section: 'processor' as const,
    key: `cpu${n}`,
    title: model.cpu,
    data: { name: model.cpu, manufacturer, cores: model.cores, threads: model.threads, mhz: model.mhz },
  }))
}

function memoryParts(model: ComputerModel, totalMb: number, random: Random): PartSeed[] {
  const filled = model.form === 'server' ? 16 : totalMb >= 16 * GIB && model.slots > 1 && random.chance(0.55) ? 2 : 1
  const manufacturer = random.pick(['Samsung', 'SK Hynix', 'Micron Technology', 'Kingston'])
  return Array.from({ length: filled }, (_, n) => {
    const sizeMb = totalMb / filled
    const slot = model.form === 'server' ? `DIMM A${n + 1}` : `DIMM ${String.fromCharCode(65 + n)}`
    const title = `${slot} – ${sizeMb / GIB} Go ${model.memoryType}`
    const data = {
      slot,
      sizeMb,
      type: model.memoryType,
      mhz: model.memoryMhz,
      manufacturer,
      serial: random.text(ALNUM, 8),
    }
    return { section: 'memory' as const, key: slot, title, data }
  })
}

export function diskPart(name: string, sizeMb: number, form: string, random: Random, n = 0): PartSeed {
  const data = {
    name,
    manufacturer: name.split(' ')[0] ?? name,
    serial: `${random.text(ALNUM, 4)}_${random.text(ALNUM, 4)}_${random.text(ALNUM, 4)}`,
    sizeMb,
    interface: form === 'server' ? 'SAS' : form === 'virtual' ? 'SCSI' : 'NVMe',
    sort: form === 'server' ? 'raid' : form === 'virtual' ? 'virtual' : 'ssd',
  }
  return { section: 'disk', key: `disk${n}`, title: `${name} (${Math.round(sizeMb / GIB)} Go)`, data }
}

export function volumePart(
  mount: string,
  label: string,
  fileSystem: string,
  totalMb: number,
  used: number,
  encrypted: boolean,
): PartSeed {
  const freeMb = Math.round(totalMb * (1 - used))
  const data = { mount, label, fileSystem, totalMb, freeMb, encrypted }
  return { section: 'volume', key: mount, title: `${mount} ${label}`.trim(), data }
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
  const data = {
    name,
    sort,
    mac,
    address: given?.address ?? null,
    mask: given?.mask ?? null,
    gateway: given?.gateway ?? null,
    vlan: given?.vlan ?? null,
    speedMbps: given === null ? null : speedMbps,
    isUp: given !== null,
  }
  return { section: 'port', key: mac, title: given === null ? `${name} (${mac})` : `${name} – ${given.address}`, data }
}

export function antivirusPart(fresh: boolean, random: Random): PartSeed {
  const version = fresh ? '10.4.2.1131' : random.pick(['10.3.1.889', '10.2.4.702'])
  const data = {
    name: 'WithSecure Elements EPP',
    version,
    isActive: true,
    isUpToDate: fresh,
    baseVersion: `${fresh ? 'à jour' : 'ancienne'}`,
  }
  return { section: 'antivirus', key: 'withsecure', title: `WithSecure Elements EPP ${version}`, data }
}

function batteryPart(model: ComputerModel, ageYears: number, random: Random): PartSeed {
  const wear = Math.min(0.55, 0.02 + ageYears * random.skewed(0.05, 0.12, 1))
  const fullMwh = Math.round(model.batteryMwh * (1 - wear))
  const name = `${model.manufacturer.split(' ')[0]} ${random.text(ALNUM, 5)}`
  const data = {
    name,
    manufacturer: random.pick(['SMP', 'BYD', 'LGC', 'SWD']),
    designMwh: model.batteryMwh,
    fullMwh,
    chemistry: 'Li-ion',
  }
  return {
    section: 'battery',
    key: 'battery0',
    title: `${name} – ${Math.round((1 - wear) * 100)} % de la capacité`,
    data,
  }
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
  const fresh = random.chance(0.94)
  const parts = [
    systemPart(
      state.system,
      Math.max(boughtAt + random.int(8, 40) * DAY, inventoriedAt - random.int(20, 520) * DAY),
      inventoriedAt - Math.round(random.skewed(0.02, 21, 2.4) * DAY),
    ),
    biosPart(model, boughtAt, random),
    ...processorParts(model),
    ...memoryParts(model, memoryMb, random),
    diskPart(model.diskModel, diskMb, model.form, random),
    volumePart('C:', 'Système', 'NTFS', diskMb - 1300, random.skewed(0.24, 0.97, 1.7), model.form === 'laptop'),
    portPart(books, 'Ethernet', 'ethernet', model.manufacturer, wired ? users : null, 1000, random),
    {
      section: 'graphics',
      key: 'gpu0',
      title: model.graphics,
      data: {
        name: model.graphics,
        memoryMb: model.graphics.startsWith('NVIDIA') ? 4096 : 1024,
        resolution: model.screen ?? '1920 x 1080',
      },
    },
    antivirusPart(fresh, random),
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
    biosPart(model, boughtAt, random),
    ...processorParts(model),
    ...memoryParts(model, model.memory[0] as number, random),
    diskPart(model.diskModel, disk, 'server', random),
  ]
}
