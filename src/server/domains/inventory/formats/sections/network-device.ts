import {
  type DeviceFacts,
  type ModulePart,
  mostMacs,
  type PageCounters,
  type PortNeighbour,
  type PortSights,
  type PortVlan,
  type SupplyKind,
  type SupplyPart,
} from '../../neutral-network.ts'
import { keyOf, type Reading, toParts, withUniqueKeys } from '../parts.ts'
import { child, own, rows, scalars, type Tree } from '../tree.ts'
import { addresses, cleanText, firstText, flag, integer, mac, normaliseMac, text } from '../values.ts'
import { serialOf } from './hardware.ts'

const kindWords: [RegExp, SupplyKind][] = [
  [/^waste/, 'waste'],
  [/^(?:opc|drum|photoconductor)/, 'drum'],
  [/^toner/, 'toner'],
  [/^(?:ink|cartridge)/, 'ink'],
  [/^developer/, 'developer'],
  [/^fuser/, 'fuser'],
  [/^transfer/, 'transfer'],
  [/^(?:maintenance|cleaning)/, 'maintenance'],
  [/^stapl/, 'staples'],
  [/^paper/, 'paper'],
  [/^batter/, 'battery'],
]
const colors = /(black|cyan|magenta|yellow|gr[ae]y|red|green|blue|white|photo|matte|light|cl[ae]r)[a-z]*\d*/

/** `cartridges`: keys such as `tonerblack` with a percentage or a word; `consumables`: rows that spell it out. */
export function readSupplies(content: Tree, reading: Reading): SupplyPart[] | undefined {
  const consumables = toParts(rows(content, 'consumables'), reading, readConsumable)
  const cartridges = rows(content, 'cartridges')
  if (cartridges === undefined) return consumables
  const told = cartridges.slice(0, 200).flatMap((row) => {
    const name = text(row, 'name')
    const pairs: [string, unknown][] = name === null ? Object.entries(row) : [[name, own(row, 'value')]]
    return pairs.flatMap(([key, value]) => readCartridge(key, value) ?? [])
  })
  return withUniqueKeys([...told, ...(consumables ?? [])], 'once')
}

function readCartridge(key: string, value: unknown): SupplyPart | null {
  const said = cleanText(value as never)
  const name = cleanText(key, 100)?.toLowerCase() ?? null
  if (said === null || name === null) return null
  const kind = kindWords.find(([pattern]) => pattern.test(name))?.[1]
  if (kind === undefined) return null
  return { key: keyOf(name), title: name, kind, color: colors.exec(name)?.[0] ?? null, ...levelOf(said) }
}

/** `45`, `45%`, `1500pages`, `OK`, `WARNING`, `BAD`. */
function levelOf(said: string): Pick<SupplyPart, 'level' | 'state' | 'pages'> {
  const pages = /^(\d{1,9})\s*pages?$/i.exec(said)
  if (pages !== null) return { level: null, state: null, pages: Number(pages[1]) }
  const percent = /^(\d{1,3})(?:\.\d+)?\s*%?$/.exec(said)
  if (percent !== null) return { level: Math.min(100, Number(percent[1])), state: null, pages: null }
  const state = /^ok$/i.test(said) ? 'ok' : /^(?:warning|low)$/i.test(said) ? 'low' : null
  return { level: null, state: state ?? (/^(?:bad|empty)$/i.test(said) ? 'empty' : null), pages: null }
}

function readConsumable(row: Tree): SupplyPart | null {
  const type = text(row, 'type')?.toLowerCase() ?? null
  const name = text(row, 'name')
  const color = text(row, 'color')?.toLowerCase() ?? null
  if (type === null && name === null) return null
  const kind = kindWords.find(([pattern]) => pattern.test(type ?? ''))?.[1] ?? 'other'
  const said = text(row, 'value')
  const most = integer(row, 'max')
  const unit = text(row, 'unit')?.toLowerCase() ?? ''
  const isShare = said !== null && most !== null && most > 0 && /^\d{1,12}$/.test(said)
  const level = isShare ? String(Math.round((Number(said) / most) * 100)) : unit === 'pages' ? `${said} pages` : said
  return {
    key: keyOf(type, color, name),
    title: name ?? [type, color].filter(Boolean).join(' '),
    kind,
    color,
    ...(level === null ? { level: null, state: null, pages: null } : levelOf(level)),
    ...batteryOf(row, kind),
  }
}

