import { afterEach, describe, expect, test } from 'vitest'
import { integer, octets, type Question, startResponder } from '../../../../../tests/support/snmp-responder.ts'
import { readDevice } from './read-device.ts'
import { budgets, comesAfter, Snmp, SnmpError } from './session.ts'

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
    const { content, warnings } = await readDevice(snmp, address)
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
    const { warnings } = await readDevice(snmp, address)
    expect(warnings[0]).toMatch(/timeout/)
  })
})

test('the order of object numbers is that of numbers', () => {
  expect(comesAfter('1.3.10', '1.3.9')).toBe(true)
  expect(comesAfter('1.3.9', '1.3.10')).toBe(false)
  expect(comesAfter('1.3.9', '1.3.9')).toBe(false)
  expect(comesAfter('1.3.9.1', '1.3.9')).toBe(true)
})
