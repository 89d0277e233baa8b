import { describe, expect, it } from 'vitest'
import { deviceKind, personKind, sampleKind } from '../../../tests/support/sample-kinds.ts'
import { CigaleError } from '../errors.ts'
import type { Kind } from '../kinds/define-kind.ts'
import { type Condition, conditionSchema } from './condition.ts'
import { parseQuery, type QueryOptions } from './parse-query.ts'

const labels: Record<string, string[]> = {
  'device inventoryNumber': ["Numéro d'inventaire", 'Inventory number'],
  'device state': ['Statut', 'Status'],
  'device state=in_stock': ['En réserve', 'In store'],
  'device type=computer': ['Ordinateur', 'Computer'],
  'device updatedAt': ['Modifié le', 'Updated'],
  'device software.version': ['Version installée'],
}
const options: QueryOptions = {
  label: (kind, name) => labels[`${kind.name} ${name}`] ?? [],
  kinds: sampleKind,
  now: new Date('2026-11-24T10:00:00Z'),
  timeZone: 'Europe/Paris',
}

const read = (text: string, kind: Kind = deviceKind): Condition => {
  const condition = parseQuery(text, kind, options)
  expect(conditionSchema.parse(condition)).toEqual(condition)
  return condition
}

const fault = (text: string, kind: Kind = deviceKind) => {
  try {
    parseQuery(text, kind, options)
  } catch (error) {
    if (error instanceof CigaleError) return error.params
  }
  return null
}

const f = (field: string, op: string, value?: unknown) => (value === undefined ? { field, op } : { field, op, value })

describe('words', () => {
  it('joins words side by side and keeps phrases', () => {
    expect(read('')).toEqual({ all: [] })
    expect(read('  *  ')).toEqual({ all: [] })
    expect(read('imprimante  laser "bureau 12"')).toEqual({ text: 'imprimante laser "bureau 12"' })
    expect(read('laser type:computer hp')).toEqual({
      all: [{ text: 'laser' }, f('type', 'is', 'computer'), { text: 'hp' }],
    })
  })

  it('leaves addresses, links, paths, times and names with dashes alone', () => {
    for (const text of [
      '00:1b:44:11:3a:b7',
      'fe80::1',
      'https://intra.example/a',
      'C:\\Windows',
      '12:30',
      'pc-042',
      "l'écran",
      'a@b.fr',
    ]) {
      expect(read(text)).toEqual({ text })
    }
  })
})

describe('logic', () => {
  it('knows OR in both languages, and binds words tighter', () => {
    expect(read('a b OR c')).toEqual({ any: [{ text: 'a b' }, { text: 'c' }] })
    expect(read('a OU b | c')).toEqual({ any: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] })
    expect(read('a ou b')).toEqual({ text: 'a ou b' })
    expect(read('a ET b')).toEqual({ text: 'a b' })
    expect(read('(a OR b) serial:x')).toEqual({
      all: [{ any: [{ text: 'a' }, { text: 'b' }] }, f('serial', 'contains', 'x')],
    })
  })

  it('turns a term round', () => {
    expect(read('-type:computer')).toEqual(f('type', 'isNot', 'computer'))
    expect(read('-old')).toEqual({ not: { text: 'old' } })
    expect(read('-"two words" -(a OR b)')).toEqual({
      all: [{ not: { text: '"two words"' } }, { not: { any: [{ text: 'a' }, { text: 'b' }] } }],
    })
    expect(read('-serial:none')).toEqual(f('serial', 'notEmpty'))
    expect(read('--serial:x')).toEqual({ text: '--serial:x' })
    expect(read('-name:pc')).toEqual({ not: f('name', 'contains', 'pc') })
  })
})

