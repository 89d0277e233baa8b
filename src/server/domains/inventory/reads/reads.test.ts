import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'

let house: TestServerHouse

beforeAll(async () => {
  house = await startTestServer()
})
afterAll(() => house.close())

const xml = '<?xml version="1.0"?><REQUEST><CONTENT><BIOS><SSN>7XK2</SSN></BIOS></CONTENT></REQUEST>'

async function message(state: string, more: { code?: string; body?: Buffer; ago?: string } = {}): Promise<string> {
  const { code = null, body = null, ago = '0 seconds' } = more
  const found = await sql<{ id: string }>`
    insert into inventory_message (door, query, encoding, body, body_hash, size, state, error_code, received_at, processed_at)
    values ('test', 'inventory', 'gzip', ${body}, 'x', 1, ${state}, ${code}, now() - ${ago}::interval, now() - ${ago}::interval) returning id`.execute(
    house.database.kysely,
  )
  return found.rows[0]!.id
}

test('the summary counts today, reasons and silent agents', async () => {
  await message('refused', { code: 'xml', ago: '3 days' })
  await message('taken', { ago: '2 days' })
  await message('refused', { code: 'xml', body: gzipSync(xml) })
  await message('unchanged')
  await sql`
    insert into agent (device_id, last_contact_at, is_blocked) values
      ('here', now(), false), ('silent', now() - interval '9 days', false), ('blocked', now() - interval '9 days', true)`.execute(
    house.database.kysely,
  )
  const { status, json } = await house.admin('GET', '/api/v1/inventory/summary')
  expect(status).toBe(200)
  expect(json).toMatchObject({
    queued: 0,
    oldestQueuedAt: null,
    today: { taken: 0, unchanged: 1, refused: 1, failed: 0, doubt: 0 },
    notTaken: [{ code: 'xml', state: 'refused', count: 2, replayable: 1 }],
    openDoubts: 0,
    refusals: 0,
    agents: { total: 3, blocked: 1, silent: 1 },
    silentDays: 7,
  })
})

test('the text of a message is given while it is kept, without its secrets', async () => {
  const secret = xml.replace('</CONTENT>', '<ENVS><KEY>TOKEN</KEY><VAL>hunter2</VAL></ENVS></CONTENT>')
  const kept = await message('taken', { body: gzipSync(secret) })
  const answer = await house.admin('GET', `/api/v1/inventory-messages/${kept}/text`)
  expect(answer.status).toBe(200)
  expect(answer.json.text).toContain('<SSN>7XK2</SSN>')
  expect(answer.json.text).not.toContain('hunter2')
  const dropped = await message('taken')
  expect((await house.admin('GET', `/api/v1/inventory-messages/${dropped}/text`)).json).toEqual({
    text: null,
    isCut: false,
  })
  expect((await house.admin('GET', '/api/v1/inventory-messages/999999/text')).status).toBe(404)
})
