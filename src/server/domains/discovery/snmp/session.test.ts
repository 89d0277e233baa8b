import { afterEach, describe, expect, test } from 'vitest'
import { startDevice, type Told } from '../../../../../tests/support/snmp-device.ts'
import { integer, octets, type Question, startResponder } from '../../../../../tests/support/snmp-responder.ts'
import { readDevice } from './read-device.ts'
import { budgets, comesAfter, Snmp, SnmpError } from './session.ts'
import { readSystem } from './system.ts'

const port = 21_161
const address = '127.0.0.31'
let stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops) await stop()
  stops = []
})

const access = { version: 'v2c', community: 'x' } as const
const options = { port, timeoutMs: 300, retries: 0 }
const get = 0xa0

async function hostile(respond: Parameters<typeof startResponder>[2], limit?: number) {
  const responder = await startResponder(address, port, respond)
  const snmp = new Snmp(address, access, options, limit)
  stops.push(responder.stop, async () => snmp.close())
  return { snmp, responder }
}
const fault = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'none'
  } catch (error) {
    if (!(error instanceof SnmpError)) throw error
    return error.fault
  }
}
const next = ({ oid }: Question, value = octets('x')) => {
  const last = oid.at(-1)!
  return Array.from({ length: 20 }, (_, at) => ({ oid: [...oid.slice(0, -1), last + at + 1], value }))
}

describe('devices that never come to an end', () => {
  test('a table without end stops at the limit of rows', async () => {
    const start = performance.now()
    const { snmp } = await hostile((question) =>
      next({ ...question, oid: question.oid.length > 11 ? question.oid : [...question.oid, 0] }),
    )
    expect(await fault(snmp.column('1.3.6.1.2.1.2.2.1.2'))).toBe('limit')
    expect(performance.now() - start).toBeLessThan(30_000)
  })

  test('the same objects again and again are a loop', async () => {
    const { snmp, responder } = await hostile(({ oid }) => [{ oid: [...oid.slice(0, 10), 1], value: octets('x') }])
    expect(await fault(snmp.column('1.3.6.1.2.1.2.2.1.2'))).toBe('loop')
    expect(responder.asked()).toBeLessThan(4)
  })

  test('objects that go backwards are a loop', async () => {
    const { snmp } = await hostile(({ oid }) => [
      { oid: [...oid.slice(0, 10), 9], value: octets('x') },
      { oid: [...oid.slice(0, 10), 3], value: octets('x') },
    ])
    expect(await fault(snmp.column('1.3.6.1.2.1.2.2.1.2'))).toBe('loop')
  })

  test('answers that trickle in end with the time allowed', async () => {
    const { snmp } = await hostile(
      (question) => next({ ...question, oid: question.oid.length > 11 ? question.oid : [...question.oid, 0] }),
      200,
    )
    expect(await fault(snmp.column('1.3.6.1.2.1.2.2.1.2'))).toBe('limit')
  })

  test('huge values end with the bytes allowed, and are cut where they are shown', async () => {
    const huge = octets(Buffer.alloc(30_000, 0x41))
    const { snmp } = await hostile((question) =>
      question.pdu === get
        ? [{ oid: question.oid, value: huge }]
        : [{ oid: [...question.oid.slice(0, 10), (question.oid[10] ?? 0) + 1], value: huge }],
    )
    expect(await fault(snmp.column('1.3.6.1.2.1.2.2.1.2'))).toBe('limit')
    expect(30_000 * 600).toBeGreaterThan(budgets.bytes)
  })
})

describe('answers of the wrong sort', () => {
  test('numbers where texts are due, texts where numbers are: nothing is believed, nothing thrown', async () => {
    const { snmp } = await hostile(({ pdu, oid }) => {
      if (pdu === get) return [{ oid, value: integer(7) }]
      return oid.length > 12
        ? [{ oid: [2, 0], value: octets('') }]
        : [{ oid: [...oid, 1, 1], value: octets('\u0000\u0007\ufffdé') }]
    })
    const { content, warnings } = await readDevice(snmp, address, await readSystem(snmp))
    expect(content.network_device).toMatchObject({ ips: [address] })
    expect(JSON.stringify(content)).not.toContain('\\u0000')
    expect(warnings).toEqual([])
  })

  test('bytes that are no message are no answer', async () => {
    const { snmp } = await hostile(() => Buffer.from('30820000ffffffff', 'hex'))
    expect(await fault(snmp.get(['1.3.6.1.2.1.1.1.0']))).toMatch(/timeout|protocol/)
  })

  test('a device that falls silent half-way tells what it told', async () => {
    const { snmp } = await hostile(({ pdu, oid }) =>
      pdu === get && oid.join('.').startsWith('1.3.6.1.2.1.1.') ? [{ oid, value: octets('sw') }] : null,
    )
    const { warnings } = await readDevice(snmp, address, await readSystem(snmp))
    expect(warnings[0]).toMatch(/timeout/)
  })
})

