import type { Port } from './ports.ts'
import type { Column, Snmp, SnmpValue } from './session.ts'
import { addressOf, macOf, macOfIndex, numberOf, textOf } from './values.ts'

type Connection = Record<string, string | string[]>

/** A port with more learnt addresses than this leads to other switches; a hundred are enough to see that. */
const mostMacs = 100

/** LLDP, CDP, learnt addresses and VLANs, added to the ports they belong to. */
export async function addNeighbours(snmp: Snmp, ports: Map<number, Port>): Promise<void> {
  const bridge = await readBridgePorts(snmp)
  await addLldp(snmp, ports, bridge)
  await addCdp(snmp, ports)
  await addLearnt(snmp, ports, bridge)
  await addVlans(snmp, ports, bridge)
}

/** Bridge-MIB (RFC 4188): number of the bridge's port → that of the interface. */
async function readBridgePorts(snmp: Snmp): Promise<Map<number, number>> {
  const column = await snmp.column('1.3.6.1.2.1.17.1.4.1.2')
  return new Map([...column].flatMap(([index, value]) => pair(Number(index), numberOf(value))))
}

const pair = (one: number, other: number | null): [number, number][] =>
  Number.isSafeInteger(one) && other !== null ? [[one, other]] : []

const lldp = '1.0.8802.1.1.2.1'

/** LLDP-MIB (IEEE 802.1AB). Local port numbers are those of bridges, of interfaces, or only named: each is tried. */
async function addLldp(snmp: Snmp, ports: Map<number, Port>, bridge: Map<number, number>): Promise<void> {
  const chassis = await snmp.column(`${lldp}.4.1.1.5`)
  const names = await snmp.column(`${lldp}.4.1.1.9`)
  if (chassis.size + names.size === 0) return
  const portIds = await snmp.column(`${lldp}.4.1.1.7`)
  const portSorts = await snmp.column(`${lldp}.4.1.1.6`)
  const portTexts = await snmp.column(`${lldp}.4.1.1.8`)
  const descriptions = await snmp.column(`${lldp}.4.1.1.10`)
  const own = await snmp.column(`${lldp}.3.7.1.3`)
  const ownTexts = await snmp.column(`${lldp}.3.7.1.4`)
  const addresses = managementAddresses(await snmp.column(`${lldp}.4.2.1.3`))
  for (const index of new Set([...chassis.keys(), ...names.keys()])) {
    const local = index.split('.')[1] ?? ''
    const port = localPort(ports, bridge, Number(local), own.get(local), ownTexts.get(local))
    if (port === undefined) continue
    const portId = textOrMac(portIds.get(index), numberOf(portSorts.get(index)) === 3)
    // A port number alone says less than its text.
    const isBare = portId === null || /^\d+$/.test(portId) || /^(?:[0-9a-f]{2}:){5}/.test(portId)
    connect(port, {
      sysname: textOf(names.get(index)),
      sysmac: macOf(chassis.get(index)),
      ifdescr: isBare ? (textOf(portTexts.get(index)) ?? portId) : portId,
      sysdescr: textOf(descriptions.get(index)),
      ip: addresses.get(index) ?? null,
      via: 'lldp',
    })
  }
}

const textOrMac = (value: SnmpValue | undefined, isMac: boolean): string | null =>
  isMac ? (macOf(value) ?? textOf(value)) : textOf(value)

/** lldpRemManAddrTable: time, local port, neighbour, sort, length, bytes. The first IPv4, else any. */
function managementAddresses(column: Column): Map<string, string> {
  const found = new Map<string, string>()
  for (const index of column.keys()) {
    const [time, port, neighbour, sort, length, ...bytes] = index.split('.').map(Number)
    const address = sort === 1 || sort === 2 ? addressOf(bytes.slice(0, length)) : null
    const key = `${time}.${port}.${neighbour}`
    if (address !== null && (sort === 1 || !found.has(key))) found.set(key, address)
  }
  return found
}

