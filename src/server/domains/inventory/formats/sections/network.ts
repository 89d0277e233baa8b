import { isDockMac, isJunkMac, isLocallyAdministeredMac, isVirtualMac, isVirtualName } from '../../identity/junk.ts'
import type { MacSeen, PortAddress, PortPart } from '../../neutral.ts'
import type { PortCounters } from '../../neutral-network.ts'
import { limits } from '../limits.ts'
import { keyOf, type Reading, said, withUniqueKeys } from '../parts.ts'
import { rows, scalars, type Tree } from '../tree.ts'
import { addresses, firstText, flag, integer, mac, megabits, text } from '../values.ts'
import { readSights } from './network-device.ts'

/**
 * Network cards. Agents send one row for each address, so rows of one card (same MAC and name) become one port with its
 * addresses as children. The loopback interface is left out.
 */
export function readPorts(content: Tree, reading: Reading): PortPart[] | undefined {
  const listed = rows(content, 'networks')
  if (listed === undefined) return readEquipmentPorts(content, reading)
  const ports = new Map<string, PortPart>()
  for (const row of listed.slice(0, limits.sectionParts)) {
    if (isLoopback(row)) continue
    const address = mac(row, 'mac', 'macaddr')
    const name = firstText(row, 'description', 'name')
    if (address === null && name === null) continue
    const key = keyOf(address, name)
    const port = ports.get(key)
    if (port === undefined) ports.set(key, readPort(row, key, address, name, reading))
    else complete(port, readPort(row, key, address, name, reading))
  }
  const parts = [...ports.values()]
  for (const part of parts) part.addresses.sort(byAddress)
  return parts
}

function isLoopback(row: Tree): boolean {
  const type = text(row, 'type')?.toLowerCase()
  if (type === 'loopback' || type === 'local') return true
  const found = addresses(firstText(row, 'ipaddress', 'ipaddress6'))
  return found.length > 0 && found.every(({ address }) => address.startsWith('127.') || address === '::1')
}

function readPort(row: Tree, key: string, address: string | null, name: string | null, reading: Reading): PortPart {
  const status = text(row, 'status')?.toLowerCase()
  return {
    key,
    title: name ?? (address as string),
    name,
    mac: address,
    kind: kindOf(row),
    speedMbps: megabits(row, 'speed'),
    status: status === 'up' ? 'up' : status === undefined ? null : 'down',
    isVirtual: isVirtualCard(row, address, name, reading),
    isDock: address !== null && isDockMac(address, name),
    mtu: integer(row, 'mtu', 1_000_000) || null,
    number: null,
    alias: null,
    addresses: addressesOf(row),
    ...said({ duplex: duplexOf(text(row, 'duplex')) }),
  }
}

/** On a virtual machine a hypervisor's address is its own card. */
function isVirtualCard(row: Tree, address: string | null, name: string | null, reading: Reading): boolean {
  if (flag(row, 'virtualdev') === true) return true
  if (reading.isVirtualMachine) return false
  return isVirtualName(name) || (address !== null && isVirtualMac(address))
}

const kinds: [RegExp, string][] = [
  [/wi-?fi|wireless|802\.?11|ieee80211/, 'wifi'],
  [/bluetooth/, 'bluetooth'],
  [/fibre ?channel/, 'fibrechannel'],
  [/infiniband/, 'infiniband'],
  [/bridge/, 'bridge'],
  [/aggregate|bond/, 'aggregate'],
  [/alias/, 'alias'],
  [/dial|ppp|modem|wwan/, 'dialup'],
  [/eth|lan|csma/, 'ethernet'],
]

/** TYPEMIB is nearer the truth than TYPE on Windows; the description betrays Bluetooth. */
function kindOf(row: Tree): string | null {
  const words = `${text(row, 'type') ?? ''} ${text(row, 'typemib') ?? ''}`.toLowerCase()
  if (/bluetooth/i.test(text(row, 'description') ?? '')) return 'bluetooth'
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** One row may hold a comma list; mask, gateway and DHCP server belong to the addresses of their own family. */
function addressesOf(row: Tree): PortAddress[] {
  const found = [...addresses(text(row, 'ipaddress')), ...addresses(text(row, 'ipaddress6'))]
  return found.map(({ address, family }) => ({
    address,
    family,
    mask: (family === 6 ? text(row, 'ipmask6') : null) ?? sameFamily(text(row, 'ipmask'), family),
    subnet: (family === 6 ? text(row, 'ipsubnet6') : null) ?? sameFamily(text(row, 'ipsubnet'), family),
    gateway: sameFamily(text(row, 'ipgateway'), family),
    dhcp: sameFamily(text(row, 'ipdhcp'), family),
  }))
}

/** The first value of a comma list that fits the family; kept as written (`ffff::` is a mask, not an address). */
function sameFamily(value: string | null, family: 4 | 6): string | null {
  if (value === null) return null
  return (
    value.split(/[,; ]+/).find((item) => item.includes(':') === (family === 6) && item !== '' && item !== '0.0.0.0') ??
    null
  )
}

function complete(port: PortPart, other: PortPart): void {
  const known = new Set(port.addresses.map(({ address }) => address))
  for (const address of other.addresses) if (!known.has(address.address)) port.addresses.push(address)
  port.kind ??= other.kind
  port.speedMbps ??= other.speedMbps
  port.mtu ??= other.mtu
  if (other.status === 'up') port.status = 'up'
}

const byAddress = (a: PortAddress, b: PortAddress): number =>
  a.family - b.family || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)

