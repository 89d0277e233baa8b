import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, deflateSync, gzipSync, inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { changeSetting } from '../../src/server/engine/settings.ts'
import { root } from '../../tools/source-files.ts'
import { type InventoryHouse, ocsMessage, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`truncate inventory_message, agent cascade`.execute(house.database.kysely)
})

const sample = (name: string) => readFileSync(join(root, 'tests/corpus/samples', name))

interface Sent {
  url?: string
  headers?: Record<string, string>
  from?: string
}
const post = (payload: Buffer | string, { url = '/ocsinventory', headers = {}, from = '10.0.0.7' }: Sent = {}) =>
  house.server.inject({ method: 'POST', url, payload, headers, remoteAddress: from })
const get = (url: string, { headers = {}, from = '10.0.0.7' }: Sent = {}) =>
  house.server.inject({ method: 'GET', url, headers, remoteAddress: from })

const set = (key: string, value: unknown) =>
  runAction(house.services, changeSetting, systemActor('test', 'test'), { key, value })
/** Rules are read again after two seconds, when somebody asks. */
async function rulesAreFresh(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2_050))
  await post(prolog)
  await new Promise((resolve) => setTimeout(resolve, 150))
}

const message = ocsMessage({ device: 'PC-1-2024-01-01-08-00-00', name: 'PC-1' })
const prolog =
  '<?xml version="1.0" encoding="UTF-8"?><REQUEST><DEVICEID>PC-1-2024-01-01-08-00-00</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>'
const glpi = { 'glpi-agent-id': 'b597c8d8-e74a-11f1-8000-000000000001', 'user-agent': 'GLPI-Agent_v1.11' }

