import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'
import { countPages, pageJobs } from './page-counts.ts'

let house: TestServerHouse
let printer: string

beforeAll(async () => {
  house = await startTestServer()
  const { run, entities } = house.people
  printer = (await run('asset.create', { type: 'printer', name: 'COP-1', entity: entities.root })).id
})
afterAll(() => house.close())

const url = () => `/api/v1/assets/${printer}`
const pages = async () =>
  (await house.admin('GET', `${url()}/pages`)).json.items as unknown as Record<string, unknown>[]
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

test('counters stand by day, whoever tells them; curves, the last thirty days, the file and the end of their keeping', async () => {
  const db = house.database.kysely
  await house.admin('PATCH', url(), { custom: { pageCounter: 1_000, colorCounter: 100 } })
  expect(await countPages(db, day(40))).toBe(1)
  // The same figures of a printer that nobody hears of: no row a day.
  expect(await countPages(db, day(39))).toBe(0)
  await house.admin('PATCH', url(), { custom: { pageCounter: 1_500 } })
  expect(await countPages(db, day(20))).toBe(1)
  expect(await countPages(db, day(20))).toBe(0)

  const read = (body: object) => house.admin('POST', `${url()}/read-counters`, body)
  expect((await read({ day: day(-3), total: 1 })).status).toBe(422)
  expect((await read({ day: day(10) })).status).toBe(422)
  expect((await read({ day: day(10), total: 1_800, scans: 50 })).status).toBe(200)
  // Of an earlier day: the record keeps what it shows.
  expect((await read({ day: day(30), total: 1_200 })).status).toBe(200)
  const record = (await house.admin('GET', url())).json as unknown as Record<string, unknown>
  expect(record.custom).toMatchObject({ pageCounter: 1_800, colorCounter: 100, scanCounter: 50 })
  expect((await pages()).map((each) => [each.day, each.total, each.source])).toEqual([
    [day(40), 1_000, null],
    [day(30), 1_200, null],
    [day(20), 1_500, null],
    [day(10), 1_800, null],
  ])
  const listed = (await house.admin('GET', '/api/v1/assets?fields=name,monthPages')).json.items as unknown as object[]
  expect(listed).toEqual([expect.objectContaining({ name: 'COP-1', monthPages: 800 })])
  const file = await house.server.inject({ method: 'GET', url: `${url()}/pages/export` })
  expect(file.statusCode).toBe(401)

  await sql`update page_count set day = day - 4000 where day = ${day(40)}`.execute(db)
  await pageJobs[1]!.run({}, house.services)
  expect(await pages()).toHaveLength(3)
})