describe('what makers say in their own way', () => {
  const told = async (objectId: string, more: Told) => {
    const device = await startDevice(address, port, { '1.3.6.1.2.1.1.2.0': objectId, ...more })
    const snmp = new Snmp(address, access, options)
    stops.push(device.stop, async () => snmp.close())
    return readDevice(snmp, address, await readSystem(snmp))
  }
  const isPrinter: Told = { '1.3.6.1.2.1.25.3.2.1.2.1': '1.3.6.1.2.1.25.3.1.5' }
  const own = '1.3.6.1.4.1'
  const ricoh = (rows: readonly [string, number][]): Told =>
    Object.fromEntries(
      rows.flatMap(([name, count], at) => [
        [`${own}.367.3.2.1.2.19.5.1.5.${at + 1}`, name],
        [`${own}.367.3.2.1.2.19.5.1.9.${at + 1}`, count],
      ]),
    )
  const life: Told = { '1.3.6.1.2.1.43.10.2.1.4.1.1': 500 }

  test.each<[string, string, Told, Record<string, number>]>([
    [
      'HP, black told, colour the rest',
      `${own}.11.2.3.9.1`,
      { [`${own}.11.2.3.9.4.2.1.4.1.2.5.0`]: 480, [`${own}.11.2.3.9.4.2.1.4.1.2.6.0`]: 300 },
      { total: 480, black: 300, color: 180 },
    ],
    [
      'Xerox, copies of newer devices first',
      `${own}.253.8.62.1`,
      {
        ...life,
        [`${own}.253.8.53.13.2.1.6.1.20.33`]: 200,
        [`${own}.253.8.53.13.2.1.6.1.20.34`]: 300,
        [`${own}.253.8.53.13.2.1.6.103.20.3`]: 40,
        [`${own}.253.8.53.13.2.1.6.11.20.3`]: 99,
      },
      { total: 500, black: 300, color: 200, copytotal: 40 },
    ],
    [
      'Canon, large and small together',
      `${own}.1602.4.7`,
      Object.fromEntries(
        [112, 113, 122, 123, 201, 501].map((code, at) => [`${own}.1602.1.11.1.3.1.4.${code}`, at + 1]),
      ),
      { black: 3, color: 7, copytotal: 5, scanned: 6 },
    ],
    [
      'Ricoh, by the names of its table',
      `${own}.367.1.1`,
      ricoh([
        ['Counter: Machine Total', 900],
        ['Counter:Copy:Black', 100],
        ['Counter:Copy:Full Color', 20],
        ['Counter:Copy:Total', 120],
        ['Counter:Print:Black', 700],
        ['Counter:Print:Full Color', 80],
        ['Counter: FAX: Total', 9],
      ]),
      { total: 900, black: 800, color: 100, copytotal: 120, faxtotal: 9 },
    ],
    [
      'Brother, records of seven bytes',
      `${own}.2435.2.3.9.1`,
      { [`${own}.2435.2.3.9.4.2.1.5.5.10.0`]: Buffer.from('000104000009060101040000090602010400000000ff', 'hex') },
      { total: 0x906, black: 0x906, color: 0 },
    ],
    ['a maker whose objects are missing', `${own}.641.1`, life, { total: 500 }],
    ['a maker without objects of its own', `${own}.236.11`, life, { total: 500 }],
  ])('pages of %s', async (_, objectId, more, expected) => {
    const { type, content } = await told(objectId, { ...isPrinter, ...more })
    expect(type).toBe('Printer')
    expect(content.pagecounters).toEqual(expected)
  })

  test('where a device tells no sort its maker does; a NAS that says Net-SNMP is known by its own objects', async () => {
    const types: [string, Told, string, string | undefined][] = [
      [`${own}.37459.1`, {}, 'Phone', 'Yealink'],
      [`${own}.13742.6`, {}, 'Pdu', 'Raritan'],
      [`${own}.318.1.3.4.5`, {}, 'Pdu', 'APC'],
      [`${own}.40482.1`, {}, 'Storage', 'Pure Storage'],
      [`${own}.8072.3.2.10`, { [`${own}.6574.1.5.1.0`]: 'DS920+' }, 'Storage', 'Synology'],
      [`${own}.8072.3.2.10`, {}, 'Computer', undefined],
      [`${own}.99999999.1`, {}, 'Unmanaged', undefined],
    ]
    for (const [objectId, more, type, manufacturer] of types) {
      const read = await told(objectId, more)
      expect([objectId, read.type]).toEqual([objectId, type])
      expect((read.content.network_device as { manufacturer?: string }).manufacturer).toBe(manufacturer)
      for (const stop of stops.splice(0)) await stop()
    }
  })

  test('batteries: charge, state and minutes, the load of the fullest phase; words for not known are left out', async () => {
    const ups = '1.3.6.1.2.1.33.1'
    const { type, content } = await told(`${own}.534.1`, {
      [`${ups}.1.1.0`]: 'EATON',
      [`${ups}.1.2.0`]: '9PX',
      [`${ups}.2.1.0`]: 3,
      [`${ups}.2.3.0`]: 32_767,
      [`${ups}.2.4.0`]: 12,
      [`${ups}.4.4.1.5.1`]: 40,
      [`${ups}.4.4.1.5.2`]: 71,
    })
    expect(type).toBe('Power')
    expect(content.network_device).toMatchObject({ manufacturer: 'Eaton', model: '9PX' })
    expect(content.consumables).toEqual([{ type: 'battery', status: 'LOW', value: 12, max: 100, load: 71 }])
  })

  test('a chassis without a number has that of the unit that has one', async () => {
    const entity = '1.3.6.1.2.1.47.1.1.1.1'
    const { content } = await told(`${own}.1916.2.1`, {
      [`${entity}.5.1`]: 11,
      [`${entity}.5.2`]: 3,
      [`${entity}.5.3`]: 3,
      [`${entity}.11.3`]: 'SN-UNIT-2',
      [`${entity}.13.2`]: 'X465',
    })
    expect(content.network_device).toMatchObject({ serial: 'SN-UNIT-2', model: 'X465' })
  })
})

test('the order of object numbers is that of numbers', () => {
  expect(comesAfter('1.3.10', '1.3.9')).toBe(true)
  expect(comesAfter('1.3.9', '1.3.10')).toBe(false)
  expect(comesAfter('1.3.9', '1.3.9')).toBe(false)
  expect(comesAfter('1.3.9.1', '1.3.9')).toBe(true)
})
