import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionArbitrary } from '../../../tests/support/sample-conditions.ts'
import { deviceKind, personKind, placeKind, sampleKind } from '../../../tests/support/sample-kinds.ts'
import type { Kind } from '../kinds/define-kind.ts'
import { formatQuery } from './format-query.ts'
import { normalise } from './normalise.ts'
import { parseQuery, type QueryOptions } from './parse-query.ts'

const options: QueryOptions = { label: () => [], kinds: sampleKind, now: new Date(), timeZone: 'Europe/Paris' }
const read = (text: string, kind: Kind) => parseQuery(text, kind, options)
const write = (text: string, kind: Kind = deviceKind) => formatQuery(read(text, kind), kind, sampleKind)

describe('what is written is read the same', () => {
  it.each([deviceKind, personKind, placeKind])('on any condition of $name', (kind) => {
    fc.assert(
      fc.property(conditionArbitrary(kind), (condition) => {
        const text = formatQuery(condition, kind, sampleKind)
        expect(read(text, kind), text).toEqual(normalise(condition))
      }),
      { numRuns: 5000 },
    )
  })

  it('on any words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom('"', '\\', ' ', ':', '-', '(', ')', 'a', 'OR', '*', '|', 'name') }),
        ),
        (text) => {
          const condition = { all: [{ text }, { field: 'name', op: 'contains' as const, value: `x${text}` }] }
          expect(read(formatQuery(condition, deviceKind, sampleKind), deviceKind)).toEqual(normalise(condition))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('never fails otherwise than with a place in the text', () => {
    const pieces = fc.constantFrom(
      'name',
      ':',
      '"',
      '(',
      ')',
      '-',
      ' ',
      '..',
      ',',
      '*',
      '>',
      '=',
      'OR',
      'software',
      '.',
      '#1',
      '@me',
      'version',
      '7',
      'seen',
      '30d',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        try {
          const condition = read(parts.join(''), deviceKind)
          expect(read(formatQuery(condition, deviceKind, sampleKind), deviceKind)).toEqual(condition)
        } catch (error) {
          expect(error).toMatchObject({
            code: 'query',
            params: { position: expect.any(Number), reason: expect.any(String) },
          })
        }
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('what is written is what people write', () => {
  it.each([
    ['laser "bureau 12"', 'laser "bureau 12"'],
    [
      'type:computer software:"Libre Office" location:Lyon updated:<30d',
      'type:computer software:"Libre Office" location:Lyon updated:<30d',
    ],
    ['(a OR b) name:x', '(a OR b) name:x'],
    ['a OR (b type:computer)', 'a OR b type:computer'],
    ['-(a b) -name:x -type:printer', '-(a b) -name:x -type:printer'],
    ['serial:=A,B', 'serial:=A,B'],
    ['serial:A*', 'serial:A*'],
    ['location:#4*', 'location:#4*'],
    ['user:@me user.email:none', 'user:@me user.email:none'],
    ['seen:7d..30d seen:today', 'seenAt:7d..30d seenAt:today'],
    ['borrower:@me software.version:>7', 'borrower:@me software.version:>7'],
    ['software:(name:a -version:=7)', 'software:(name:a -version:=7)'],
    ['software:none', '-software:any'],
    ['chassis:laptop', 'chassis:laptop'],
    ['-*', '-*'],
    ['*', ''],
  ])('%s', (text, expected) => {
    expect(write(text)).toBe(expected)
  })

  it('names fields of types by their key alone', () => {
    expect(formatQuery({ field: 'custom.chassis', op: 'is', value: 'laptop' }, deviceKind, sampleKind)).toBe(
      'chassis:laptop',
    )
  })
})