/** Batteries tell a state beside their level, and two figures of their own. */
function batteryOf(row: Tree, kind: SupplyKind): Partial<SupplyPart> {
  if (kind !== 'battery') return {}
  const status = text(row, 'status')
  const minutes = integer(row, 'minutes', 1_000_000)
  const load = integer(row, 'load', 1_000)
  return {
    ...(status === null ? {} : { state: levelOf(status).state }),
    ...(minutes === null ? {} : { minutes }),
    ...(load === null ? {} : { load }),
  }
}

const pieces = /chassis|module|power|fan|stack|board|card/i

/** Pieces worth a line: those that carry a model or a serial of their own. */
export function readModules(content: Tree, reading: Reading): ModulePart[] | undefined {
  return toParts(rows(content, 'network_components'), reading, (row) => {
    const kind = text(row, 'type')
    const serial = serialOf(row, 'serial')
    const model = text(row, 'model')
    const title = firstText(row, 'name', 'model', 'description')
    if (title === null || (serial === null && model === null) || !pieces.test(kind ?? 'module')) return null
    return {
      key: keyOf(integer(row, 'index') ?? serial, title),
      title,
      kind,
      manufacturer: text(row, 'manufacturer'),
      model,
      serial,
      description: text(row, 'description'),
    }
  })
}

/** null: no device of the network speaks. */
export function readDevice(content: Tree): DeviceFacts | null {
  const device = child(content, 'network_device')
  if (device === null) return null
  return {
    address: scalars(device, 'ips').flatMap(addresses)[0]?.address ?? addresses(text(device, 'ip'))[0]?.address ?? null,
    mac: mac(device, 'mac'),
    firmware: text(device, 'firmware'),
    cpu: text(device, 'cpuname', 100),
    counters: readCounters(child(content, 'pagecounters')),
  }
}

const readCounters = (row: Tree | null): PageCounters => ({
  pageCounter: integer(row, 'total') ?? integer(row, 'printtotal'),
  monoCounter: integer(row, 'black') ?? integer(row, 'printblack'),
  colorCounter: integer(row, 'color') ?? integer(row, 'printcolor'),
  copyCounter: integer(row, 'copytotal'),
  scanCounter: integer(row, 'scanned'),
  faxCounter: integer(row, 'faxtotal'),
})

/** A stack or chassis may tell its number only by its first piece. */
export const chassisSerial = (content: Tree): string | null => {
  const chassis = (rows(content, 'network_components') ?? []).find((row) => /chassis/i.test(text(row, 'type') ?? ''))
  return chassis === undefined ? null : serialOf(chassis, 'serial')
}

/** Who is behind a port: neighbours that named themselves, addresses that were learnt, VLANs. */
export function readSights(row: Tree): PortSights {
  const sights: PortSights = {}
  const connections = rows(row, 'connections')
  if (connections !== undefined) {
    const isNamed = (each: Tree) =>
      flag(row, 'lldp') === true || firstText(each, 'sysname', 'sysdescr', 'ifdescr', 'sysmac') !== null
    sights.neighbours = connections.filter(isNamed).slice(0, mostMacs).flatMap(readNeighbour)
    const learnt = connections.filter((each) => !isNamed(each)).flatMap((each) => scalars(each, 'mac'))
    sights.macs = [...new Set(learnt.flatMap((each) => normaliseMac(each) ?? []))].sort().slice(0, mostMacs)
  }
  const vlans = rows(row, 'vlans')
  if (vlans !== undefined) sights.vlans = vlans.slice(0, 500).flatMap(readVlan)
  return sights
}

function readNeighbour(row: Tree): PortNeighbour[] {
  const neighbour: PortNeighbour = {
    via: /cdp/i.test(text(row, 'via') ?? '') ? 'cdp' : 'lldp',
    name: text(row, 'sysname'),
    port: firstText(row, 'ifdescr', 'ifnumber'),
    mac: mac(row, 'sysmac', 'mac'),
    address: addresses(text(row, 'ip'))[0]?.address ?? null,
    description: text(row, 'sysdescr'),
  }
  const isEmpty = neighbour.name === null && neighbour.mac === null && neighbour.address === null
  return isEmpty ? [] : [neighbour]
}

function readVlan(row: Tree): PortVlan[] {
  const id = integer(row, 'id', 4094) ?? integer(row, 'number', 4094)
  return id === null || id === 0 ? [] : [{ id, name: text(row, 'name'), isTagged: flag(row, 'tagged') === true }]
}