describe('names of fields', () => {
  it('takes keys, kebab, labels of both languages and aliases, without regard to case and accents', () => {
    for (const name of [
      'inventoryNumber',
      'inventory-number',
      'INVENTORYNUMBER',
      "numéro-d'inventaire",
      "numero-d'inventaire",
      '"Numéro d\'inventaire"',
    ]) {
      expect(read(`${name}:x`)).toEqual(f('inventoryNumber', 'contains', 'x'))
    }
    for (const name of ['state', 'status', 'statut', 'Statut', 'état'])
      expect(read(`${name}:lost`)).toEqual(f('state', 'is', 'lost'))
    for (const name of ['updated', 'updatedAt', 'modifie', 'modifié-le', 'maj'])
      expect(read(`${name}:today`)).toEqual(f('updatedAt', 'is', 'today'))
    expect(read('seen:today')).toEqual(f('seenAt', 'is', 'today'))
  })

  it('reaches fields of types', () => {
    expect(read('chassis:laptop')).toEqual(f('chassis', 'is', 'laptop'))
  })

  it('follows references and relations', () => {
    expect(read('user.email:x@y.fr')).toEqual(f('user.email', 'contains', 'x@y.fr'))
    expect(read('location.unit.code:75')).toEqual(f('location.unit.code', 'contains', '75'))
    expect(read('software:"LibreOffice"')).toEqual({ has: 'software', where: f('name', 'contains', 'LibreOffice') })
    expect(read('logiciel.version:>7.2')).toEqual({ has: 'software', where: f('version', 'gt', '7.2') })
    expect(read('software:any')).toEqual({ has: 'software' })
    expect(read('software:aucun')).toEqual({ not: { has: 'software' } })
    expect(read('software:(name:office version:7..8)')).toEqual({
      has: 'software',
      where: { all: [f('name', 'contains', 'office'), f('version', 'between', ['7', '8'])] },
    })
    expect(read('borrower:@me')).toEqual({ has: 'borrower', where: f('id', 'is', '@me') })
    expect(read('borrower.location:Marseille')).toEqual({
      has: 'borrower',
      where: f('location', 'named', 'Marseille'),
    })
    expect(read('borrower.device.software.version:>7')).toEqual({
      has: 'borrower',
      where: { has: 'device', where: { has: 'software', where: f('version', 'gt', '7') } },
    })
  })
})

describe('values', () => {
  it('reads the example of the contract', () => {
    expect(read('type:computer software:"LibreOffice" location:Marseille status:"In use" updated:<30d')).toEqual({
      all: [
        f('type', 'is', 'computer'),
        { has: 'software', where: f('name', 'contains', 'LibreOffice') },
        f('location', 'named', 'Marseille'),
        f('state', 'is', 'in_use'),
        f('updatedAt', 'gt', 'now-30d'),
      ],
    })
  })

  it('reads texts', () => {
    expect(read('name:PC')).toEqual(f('name', 'contains', 'PC'))
    expect(read('name:=PC')).toEqual(f('name', 'is', 'PC'))
    expect(read('name:PC*')).toEqual(f('name', 'startsWith', 'PC'))
    expect(read('name:*44')).toEqual(f('name', 'endsWith', '44'))
    expect(read('name:*"rue 4"')).toEqual(f('name', 'endsWith', 'rue 4'))
    expect(read('name:*PC*')).toEqual(f('name', 'contains', 'PC'))
    expect(read('name:"*44"')).toEqual(f('name', 'contains', '*44'))
    expect(read('name:"a \\"b\\" c"')).toEqual(f('name', 'contains', 'a "b" c'))
    expect(read('name:a,"b c"')).toEqual({ any: [f('name', 'contains', 'a'), f('name', 'contains', 'b c')] })
    expect(read('serial:=A,B')).toEqual(f('serial', 'in', ['A', 'B']))
    expect(read('name:foo(bar) x')).toEqual({ all: [f('name', 'contains', 'foo(bar)'), { text: 'x' }] })
    expect(read('(name:foo)')).toEqual(f('name', 'contains', 'foo'))
    expect(read('name:"none"')).toEqual(f('name', 'contains', 'none'))
    expect(read('name: PC')).toEqual(f('name', 'contains', 'PC'))
  })

  it('reads numbers, choices and yes or no', () => {
    expect(read('urgency:>=4')).toEqual(f('urgency', 'gte', 4))
    expect(read('urgency: > 4')).toEqual(f('urgency', 'gt', 4))
    expect(read('urgency:2..4')).toEqual(f('urgency', 'between', [2, 4]))
    expect(read('urgency:2..')).toEqual(f('urgency', 'gte', 2))
    expect(read('urgency:..4')).toEqual(f('urgency', 'lte', 4))
    expect(read('number:1,2')).toEqual(f('number', 'in', [1, 2]))
    expect(read('status:"en réserve",LOST')).toEqual(f('state', 'in', ['in_stock', 'lost']))
    expect(read('type:Ordinateur')).toEqual(f('type', 'is', 'computer'))
    expect(read('isActive:oui', personKind)).toEqual(f('isActive', 'is', true))
    expect(read('-isActive:yes', personKind)).toEqual({ not: f('isActive', 'is', true) })
  })

  it('reads references by name, id, branch and me', () => {
    expect(read('user:@me')).toEqual(f('user', 'is', '@me'))
    expect(read('location:#12')).toEqual(f('location', 'is', '12'))
    expect(read('location:#12*')).toEqual(f('location', 'under', ['12']))
    expect(read('location:#12,#14')).toEqual(f('location', 'in', ['12', '14']))
    expect(read('location:Lyon,Nice')).toEqual({
      any: [f('location', 'named', 'Lyon'), f('location', 'named', 'Nice')],
    })
    expect(read('user:none')).toEqual(f('user', 'empty'))
    expect(read('user:tous')).toEqual(f('user', 'notEmpty'))
  })

  it('reads times as dates, words and ages', () => {
    expect(read('updated:<30d')).toEqual(f('updatedAt', 'gt', 'now-30d'))
    expect(read('updated:<30j')).toEqual(f('updatedAt', 'gt', 'now-30d'))
    expect(read('updated:>1y')).toEqual(f('updatedAt', 'lt', 'now-1y'))
    expect(read('updated:>1an')).toEqual(f('updatedAt', 'lt', 'now-1y'))
    expect(read('updated:2w')).toEqual(f('updatedAt', 'gte', 'now-2w'))
    expect(read('updated:7d..30d')).toEqual(f('updatedAt', 'between', ['now-30d', 'now-7d']))
    expect(read('updated:hier')).toEqual(f('updatedAt', 'is', 'yesterday'))
    expect(read("updated:aujourd'hui")).toEqual(f('updatedAt', 'is', 'today'))
    expect(read('updated:this-week')).toEqual(f('updatedAt', 'is', 'this-week'))
    expect(read('updated:"cette semaine"')).toEqual(f('updatedAt', 'is', 'this-week'))
    expect(read('updated:2026-11')).toEqual(f('updatedAt', 'is', '2026-11'))
    expect(read('updated:24/11/2026')).toEqual(f('updatedAt', 'is', '2026-11-24'))
    expect(read('updated:2026-01-01..2026-03')).toEqual(f('updatedAt', 'between', ['2026-01-01', '2026-03']))
    expect(read('updated:>=2026-11-24T09:30')).toEqual(f('updatedAt', 'gte', '2026-11-24T09:30'))
    expect(read('software.installDate:>2026')).toEqual({ has: 'software', where: f('installDate', 'gt', '2026') })
  })
})

