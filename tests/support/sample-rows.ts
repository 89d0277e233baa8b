import type { Row } from '../../src/shared/conditions/evaluate.ts'
import { deviceTypes } from './sample-kinds.ts'

export interface SampleRows {
  unit: Row[]
  place: Row[]
  person: Row[]
  device: Row[]
  /** Rows of the relations; `deviceId` says whose. */
  software: Row[]
  borrower: Row[]
}

/** The same rows each time, with every nuisance a column may hold: nothing, '', accents, wildcards, wrong JSON. */
export function sampleRows(now: Date): SampleRows {
  const random = dice(20261124)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const stamps = () => ({ updatedAt: pick(moments(now)), createdAt: pick(moments(now)) })
  const unit = ['Direction', 'École', ''].map((name, index) => ({
    id: String(index + 1),
    name,
    nameFr: null,
    nameEn: ['Head office', null, 'school'][index],
    code: pick([null, 'dir_1', 'DIR 1']),
    ...stamps(),
  }))
  const place = places.map(([name, parent, code], index) =>
    placeRow(index + 1, name, parent, code, pick([null, '1', '2']), pick(texts), stamps()),
  )
  const person = ['Zoé Élan', 'Jean Œuvré', 'anne%', "D'Arc"].map((name, index) => ({
    id: String(index + 1),
    name,
    login: pick(['zelan', 'jean', 'Anne_']),
    email: pick([null, 'a@b.fr', '']),
    locationId: pick([null, '1', '4']),
    managerId: pick([null, '1', '2']),
    isActive: random() < 0.5,
    ...stamps(),
  }))
  const device = Array.from({ length: 60 }, (_, index) => ({
    id: String(index + 1),
    number: index * 3,
    type: pick(deviceTypes),
    name: pick(texts.filter((text) => text !== null)),
    ...stamps(),
    state: pick([null, 'in_use', 'lost']),
    locationId: pick([null, '1', '2', '3', '4', '5']),
    userId: pick([null, '1', '2', '3']),
    serial: pick(texts),
    inventoryNumber: pick(texts),
    firmware: pick([null, '', '7', '7.0', '7.10', '7.9.1', 'v7.2 beta', 'none', '10']),
    address: pick([
      null,
      '',
      '10.1.2.3',
      '10.1.2.200',
      '192.168.0.1',
      '010.1.2.3',
      '10.1.2',
      'fe80::1',
      '2001:db8::',
      '::ffff:10.0.0.1',
      'fe80::1%eth0',
      'nope',
    ]),
    urgency: pick([null, -7, 0, 1, 5]),
    isLoaned: random() < 0.3,
    boughtOn: pick([null, ...days]),
    price: pick([null, '0.00', '12.50', '-7.00', '100.00', '999999999999.99']),
    weight: pick([null, '0', '1.5', '1.50', '-2.125', '100']),
    site: pick([null, '', 'https://www.example.org/Élan?a=1', 'http://poste']),
    seenAt: pick([null, ...moments(now)]),
    comment: pick(texts),
    manual: pick([null, '<p>Élan</p>']),
    custom: pick(customs),
  }))
  const ids = device.slice(0, 40).map((row) => row.id)
  const software = Array.from({ length: 60 }, () => ({
    deviceId: pick(ids),
    name: pick(['LibreOffice', 'Élan 7', 'office_']),
    version: pick([null, '', '7.0', '7.10', '24.2']),
    installDate: pick([null, ...days]),
  }))
  const borrower = Array.from({ length: 40 }, () => {
    const who = pick(person)
    return { deviceId: pick(ids), id: who.id, name: who.name, role: pick(['owner', 'guest']) }
  })
  return { unit, place, person, device, software, borrower }
}

export const texts = [
  null,
  '',
  'Poste',
  'poste élève',
  'ÉLÈVE',
  "L'imprimante n° 3",
  '100 %',
  'a_b',
  'a\\b',
  'Œuvre',
  '"cité"',
  'x',
] as const

const days = ['2024-02-29', '2026-03-28', '2026-03-29', '2026-03-30', '2025-12-31']

/** Around the edges that relative times fall on; 29 March 2026 is a day of 23 hours in Paris. */
const moments = (now: Date): Date[] => [
  ...[0, -1, 1, -86_400_000, -30 * 86_400_000, -29 * 86_400_000, 3_600_000].map(
    (shift) => new Date(now.getTime() + shift),
  ),
  ...[
    '2026-03-28T23:00:00Z',
    '2026-03-28T22:59:59.999Z',
    '2026-03-29T22:00:00Z',
    '2026-03-22T23:00:00Z',
    '2025-12-31T23:00:00Z',
  ].map((text) => new Date(text)),
]

const customs = [
  {},
  { chassis: 'laptop', domain: 'ÉCOLE' },
  { chassis: 'desktop', domain: '' },
  { inches: 24, thickness: '4.5' },
  { thickness: 12 },
  { thickness: 'deep' },
  { inches: 'big' },
  { inches: '27', isColor: true },
  { isColor: 'maybe', soldOn: '2024-02-30' },
  { isColor: false, soldOn: '2024-02-29' },
  { inches: null },
]

const places: [string, number | null, string | null][] = [
  ['Marseille', null, 'MRS'],
  ['Lyon', null, null],
  ['Étage 1', 1, 'e_1'],
  ['Bureau 12', 3, ''],
  ['Étage 1', 2, 'mrs 2'],
]

function placeRow(
  id: number,
  name: string,
  parent: number | null,
  code: string | null,
  unitId: string | null,
  comment: string | null,
  stamps: object,
): Row {
  const line: number[] = []
  for (let at: number | null = id; at !== null; at = places[at - 1]![1]) line.unshift(at)
  const completeName = line.map((at) => places[at - 1]![0]).join(' > ')
  return {
    id: String(id),
    name,
    parentId: parent === null ? null : String(parent),
    path: line.map(String),
    completeName,
    code,
    unitId,
    comment,
    ...stamps,
  }
}

/** Repeatable chance (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
