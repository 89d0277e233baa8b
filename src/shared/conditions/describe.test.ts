import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { conditionArbitrary } from '../../../tests/support/sample-conditions.ts'
import { deviceKind, sampleKind } from '../../../tests/support/sample-kinds.ts'
import type { Condition } from './condition.ts'
import { type Chip, describe, removeAt, replaceAt } from './describe.ts'
import { parseQuery } from './parse-query.ts'

const read = (text: string): Condition =>
  parseQuery(text, deviceKind, { label: () => [], kinds: sampleKind, now: new Date(), timeZone: 'UTC' })
const chips = (text: string) => describe(read(text), deviceKind, sampleKind)

group('chips', () => {
  it('shows what people asked', () => {
    expect(chips('laser state:lost -location:#3 user.name:zo seen:<30d bought-on:today software:office')).toMatchObject(
      [
        { is: 'words', text: 'laser', at: [0] },
        {
          is: 'field',
          path: [{ kind: 'device', name: 'state' }],
          operator: 'is',
          values: [{ is: 'choice', kind: 'device', field: 'state', value: 'lost' }],
        },
        { is: 'field', isNot: true, operator: 'is', values: [{ is: 'record', kind: 'place', id: '3' }] },
        {
          path: [
            { kind: 'device', name: 'user' },
            { kind: 'person', name: 'name' },
          ],
          operator: 'contains',
          values: [{ is: 'text', text: 'zo' }],
        },
        { operator: 'gt', values: [{ is: 'ago', count: 30, unit: 'd' }] },
        { operator: 'is', values: [{ is: 'period', word: 'today' }] },
        {
          is: 'relation',
          path: [{ kind: 'device', name: 'software' }],
          where: { is: 'field', at: [6, 0], path: [{ kind: 'device', name: 'name' }] },
        },
      ],
    )
  })

  it('turns opposites and groups', () => {
    expect(chips('-software:any')).toMatchObject([{ is: 'relation', isNot: true, where: null, at: [] }])
    expect(chips('user:none')).toMatchObject([{ isNot: true, operator: 'notEmpty', values: [] }])
    expect(chips('a OR -(b state:lost)')).toMatchObject([
      {
        is: 'group',
        join: 'any',
        parts: [
          { is: 'words', at: [0] },
          { is: 'group', join: 'all', isNot: true, at: [1] },
        ],
      },
    ])
    expect(chips('')).toEqual([])
  })

  it('passes from a relation to its record without a step', () => {
    expect(chips('borrower.location:Lyon')).toMatchObject([{ where: { path: [{ kind: 'person', name: 'location' }] } }])
  })
})

group('changing a condition by its chips', () => {
  it('takes away one', () => {
    expect(removeAt(read('a state:lost b'), [1])).toEqual({ all: [{ text: 'a' }, { text: 'b' }] })
    expect(removeAt(read('state:lost'), [])).toEqual({ all: [] })
    expect(removeAt(read('software:(name:a version:=7)'), [0, 1])).toEqual({
      has: 'software',
      where: { all: [{ field: 'name', op: 'contains', value: 'a' }] },
    })
    expect(removeAt(read('-software:a'), [])).toEqual({ all: [] })
    expect(replaceAt(read('a b:c OR d'.replace('b:c', 'state:lost')), [1], { text: 'e' })).toMatchObject({
      any: [{}, { text: 'e' }],
    })
  })

  it('finds each chip at the place it names', () => {
    const flat = (chip: Chip): Chip[] => [
      chip,
      ...(chip.is === 'group'
        ? chip.parts.flatMap(flat)
        : chip.is === 'relation' && chip.where !== null
          ? flat(chip.where)
          : []),
    ]
    fc.assert(
      fc.property(conditionArbitrary(deviceKind), (condition) => {
        for (const chip of describe(condition, deviceKind, sampleKind).flatMap(flat)) {
          const marked = replaceAt(condition, chip.at, { text: 'MARK' })
          expect(JSON.stringify(marked)).toContain('MARK')
        }
      }),
    )
  })
})
