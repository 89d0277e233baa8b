import { enterpriseOf, makerOf } from './enterprises.ts'
import type { Column, Snmp } from './session.ts'
import type { SystemGroup } from './system.ts'
import { firstOf, macOf, numberOf, textOf } from './values.ts'

const entity = '1.3.6.1.2.1.47.1.1.1.1'
/** ENTITY-MIB (RFC 6933), entPhysicalTable. */
const columns = {
  description: `${entity}.2`,
  kind: `${entity}.5`,
  name: `${entity}.7`,
  firmware: `${entity}.9`,
  software: `${entity}.10`,
  serial: `${entity}.11`,
  maker: `${entity}.12`,
  model: `${entity}.13`,
}
const kinds: Record<number, string> = { 3: 'chassis', 6: 'powerSupply', 7: 'fan', 9: 'module', 11: 'stack' }

export interface Piece {
  index: number
  type: string
  name: string | null
  description: string | null
  manufacturer: string | null
  model: string | null
  serial: string | null
  firmware: string | null
}

/** Chassis, modules, power supplies; the first chassis stands for the whole. */
export async function readPieces(snmp: Snmp): Promise<Piece[]> {
  const sorts = await snmp.column(columns.kind)
  if (sorts.size === 0) return []
  const read: Record<string, Column> = {}
  for (const [name, oid] of Object.entries(columns)) if (name !== 'kind') read[name] = await snmp.column(oid)
  const text = (name: string, index: string) => textOf(read[name]!.get(index))
  return [...sorts].flatMap(([index, sort]): Piece[] => {
    const type = kinds[numberOf(sort) ?? 0]
    if (type === undefined) return []
    return [
      {
        index: Number(index.split('.')[0]),
        type,
        name: text('name', index),
        description: text('description', index),
        manufacturer: text('maker', index),
        model: text('model', index),
        serial: text('serial', index),
        firmware: text('software', index) ?? text('firmware', index),
      },
    ]
  })
}

/** Where makers keep what the standards do not ask for. One is asked for each maker. */
interface Own {
  serial?: string
  model?: string
  firmware?: string
}
const root = '1.3.6.1.4.1'
const own: Readonly<Record<string, Own>> = {
  // CISCO-STACK-MIB and OLD-CISCO-CHASSIS-MIB: chassisId.
  '9': { serial: `${root}.9.3.6.3.0` },
  // SEMI-MIB, hpHttpMgSerialNumber.
  '11': { serial: `${root}.11.2.36.1.1.2.9.0` },
  // PowerNet-MIB.
  '318': { serial: `${root}.318.1.1.1.1.2.3.0`, model: `${root}.318.1.1.1.1.1.1.0` },
  // Ricoh Private MIB Specification.
  '367': { serial: `${root}.367.3.2.1.2.1.4.0` },
  // XUPS-MIB: xupsIdentModel, xupsIdentSoftwareVersion.
  '534': { model: `${root}.534.1.1.2.0`, firmware: `${root}.534.1.1.3.0` },
  // LEXMARK-PVT-MIB: model and serial number of the printer.
  '641': { serial: `${root}.641.2.1.2.1.6.1`, model: `${root}.641.2.1.2.1.2.1` },
  // NETWORK-APPLIANCE-MIB: productModel, productSerialNum, productVersion.
  '789': { serial: `${root}.789.1.1.9.0`, model: `${root}.789.1.1.5.0`, firmware: `${root}.789.1.1.2.0` },
  '1248': { serial: `${root}.1248.1.2.2.1.1.1.5.1`, model: `${root}.1248.1.2.2.1.1.1.2.1` },
  '1347': { serial: `${root}.1347.43.5.1.1.28.1` },
  // FOUNDRY-SN-AGENT-MIB: snChasSerNum.
  '1991': { serial: `${root}.1991.1.1.1.1.2.0` },
  '2435': { serial: `${root}.2435.2.3.9.4.2.1.5.5.1.0` },
  // CHECKPOINT-MIB: svnApplianceSerialNumber, svnApplianceProductName.
  '2620': { serial: `${root}.2620.1.6.16.3.0`, model: `${root}.2620.1.6.16.7.0` },
  // JUNIPER-MIB: jnxBoxDescr, jnxBoxSerialNo.
  '2636': { serial: `${root}.2636.3.1.3.0`, model: `${root}.2636.3.1.2.0` },
  // CPS-MIB: upsBaseIdentModel, upsAdvanceIdentSerialNumber.
  '3808': { serial: `${root}.3808.1.1.1.1.2.3.0`, model: `${root}.3808.1.1.1.1.1.1.0` },
  '6574': { serial: `${root}.6574.1.5.2.0`, model: `${root}.6574.1.5.1.0`, firmware: `${root}.6574.1.5.3.0` },
  '12356': { serial: `${root}.12356.100.1.1.1.0` },
  '14988': { serial: `${root}.14988.1.1.7.3.0`, firmware: `${root}.14988.1.1.4.4.0` },
  '24681': { serial: `${root}.24681.1.2.13.0`, model: `${root}.24681.1.2.12.0` },
  // PAN-COMMON-MIB: panSysSerialNumber, panSysSwVersion.
  '25461': { serial: `${root}.25461.2.1.2.1.3.0`, firmware: `${root}.25461.2.1.2.1.1.0` },
}
/** Devices whose agent is Net-SNMP's and gives its number: Synology's answer where it keeps its own. */
const disguised: Readonly<Record<string, string>> = { '8072': '6574' }

export interface Sticker {
  manufacturer: string | null
  model: string | null
  serial: string | null
  firmware: string | null
  mac: string | null
  /** Number of the maker that answered though sysObjectID names a program; null: none did. */
  maker: string | null
}

const containers = ['chassis', 'stack']

/** What would stand on the device's sticker: what ENTITY-MIB says of the whole, else what the maker keeps of its own. */
export async function readSticker(snmp: Snmp, { objectId }: SystemGroup, pieces: readonly Piece[]): Promise<Sticker> {
  // A stack has no number of its own but that of its first unit; some chassis leave theirs to a module with the same model.
  const wholes = containers.flatMap((type) => pieces.filter((piece) => piece.type === type))
  const first = (name: 'manufacturer' | 'model' | 'serial' | 'firmware') =>
    wholes.find((piece) => piece[name] !== null)?.[name] ?? null
  const number = enterpriseOf(objectId) ?? ''
  const stranger = disguised[number]
  const asked = own[stranger ?? number] ?? {}
  const oids = Object.values(asked)
  const found = oids.length === 0 ? new Map() : await snmp.get(oids)
  const said = (name: keyof Own) => textOf(asked[name] === undefined ? undefined : found.get(asked[name]))
  const maker = stranger !== undefined && found.size > 0 ? `${root}.${stranger}` : null
  const bridge = await snmp.get(['1.3.6.1.2.1.17.1.1.0'])
  return {
    manufacturer: makerOf(maker ?? objectId) ?? first('manufacturer'),
    model: first('model') ?? said('model'),
    serial: first('serial') ?? said('serial'),
    firmware: first('firmware') ?? said('firmware'),
    mac: macOf(firstOf(bridge)),
    maker,
  }
}
