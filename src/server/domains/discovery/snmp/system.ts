import { makerOf } from './enterprises.ts'
import { type Column, type Snmp, SnmpError } from './session.ts'
import { firstOf, macOf, numberOf, textOf } from './values.ts'

const system = '1.3.6.1.2.1.1'
/** SNMPv2-MIB (RFC 3418). */
const scalars = {
  description: `${system}.1.0`,
  objectId: `${system}.2.0`,
  contact: `${system}.4.0`,
  name: `${system}.5.0`,
  location: `${system}.6.0`,
  services: `${system}.7.0`,
}

export interface SystemGroup {
  description: string | null
  objectId: string | null
  contact: string | null
  name: string | null
  location: string | null
  /** Layers it works on, a bit each: 2 = bridge, 4 = router, 64 = programs. */
  services: number
}

/** The first questions, by which a device shows that it answers at all. @throws SnmpError */
export async function readSystem(snmp: Snmp): Promise<SystemGroup> {
  const found = await snmp.get(Object.values(scalars))
  const text = (name: keyof typeof scalars) => textOf(found.get(scalars[name]))
  if (found.size === 0) throw new SnmpError('protocol', 'the device tells nothing of itself')
  return {
    description: text('description'),
    objectId: text('objectId'),
    contact: text('contact'),
    name: text('name'),
    location: text('location'),
    services: numberOf(found.get(scalars.services)) ?? 0,
  }
}

export type DeviceType = 'Printer' | 'Networking' | 'Computer' | 'Power' | 'Phone' | 'Unmanaged'

/** What the MIBs a device has tell of its sort. */
export interface Marks {
  isPrinter: boolean
  bridgePorts: number
  isForwarding: boolean
  isUps: boolean
  hasHost: boolean
}

const hrDeviceType = '1.3.6.1.2.1.25.3.2.1.2'
const hrPrinter = '1.3.6.1.2.1.25.3.1.5'
const marks = {
  bridgePorts: '1.3.6.1.2.1.17.1.2.0',
  forwarding: '1.3.6.1.2.1.4.1.0',
  ups: '1.3.6.1.2.1.33.1.1.1.0',
  host: '1.3.6.1.2.1.25.1.1.0',
  printer: '1.3.6.1.2.1.43.5.1.1.17.1',
  prints: '1.3.6.1.2.1.43.10.2.1.4.1.1',
}

export async function readMarks(snmp: Snmp): Promise<Marks> {
  const found = await snmp.get(Object.values(marks))
  const devices = await snmp.column(hrDeviceType)
  return {
    isPrinter:
      found.has(marks.printer) || found.has(marks.prints) || [...devices.values()].some((type) => type === hrPrinter),
    bridgePorts: numberOf(found.get(marks.bridgePorts)) ?? 0,
    isForwarding: numberOf(found.get(marks.forwarding)) === 1,
    isUps: found.has(marks.ups),
    hasHost: found.has(marks.host),
  }
}

/** Windows, and the agents of free systems: what carries them is a computer unless it bridges. */
const computers = /^1\.3\.6\.1\.4\.1\.(?:311\.1\.1\.3|8072\.3\.2|2021\.250)\b/

/** A printer with a network card forwards nothing and bridges nothing; a router of a computer maker still routes. */
export function typeOf({ description, objectId, services }: SystemGroup, seen: Marks): DeviceType {
  if (seen.isPrinter) return 'Printer'
  if (seen.isUps) return 'Power'
  if (/\b(?:ip ?phone|voip phone|téléphone ip)\b/i.test(description ?? '')) return 'Phone'
  if (seen.bridgePorts > 1 || (services & 2) !== 0) return 'Networking'
  if (computers.test(objectId ?? '')) return 'Computer'
  if ((services & 4) !== 0 || (seen.isForwarding && !seen.hasHost)) return 'Networking'
  return seen.hasHost ? 'Computer' : 'Unmanaged'
}

