import type { Column, Snmp } from './session.ts'
import { addressOf, macOf, numberOf, textOf } from './values.ts'

const table = '1.3.6.1.2.1.2.2.1'
const more = '1.3.6.1.2.1.31.1.1.1'
/** IF-MIB (RFC 2863). */
const columns = {
  description: `${table}.2`,
  type: `${table}.3`,
  mtu: `${table}.4`,
  speed: `${table}.5`,
  mac: `${table}.6`,
  wanted: `${table}.7`,
  status: `${table}.8`,
  inErrors: `${table}.14`,
  outErrors: `${table}.20`,
  inBytes: `${more}.6`,
  outBytes: `${more}.10`,
  name: `${more}.1`,
  megabits: `${more}.15`,
  alias: `${more}.18`,
  /** EtherLike-MIB (RFC 3635). */
  duplex: '1.3.6.1.2.1.10.7.2.1.19',
}
/** What devices without wide counters have; they begin anew after 4 GB. */
const narrow = { inBytes: `${table}.10`, outBytes: `${table}.16` }
/** IP-MIB (RFC 4293), the older table and the newer. */
const oldAddresses = '1.3.6.1.2.1.4.20.1.2'
const newAddresses = '1.3.6.1.2.1.4.34.1.3'

/** A port in the shape of the GLPI format, so that one reader serves all scanners. */
export interface Port {
  ifnumber: number
  ifname?: string
  ifdescr?: string
  ifalias?: string
  iftype?: number
  ifstatus?: number
  ifinternalstatus?: number
  ifspeed?: number
  ifmtu?: number
  ifportduplex?: number
  ifinbytes?: number
  ifoutbytes?: number
  ifinerrors?: number
  ifouterrors?: number
  mac?: string
  ips: string[]
  vlans?: { id: number; name?: string; tagged?: boolean }[]
  connections?: Record<string, string | string[]>[]
}

const softwareLoopback = 24
const full = 4_294_967_295

export async function readPorts(snmp: Snmp): Promise<Map<number, Port>> {
  const read = {} as Record<keyof typeof columns, Column>
  for (const [name, oid] of Object.entries(columns)) read[name as keyof typeof columns] = await snmp.column(oid)
  if (read.inBytes.size === 0 && read.outBytes.size === 0) {
    read.inBytes = await snmp.column(narrow.inBytes)
    read.outBytes = await snmp.column(narrow.outBytes)
  }
  const addresses = await readAddresses(snmp)
  const ports = new Map<number, Port>()
  for (const index of new Set([...read.type.keys(), ...read.description.keys(), ...read.name.keys()])) {
    const number = Number(index)
    const type = numberOf(read.type.get(index))
    if (!Number.isSafeInteger(number) || type === softwareLoopback) continue
    const megabits = numberOf(read.megabits.get(index))
    const bits = numberOf(read.speed.get(index))
    const known = {
      ifname: textOf(read.name.get(index)),
      ifdescr: textOf(read.description.get(index)),
      ifalias: textOf(read.alias.get(index)),
      iftype: type,
      ifstatus: numberOf(read.status.get(index)),
      ifinternalstatus: numberOf(read.wanted.get(index)),
      ifspeed: megabits !== null && (megabits > 0 || bits === full) ? megabits * 1_000_000 : bits,
      ifmtu: numberOf(read.mtu.get(index)),
      ifportduplex: numberOf(read.duplex.get(index)),
      ifinbytes: numberOf(read.inBytes.get(index)),
      ifoutbytes: numberOf(read.outBytes.get(index)),
      ifinerrors: numberOf(read.inErrors.get(index)),
      ifouterrors: numberOf(read.outErrors.get(index)),
      mac: macOf(read.mac.get(index)),
    }
    const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))
    ports.set(number, { ifnumber: number, ...said, ips: addresses.get(number) ?? [] })
  }
  return ports
}

async function readAddresses(snmp: Snmp): Promise<Map<number, string[]>> {
  const found = new Map<number, Set<string>>()
  const add = (port: number | null, address: string | null) => {
    if (port === null || address === null || /^127\.|^0:0:0:0:0:0:0:1$/.test(address)) return
    found.set(port, (found.get(port) ?? new Set()).add(address))
  }
  for (const [index, port] of await snmp.column(oldAddresses))
    add(numberOf(port), addressOf(index.split('.').map(Number)))
  // The newer table: sort of address, its length, its bytes.
  for (const [index, port] of await snmp.column(newAddresses)) {
    const [sort, length, ...bytes] = index.split('.').map(Number)
    if (sort === 1 || sort === 2) add(numberOf(port), addressOf(bytes.slice(0, length)))
  }
  return new Map([...found].map(([port, set]) => [port, [...set]]))
}
