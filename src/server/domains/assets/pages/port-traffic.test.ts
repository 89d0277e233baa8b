import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'
import { countTraffic } from './port-traffic.ts'

let house: TestServerHouse

beforeAll(async () => {
  house = await startTestServer()
})
afterAll(() => house.close())

const zone = 'Europe/Paris'

test('what passed is the difference from day to day; a counter that begins anew says all that has passed since', async () => {
  const db = house.database.kysely
  const { run, entities } = house.people
  const { id } = await run('asset.create', { type: 'network-equipment', name: 'SW-1', entity: entities.root })
  const tell = (inMb: number, more: object = {}) =>
    sql`insert into asset_part (asset_id, section, key, title, data, is_observed)
      values (${id}, 'port', '1|g1', 'g1', ${JSON.stringify({ inMb, outMb: 0, ...more })}::jsonb, true)
      on conflict (asset_id, section, key) do update set data = excluded.data, updated_at = now()`.execute(db)
  /** What was counted today was counted so many days ago. */
  const age = (days: number) =>
    sql`update port_traffic set day = day - ${days}::int where day > current_date - 2`.execute(db)
  await tell(1000)
  expect(await countTraffic(db, zone, 2)).toBe(1)
  expect(await countTraffic(db, zone, 2)).toBe(0)
  await age(9)
  await tell(1250, { inErrors: 4 })
  await countTraffic(db, zone, 2)
  await age(6)
  await tell(30, { inErrors: 4 })
  await countTraffic(db, zone, 2)
  // Nothing told lately, nothing to write down.
  await sql`update asset_part set updated_at = now() - interval '3 hours' where asset_id = ${id}`.execute(db)
  expect(await countTraffic(db, zone, 2)).toBe(0)
  const items = (await house.admin('GET', `/api/v1/assets/${id}/traffic`)).json.items as unknown as {
    port: string
    inMb: number
    inErrors: number | null
  }[]
  expect(items.map(({ port, inMb, inErrors }) => [port, inMb, inErrors])).toEqual([
    ['g1', 30, 0],
    ['g1', 250, null],
  ])
})
