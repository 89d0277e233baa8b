import type { Message, NotifiedInterface } from './messages.ts'
import { readDiscovered, readQueried } from './network-query.ts'
import type { Reading } from './parts.ts'
import { Refused } from './refusal.ts'
import { deviceIdIn, itemTypeOf, type MessageHeaders, senderOf } from './sender.ts'
import { readAccountInfo, toNeutral } from './to-neutral.ts'
import { child, own, rows, type Tree } from './tree.ts'
import { cleanText, firstText, mac, normaliseAddress, text } from './values.ts'
import type { XmlDocument } from './xml-plain.ts'
import { readXml } from './xml-tree.ts'

/**
 * A REQUEST of the OCS family: OCS, FusionInventory, and GLPI agents in legacy mode. Throws `Refused`.
 * QUERY missing means INVENTORY; DEVICEID may stand in CONTENT.
 */
export function readXmlMessage(source: string, headers: MessageHeaders, plain: XmlDocument | null = null): Message {
  refuseTruncated(source)
  const document = plain ?? readXml(source)
  if (document.root !== 'request') throw new Refused('root', `root element ${document.root.slice(0, 60)}, not REQUEST`)
  const request = document.tree
  const content = child(request, 'content')
  const said = firstText(content, 'versionclient') ?? text(child(content, 'hardware'), 'versionclient')
  const sender = senderOf(deviceIdIn(request) ?? deviceIdIn(content), headers, said)
  const query = (text(request, 'query') ?? 'INVENTORY').toUpperCase()
  const base = { form: 'xml', sender } as const
  switch (query) {
    case 'PROLOG':
      return { ...base, kind: 'prolog' }
    case 'INVENTORY': {
      if (own(request, 'content') === undefined) throw new Refused('content', 'an inventory without CONTENT')
      const warnings = document.isMended ? ['mended: bare & or forbidden character references'] : []
      return { ...base, kind: 'inventory', neutral: inventoryOf(content ?? {}, sender, document, warnings) }
    }
    case 'NOTIFY':
      return {
        ...base,
        kind: 'notify',
        name: text(child(request, 'hardware'), 'name'),
        interfaces: interfacesOf(request),
      }
    case 'DOWNLOAD':
      return {
        ...base,
        kind: 'download',
        packageId: wherever(request, content, 'id'),
        result: wherever(request, content, 'err'),
      }
    case 'UPDATE':
      return {
        ...base,
        kind: 'update',
        platform: wherever(request, content, 'platform'),
        version: wherever(request, content, 'agent'),
      }
    case 'SNMP':
    case 'SNMPQUERY':
      return snmpMessage(base, content)
    case 'NETDISCOVERY':
      return {
        ...base,
        kind: 'netdiscovery',
        jobId: text(content, 'processnumber'),
        devices: readDiscovered(rows(content, 'device') ?? [], sender),
      }
    case 'REGISTER':
      throw new Refused('unsupported', 'QUERY REGISTER')
    default:
      throw new Refused('query', `unknown QUERY ${query.slice(0, 60)}`)
  }
}

/** Inflating accepts a stream that stops early, so the text itself must tell that it is whole. */
function refuseTruncated(source: string): void {
  if (!/(?:<\/request\s*>|\/>)\s*(?:<!--[^>]*-->\s*)?$/i.test(source.slice(-400)))
    throw new Refused('truncated', 'no closing </REQUEST>')
}

const wherever = (request: Tree, content: Tree | null, name: string): string | null =>
  text(request, name) ?? text(content, name)

function inventoryOf(content: Tree, sender: Message['sender'], document: XmlDocument, warnings: string[]) {
  const { oldDeviceId } = document
  const tag = readAccountInfo(content).find(({ name }) => name.toUpperCase() === 'TAG')?.value ?? null
  return toNeutral(content, {
    sender,
    dialect: dialectOf(content, sender.agent),
    oldDeviceId: oldDeviceId === sender.deviceId ? null : cleanText(oldDeviceId ?? undefined),
    tag,
    itemType: itemTypeOf(text(content, 'itemtype'), 'Computer'),
    isPartial: false,
    warnings,
    ...(document.software === undefined ? {} : { software: document.software }),
  })
}

/** Fusion and GLPI agents tell their program or send OPERATINGSYSTEM; OCS on Windows shows in the User-Agent or the system's name. */
function dialectOf(content: Tree, agent: { name: string; userAgent: string | null }): Reading['dialect'] {
  if (
    /fusion|glpi/i.test(agent.name) ||
    child(content, 'operatingsystem') !== null ||
    child(content, 'versionprovider') !== null
  )
    return 'glpi'
  const words = `${agent.userAgent ?? ''} ${text(child(content, 'hardware'), 'osname') ?? ''}`
  return /windows/i.test(words) ? 'ocs-windows' : 'ocs-unix'
}

/** NOTIFY of Windows agents: IFACE rows directly under REQUEST; those without address, mask and MAC do not count. */
function interfacesOf(request: Tree): NotifiedInterface[] {
  return (rows(request, 'iface') ?? []).slice(0, 200).flatMap((row) => {
    const address = normaliseAddress(text(row, 'ip') ?? '')?.address
    const macAddress = mac(row, 'mac')
    const mask = text(row, 'mask')
    if (address === undefined || macAddress === null || mask === null) return []
    return [{ mac: macAddress, address, mask, gateway: firstText(row, 'gw', 'gateway'), subnet: text(row, 'subnet') }]
  })
}

/** OCS devices have COMMON, those of Fusion and GLPI have INFO. */
function snmpMessage(base: { form: 'xml'; sender: Message['sender'] }, content: Tree | null): Message {
  const devices = rows(content, 'device') ?? []
  if (devices.some((device) => own(device, 'common') !== undefined))
    return { ...base, kind: 'snmp', devices: devices.length }
  const { found, errors } = readQueried(devices, base.sender)
  return { ...base, kind: 'netinventory', jobId: text(content, 'processnumber'), devices: found, errors }
}
