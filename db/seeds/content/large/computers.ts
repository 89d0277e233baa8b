import { DAY } from '../calendar.ts'
import { type ComputerModel, DESKTOPS, LAPTOPS } from '../fleet/models-computers.ts'
import { diskPart, memoryData, processorData, systemPart, volumePart, WINDOWS } from '../fleet/parts.ts'
import { Random, seedOf, uuidFrom } from '../random.ts'
import type { Phase } from '../types.ts'
import { entityAt, officeOf } from './organisation.ts'
import { entityOfUser, loginOf } from './people.ts'
import { type Shape, scattered } from './shape.ts'
import { type LargeCatalogue, Popularity } from './software.ts'
import type { LargeComputer, LargeInstall, LargePart } from './types.ts'

const GIB = 1024
const ALNUM = '0123456789ABCDEFGHJKLMNPQRSTVWXYZ'
const SERIALS = 33 ** 6
const SERVER_EVERY = 50
const YEARS = 6

const SYSTEMS = [WINDOWS.w11, WINDOWS.w11, WINDOWS.w11new, WINDOWS.w11old, WINDOWS.w10]
const SERVER_SYSTEM = { name: 'Microsoft Windows Server 2022 Standard', version: '21H2', build: '10.0.20348.2849' }

function randomAt(seed: number, label: string, index: number): Random {
  return new Random((seedOf(seed, label) + Math.imul(index, 0x9e3779b1)) >>> 0)
}

function serialAt(index: number): string {
  let n = scattered(index, SERIALS)
  let serial = ''
  for (let digit = 0; digit < 6; digit++) {
    serial += ALNUM[n % 33]
    n = Math.floor(n / 33)
  }
  return serial
}

function modelAt(index: number, random: Random): { model: ComputerModel; chassis: LargeComputer['chassis'] } {
  if (index % SERVER_EVERY === 0) return { model: DESKTOPS[0] as ComputerModel, chassis: 'virtual' }
  const chassis = random.chance(0.72) ? 'laptop' : 'desktop'
  return { model: random.pick(chassis === 'laptop' ? LAPTOPS : DESKTOPS), chassis }
}

function stateOf(random: Random): Phase {
  const n = random.next()
  return n < 0.9 ? 'in_use' : n < 0.96 ? 'in_stock' : n < 0.975 ? 'in_repair' : n < 0.98 ? 'on_loan' : 'retired'
}

/** One computer in four is shared by nobody: the holder is the user of the same rank. */
export function holderOf(index: number, shape: Shape): number | null {
  return index % SERVER_EVERY === 0 || index % 4 === 3 ? null : scattered(index, shape.users)
}

/** The computer at this index; `now` in milliseconds. */
export function computerAt(index: number, shape: Shape, now: number, seed: number): LargeComputer {
  const random = randomAt(seed, 'computer', index)
  const { model, chassis } = modelAt(index, random)
  const user = holderOf(index, shape)
  const entity = user === null ? entityOfUser(index, shape) : entityOfUser(user, shape)
  const isServer = chassis === 'virtual'
  const letter = isServer ? 'SRV' : chassis === 'laptop' ? 'P' : 'F'
  const createdAt = now - Math.floor(random.next() * YEARS * 365) * DAY
  const state = isServer ? 'in_use' : stateOf(random)
  const system = isServer ? SERVER_SYSTEM : random.pick(SYSTEMS)
  const seenDaysAgo = state === 'in_use' ? random.skewed(0, 20, 4) : random.int(30, 400)
  return {
    name: `${letter}${entityAt(entity).code}${String(index).padStart(5, '0')}`,
    chassis,
    entity,
    location: officeOf(entity, user ?? index),
    user: state === 'in_use' || state === 'on_loan' ? user : null,
    state,
    manufacturer: isServer ? 'VMware, Inc.' : model.manufacturer,
    model: isServer ? 'VMware Virtual Platform' : model.name,
    serial: isServer ? `VMware-42 ${serialAt(index).toLowerCase()}` : serialAt(index),
    inventoryNumber: `${new Date(createdAt).getUTCFullYear() % 100}-PC-${String(index).padStart(6, '0')}`,
    uuid: uuidFrom(random),
    contact: user === null ? null : loginOf(user),
    osName: system.name,
    osVersion: system.version,
    createdAt,
    lastInventoryAt: Math.max(createdAt, Math.floor(now - seenDaysAgo * DAY)),
  }
}

/** A locally administered hardware address and a private address that follow from the index alone. */
function portAt(index: number): LargePart {
  const hex = (index + 0x100000).toString(16).slice(-6)
  const mac = `02:ac:e0:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`
  const addresses = [{ address, family: 4, mask: '255.0.0.0', subnet: null, gateway: null, dhcp: null }]
  const plain = { isVirtual: false, isDock: false, mtu: 1500, number: null, alias: null }
  const data = { name: 'Ethernet', mac, kind: 'ethernet', speedMbps: 1000, status: 'up', ...plain, addresses }
  return { section: 'port', key: mac, title: 'Ethernet', data }
}

const MODELS = new Map([...LAPTOPS, ...DESKTOPS].map((model) => [model.name, model]))

/** The main parts of a computer: enough to list, search and sort by, six rows a machine. */
export function partsAt(index: number, computer: LargeComputer, seed: number): LargePart[] {
  const random = randomAt(seed, 'parts', index)
  const model = MODELS.get(computer.model) ?? (LAPTOPS[0] as ComputerModel)
  const { osName, osVersion, createdAt } = computer
  const memoryMb = random.pick(model.memory)
  const memory = memoryData('DIMM A', memoryMb, model.memoryType, model.memoryMhz, 'Samsung', null)
  const maker = model.cpu.startsWith('AMD') ? 'AMD' : 'Intel'
  const diskMb = random.pick(model.disk)
  return [
    systemPart({ name: osName, version: osVersion, build: osVersion, edition: '' }, createdAt),
    {
      section: 'processor',
      key: 'cpu0',
      title: model.cpu,
      data: processorData(maker, model.mhz, model.cores, model.threads),
    },
    { section: 'memory', key: 'DIMM A', title: `${memoryMb / GIB} Go ${model.memoryType} (DIMM A)`, data: memory },
    diskPart(model.diskModel, diskMb, computer.chassis, random),
    volumePart('C:', 'Système', 'NTFS', diskMb, random.skewed(0.2, 0.98, 1), true),
    portAt(index),
  ]
}

/** Programs of each computer, computer after computer: `installsPerComputer` different ones, newest versions most often. */
export function* installs(shape: Shape, list: LargeCatalogue, now: number, seed: number): Generator<LargeInstall> {
  const popularity = new Popularity(shape.software)
  const today = Math.floor(now / DAY)
  for (let computer = 0; computer < shape.computers; computer++) {
    const random = randomAt(seed, 'installs', computer)
    const next = () => random.next()
    const drawn = popularity.draw(shape.installsPerComputer, next)
    for (const rank of drawn) {
      const { firstVersion, versions } = list.software[rank] as LargeCatalogue['software'][number]
      const behind = Math.floor(next() ** 3 * versions)
      yield {
        computer,
        version: firstVersion + versions - 1 - behind,
        installDay: today - Math.floor(next() ** 2 * 1_800),
      }
    }
  }
}
