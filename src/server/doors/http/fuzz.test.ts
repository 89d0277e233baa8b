import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRowFactory } from '../../../../tests/rights/row-factory.ts'
import { type Answer, type Send, startTestServer } from '../../../../tests/support/start-test-server.ts'
import { readableFields, writableFields } from '../../../shared/kinds/define-kind.ts'
import { describeApi } from '../../engine/openapi.ts'

/** Nothing that a caller sends may be our fault: no answer of 500, whatever stands in an address, a header, a body. */
const house = await startTestServer()
const { kinds } = house.services.house
const runs = Number(process.env.FUZZ_RUNS ?? 1)
let technician: Send

beforeAll(async () => {
  const rows = createRowFactory(house.services.db, house.services.house)
  for (const { kind } of kinds.values()) for (let index = 0; index < 3; index++) await rows.make(kind, {})
  technician = await house.as(await house.people.person('tech', [['technician', house.people.entities.north]]))
})
afterAll(() => house.close())

/** What breaks queries, parsers, casts and look-ups. */
const odd = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  '99999999999999999999',
  '9223372036854775808',
  '\0',
  'a\0b',
  '\ud800',
  '\uffff',
  "'",
  '"',
  '\\',
  '%',
  '_',
  ';',
  '--',
  '/*',
  "' or 1=1 --",
  '$1',
  '$$',
  '{}',
  '[]',
  'null',
  'true',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'custom',
  'custom.',
  'custom.constructor',
  'a.b.c.d.e.f.g',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '漢'.repeat(600),
  'x'.repeat(1900),
  '('.repeat(500),
  '-'.repeat(500),
  'a:'.repeat(300),
  '"',
  'OR',
  'a OR',
  'updated:<30d',
  'updated:>0000-00-00',
  'number:9..1',
  '@me',
  '#1',
  "l'été",
  ':*',
  '!&|<->',
  '0000-01-01',
  '9999-12-31',
  '294277-01-01',
  '2024-02-30',
  '-0001-01-01',
  'now-99999999999d',
  'now+9999999y',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-02-30T00:00:00+00:00',
]
const oddText = fc.oneof(
  { arbitrary: fc.constantFrom(...odd), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
)
const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const oddCursor = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 2 }).map(cursorOf),
  fc.array(fc.oneof(oddText, fc.constantFrom(null, 1, true, {}, [], 1e300, -0.5)), { maxLength: 4 }).map(cursorOf),
)

const names = [...new Set([...kinds.values()].flatMap(({ kind }) => Object.keys(readableFields(kind))))]
const fieldName = fc.oneof(
  { arbitrary: fc.constantFrom(...names), weight: 4 },
  oddText,
  fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map((pair) => pair.join('.')),
)
const sortText = fc
  .array(fc.tuple(fc.constantFrom('', '-', '--'), fieldName), { maxLength: 5 })
  .map((parts) => parts.map((part) => part.join('')).join(','))
const operator = fc.constantFrom(
  ...['is', 'isNot', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'empty', 'notEmpty'],
  ...['under', 'named', 'like', '__proto__'],
)
const oddValue = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(null, 1, -1, 1.5, 1e300, true, 2 ** 53, [], [1, '2'], {}, ['a', 'b'], ['\0']),
)
const { filter } = fc.letrec<{ filter: unknown }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    fc.record({ field: fieldName, op: operator, value: oddValue }, { requiredKeys: ['field', 'op'] }),
    fc.record({ text: oddText }),
    fc.record({ has: fc.oneof(fieldName, fc.constantFrom('software', 'part', 'ticket', 'requester', 'entry')) }),
    fc.record({
      has: fc.constantFrom('software', 'part', 'ticket', 'requester', 'entry', 'asset', 'assignee'),
      where: tie('filter'),
    }),
    fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}))

const parameters = fc
  .record(
    {
      q: fc.oneof(
        oddText,
        fc.tuple(fieldName, fc.constantFrom(':', ':>', ':<', '::', ':..'), oddText).map((p) => p.join('')),
      ),
      filter: fc.oneof(
        filter.map((value) => JSON.stringify(value)),
        oddText,
      ),
      sort: sortText,
      limit: fc.oneof(fc.constantFrom('1', '2', '500', '501', '0'), oddText),
      after: oddCursor,
      fields: fc.array(fieldName, { maxLength: 3 }).map((list) => list.join(',')),
      count: fc.oneof(fc.constantFrom('exact', 'none'), oddText),
      trash: fc.oneof(fc.constantFrom('0', '1'), oddText),
      more: fc.tuple(oddText, oddText),
    },
    { requiredKeys: [] },
  )
  .map(({ more, ...given }) => {
    const pairs = Object.entries(given) as [string, string][]
    if (more !== undefined) pairs.push(more)
    return pairs.map((pair) => pair.map(encode).join('=')).join('&')
  })

/** Lone surrogates cannot be written in an address. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed())

/** @returns what the server did wrong, for a message that can be read */
function fault(answer: Answer, what: string): string | null {
  if (answer.status < 500) return null
  const error = house.faults.at(-1)
  return `${answer.status} ${what}\n${error instanceof Error ? error.message : JSON.stringify(error)}`
}

