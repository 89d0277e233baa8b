import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer } from '../../../../tests/support/start-test-server.ts'

/** The same request sent again, whatever the reason, has one effect. */
const house = await startTestServer()
let other: Send
beforeAll(async () => {
  other = await house.as(await house.people.person('other', [['super-administrator', house.people.entities.root]]))
})
afterAll(() => house.close())

const query = async (text: string): Promise<Record<string, unknown>[]> => (await house.database.pool.query(text)).rows
let keys = 0
const newKey = () => ({ 'idempotency-key': `key-${++keys}` })

test('the same key 20 times at once: one record, one history line, one answer', async () => {
  for (let round = 0; round < 5; round++) {
    const headers = newKey()
    const body = { name: `Once ${round}` }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => house.admin('POST', '/api/v1/manufacturers', body, headers)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    expect(await query(`select 1 from manufacturer where name = 'Once ${round}'`)).toHaveLength(1)
    const id = String(answers[0]!.json.id)
    expect(await query(`select 1 from history where kind = 'manufacturer' and record_id = ${id}`)).toHaveLength(1)
    expect(await query(`select 1 from outbox where kind = 'manufacturer' and record_id = ${id}`)).toHaveLength(1)
  }
})

test('a ticket opened and answered 20 times at once is one ticket with one answer', async () => {
  const opened = newKey()
  const body = { title: 'Une fois', description: '<p>x</p>', entity: house.people.entities.north }
  const tickets = await Promise.all(
    Array.from({ length: 20 }, () => house.admin('POST', '/api/v1/tickets', body, opened)),
  )
  const [id, ...more] = [...new Set(tickets.map(({ json }) => String(json.id)))]
  expect(more).toEqual([])
  const replied = newKey()
  await Promise.all(
    Array.from({ length: 20 }, () => house.admin('POST', `/api/v1/tickets/${id}/reply`, { body: 'Oui' }, replied)),
  )
  expect(await query(`select 1 from ticket_entry where ticket_id = ${id}`)).toHaveLength(1)
})

test('another body, another verb: 422, nothing done', async () => {
  const headers = newKey()
  expect((await house.admin('POST', '/api/v1/manufacturers', { name: 'A1' }, headers)).status).toBe(201)
  const answer = await house.admin('POST', '/api/v1/manufacturers', { name: 'A2' }, headers)
  expect([answer.status, answer.json.code]).toEqual([422, 'key_reused'])
  expect((await house.admin('POST', '/api/v1/models', { name: 'A1' }, headers)).json.code).toBe('key_reused')
  expect(
    await query(`select 1 from manufacturer where name = 'A2' union all select 1 from model where name = 'A1'`),
  ).toEqual([])
})

test('a key is one’s own', async () => {
  const headers = newKey()
  const mine = await house.admin('POST', '/api/v1/manufacturers', { name: 'B1' }, headers)
  const theirs = await other('POST', '/api/v1/manufacturers', { name: 'B2' }, headers)
  expect([mine.status, theirs.status]).toEqual([201, 201])
})

test('what failed may be tried again with the same key', async () => {
  const headers = newKey()
  expect((await house.admin('POST', '/api/v1/manufacturers', { name: '' }, headers)).status).toBe(422)
  expect((await house.admin('POST', '/api/v1/manufacturers', { name: 'C1' }, headers)).status).toBe(201)
})

test('the second one gets the first one’s refusal only after the first has failed', async () => {
  const headers = newKey()
  await house.admin('POST', '/api/v1/manufacturers', { name: 'D1' })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => house.admin('POST', '/api/v1/manufacturers', { name: 'D1' }, headers)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]))
  expect(await query(`select 1 from idempotency where key = '${headers['idempotency-key']}'`)).toEqual([])
})

test('what is shown once is not kept with the key', async () => {
  const headers = newKey()
  const body = { name: 'secret', user: house.people.admin.id, scopes: ['*'] }
  const first = await house.admin('POST', '/api/v1/api-tokens', body, headers)
  const secret = String(first.json.secret)
  expect(secret.length).toBeGreaterThan(20)
  const again = await house.admin('POST', '/api/v1/api-tokens', body, headers)
  expect(again.status).toBeLessThan(300)
  expect(again.text).not.toContain(secret)
  const dump = await query(
    `select i::text as row from idempotency i union all select h::text from history h union all select o::text from outbox o union all select t::text from api_token t`,
  )
  expect(dump.filter(({ row }) => String(row).includes(secret))).toEqual([])
  expect(await query(`select 1 from api_token where name = 'secret'`)).toHaveLength(1)
})

test.each(['', ' ', 'x'.repeat(201), 'é'])('a key that is none is refused: %j', async (key) => {
  const answer = await house.admin(
    'POST',
    '/api/v1/manufacturers',
    { name: `K${key.length}` },
    { 'idempotency-key': key },
  )
  expect(answer.status).toBe(422)
})

describe('markup in plain fields', () => {
  test('comes back as it was typed, as JSON that no browser reads as a page', async () => {
    const name = `<img src=x onerror=alert(1)>"'</script>`
    const made = await house.admin('POST', '/api/v1/manufacturers', { name })
    expect(made.json.name).toBe(name)
    expect(made.headers['content-type']).toMatch(/^application\/json/)
    expect(made.headers['x-content-type-options']).toBe('nosniff')
    const refused = await house.admin('GET', `/api/v1/assets?q=${encodeURIComponent('<script>:1')}`)
    expect(refused.headers['content-type']).toMatch(/json/)
  })

  test('markup in a ticket is cleaned before it is stored anywhere', async () => {
    const description = '<p onclick=alert(1)>ok<script>alert(1)</script><a href="javascript:alert(1)">x</a></p>'
    const made = await house.admin('POST', '/api/v1/tickets', {
      title: 'x',
      description,
      entity: house.people.entities.north,
    })
    const id = String(made.json.id)
    await house.admin('POST', `/api/v1/tickets/${id}/reply`, { body: description })
    const dump = await query(
      `select t::text as row from ticket t where id = ${id} union all select e::text from ticket_entry e union all select h::text from history h union all select o::text from outbox o`,
    )
    expect(dump.filter(({ row }) => /<script|onclick|javascript:/.test(String(row)))).toEqual([])
  })
})
