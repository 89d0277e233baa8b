import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'

let house: TestServerHouse

beforeAll(async () => {
  house = await startTestServer()
})
afterAll(() => house.close())

async function computer(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const entity = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(
    house.database.kysely,
  )
  const made = await house.admin('POST', '/api/v1/assets', {
    type: 'computer',
    name,
    entity: entity.rows[0]!.id,
    ...more,
  })
  expect(made.status, made.text).toBe(201)
  return String(made.json.id)
}

/** Everything that a merge touches, as it stands. */
async function picture(): Promise<unknown> {
  const db = house.database.kysely
  const rows = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows
  return {
    assets: await rows(
      sql`select id, name, serial, inventory_number, comment, deleted_at is null as lives from asset order by id`,
    ),
    agents: await rows(sql`select device_id, asset_id from agent order by device_id`),
    evidence: await rows(sql`select asset_id, sort, value from asset_evidence order by 1, 2, 3`),
    tickets: await rows(sql`select ticket_id, asset_id from ticket_asset order by 1, 2`),
    parts: await rows(sql`select id, asset_id from asset_part order by 1`),
  }
}

test('a merge moves what belongs to the machine, and taking it back leaves everything as it was', async () => {
  const db = house.database.kysely
  const kept = await computer('PC-KEPT', { serial: 'AAA111' })
  const other = await computer('PC-OTHER', { inventoryNumber: 'INV-9', comment: 'sous le bureau' })
  await sql`insert into agent (device_id, asset_id) values ('pc-other-2024-01-01-00-00-00', ${other})`.execute(db)
  await sql`insert into asset_evidence (asset_id, sort, value) values (${other}, 'mac', 'aa:bb:cc:00:11:22'), (${kept}, 'name', 'X'), (${other}, 'name', 'X')`.execute(
    db,
  )
  await sql`insert into asset_part (asset_id, section, key, title) values (${other}, 'memory', 'by-hand', '8 Go')`.execute(
    db,
  )
  const ticket = await house.admin('POST', '/api/v1/tickets', {
    type: 'incident',
    title: 'Lent',
    description: 'lent',
    assets: [other],
  })
  expect(ticket.status, ticket.text).toBe(201)
  const before = await picture()

  const merged = await house.admin('POST', `/api/v1/assets/${kept}/merge`, { other })
  expect(merged.status, merged.text).toBe(200)
  expect(merged.json.inventoryNumber).toBe('INV-9')
  expect((await house.admin('GET', `/api/v1/assets?q=name:PC-OTHER`)).json.total).toBe(0)
  expect((await house.admin('GET', `/api/v1/assets/${kept}/tickets`)).json.total).toBe(1)

  const back = await house.admin('POST', `/api/v1/assets/${kept}/unmerge`, {})
  expect(back.status, back.text).toBe(200)
  expect(await picture()).toEqual(before)
  expect((await house.admin('POST', `/api/v1/assets/${kept}/unmerge`, {})).status).toBe(409)
})

test('an asset is not merged with itself, with another type, or with what one may not see', async () => {
  const one = await computer('PC-ONE')
  expect((await house.admin('POST', `/api/v1/assets/${one}/merge`, { other: one })).status).toBe(422)
  expect((await house.admin('POST', `/api/v1/assets/${one}/merge`, { other: '999999' })).status).toBe(404)
})
