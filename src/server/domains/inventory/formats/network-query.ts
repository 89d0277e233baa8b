import type { NeutralInventory } from '../neutral.ts'
import type { Discovered, Sender } from './messages.ts'
import { itemTypeOf } from './sender.ts'
import { type Envelope, toNeutral } from './to-neutral.ts'
import { child, own, rows, type Tree } from './tree.ts'
import { firstText, mac, normaliseAddress, text } from './values.ts'

/** NETDISCOVERY: what answered on the network. */
export function readDiscovered(devices: Tree[]): Discovered[] {
  return devices.slice(0, 5000).map((row) => ({
    address: normaliseAddress(firstText(row, 'ip') ?? '')?.address ?? null,
    mac: mac(row, 'mac'),
    name: firstText(row, 'snmphostname', 'name', 'dnshostname', 'netbiosname'),
    itemType: itemTypeOf(text(row, 'type'), 'Unmanaged'),
    serial: text(row, 'serial'),
    manufacturer: firstText(row, 'manufacturer', 'netportvendor'),
    model: text(row, 'model'),
    description: text(row, 'description', 1000),
  }))
}

/** SNMPQUERY in XML: each DEVICE turned into the shape of the JSON format (INFO → network_device, PORTS/PORT → network_ports). */
export function readQueried(devices: Tree[], sender: Sender): { found: NeutralInventory[]; errors: string[] } {
  const found: NeutralInventory[] = []
  const errors: string[] = []
  for (const device of devices.slice(0, 1000)) {
    const error = child(device, 'error')
    if (error !== null) errors.push(`${text(error, 'id') ?? ''} ${text(error, 'message') ?? ''}`.trim())
    const info = child(device, 'info')
    if (info !== null) found.push(toNeutral(asJsonContent(device, info), envelopeOf(info, sender)))
  }
  return { found, errors }
}

function asJsonContent(device: Tree, info: Tree): Tree {
  const ports = (rows(child(device, 'ports'), 'port') ?? []).map((port) => {
    const ips = own(child(port, 'ips'), 'ip') ?? own(port, 'ip')
    return { ...port, ips: ips ?? [] }
  })
  const firmwares = own(device, 'firmwares')
  return { network_device: info, network_ports: ports, ...(firmwares === undefined ? {} : { firmwares }) }
}

function envelopeOf(info: Tree, sender: Sender): Envelope {
  return {
    sender,
    dialect: 'glpi',
    oldDeviceId: null,
    tag: null,
    itemType: itemTypeOf(text(info, 'type'), 'Unmanaged'),
    isPartial: false,
    warnings: [],
  }
}
