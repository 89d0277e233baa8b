import type { ItemType } from '../neutral.ts'
import type { Sender } from './messages.ts'
import { Refused } from './refusal.ts'
import { own, type Tree } from './tree.ts'
import { cleanText } from './values.ts'

/** Header names in lower case, as Node gives them. */
export type MessageHeaders = Record<string, string | string[] | undefined>

export function header(headers: MessageHeaders, name: string): string | null {
  const value = headers[name]
  return cleanText(Array.isArray(value) ? value[0] : value)
}

/** Who sends: device id (required, 1 to 255 characters), agent id, program. `said` is the program's own word, else its User-Agent. */
export function senderOf(deviceId: string | null, headers: MessageHeaders, said: string | null): Sender {
  if (deviceId === null) throw new Refused('device_id', 'no DEVICEID')
  const userAgent = header(headers, 'user-agent')
  return { deviceId, agentId: agentIdOf(headers), agent: { ...programOf(said ?? userAgent), userAgent } }
}

/** A UUID, lower case; anything else in the header is not believed. */
function agentIdOf(headers: MessageHeaders): string | null {
  const value = header(headers, 'glpi-agent-id')?.toLowerCase() ?? ''
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : null
}

/** `GLPI-Agent_v1.11` → GLPI-Agent, 1.11. */
export function programOf(said: string | null): { name: string; version: string } {
  const match = /^(.{1,100}?)_v(\d.{0,60})$/.exec(said ?? '')
  return match === null ? { name: said ?? '', version: '' } : { name: match[1] as string, version: match[2] as string }
}

export function deviceIdIn(tree: Tree | null, name = 'deviceid'): string | null {
  const value = own(tree, name)
  const clean = cleanText(value, 256)
  if (clean !== null && clean.length > 255) throw new Refused('device_id', 'a DEVICEID of more than 255 characters')
  return clean
}

const itemTypes: Record<string, ItemType> = {
  computer: 'Computer',
  phone: 'Phone',
  printer: 'Printer',
  networkequipment: 'NetworkEquipment',
  networking: 'NetworkEquipment',
  storage: 'NetworkEquipment',
  power: 'Power',
  ups: 'Power',
  pdu: 'Pdu',
  video: 'NetworkEquipment',
  kvm: 'NetworkEquipment',
}

/** Class names of GLPI and types of network discovery. */
export function itemTypeOf(said: string | null, otherwise: ItemType): ItemType {
  if (said === null) return otherwise
  return itemTypes[said.toLowerCase()] ?? 'Unmanaged'
}
