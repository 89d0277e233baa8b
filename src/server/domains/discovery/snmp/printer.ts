import type { PageCounters } from '../../../../shared/assets/page-counts.ts'
import { readMakersCounters } from './page-counters.ts'
import type { Column, Snmp } from './session.ts'
import { firstOf, numberOf, textOf } from './values.ts'

const printer = '1.3.6.1.2.1.43'
/** Printer-MIB (RFC 3805). */
const oids = {
  serial: `${printer}.5.1.1.17`,
  pages: `${printer}.10.2.1.4`,
  supplyColorant: `${printer}.11.1.1.3`,
  supplyType: `${printer}.11.1.1.5`,
  supplyName: `${printer}.11.1.1.6`,
  supplyUnit: `${printer}.11.1.1.7`,
  supplyMax: `${printer}.11.1.1.8`,
  supplyLevel: `${printer}.11.1.1.9`,
  colorant: `${printer}.12.1.1.4`,
  /** hrDeviceDescr: what printers say their model is. */
  model: '1.3.6.1.2.1.25.3.2.1.3',
  modelType: '1.3.6.1.2.1.25.3.2.1.2',
}

const supplyTypes: Record<number, string> = {
  3: 'toner',
  4: 'waste',
  5: 'ink',
  6: 'ink',
  7: 'ink',
  8: 'waste',
  9: 'drum',
  10: 'developer',
  14: 'waste',
  15: 'fuser',
  18: 'cleaning',
  20: 'transfer',
  21: 'toner',
  22: 'fuser',
  30: 'paper',
  32: 'staples',
}
const pagesUnit = 7
const percentUnit = 19

export interface PrinterFacts {
  serial: string | null
  model: string | null
  counters: PageCounters
  supplies: Record<string, string | number>[]
}

export async function readPrinter(snmp: Snmp, objectId: string | null): Promise<PrinterFacts> {
  const sorts = await snmp.column(oids.modelType)
  const models = await snmp.column(oids.model)
  const own = [...sorts].find(([, sort]) => sort === '1.3.6.1.2.1.25.3.1.5')?.[0]
  const pages = [...(await snmp.column(oids.pages)).values()].map(numberOf)
  const counters = await readMakersCounters(snmp, objectId)
  return {
    serial: textOf(firstOf(await snmp.column(oids.serial))),
    model: own === undefined ? null : textOf(models.get(own)),
    // Printers with several marking units count in each; the first counts all pages of the usual ones.
    counters: { ...counters, total: pages[0] ?? counters.total },
    supplies: await readSupplies(snmp),
  }
}

async function readSupplies(snmp: Snmp): Promise<PrinterFacts['supplies']> {
  const types = await snmp.column(oids.supplyType)
  if (types.size === 0) return []
  const names = await snmp.column(oids.supplyName)
  const units = await snmp.column(oids.supplyUnit)
  const most = await snmp.column(oids.supplyMax)
  const levels = await snmp.column(oids.supplyLevel)
  const colorants = await snmp.column(oids.supplyColorant)
  const colors = await snmp.column(oids.colorant)
  return [...types].slice(0, 100).map(([index, type]) => {
    const name = textOf(names.get(index))
    const color = colorOf(index, colorants, colors)
    return {
      type: supplyTypes[numberOf(type) ?? 0] ?? 'other',
      ...(name === null ? {} : { name }),
      ...(color === null ? {} : { color }),
      ...levelOf(numberOf(levels.get(index)), numberOf(most.get(index)), numberOf(units.get(index))),
    }
  })
}

/** Index of supplies: device, number; of colorants likewise, by the number the supply names. */
function colorOf(index: string, colorants: Column, colors: Column): string | null {
  const number = numberOf(colorants.get(index))
  return number === null || number <= 0 ? null : textOf(colors.get(`${index.split('.')[0]}.${number}`))
}

/** -3: some is left; -2: unknown; -1: no limit. */
function levelOf(level: number | null, most: number | null, unit: number | null): Record<string, string | number> {
  if (level === null || level === -2 || level === -1) return {}
  if (level === -3) return { value: 'OK' }
  if (level < 0) return {}
  if (most !== null && most > 0) return { value: Math.min(level, most), max: most }
  if (unit === percentUnit) return { value: Math.min(level, 100), max: 100 }
  return unit === pagesUnit ? { value: level, unit: 'pages' } : {}
}