/** `network_ports` of switches and network printers: one row a port, addresses as a list, speed in bit/s. */
function readEquipmentPorts(content: Tree, reading: Reading): PortPart[] | undefined {
  const listed = rows(content, 'network_ports')
  if (listed === undefined) return undefined
  const parts = listed.slice(0, limits.sectionParts).flatMap((row): PortPart[] => {
    const name = firstText(row, 'ifname', 'ifdescr')
    const number = integer(row, 'ifnumber')
    const address = mac(row, 'mac')
    if (name === null && number === null && address === null) return []
    const bits = integer(row, 'ifspeed')
    const found = scalars(row, 'ips').flatMap((ip) => addresses(ip))
    return [
      {
        key: keyOf(number === null ? address : number, name),
        title: name ?? String(number ?? address),
        name,
        mac: address,
        kind: equipmentKind(integer(row, 'iftype')),
        speedMbps:
          bits === null || bits === 0 || bits === 4_294_967_295 ? null : Math.max(1, Math.round(bits / 1_000_000)),
        status: statusOf(integer(row, 'ifstatus')),
        isVirtual: false,
        isDock: false,
        mtu: integer(row, 'ifmtu', 1_000_000) || null,
        number,
        alias: text(row, 'ifalias'),
        addresses: found
          .map(({ address, family }) => ({ address, family, mask: null, subnet: null, gateway: null, dhcp: null }))
          .sort(byAddress),
        ...readCounters(row),
        ...readSights(row),
      },
    ]
  })
  if (listed.length > limits.sectionParts)
    reading.warnings.push(`${listed.length - limits.sectionParts} ports left out`)
  return withUniqueKeys(parts, 'each')
}

/** What the port counts (IF-MIB) and how it speaks (EtherLike-MIB: 2 half, 3 full), in the words of both formats. */
const readCounters = (row: Tree): PortCounters =>
  said({
    duplex: duplexOf(text(row, 'ifportduplex')),
    isTrunk: flag(row, 'trunk'),
    inMb: bytesOf(row, 'ifinbytes') ?? bytesOf(row, 'ifinoctets'),
    outMb: bytesOf(row, 'ifoutbytes') ?? bytesOf(row, 'ifoutoctets'),
    inErrors: integer(row, 'ifinerrors'),
    outErrors: integer(row, 'ifouterrors'),
  })

const duplexOf = (said: string | null): 'full' | 'half' | null =>
  /^(?:3|full)/i.test(said ?? '') ? 'full' : /^(?:2|half)/i.test(said ?? '') ? 'half' : null

function bytesOf(row: Tree, name: string): number | null {
  const bytes = integer(row, name)
  return bytes === null ? null : Math.round(bytes / 1024 / 1024)
}

const statusOf = (status: number | null): 'up' | 'down' | null =>
  status === 1 ? 'up' : status === null ? null : 'down'

/** IANA ifType. */
function equipmentKind(type: number | null): string | null {
  if (type === 6 || type === 117) return 'ethernet'
  if (type === 71) return 'wifi'
  if (type === 24) return 'loopback'
  if (type === 56) return 'fibrechannel'
  return type === 161 ? 'aggregate' : null
}

/** Addresses that may tell who the machine is, each once. Junk is left out; virtual and dock cards are kept, flagged. */
export function macsOf(ports: PortPart[] | undefined): MacSeen[] {
  const seen = new Map<string, MacSeen>()
  for (const port of ports ?? []) {
    if (port.mac === null || isJunkMac(port.mac)) continue
    const before = seen.get(port.mac)
    if (before !== undefined) before.isVirtual &&= port.isVirtual
    else
      seen.set(port.mac, {
        mac: port.mac,
        name: port.name,
        isVirtual: port.isVirtual,
        isDock: port.isDock,
        isLocallyAdministered: isLocallyAdministeredMac(port.mac),
      })
  }
  return [...seen.values()].sort((a, b) => (a.mac < b.mac ? -1 : 1))
}
