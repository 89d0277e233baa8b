import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import type { SiteCounts } from './site-counts.ts'

let house: TestServerHouse
let manager: Send
let narrow: Send
const place: Record<string, string> = {}

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  manager = await house.as(await person('manager', [['asset-manager', entities.root]]))
  narrow = await house.as(await person('narrow', [['asset-manager', entities.south]]))
  const add = async (name: string, more: object) => {
    place[name] = (await run('location.create', { name, entity: entities.root, ...more })).id
  }
  await add('Marseille', { latitude: '43.3', longitude: 5.37 })
  // A building with a point of its own still belongs to its site.
  await add('Bâtiment', { parent: place.Marseille, latitude: 43.31, longitude: 5.38 })
  await add('Bureau', { parent: place.Bâtiment })
  await add('Gap', { latitude: 44.56, longitude: 6.08 })
  await add('Dépôt', {})
  await add('Étagère', { parent: place.Dépôt })
  await add('Caché', { entity: entities.north, latitude: 1, longitude: 1 })
  const homes = ['Marseille', 'Bâtiment', 'Bureau', 'Gap', 'Dépôt', 'Étagère', 'Caché', null]
  for (const [index, home] of homes.entries())
    for (const entity of [entities.north, entities.south])
      await run('asset.create', {
        type: index % 2 === 0 ? 'computer' : 'monitor',
        name: `A${index} ${entity}`,
        entity,
        location: home === null ? null : place[home],
      })
})
afterAll(() => house.close())

const counts = async (send: Send, query = ''): Promise<SiteCounts> =>
  (await send('GET', `/api/v1/assets/sites?${query}`)).json as unknown as SiteCounts
const listed = async (send: Send, filter: object, q = '') =>
  (await send('GET', `/api/v1/assets?q=${q}&limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`)).json
    .total as unknown as number

describe('the map of what a list finds', () => {
  test('counts each asset once, by the highest place with a point; the parts make up the total', async () => {
    const found = await counts(manager)
    expect(found.sites.map(({ name, count }) => [name, count])).toEqual([
      ['Marseille', 6],
      ['Caché', 2],
      ['Gap', 2],
    ])
    expect(found.unplaced).toEqual([{ id: place.Dépôt, name: 'Dépôt', count: 4 }])
    expect(found.nowhere).toBe(2)
    expect(found.total).toBe(16)
  })

  test.each(['', 'type:computer', 'A2', 'type:monitor -A3'])('agrees with the list, for "%s"', async (q) => {
    for (const send of [manager, narrow]) {
      const found = await counts(send, `q=${encodeURIComponent(q)}`)
      expect(found.total).toBe(await listed(send, { all: [] }, encodeURIComponent(q)))
      const parts = [...found.sites, ...found.unplaced]
      expect(parts.reduce((sum, { count }) => sum + count, found.nowhere)).toBe(found.total)
      for (const { id, count } of parts)
        expect(await listed(send, { field: 'location', op: 'under', value: id }, encodeURIComponent(q))).toBe(count)
    }
  })

  test('tells nobody of assets or places that he does not see', async () => {
    const found = await counts(narrow)
    expect(found.total).toBe(8)
    expect(JSON.stringify(found)).not.toContain('Caché')
    // One in no place, one in a place out of sight.
    expect(found.nowhere).toBe(2)
  })

  test('a point is two numbers within the earth', async () => {
    const tried = async (values: object) =>
      (await manager('PATCH', `/api/v1/locations/${place.Gap}`, values)).json.errors as unknown
    expect(await tried({ latitude: 90.000001 })).toMatchObject([{ field: 'latitude' }])
    expect(await tried({ longitude: '-181' })).toMatchObject([{ field: 'longitude' }])
    expect(await tried({ latitude: null })).toMatchObject([{ field: 'latitude', code: 'required' }])
    expect(await tried({ latitude: null, longitude: null })).toBeUndefined()
    expect((await counts(manager)).unplaced.map(({ name }) => name)).toContain('Gap')
  })
})
