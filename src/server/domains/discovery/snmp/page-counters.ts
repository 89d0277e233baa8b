import type { PageCounters, PageMeasure } from '../../../../shared/assets/page-counts.ts'
import { enterpriseOf } from './enterprises.ts'
import type { Snmp, SnmpValue } from './session.ts'
import { numberOf, textOf } from './values.ts'

type Counter = PageMeasure

/** For each counter the ways to it, the first answered counts: objects to add up, those that the device lacks count nothing. */
type Objects = Partial<Record<Counter, readonly (readonly string[])[]>>

const hp = '1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2'
const xerox = '1.3.6.1.4.1.253.8.53.13.2.1.6'
const canon = '1.3.6.1.4.1.1602.1.11.1.3.1.4'
const kyocera = '1.3.6.1.4.1.1347'
const lexmark = '1.3.6.1.4.1.641.2.1.5'
const epson = '1.3.6.1.4.1.1248.1.2.2.27'
const konica = '1.3.6.1.4.1.18334.1.1.1.5.7.2'
const sharp = '1.3.6.1.4.1.2385.1.1.19.2.1.3'
const toshiba = '1.3.6.1.4.1.1129.2.3.50.1.3.21.6.1'

/**
 * Where makers keep what Printer-MIB (RFC 3805) does not ask for: it counts impressions, whatever their colour and origin.
 * Sources: the makers' MIBs and manuals where they are public, else what agents under a free licence read from the devices
 * (facts only). Where sources disagree nothing is asked. Samsung publishes none: its devices are left to Printer-MIB.
 */
const objects: Readonly<Record<string, Objects>> = {
  // IJXXXX-MIB (http://www.oidview.com/mibs/11/IJXXXX-MIB.html): total-engine-, total-mono-, total-color-page-count.
  '11': { total: [[`${hp}.5.0`]], mono: [[`${hp}.6.0`]], color: [[`${hp}.7.0`]] },
  // XEROX-HOST-RESOURCES-EXT-MIB, xcmHrDevDetail (numbers as GLPI Agent's Xerox module names them; 103: newer devices).
  '253': {
    total: [[`${xerox}.1.20.1`]],
    mono: [[`${xerox}.1.20.34`]],
    color: [[`${xerox}.1.20.33`]],
    copies: [
      [`${xerox}.103.20.3`, `${xerox}.103.20.25`],
      [`${xerox}.11.20.3`, `${xerox}.11.20.25`],
    ],
    scans: [[`${xerox}.10.20.11`, `${xerox}.10.20.12`]],
  },
  // Canon's billing counters by their numbers: 101 all, 112/113 black large/small, 122/123 colour, 501 or 503/504 scans
  // (https://docs.cpp.canon/help?pageid=GUID-A5D98C6B-C52B-4FF7-B63A-07756880FDDB.xml); 201 copies, as on the devices' check.
  '1602': {
    total: [[`${canon}.101`]],
    mono: [[`${canon}.112`, `${canon}.113`]],
    color: [[`${canon}.122`, `${canon}.123`]],
    copies: [[`${canon}.201`]],
    scans: [[`${canon}.501`], [`${canon}.503`, `${canon}.504`]],
  },
  // Kyocera's counters by function (1 print, 2 copy) and colour (1 black, 2 one colour, 3 full); scans as FusionInventory reads them.
  '1347': {
    total: [[`${kyocera}.43.10.1.1.12.1.1`]],
    mono: [[`${kyocera}.42.3.1.2.1.1.1.1`, `${kyocera}.42.3.1.2.1.1.2.1`]],
    color: [['1.2', '1.3', '2.2', '2.3'].map((cell) => `${kyocera}.42.3.1.2.1.1.${cell}`)],
    copies: [[`${kyocera}.42.3.1.1.1.1.2`]],
    scans: [[`${kyocera}.46.10.1.1.5.3`]],
  },
  // Lexmark's MIB (http://support.lexmark.com, document FA615), prtgen: pages, mono, colour.
  '641': { total: [[`${lexmark}.1.0`]], mono: [[`${lexmark}.2.0`]], color: [[`${lexmark}.3.0`]] },
  // Epson's private MIB: pages by colour (3 black, 4 colour) and by function (1 print, 2 copy).
  '1248': { mono: [[`${epson}.1.1.3.1.1`]], color: [[`${epson}.1.1.4.1.1`]], copies: [[`${epson}.6.1.4.1.1.2`]] },
  // Konica Minolta (http://www.oidview.com/mibs/2590/MC2350-MIB.html), kmSysPrintFunctionCounter: colour, then 1 copy, 2 print;
  // scans as GLPI Agent's Konica module reads them.
  '18334': {
    total: [[`${konica}.1.1.0`]],
    mono: [[`${konica}.2.1.5.1.1`, `${konica}.2.1.5.1.2`]],
    color: [['2.1', '2.2', '3.1', '3.2'].map((cell) => `${konica}.2.1.5.${cell}`)],
    copies: [['1.1', '2.1', '3.1'].map((cell) => `${konica}.2.1.5.${cell}`)],
    scans: [[`${konica}.3.1.5.1`]],
  },
  // Sharp: the devices name their counters themselves (19.2.1.4, as LibreNMS reads them): 61 black, 63 full colour.
  '2385': { mono: [[`${sharp}.5.4.61`]], color: [[`${sharp}.5.4.63`]] },
  // Toshiba (and Oki's devices made by it), as FusionInventory reads them: 1 full colour, 2 two colours, 3 black.
  '1129': { mono: [[`${toshiba}.2.1.3`]], color: [[`${toshiba}.2.1.1`, `${toshiba}.2.1.2`]] },
}

