import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'

let house: TestServerHouse
let north: Send
let asset: string
let contract: string

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  north = await house.as(await person('north', [['asset-manager', entities.north]]))
  const shared = { entity: entities.root, isRecursive: true }
  asset = (await run('asset.create', { type: 'computer', name: 'Serveur commun', ...shared })).id
  await run('asset.create', { type: 'computer', name: 'Serveur du siège', entity: entities.root })
  await run('asset.create', { type: 'computer', name: 'Serveur du sud', entity: entities.south, isRecursive: true })
  const terms = { state: 'active', renewal: 'none', number: 'C-1' }
  contract = (await run('contract.create', { name: 'Support commun', ...terms, ...shared })).id
})
afterAll(() => house.close())

const names = async (path: string) =>
  ((await north('GET', path)).json.items as unknown as { name: string }[]).map(({ name }) => name)

test('what an upper entity shows to those below is read there: lists, words, filters, the record', async () => {
  expect(await names('/api/v1/assets')).toEqual(['Serveur commun'])
  expect(await names('/api/v1/assets?q=serveur')).toEqual(['Serveur commun'])
  expect(await names('/api/v1/assets?q=is-recursive:yes')).toEqual(['Serveur commun'])
  expect((await north('GET', '/api/v1/assets?limit=1')).json.total).toBe(1)
  expect(await names('/api/v1/contracts')).toEqual(['Support commun'])
  const record = (await north('GET', `/api/v1/assets/${asset}`)).json
  expect(record).toMatchObject({ isRecursive: true, can: { update: false, remove: false, copy: false } })
})

test('it is changed by those alone whose entity it is, who may also take it back', async () => {
  expect((await north('PATCH', `/api/v1/assets/${asset}`, { name: 'X' })).status).toBe(403)
  expect((await north('POST', `/api/v1/assets/${asset}/add-note`, { body: '<p>x</p>' })).status).toBe(403)
  expect((await north('DELETE', `/api/v1/contracts/${contract}`)).status).toBe(403)
  const { run } = house.people
  await run('contract.update', { id: contract, isRecursive: false })
  expect((await north('GET', `/api/v1/contracts/${contract}`)).status).toBe(404)
})
