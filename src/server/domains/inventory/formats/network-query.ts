import { makerKey } from '../identity/evidence.ts'
import type { ItemType, NeutralInventory } from '../neutral.ts'
import type { Sender } from './messages.ts'
import { itemTypeOf } from './sender.ts'
import { toNeutral } from './to-neutral.ts'
import { child, own, rows, scalars, type Tree } from './tree.ts'
import { addresses, firstText, flag, mac, text } from './values.ts'

/** A device that another machine tells of, and what was said in the shape of the JSON format: enough for a message of its own. */
export interface Told {
  neutral: NeutralInventory
  content: Tree
}

const mostDevices = 5_000

/** NETDISCOVERY in XML: what answered on the network. */
export const readDiscovered = (devices: Tree[], sender: Sender): Told[] =>
  devices.slice(0, mostDevices).map((row) => toldOf(discoveredContent(row), sender, true))

/** What could only be seen has one port, so that it is found by its address. */
function discoveredContent(row: Tree): Tree {
  const ips = scalars(row, 'ip')
  const macs = scalars(row, 'mac')
  const device: Tree = {
    ...row,
    name: firstText(row, 'snmphostname', 'name', 'dnshostname', 'netbiosname'),
    manufacturer: firstText(row, 'manufacturer', 'netportvendor'),
    ips,
  }
  const isKnown = itemTypeOf(text(row, 'type'), 'Unmanaged') !== 'Unmanaged'
  return {
    network_device: device,
    ...(isKnown || macs.length === 0 ? {} : { network_ports: [{ mac: macs[0]!, ips }] }),
  }
}

/** SNMPQUERY in XML: each DEVICE turned into the shape of the JSON format (INFO → network_device, PORTS/PORT → network_ports). */
export function readQueried(devices: Tree[], sender: Sender): { found: Told[]; errors: string[] } {
  const found: Told[] = []
  const errors: string[] = []
  for (const device of devices.slice(0, mostDevices)) {
    const error = child(device, 'error')
    if (error !== null) errors.push(`${text(error, 'id') ?? ''} ${text(error, 'message') ?? ''}`.trim())
    const info = child(device, 'info')
    if (info !== null) found.push(toldOf(asJsonContent(device, info), sender, false))
  }
  return { found, errors }
}

function asJsonContent(device: Tree, info: Tree): Tree {
  const content: Tree = { network_device: { ...info, ips: own(child(info, 'ips'), 'ip') ?? own(info, 'ip') ?? [] } }
  const ports = rows(child(device, 'ports'), 'port')
  if (ports !== undefined) content.network_ports = ports.map(asJsonPort)
  const components = rows(child(device, 'components'), 'component')
  if (components !== undefined) content.network_components = components
  for (const name of ['firmwares', 'cartridges', 'pagecounters', 'simcards', 'modems'] as const) {
    const value = own(device, name)
    if (value !== undefined) content[name] = value
  }
  return content
}

function asJsonPort(port: Tree): Tree {
  const ips = own(child(port, 'ips'), 'ip') ?? own(port, 'ip') ?? []
  const said = child(port, 'connections')
  const vlans = rows(child(port, 'vlans'), 'vlan')
  return {
    ...port,
    ips,
    ...(said === null ? {} : { connections: rows(said, 'connection') ?? [], lldp: flag(said, 'cdp') === true }),
    ...(vlans === undefined ? {} : { vlans }),
  }
}

/** JSON: one device a message. */
export const toldByJson = (content: Tree, sender: Sender, isPartial: boolean, itemType: string | null): Told[] =>
  child(content, 'network_device') === null ? [] : [toldOf(content, sender, isPartial, itemType)]

function toldOf(content: Tree, sender: Sender, isPartial: boolean, said: string | null = null): Told {
  const device = child(content, 'network_device')
  const type = itemTypeOf(text(device, 'type'), 'Unmanaged')
  const itemType: ItemType = said === null ? type : itemTypeOf(said, type)
  const read = toNeutral(content, {
    sender,
    dialect: 'glpi',
    oldDeviceId: null,
    tag: null,
    itemType,
    isPartial,
    warnings: [],
  })
  return { neutral: { ...read, agentId: null, deviceId: deviceIdOf(read, content, sender) }, content }
}

/**
 * The scanning machine signs the message: the device gets an id of its own, the same from run to run and whoever scans: by
 * its serial, else its address in the network, else where it was met.
 */
function deviceIdOf({ identity }: NeutralInventory, content: Tree, sender: Sender): string {
  const { serial, manufacturer, macs } = identity
  if (serial !== null) return `net:${makerKey(manufacturer)} ${serial.toUpperCase()}`.slice(0, 255)
  const device = child(content, 'network_device')
  const own = mac(device, 'mac') ?? macs.find((seen) => !seen.isVirtual)?.mac
  if (own !== undefined) return `net:${own}`
  const address = [...scalars(device, 'ips'), ...scalars(device, 'ip')].flatMap(addresses)[0]?.address
  return `net:${address ?? identity.name ?? '?'}@${sender.deviceId}`.slice(0, 255)
}
