import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'
import { tracesOf } from '../../../engine/rules/rule-traces.ts'

let house: TestServerHouse
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await startTestServer()
  const { run, entities } = house.people
  const entity = entities.root
  ids.store = (await run('location.create', { name: 'Magasin', entity })).id
  ids.team = (await run('group.create', { name: 'Impression', entity })).id
  const rule = (set: string, name: string, condition: object, effects: object[]) =>
    run('rule.create', { set, name, entity, withChildren: true, condition, effects, isActive: true })
  await rule('asset-creation', 'neufs au magasin', { field: 'type', op: 'is', value: 'monitor' }, [
    { effect: 'setIfEmpty', field: 'location', value: ids.store },
  ])
  await rule('asset-creation', 'sans fantômes', { field: 'name', op: 'startsWith', value: 'fantome' }, [
    { effect: 'refuse', value: 'Donnez-lui son vrai nom.' },
  ])
  await rule('asset-update', 'imprimantes', { field: 'name', op: 'startsWith', value: 'COP' }, [
    { effect: 'set', field: 'supportGroup', value: ids.team },
  ])
})
afterAll(() => house.close())

const read = async (id: string) =>
  (await house.admin('GET', `/api/v1/assets/${id}`)).json as unknown as Record<string, { id: string } | null>

test('rules shape what people create and change, one by one and many at once, and say why', async () => {
  const entity = house.people.entities.root
  const make = (body: object) => house.admin('POST', '/api/v1/assets', { type: 'monitor', entity, ...body })
  const made = (await make({ name: 'ECR-1' })).json as unknown as { id: string }
  expect((await read(made.id)).location?.id).toBe(ids.store)
  const traces = await tracesOf(house.database.kysely, 'asset', made.id)
  expect(traces.map(({ set, acted }) => [set, acted.map(({ name }) => name)])).toEqual([
    ['asset-creation', ['neufs au magasin']],
  ])
  const refused = await make({ name: 'fantome' })
  expect([refused.status, JSON.stringify(refused.json)]).toEqual([422, expect.stringContaining('Donnez-lui')])

  // Asked only when what it asks of changes.
  await house.admin('PATCH', `/api/v1/assets/${made.id}`, { comment: 'x' })
  expect((await read(made.id)).supportGroup).toBeNull()
  await house.admin('PATCH', `/api/v1/assets/${made.id}`, { name: 'COP-1' })
  expect((await read(made.id)).supportGroup?.id).toBe(ids.team)

  const other = (await make({ name: 'ECR-2' })).json as unknown as { id: string }
  const bulk = await house.admin('POST', '/api/v1/assets/bulk', {
    verb: 'update',
    ids: [other.id],
    input: { name: 'COP-2' },
  })
  expect(bulk.json.done).toBe(1)
  expect((await read(other.id)).supportGroup?.id).toBe(ids.team)
})
