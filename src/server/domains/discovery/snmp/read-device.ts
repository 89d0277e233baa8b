import type { PageCounters } from '../../../../shared/assets/page-counts.ts'
import { likelyTypeOf } from './enterprises.ts'
import { addNeighbours } from './neighbours.ts'
import { type Port, readPorts } from './ports.ts'
import { readPrinter } from './printer.ts'
import { type Snmp, SnmpError } from './session.ts'
import { readPieces, readSticker } from './sticker.ts'
import { type DeviceType, readMarks, type SystemGroup, typeOf } from './system.ts'
import { readUps } from './ups.ts'
import { numberOf } from './values.ts'

/** Content of a message in the GLPI format (netinventory). */
export type Content = Record<string, unknown>

export interface Read {
  type: DeviceType
  content: Content
  name: string | null
  /** What could not be read though the device answers. */
  warnings: string[]
}

const itemTypes: Record<DeviceType, string> = {
  Printer: 'Printer',
  Networking: 'NetworkEquipment',
  Power: 'Power',
  Pdu: 'Pdu',
  Storage: 'Storage',
  Computer: 'Computer',
  Phone: 'Phone',
  Unmanaged: 'Unmanaged',
}
export const itemTypeOf = (type: DeviceType): string => itemTypes[type]

/**
 * Reads a device that answers. Tables it does not have are empty; one that goes wrong costs itself only, unless the whole
 * conversation is over its budget: then what was read so far is told, with a warning. `system` is what it answered first.
 */
export async function readDevice(snmp: Snmp, address: string, system: SystemGroup): Promise<Read> {
  const warnings: string[] = []
  const attempt = async <T>(what: string, otherwise: T, read: () => Promise<T>): Promise<T> => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof SnmpError)) throw error
      warnings.push(`${what}: ${error.fault} ${error.message}`)
      return otherwise
    }
  }
  const marks = await attempt('marks', null, () => readMarks(snmp))
  const seen = marks === null ? 'Unmanaged' : typeOf(system, marks)
  const pieces = await attempt('entity', [], () => readPieces(snmp))
  const sticker = await attempt('sticker', null, () => readSticker(snmp, system, pieces))
  const type = (sticker?.maker == null ? null : likelyTypeOf(sticker.maker)) ?? seen
  const ports = await attempt('ports', new Map<number, Port>(), () => readPorts(snmp))
  const printer = type === 'Printer' ? await attempt('printer', null, () => readPrinter(snmp, system.objectId)) : null
  const ups = marks?.isUps === true ? await attempt('ups', null, () => readUps(snmp)) : null
  if (type === 'Networking') await attempt('neighbours', undefined, () => addNeighbours(snmp, ports))
  const memory = await attempt('memory', null, () => memoryOf(snmp))
  const device = {
    type,
    name: system.name,
    description: system.description,
    contact: system.contact,
    location: system.location,
    manufacturer: sticker?.manufacturer ?? ups?.maker ?? null,
    model: printer?.model ?? sticker?.model ?? ups?.model ?? modelOf(system),
    serial: printer?.serial ?? sticker?.serial ?? null,
    firmware: sticker?.firmware ?? ups?.firmware ?? null,
    mac: sticker?.mac ?? macAt(ports, address),
    memory,
    uptime: system.uptime === null ? null : String(system.uptime),
    ips: [address],
  }
  const content: Content = {
    network_device: Object.fromEntries(Object.entries(device).filter(([, value]) => value !== null)),
    ...(ports.size === 0 ? {} : { network_ports: [...ports.values()] }),
    ...(pieces.length === 0 ? {} : { network_components: pieces.map(({ firmware: _, ...piece }) => piece) }),
    ...(printer === null ? {} : { consumables: printer.supplies, pagecounters: countersOf(printer.counters) }),
    ...(ups?.battery == null ? {} : { consumables: [ups.battery] }),
  }
  return { type, content, name: system.name, warnings }
}

/** In the words of the GLPI format; what is not known is left out. */
const countersOf = ({ total, mono, color, copies, scans, faxes }: PageCounters): Record<string, number> =>
  Object.fromEntries(
    Object.entries({ total, black: mono, color, copytotal: copies, scanned: scans, faxtotal: faxes }).filter(
      (entry): entry is [string, number] => entry[1] !== null,
    ),
  )

/** hrMemorySize, in kilobytes. */
async function memoryOf(snmp: Snmp): Promise<number | null> {
  const oid = '1.3.6.1.2.1.25.2.2.0'
  const kilobytes = numberOf((await snmp.get([oid])).get(oid))
  return kilobytes === null || kilobytes <= 0 ? null : Math.round(kilobytes / 1024)
}

/** The port that has the address, else the only one with an address of hardware. */
function macAt(ports: Map<number, Port>, address: string): string | null {
  const all = [...ports.values()].filter((port) => port.mac !== undefined)
  return (all.find((port) => port.ips.includes(address)) ?? (all.length === 1 ? all[0] : undefined))?.mac ?? null
}

/** Descriptions begin with the model where nothing else names it, but only short ones are one. */
const modelOf = ({ description }: SystemGroup): string | null => {
  const first = description?.split(/[,;]/)[0]?.trim() ?? ''
  return first !== '' && first.length <= 60 && !/^(?:linux|hardware:|windows)/i.test(first) ? first : null
}