const entity = '1.3.6.1.2.1.47.1.1.1.1'
/** ENTITY-MIB (RFC 6933), entPhysicalTable. */
const columns = {
  description: `${entity}.2`,
  kind: `${entity}.5`,
  name: `${entity}.7`,
  firmware: `${entity}.9`,
  software: `${entity}.10`,
  serial: `${entity}.11`,
  maker: `${entity}.12`,
  model: `${entity}.13`,
}
const kinds: Record<number, string> = { 3: 'chassis', 6: 'powerSupply', 7: 'fan', 9: 'module', 11: 'stack' }

export interface Piece {
  index: number
  type: string
  name: string | null
  description: string | null
  manufacturer: string | null
  model: string | null
  serial: string | null
  firmware: string | null
}

/** Chassis, modules, power supplies; the first chassis stands for the whole. */
export async function readPieces(snmp: Snmp): Promise<Piece[]> {
  const sorts = await snmp.column(columns.kind)
  if (sorts.size === 0) return []
  const read: Record<string, Column> = {}
  for (const [name, oid] of Object.entries(columns)) if (name !== 'kind') read[name] = await snmp.column(oid)
  const text = (name: string, index: string) => textOf(read[name]!.get(index))
  return [...sorts].flatMap(([index, sort]): Piece[] => {
    const type = kinds[numberOf(sort) ?? 0]
    if (type === undefined) return []
    return [
      {
        index: Number(index.split('.')[0]),
        type,
        name: text('name', index),
        description: text('description', index),
        manufacturer: text('maker', index),
        model: text('model', index),
        serial: text('serial', index),
        firmware: text('software', index) ?? text('firmware', index),
      },
    ]
  })
}

/** Where makers keep what the standards do not ask for: serial number and model. One is asked for each maker. */
const own: Readonly<Record<string, { serial?: string; model?: string; firmware?: string }>> = {
  '11': { serial: '1.3.6.1.4.1.11.2.36.1.1.2.9.0' },
  '318': { serial: '1.3.6.1.4.1.318.1.1.1.1.2.3.0', model: '1.3.6.1.4.1.318.1.1.1.1.1.1.0' },
  '6574': {
    serial: '1.3.6.1.4.1.6574.1.5.2.0',
    model: '1.3.6.1.4.1.6574.1.5.1.0',
    firmware: '1.3.6.1.4.1.6574.1.5.3.0',
  },
  '12356': { serial: '1.3.6.1.4.1.12356.100.1.1.1.0' },
  '14988': { serial: '1.3.6.1.4.1.14988.1.1.7.3.0', firmware: '1.3.6.1.4.1.14988.1.1.4.4.0' },
  '24681': { serial: '1.3.6.1.4.1.24681.1.2.13.0', model: '1.3.6.1.4.1.24681.1.2.12.0' },
}

export interface Sticker {
  manufacturer: string | null
  model: string | null
  serial: string | null
  firmware: string | null
  mac: string | null
}

/** What would stand on the device's sticker. */
export async function readSticker(snmp: Snmp, { objectId }: SystemGroup, pieces: readonly Piece[]): Promise<Sticker> {
  const whole = pieces.find((piece) => piece.type === 'chassis') ?? pieces.find((piece) => piece.type === 'stack')
  const asked = own[objectId?.split('.')[6] ?? ''] ?? {}
  const oids = Object.values(asked)
  const found = oids.length === 0 ? new Map() : await snmp.get(oids)
  const said = (name: keyof typeof asked) => textOf(asked[name] === undefined ? undefined : found.get(asked[name]))
  const bridge = await snmp.get(['1.3.6.1.2.1.17.1.1.0'])
  return {
    manufacturer: makerOf(objectId) ?? whole?.manufacturer ?? null,
    model: whole?.model ?? said('model'),
    serial: whole?.serial ?? said('serial'),
    firmware: whole?.firmware ?? said('firmware'),
    mac: macOf(firstOf(bridge)),
  }
}