const none: PageCounters = { total: null, mono: null, color: null, copies: null, scans: null, faxes: null }

/** What the maker's own objects tell; all null: it has none that we know. */
export async function readMakersCounters(snmp: Snmp, objectId: string | null): Promise<PageCounters> {
  const number = enterpriseOf(objectId) ?? ''
  if (number === '367') return readRicoh(snmp)
  if (number === '2435') return readBrother(snmp)
  const asked = objects[number]
  return asked === undefined ? none : complete(await readObjects(snmp, asked))
}

async function readObjects(snmp: Snmp, asked: Objects): Promise<PageCounters> {
  const found = await snmp.get([...new Set(Object.values(asked).flat(2))])
  const counters = { ...none }
  for (const name of Object.keys(asked) as Counter[])
    for (const oids of asked[name] ?? []) counters[name] ??= sum(oids.map((oid) => countOf(found.get(oid))))
  return counters
}

/** What follows from the others: colour is what is not black, black what is not colour. */
function complete(counters: PageCounters): PageCounters {
  const { total, mono, color } = counters
  const rest = (part: number | null) => (total === null || part === null || part > total ? null : total - part)
  return { ...counters, color: color ?? rest(mono), mono: mono ?? rest(color) }
}

const countOf = (value: SnmpValue | undefined): number | null => {
  const number = numberOf(value)
  return number === null || number < 0 ? null : number
}

const sum = (numbers: readonly (number | null)[]): number | null => {
  const said = numbers.filter((number) => number !== null)
  return said.length === 0 ? null : said.reduce((one, other) => one + other, 0)
}

const ricoh = '1.3.6.1.4.1.367.3.2.1.2.19'
/** Where copiers, printers and facsimiles of Ricoh say which pages they counted. */
const ricohNames: Readonly<Record<Counter, RegExp>> = {
  total: /^machine total$/,
  mono: /^(?:copy|copier|print|printer|fax):(?:black|black & white|b & w)$/,
  color: /^(?:copy|copier|print|printer|fax):(?:full colou?r|single colou?r|two-colou?r|duotone|colou?r)$/,
  copies: /^(?:copy|copier):total$/,
  scans: /^(?:scan|scanner|transmission):total$/,
  faxes: /^fax:total$/,
}

/** Ricoh Private MIB Specification, ricohEngCounter: 1 total, 4 copier, and a table of names (5.1.5, in English) and values (5.1.9). */
async function readRicoh(snmp: Snmp): Promise<PageCounters> {
  const names = await snmp.column(`${ricoh}.5.1.5`)
  const values = await snmp.column(`${ricoh}.5.1.9`)
  const rows = [...names].map(([index, name]) => ({
    name: plainName(textOf(name) ?? ''),
    count: countOf(values.get(index)),
  }))
  const counters = await readObjects(snmp, { total: [[`${ricoh}.1.0`]], copies: [[`${ricoh}.4.0`]] })
  for (const [counter, pattern] of Object.entries(ricohNames) as [Counter, RegExp][])
    counters[counter] =
      sum(rows.filter(({ name }) => pattern.test(name)).map(({ count }) => count)) ?? counters[counter]
  return complete(counters)
}

/** `Counter: Copy : Full Color` → `copy:full color`. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^counter\s*:\s*/, '')
    .replace(/\s*:\s*/g, ':')
    .trim()

const brotherCounters = '1.3.6.1.4.1.2435.2.3.9.4.2.1.5.5.10.0'
/** Of each record in brInfoCounter: a key, two bytes of sort and length, four bytes of number; 255 ends it. */
const recordBytes = 7

/** BROTHER-MIB, brInfoCounter; keys 0 pages, 1 black and white, 2 colour (documented by https://github.com/bieniu/brother). */
async function readBrother(snmp: Snmp): Promise<PageCounters> {
  const told = (await snmp.get([brotherCounters])).get(brotherCounters)
  if (!Buffer.isBuffer(told)) return none
  const counts = new Map<number, number>()
  for (let at = 0; at + recordBytes <= told.length && told[at] !== 255; at += recordBytes)
    if (told[at + 1] === 1 && told[at + 2] === 4) counts.set(told[at]!, told.readUInt32BE(at + 3))
  const of = (key: number) => counts.get(key) ?? null
  return complete({ ...none, total: of(0), mono: of(1), color: of(2) })
}
