import fc from 'fast-check'
import type { Condition, ConditionValue } from '../../src/shared/conditions/condition.ts'
import { customFields, fieldsOf, kindScope, operatorsOf } from '../../src/shared/conditions/field-path.ts'
import { periodWords } from '../../src/shared/conditions/relative-time.ts'
import type { Field, Operator } from '../../src/shared/fields/index.ts'
import type { Fields, Kind } from '../../src/shared/kinds/define-kind.ts'
import { deviceKind, sampleKind } from './sample-kinds.ts'

const idField = fieldsOf(kindScope(deviceKind)).id!

/** Conditions on a sample kind: every field, operator and value that make sense, through references and relations. */
export function conditionArbitrary(kind: Kind): fc.Arbitrary<Condition> {
  const fields = { ...fieldsOf(kindScope(kind)), ...customFields(kind) }
  const relations = Object.entries(kind.relations).map(([has, relation]) => {
    const related = relation.kind === undefined ? undefined : sampleKind(relation.kind)
    const inside: Fields = {
      ...relation.fields,
      ...(related === undefined ? {} : { id: idField, location: related.fields.location! }),
    }
    return fc.record(
      { has: fc.constant(has), where: nested(inside, [text]) },
      { requiredKeys: ['has'] },
    ) as fc.Arbitrary<Condition>
  })
  return nested({ ...fields, ...throughReferences(fields) }, [
    ...relations,
    ...(kind.hasText || kind.name === 'device' ? [] : [text]),
  ])
}

const text: fc.Arbitrary<Condition> = fc
  .array(fc.constantFrom('poste', 'ELEVE', '"étage 1"', 'mars', 'office', '100'), { maxLength: 2 })
  .map((words) => ({ text: words.join(' ') }))

/** `location.code`, `user.manager.name`: one and two steps. */
function throughReferences(fields: Fields): Fields {
  const found: Fields = {}
  for (const [name, field] of Object.entries(fields)) {
    const target = field.type === 'reference' ? sampleKind(field.kind!) : undefined
    for (const [inner, innerField] of Object.entries(target?.fields ?? {})) {
      found[`${name}.${inner}`] = innerField
      const further = innerField.type === 'reference' ? sampleKind(innerField.kind!) : undefined
      if (further !== undefined) found[`${name}.${inner}.name`] = further.fields.name!
    }
  }
  return found
}

function nested(fields: Fields, more: fc.Arbitrary<Condition>[]): fc.Arbitrary<Condition> {
  const leaves = Object.entries(fields)
    .filter(([, field]) => operatorsOf(field).length > 0)
    .map(([name, field]) => leaf(name, field))
  const base = fc.oneof(
    { arbitrary: fc.oneof(...leaves), weight: 5 },
    ...more.map((arbitrary) => ({ arbitrary, weight: 1 })),
  )
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      base,
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }))
  return condition
}

function leaf(name: string, field: Field): fc.Arbitrary<Condition> {
  return fc
    .constantFrom(...operatorsOf(field))
    .chain((op) =>
      valueFor(field, op).map((value) => (value === undefined ? { field: name, op } : { field: name, op, value })),
    )
}

function valueFor(field: Field, op: Operator): fc.Arbitrary<ConditionValue | undefined> {
  if (op === 'empty' || op === 'notEmpty') return fc.constant(undefined)
  if (op === 'named')
    return fc.constantFrom('marseille', 'ETAGE', 'mrs', 'E 1', 'elan', 'zelan', "d'arc", 'dir 1', '%', '_')
  if (op === 'matches') return fc.constantFrom(...patterns)
  if (op === 'under' && field.compare === 'address') return fc.array(fc.constantFrom(...networks), { maxLength: 3 })
  const isVersion = ['gt', 'gte', 'lt', 'lte', 'between'].includes(op)
  const one = (
    field.type === 'text' && isVersion ? fc.constantFrom('7', '7.0', '7.9', 'v7.10', '24') : oneValue(field)
  ) as fc.Arbitrary<string | number>
  if (op === 'between') return fc.tuple(one, one).map((pair) => [...pair])
  return op === 'in' || op === 'under' ? fc.array(one, { maxLength: 3 }) : one
}

const patterns = ['^poste', '\\d+$', 'É(l|L)[aè-]*', '^.{3,6}$', '\\bmars\\b', '"|x,y', '^[^aeiou]*$', '(a|b|9)+ ?']

const networks = ['10.1.0.0/16', '10.1.2.3/32', '0.0.0.0/0', '10.1.2.128/25', 'fe80::/10', '::/0', '::ffff:a00:0/104']

const valuesByType: Record<string, readonly (string | number | boolean)[]> = {
  text: [
    'poste',
    'ÉLÈVE',
    'e',
    '%',
    '_',
    '\\',
    '100 %',
    'A_B',
    'oeuvre',
    '"',
    "'",
    'élan 7',
    'office',
    'owner',
    'none',
    '*',
    'a..b',
    '@me',
    '#1',
    '>5',
    'x,y',
    '(z)',
  ],
  integer: [0, 1, -7, 5, 24, 27, 42],
  money: ['0.00', '12.50', '-7.00', '99.99', '100.00'],
  decimal: ['0', '1.5', '-2.125', '4.5', '100'],
  url: ['https://www.example.org', 'poste', 'Elan?a=1', 'x,y'],
  boolean: [true, false],
  reference: ['1', '2', '3', '5', '99', '@me'],
  date: ['2024-02-29', '2026-03-29', '2026-03', '2025', 'now', 'now-1d', 'startOfMonth', ...periodWords],
  instant: [
    '2026-03-29',
    '2026-03',
    '2026',
    '2026-03-29T12:15',
    '2026-03-29T10:15:00Z',
    '2026-03-29T10:15:00.001Z',
    '2026-03-28T23:00:00+00:00',
    'now',
    'now-30d',
    'now-1d',
    'now-1m',
    'now+1h',
    'now-1w+1d',
    'startOfDay',
    'startOfWeek-7d',
    ...periodWords,
  ],
}

const oneValue = (field: Field): fc.Arbitrary<string | number | boolean> =>
  fc.constantFrom(...(field.choices ?? valuesByType[field.type] ?? valuesByType.text!))