function localPort(
  ports: Map<number, Port>,
  bridge: Map<number, number>,
  number: number,
  ...names: (SnmpValue | undefined)[]
): Port | undefined {
  const words = names.map(textOf).filter((name) => name !== null)
  const named = [...ports.values()].find(
    (port) => words.includes(port.ifname ?? '') || words.includes(port.ifdescr ?? ''),
  )
  return named ?? ports.get(bridge.get(number) ?? number)
}

const cdp = '1.3.6.1.4.1.9.9.23.1.2.1.1'

/** CISCO-CDP-MIB: interface, neighbour. What LLDP told of the port already is not told twice. */
async function addCdp(snmp: Snmp, ports: Map<number, Port>): Promise<void> {
  const names = await snmp.column(`${cdp}.6`)
  if (names.size === 0) return
  const addresses = await snmp.column(`${cdp}.4`)
  const versions = await snmp.column(`${cdp}.5`)
  const others = await snmp.column(`${cdp}.7`)
  for (const [index, name] of names) {
    const port = ports.get(Number(index.split('.')[0]))
    const sysname = textOf(name)
    if (port === undefined || sysname === null) continue
    if (port.connections?.some((each) => plainName(each.sysname) === plainName(sysname)) === true) continue
    const bytes = addresses.get(index)
    connect(port, {
      sysname,
      ifdescr: textOf(others.get(index)),
      sysdescr: textOf(versions.get(index)),
      ip: Buffer.isBuffer(bytes) ? addressOf([...bytes]) : null,
      via: 'cdp',
    })
  }
}

/** CDP says `SW-2.example.org` or `SW-2(FOC123)`, LLDP `SW-2`. */
const plainName = (name: unknown): string =>
  String(name ?? '')
    .split(/[.(]/)[0]!
    .toLowerCase()

function connect(port: Port, told: Record<string, string | null>): void {
  const connection = Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  port.connections = [...(port.connections ?? []), connection as Connection]
}

/** Q-BRIDGE-MIB (RFC 4363), else Bridge-MIB: addresses learnt, by port of the bridge. */
async function addLearnt(snmp: Snmp, ports: Map<number, Port>, bridge: Map<number, number>): Promise<void> {
  const byVlan = await snmp.column('1.3.6.1.2.1.17.7.1.2.2.1.2')
  const table = byVlan.size > 0 ? byVlan : await snmp.column('1.3.6.1.2.1.17.4.3.1.2')
  const macs = new Map<Port, Set<string>>()
  for (const [index, value] of table) {
    const number = numberOf(value)
    const port = number === null || number === 0 ? undefined : ports.get(bridge.get(number) ?? number)
    const mac = macOfIndex(index)
    // An interface's own address, and groups, are behind no port.
    if (port === undefined || mac === null || mac === port.mac || isGroup(mac)) continue
    const own = macs.get(port) ?? new Set()
    if (own.size < mostMacs) macs.set(port, own.add(mac))
  }
  for (const [port, set] of macs) port.connections = [...(port.connections ?? []), { mac: [...set] }]
  // A bridge that says nothing of a port says that nobody is there.
  if (table.size > 0 || bridge.size > 0)
    for (const number of bridge.values()) {
      const port = ports.get(number)
      if (port !== undefined) port.connections ??= []
    }
}

const isGroup = (mac: string): boolean => (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1

/** Q-BRIDGE-MIB: the VLAN of untagged frames. */
async function addVlans(snmp: Snmp, ports: Map<number, Port>, bridge: Map<number, number>): Promise<void> {
  const untagged = await snmp.column('1.3.6.1.2.1.17.7.1.4.5.1.1')
  if (untagged.size === 0) return
  const names = await snmp.column('1.3.6.1.2.1.17.7.1.4.3.1.1')
  for (const [index, value] of untagged) {
    const id = numberOf(value)
    const port = ports.get(bridge.get(Number(index)) ?? Number(index))
    if (id === null || id < 1 || id > 4094 || port === undefined) continue
    const name = textOf(names.get(String(id)))
    port.vlans = [{ id, ...(name === null ? {} : { name }) }]
  }
}
