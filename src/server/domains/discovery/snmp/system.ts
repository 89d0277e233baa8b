import { type LikelyType, likelyTypeOf } from './enterprises.ts'
import { type Snmp, SnmpError } from './session.ts'
import { numberOf, textOf } from './values.ts'

const system = '1.3.6.1.2.1.1'
/** SNMPv2-MIB (RFC 3418). */
const scalars = {
  description: `${system}.1.0`,
  objectId: `${system}.2.0`,
  uptime: `${system}.3.0`,
  contact: `${system}.4.0`,
  name: `${system}.5.0`,
  location: `${system}.6.0`,
  services: `${system}.7.0`,
}

export interface SystemGroup {
  description: string | null
  objectId: string | null
  /** Hundredths of a second since its start; begins anew after 497 days. */
  uptime: number | null
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
    uptime: numberOf(found.get(scalars.uptime)),
    contact: text('contact'),
    name: text('name'),
    location: text('location'),
    services: numberOf(found.get(scalars.services)) ?? 0,
  }
}

export type DeviceType = LikelyType | 'Computer' | 'Unmanaged'

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

/**
 * A printer with a network card forwards nothing and bridges nothing; a router of a computer maker still routes. Where the
 * device's own MIBs tell no sort, the maker may.
 */
export function typeOf({ description, objectId, services }: SystemGroup, seen: Marks): DeviceType {
  if (seen.isPrinter) return 'Printer'
  if (seen.isUps) return 'Power'
  if (/\b(?:ip ?phone|voip phone|téléphone ip)\b/i.test(description ?? '')) return 'Phone'
  if (seen.bridgePorts > 1) return 'Networking'
  const likely = likelyTypeOf(objectId)
  if (likely !== null) return likely
  if ((services & 2) !== 0) return 'Networking'
  if (computers.test(objectId ?? '')) return 'Computer'
  if ((services & 4) !== 0 || (seen.isForwarding && !seen.hasHost)) return 'Networking'
  return seen.hasHost ? 'Computer' : 'Unmanaged'
}