describe('errors name the place', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['laser sreial:x', { reason: 'unknown_field', position: 6, word: 'sreial', suggestion: 'serial' }],
    ["x numero-d'inventair:1", { reason: 'unknown_field', position: 2, suggestion: "numéro-d'inventaire" }],
    ['user.emial:x', { reason: 'unknown_field', position: 5, word: 'emial', suggestion: 'email' }],
    ['serial.code:x', { reason: 'unknown_field', position: 7, word: 'code' }],
    ['zzzzzz:x', { reason: 'unknown_field', position: 0, word: 'zzzzzz' }],
    ['constructor:x', { reason: 'unknown_field', position: 0 }],
    ['name:>5', { reason: 'bad_operator', position: 5, word: '>5', path: 'name' }],
    ['type:>computer', { reason: 'bad_operator', position: 5 }],
    ['location:>x', { reason: 'bad_operator', position: 9 }],
    ['type:spaceship', { reason: 'bad_value', position: 5, word: 'spaceship' }],
    ['number:ten', { reason: 'bad_value', position: 7 }],
    ['updated:2026-13', { reason: 'bad_value', position: 8 }],
    ['updated:2026-02-30', { reason: 'bad_value', position: 8 }],
    ['name:"a b', { reason: 'unclosed_quote', position: 5 }],
    ['a "b', { reason: 'unclosed_quote', position: 2 }],
    ['a (b OR c', { reason: 'unclosed_parenthesis', position: 2 }],
    ['a b) c', { reason: 'unexpected_parenthesis', position: 3 }],
    ['a OR', { reason: 'missing_term', position: 4 }],
    ['OR a', { reason: 'missing_term', position: 0 }],
    ['()', { reason: 'missing_term', position: 1 }],
    ['name:', { reason: 'missing_value', position: 5 }],
    ['name:a,', { reason: 'missing_value' }],
    ['name:""', { reason: 'bad_value', position: 5 }],
    [`${'('.repeat(40)}a`, { reason: 'too_deep' }],
    ['a'.repeat(5000), { reason: 'too_long' }],
  ]
  it.each(cases)('%.40s', (text, expected) => {
    expect(fault(text)).toMatchObject(expected)
  })
})