async function neverAtFault(
  arbitrary: fc.Arbitrary<{ what: string; send: () => Promise<Answer> }>,
  numRuns: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ what, send }) => {
      expect(fault(await send(), what)).toBeNull()
    }),
    { numRuns: numRuns * runs },
  )
}

describe('addresses', () => {
  test.each([...kinds.values()].map(({ kind }) => kind.plural))(
    'GET /%s with any parameters',
    async (plural) => {
      const requests = fc
        .tuple(parameters, fc.constantFrom('', '', '', '/export', '/1/history'), fc.boolean())
        .map(([given, rest, isAdmin]) => {
          const url = `/api/v1/${plural}${rest}?${given}`
          return { what: url, send: () => (isAdmin ? house.admin : technician)('GET', url) }
        })
      await neverAtFault(requests, 80)
    },
    60_000,
  )
})

describe('the API document', () => {
  const paths = describeApi(house.services.house).paths as Record<string, Record<string, unknown>>
  const reads = Object.entries(paths)
    .filter(([, operations]) => operations.get !== undefined)
    .map(([path]) => path)
  const writes = Object.entries(paths).flatMap(([path, operations]) =>
    ['post', 'patch', 'put', 'delete']
      .filter((method) => operations[method] !== undefined)
      .map((method) => ({ path, method })),
  )
  const oddId = fc.oneof(
    fc.constantFrom('1', '2', '3', '01', '999999999999999999', '-', '%', '%00', '%ff', '1;'),
    oddText.map(encode),
  )
  const fill = (path: string) => fc.tuple(oddId, oddId).map((ids) => path.replace(/\{\w+\}/g, () => ids.pop() ?? '1'))

  test('every GET with any id, parameters and headers', async () => {
    const header = fc.constantFrom(
      'accept-language',
      'if-match',
      'if-none-match',
      'authorization',
      'cookie',
      'idempotency-key',
      'range',
      'accept',
      'accept-encoding',
      'x-forwarded-for',
    )
    const requests = fc
      .constantFrom(...reads)
      .chain((path) => fc.tuple(fill(path), parameters, header, oddText))
      .map(([path, given, name, text]) => {
        const url = `/api/v1${path}?${given}`
        const value = text.replace(/[^\x20-\x7e]/g, '')
        return { what: `${url} ${name}: ${value}`, send: () => house.admin('GET', url, undefined, { [name]: value }) }
      })
    await neverAtFault(requests, 800)
  }, 60_000)

  /** Bodies that look right: the fields of kinds, odd values in them. */
  const inner = fc.oneof(
    oddValue,
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>('1', { id: '1' }, ['1'], [{ id: '1', role: 'requester' }]),
  )
  const more = [
    'id',
    'version',
    'ids',
    'verb',
    'input',
    'changeIds',
    'key',
    'value',
    'body',
    'attachments',
    'assets',
    'requesters',
    'password',
    'scopes',
    'field',
    'reason',
    'until',
  ]
  const body = fc.dictionary(fc.constantFrom(...names, ...more), inner, { maxKeys: 6 })

  test('every write with any body', async () => {
    const requests = fc
      .constantFrom(...writes, { path: '/assets/bulk', method: 'post' }, { path: '/changes/undo', method: 'post' })
      // The password door is slow on purpose and has tests of its own.
      .filter(({ path }) => !path.startsWith('/session'))
      .chain(({ path, method }) => fc.tuple(fill(path), fc.constant(method), body, fc.boolean()))
      .map(([path, method, given, isOnce]) => ({
        what: `${method} /api/v1${path} ${JSON.stringify(given)}`,
        send: () => house.admin(method as 'POST', `/api/v1${path}`, given, isOnce ? { 'idempotency-key': 'k' } : {}),
      }))
    await neverAtFault(requests, 1200)
  }, 90_000)

  test('every creation with fields of its own and odd values', async () => {
    const requests = fc
      .constantFrom(...[...kinds.values()].filter(({ kind }) => paths[`/${kind.plural}`]?.post !== undefined))
      .chain(({ kind }) =>
        fc.tuple(
          fc.constant(kind),
          fc.record(
            Object.fromEntries(
              writableFields(kind).map(([name, field]) => {
                const usual: unknown[] =
                  field.choices !== undefined
                    ? [...field.choices]
                    : field.type === 'reference'
                      ? ['1', '2']
                      : field.type === 'integer'
                        ? [1, 3, 5]
                        : field.type === 'money'
                          ? ['12.50', { amount: '12.50', currency: 'EUR' }, { amount: '1', currency: 'USD' }]
                          : field.type === 'boolean'
                            ? [true, false]
                            : field.type === 'json'
                              ? [{}]
                              : ['Nom', 'Ünïcôde 🦗', '<b>x</b>']
                return [
                  name,
                  fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 6 }, { arbitrary: inner, weight: 1 }),
                ]
              }),
            ),
            {
              requiredKeys: writableFields(kind)
                .filter(([, field]) => field.required === true)
                .map(([name]) => name),
            },
          ),
        ),
      )
      .map(([kind, given]) => ({
        what: `POST ${kind.plural} ${JSON.stringify(given)}`,
        send: () => house.admin('POST', `/api/v1/${kind.plural}`, given),
      }))
    await neverAtFault(requests, 800)
  }, 90_000)
})