describe('the conversation', () => {
  test('OCS: PROLOG, then INVENTORY, in the form of the request', async () => {
    const first = await post(deflateSync(sample('ocs-unix-2.10-prolog.xml')), {
      headers: { 'content-type': 'application/x-compress' },
    })
    expect([first.statusCode, first.headers['content-type']]).toEqual([200, 'application/x-compress-zlib'])
    expect(inflateSync(first.rawPayload).toString()).toMatch(
      /<RESPONSE>SEND<\/RESPONSE>\s*<PROLOG_FREQ>24<\/PROLOG_FREQ>/,
    )
    const second = await post(gzipSync(sample('ocs-unix-2.10-inventory.xml')), {
      headers: { 'content-type': 'application/x-compress' },
    })
    expect(second.headers['content-type']).toBe('application/x-compress-gzip')
    const third = await post(message, { headers: { 'content-type': 'text/html; charset=nonsense' } })
    expect([third.headers['content-type'], third.body]).toEqual([
      'application/xml',
      expect.stringContaining('NO_ACCOUNT_UPDATE'),
    ])
  })

  test('a Windows agent that never finishes its stream, and no content type at all', async () => {
    const unfinished = deflateSync(message, { finishFlush: constants.Z_SYNC_FLUSH })
    const answer = await post(unfinished, { headers: {} })
    expect(answer.statusCode).toBe(200)
    expect(inflateSync(answer.rawPayload).toString()).toContain('<REPLY>')
  })

  test('GLPI: the XML PROLOG leads to JSON; contact serves one task and rests the others', async () => {
    const led = await post(deflateSync(sample('glpi-agent-1.11-prolog.xml')), {
      url: '/front/inventory.php',
      headers: glpi,
    })
    expect(JSON.parse(inflateSync(led.rawPayload).toString())).toEqual({ status: 'pending' })
    const contact = await post(sample('glpi-agent-1.11-contact.json'), {
      url: '/front/inventory.php',
      headers: { ...glpi, 'content-type': 'application/json' },
    })
    expect(contact.headers['content-type']).toBe('application/json')
    expect(contact.json()).toMatchObject({
      status: 'ok',
      expiration: 24,
      disabled: ['collect', 'deploy', 'esx', 'netdiscovery', 'netinventory', 'remoteinventory', 'wakeonlan'],
      tasks: { inventory: { server: 'glpi' } },
    })
    const inventory = await post(deflateSync(sample('glpi-agent-1.11-inventory.json')), {
      url: '/inventory',
      headers: { ...glpi, 'content-type': 'Application/x-compress-zlib' },
    })
    expect(JSON.parse(inflateSync(inventory.rawPayload).toString())).toEqual({ status: 'ok', expiration: 24 })
  })

  test.each([
    '/ocsinventory',
    '/front/inventory.php',
    '/inventory',
    '/plugins/fusioninventory/',
    '/plugins/glpiinventory/',
    '/marketplace/glpiinventory/',
    '/plugins/fusioninventory/front/plugin.php',
  ])('%s takes messages and answers getConfig', async (url) => {
    expect((await post(deflateSync(message), { url })).statusCode).toBe(200)
    const config = await get(`${url}?action=getConfig&machineid=x&task%5BDeploy%5D=2.8`)
    expect([config.statusCode, config.body, config.headers['content-type']]).toEqual([200, '{}', 'application/json'])
    const poll = await get(url, { headers: { 'glpi-request-id': '2C32E0F6' } })
    expect(poll.json()).toMatchObject({ status: 'ok' })
  })

  test('UPDATE, DOWNLOAD; the SNMP format of OCS is refused and kept, honestly', async () => {
    const of = (query: string, more = '') =>
      `<REQUEST><DEVICEID>PC-1-2024-01-01-08-00-00</DEVICEID><QUERY>${query}</QUERY>${more}</REQUEST>`
    expect((await post(of('UPDATE', '<PLATFORM>Windows</PLATFORM>'))).body).toContain('NO_UPDATE')
    const download = await post(of('DOWNLOAD', '<ID>1</ID><ERR>SUCCESS</ERR>'))
    expect([download.statusCode, download.body]).toEqual([200, ''])
    const found = await post(of('SNMP', '<CONTENT><DEVICE><COMMON><NAME>x</NAME></COMMON></DEVICE></CONTENT>'))
    expect([found.statusCode, found.body]).toEqual([501, expect.stringContaining('not_yet')])
    await new Promise((resolve) => setTimeout(resolve, 100))
    const kept = await sql`select state, error_code from inventory_message`.execute(house.database.kysely)
    expect(kept.rows).toEqual([{ state: 'refused', errorCode: 'not_yet' }])
  })

  test('what cannot be read is refused in the protocol and kept with its reason, without its secrets', async () => {
    const answer = await post(
      deflateSync(
        '<REQUEST><DEVICEID>a</DEVICEID><CONTENT><ENVS><KEY>PASSWORD</KEY><VAL>geheim</VAL></ENVS></CONTENT>',
      ),
      { from: '10.0.0.8' },
    )
    expect(answer.statusCode).toBe(400)
    expect(inflateSync(answer.rawPayload).toString()).toMatch(/<ERROR>.*truncated/)
    const json = await post('{"action":"inventory"', { headers: glpi, from: '10.0.0.8' })
    expect([json.statusCode, json.json()]).toEqual([400, expect.objectContaining({ status: 'error' })])
    await new Promise((resolve) => setTimeout(resolve, 100))
    const kept = await sql<{
      id: string
      errorCode: string
    }>`select id, error_code from inventory_message order by id`.execute(house.database.kysely)
    expect(kept.rows.map((row) => row.errorCode)).toContain('truncated')
    const text = await house.admin('GET', `/api/v1/inventory-messages/${kept.rows[0]!.id}/text`)
    expect(text.text).not.toContain('geheim')
  })

  test('process lists and keys are not stored', async () => {
    await post(sample('fusion-2.6-inventory.xml'))
    const [row] = (await sql<{ id: string }>`select id from inventory_message`.execute(house.database.kysely)).rows
    const text = await house.admin('GET', `/api/v1/inventory-messages/${row!.id}/text`)
    expect(text.text).not.toMatch(/<PROCESSES>|<ENVS>/)
    expect(text.text).toContain('<SOFTWARES>')
  })
})

