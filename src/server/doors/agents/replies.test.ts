import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import {
  configAnswer,
  contactAnswer,
  emptyReply,
  inventoryAnswer,
  inventoryReply,
  jsonError,
  paramsAnswer,
  pendingAnswer,
  prologReply,
  switchToJson,
  updateReply,
  xmlError,
} from './replies.ts'

const isWellFormed = (text: string) => new SaxesParser().write(text).close() !== undefined

describe('XML replies', () => {
  test('PROLOG: SEND or STOP, hours, options', () => {
    const reply = prologReply({
      send: true,
      frequencyHours: 24,
      options: [{ name: 'IPDISCOVER', params: [{ attributes: { IPDISC_LAT: '100' }, text: '10.45.1.0' }] }],
    })
    expect(isWellFormed(reply)).toBe(true)
    expect(reply).toMatch(/<RESPONSE>SEND<\/RESPONSE>\s*<PROLOG_FREQ>24<\/PROLOG_FREQ>/)
    expect(reply).toContain('<PARAM IPDISC_LAT="100">10.45.1.0</PARAM>')
    expect(prologReply({ send: false, frequencyHours: 0 })).toMatch(/<RESPONSE>STOP<\/RESPONSE>\s*<PROLOG_FREQ>1</)
  })

  test('INVENTORY: values that differ are sent back, escaped', () => {
    expect(inventoryReply()).toContain('<RESPONSE>NO_ACCOUNT_UPDATE</RESPONSE>')
    const reply = inventoryReply([{ name: 'TAG', value: 'R&D <"é\u0001">' }])
    expect(isWellFormed(reply)).toBe(true)
    expect(reply).toContain('<RESPONSE>ACCOUNT_UPDATE</RESPONSE>')
    expect(reply).toContain('<KEYVALUE>R&amp;D &lt;&quot;é&quot;&gt;</KEYVALUE>')
  })

  test('errors cannot break out of their CDATA', () => {
    for (const text of [xmlError('a ]]> <b>'), emptyReply(), updateReply()]) expect(isWellFormed(text)).toBe(true)
  })
})

describe('JSON answers', () => {
  test('contact serves or disables every enabled task', () => {
    expect(
      JSON.parse(
        contactAnswer({
          expiration: 24,
          enabledTasks: ['deploy', 'inventory', 'esx'],
          served: ['inventory'],
          version: '0.1.0',
        }),
      ),
    ).toEqual({
      status: 'ok',
      expiration: 24,
      disabled: ['deploy', 'esx'],
      tasks: { inventory: { server: 'glpi', version: '0.1.0' } },
    })
  })

  test('the others', () => {
    expect(JSON.parse(inventoryAnswer(24))).toEqual({ status: 'ok', expiration: 24 })
    // With an expiration the agent would go on without contact.
    expect(JSON.parse(switchToJson())).toEqual({ status: 'pending' })
    expect(JSON.parse(pendingAnswer(2))).toEqual({ status: 'pending', expiration: '2s' })
    expect(JSON.parse(jsonError('x'.repeat(400)))).toEqual({
      status: 'error',
      message: 'x'.repeat(250),
      expiration: 24,
    })
    expect(JSON.parse(paramsAnswer('1d'))).toMatchObject({ status: 'ok', credentials: [] })
    expect(JSON.parse(configAnswer())).toEqual({})
  })
})
