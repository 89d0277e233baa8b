import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'

let house: TestServerHouse
let manager: Send
let technician: Send

beforeAll(async () => {
  house = await startTestServer()
  const { person, entities } = house.people
  manager = await house.as(await person('manager', [['asset-manager', entities.north]]))
  technician = await house.as(await person('technician', [['technician', entities.north]]))
})
afterAll(() => house.close())

const make = async (type: string, custom = {}) =>
  (await house.people.run('asset.create', { type, name: type, custom, entity: house.people.entities.north })).id
const historyOf = async (id: string) =>
  (await manager('GET', `/api/v1/assets/${id}/history`)).json.items as unknown as {
    action: string
    changes: unknown[]
  }[]

describe('codes of a SIM card', () => {
  test('lie sealed, are read by whoever may, and history never says what they are', async () => {
    const id = await make('sim-card')
    const set = await manager('POST', `/api/v1/assets/${id}/set-secret`, { name: 'pin', secret: '4711-secret' })
    expect(set.status, set.text).toBe(200)
    const stored = await sql<{ sealed: string }>`select sealed from asset_secret where asset_id = ${id}`.execute(
      house.database.kysely,
    )
    expect(stored.rows[0]!.sealed).not.toContain('4711')
    const kept = await manager('GET', `/api/v1/assets/${id}/secrets`)
    expect(kept.json.items).toMatchObject([
      { name: 'pin', isSet: true },
      { name: 'pin2', isSet: false },
      { name: 'puk', isSet: false },
      { name: 'puk2', isSet: false },
    ])
    expect((await manager('POST', `/api/v1/assets/${id}/reveal-secret`, { name: 'pin' })).json).toEqual({
      secret: '4711-secret',
    })
    for (const [verb, body] of [
      ['reveal-secret', { name: 'pin' }],
      ['set-secret', { name: 'pin', secret: '0' }],
    ] as const)
      expect((await technician('POST', `/api/v1/assets/${id}/${verb}`, body)).status).toBe(403)
    expect((await technician('GET', `/api/v1/assets/${id}/secrets`)).status).toBe(403)
    const everything = JSON.stringify([
      await historyOf(id),
      (await manager('GET', `/api/v1/assets/${id}`)).json,
      (await sql`select * from outbox where record_id = ${id}`.execute(house.database.kysely)).rows,
      (await sql`select * from idempotency`.execute(house.database.kysely)).rows,
    ])
    expect(everything).not.toContain('4711')
    expect((await historyOf(id)).map(({ action }) => action).slice(0, 2)).toEqual([
      'asset.reveal-secret',
      'asset.set-secret',
    ])
    await manager('POST', `/api/v1/assets/${id}/set-secret`, { name: 'pin', secret: null })
    expect((await manager('POST', `/api/v1/assets/${id}/reveal-secret`, { name: 'pin' })).json).toEqual({
      secret: null,
    })
  })

  test('a type keeps only its own', async () => {
    const id = await make('computer')
    const set = await manager('POST', `/api/v1/assets/${id}/set-secret`, { name: 'pin', secret: '1' })
    expect(set.json).toMatchObject({ errors: [{ field: 'name', code: 'invalid' }] })
    expect((await manager('GET', `/api/v1/assets/${id}/secrets`)).json.items).toEqual([])
  })
})

test('what discovery found gets its type, many at once; history says what it was and keeps what is lost', async () => {
  const found = { address: '10.0.0.9', mac: '00:11:22:33:44:55', isAccepted: true }
  const ids = [await make('unmanaged', found), await make('unmanaged', found)]
  const bulk = await manager('POST', '/api/v1/assets/bulk', { verb: 'change-type', ids, input: { type: 'printer' } })
  expect(bulk.json, bulk.text).toMatchObject({ done: 2 })
  for (const id of ids) {
    const [last] = await historyOf(id)
    expect(last!.action).toBe('asset.change-type')
    expect(JSON.stringify(last!.changes)).toContain('00:11:22:33:44:55')
    expect((await manager('GET', `/api/v1/assets/${id}`)).json).toMatchObject({ type: 'printer' })
  }
})
