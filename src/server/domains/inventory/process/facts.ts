import type { Names } from '../naming/names.ts'
import type { NeutralInventory } from '../neutral.ts'
import type { Catalogue } from './catalogue.ts'

/** Fields of an asset that inventory feeds, as the message says them; null = not said. References as ids with names. */
export interface Facts {
  /** Row properties of columns. */
  columns: Record<string, string | null>
  /** Fields of the type, in `custom`. */
  custom: Record<string, string | number | null>
  /** What to show as observed, by field name: names instead of ids. */
  shown: Record<string, unknown>
}

const assetTypeOf: Record<NeutralInventory['itemType'], string> = {
  Computer: 'computer',
  Phone: 'phone',
  Printer: 'printer',
  NetworkEquipment: 'network-equipment',
  Power: 'ups',
  Pdu: 'pdu',
  Unmanaged: 'unmanaged',
}

export const typeOf = (neutral: NeutralInventory): string => assetTypeOf[neutral.itemType]

/** Names are written by the house's rules; what was said of them is shown beside, as observed. */
export async function factsOf(neutral: NeutralInventory, catalogue: Catalogue, names: Names): Promise<Facts> {
  const { identity, sections } = neutral
  const type = typeOf(neutral)
  const manufacturerId = await catalogue.manufacturerId(names.of('manufacturer', identity.manufacturer))
  const modelId = await catalogue.modelId(names.of('model', identity.model), manufacturerId, type)
  const os = sections.os?.[0]
  const contact = neutral.user?.login ?? null
  const columns = {
    name: cut(identity.name ?? neutral.system.device?.address ?? neutral.deviceId),
    manufacturerId,
    modelId,
    serial: cut(identity.serial),
    uuid: cut(identity.uuid),
    contact: cut(contact),
    osName: cut(names.of('os', os?.name ?? null)),
    osVersion: cut(os?.version ?? null),
  }
  const custom: Facts['custom'] =
    type === 'computer'
      ? { chassis: identity.chassis, domain: cut(identity.domain), lastUser: cut(neutral.user?.lastLogged ?? contact) }
      : deviceFields(neutral, type)
  const shown = {
    name: columns.name,
    manufacturer: identity.manufacturer,
    model: identity.model,
    serial: columns.serial,
    uuid: columns.uuid,
    contact: columns.contact,
    osName: cut(os?.name ?? null),
    osVersion: columns.osVersion,
    ...custom,
  }
  return { columns, custom, shown }
}

/** Own fields of printers, network equipment and what was only seen, as the device tells them. */
function deviceFields({ system }: NeutralInventory, type: string): Facts['custom'] {
  const { device } = system
  if (device === undefined) return {}
  const { address, firmware, cpu, mac, counters } = device
  if (type === 'printer') return { address, ...counters }
  if (type === 'unmanaged') return { address, mac, systemDescription: system.description }
  if (type === 'ups') return { address, firmware: cut(firmware) }
  if (type === 'pdu') return { address }
  if (type !== 'network-equipment') return {}
  return {
    address,
    firmware: cut(firmware),
    cpu: cpu?.slice(0, 100) ?? null,
    memoryMb: system.memoryMb,
    systemDescription: system.description,
  }
}

const cut = (text: string | null): string | null => (text === null ? null : text.slice(0, 255))

/** Field name of a row property: `manufacturerId` → `manufacturer`. */
export const fieldName = (property: string): string => property.replace(/Id$/, '')