describe('admission', () => {
  test('private networks by default: others get 403 in their protocol, and are seen', async () => {
    for (const from of ['127.0.0.1', '::1', '10.1.2.3', '172.16.0.1', '192.168.1.1', 'fd00::1', '::ffff:192.168.1.1'])
      expect((await post(prolog, { from })).statusCode, from).toBe(200)
    for (const from of ['8.8.8.8', '172.32.0.1', '2001:db8::1'])
      expect((await post(prolog, { from })).statusCode, from).toBe(403)
    const refused = await post(deflateSync(prolog), { from: '8.8.4.4' })
    expect(inflateSync(refused.rawPayload).toString()).toContain('<ERROR>')
    expect((await post('{}', { from: '8.8.4.4', headers: glpi })).json()).toMatchObject({ status: 'error' })
    expect((await get('/ocsinventory?action=getConfig', { from: '8.8.4.4' })).statusCode).toBe(403)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const kept = await sql<{
      errorCode: string
      body: unknown
    }>`select error_code, body from inventory_message where address = '8.8.4.4'`.execute(house.database.kysely)
    expect(kept.rows).toEqual([{ errorCode: 'admission_address', body: null }])
  })

  test('behind a proxy nobody trusts, whom it speaks for must be within too; browsers are no agents', async () => {
    expect((await post(prolog, { headers: { 'x-forwarded-for': '8.8.8.8' } })).statusCode).toBe(403)
    expect((await post(prolog, { headers: { 'x-forwarded-for': '8.8.8.8, 10.0.0.9' } })).statusCode).toBe(200)
    expect((await post(prolog, { headers: { origin: 'https://evil.example' } })).statusCode).toBe(403)
  })

  test('a list of networks, a secret, everybody', async () => {
    await set('inventory.admission', 'networks')
    await set('inventory.networks', ['203.0.113.0/24', '2001:db8::/32'])
    await rulesAreFresh()
    expect((await post(prolog, { from: '203.0.113.9' })).statusCode).toBe(200)
    expect((await post(prolog, { from: '2001:db8::9' })).statusCode).toBe(200)
    expect((await post(prolog, { from: '10.0.0.7' })).statusCode).toBe(403)

    await set('inventory.admission', 'secret')
    await set('inventory.secret', 'correct horse battery')
    await rulesAreFresh()
    const asked = await post(prolog, { from: '8.8.8.8' })
    expect([asked.statusCode, asked.headers['www-authenticate']]).toEqual([401, 'Basic realm="Cigale"'])
    const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`agent:${secret}`).toString('base64')}` })
    expect((await post(prolog, { from: '8.8.8.8', headers: basic('correct horse battery') })).statusCode).toBe(200)
    expect((await post(prolog, { from: '8.8.8.8', headers: basic('wrong') })).statusCode).toBe(401)
    for (let n = 0; n < 12; n++) await post(prolog, { from: '9.9.9.9', headers: basic(`guess ${n}`) })
    expect((await post(prolog, { from: '9.9.9.9', headers: basic('another') })).statusCode).toBe(429)
    expect((await post(prolog, { from: '9.9.9.9', headers: basic('correct horse battery') })).statusCode).toBe(200)
    const settings = await house.admin('GET', '/api/v1/settings')
    expect((settings.json.values as unknown as Record<string, unknown>)['inventory.secret']).toBe(true)
    const stored = await sql<{
      value: string
    }>`select value::text as value from setting where key = 'inventory.secret'`.execute(house.database.kysely)
    expect(stored.rows[0]!.value).not.toContain('horse')

    await set('inventory.admission', 'open')
    await rulesAreFresh()
    expect((await post(prolog, { from: '8.8.8.8' })).statusCode).toBe(200)
    await set('inventory.admission', 'private-networks')
    await rulesAreFresh()
  }, 60_000)

  test('a blocked agent is refused, and told so', async () => {
    const taken = await house.take(message)
    const [agent] = (await sql<{ id: string }>`select id from agent`.execute(house.database.kysely)).rows
    expect((await house.admin('POST', `/api/v1/agents/${agent!.id}/block`, {})).status).toBe(200)
    await rulesAreFresh()
    expect((await post(deflateSync(message))).statusCode).toBe(403)
    expect((await post(prolog)).statusCode).toBe(403)
    expect((await house.admin('POST', `/api/v1/agents/${agent!.id}/unblock`, {})).status).toBe(200)
    await rulesAreFresh()
    expect((await house.take(message)).assetId).toBe(taken.assetId)
  })

  test('when too many wait, agents are asked to come back, at their first word', async () => {
    await set('inventory.queueLimit', 100)
    await sql`insert into inventory_message (door, query, encoding, body_hash, size) select 'test', 'inventory', 'plain', '', 0 from generate_series(1, 100)`.execute(
      house.database.kysely,
    )
    await rulesAreFresh()
    const answer = await post(prolog)
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '300'])
    await sql`truncate inventory_message cascade`.execute(house.database.kysely)
    await rulesAreFresh()
    expect((await post(prolog)).statusCode).toBe(200)
  })
})

test('contacts are noted without a statement of their own', async () => {
  await house.take(message)
  await sql`update agent set last_contact_at = '2020-01-01'`.execute(house.database.kysely)
  await post(prolog, { from: '10.9.9.9' })
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  const [agent] = (
    await sql<{
      address: string
      isFresh: boolean
    }>`select address, last_contact_at > now() - interval '1 minute' as is_fresh from agent`.execute(
      house.database.kysely,
    )
  ).rows
  expect(agent).toEqual({ address: '10.9.9.9', isFresh: true })
})
