import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import { copyNames } from '../../../shared/copies/copy-names.ts'

let house: TestServerHouse
let manager: Send
let technician: Send
let asset: string
let contract: string

/** Whatever the doors answer, as far as these tests look at it. */
interface Item {
  id: string
  name: string
  total: number
  items: (Item & { changes: object[] })[]
  copies: Item[]
  [key: string]: unknown
}

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  manager = await house.as(await person('manager', [['asset-manager', entities.north]]))
  technician = await house.as(await person('technician', [['technician', entities.north]]))
  await run('number-sequence.create', { name: 'PC', pattern: 'PC-{0000}', assetType: 'computer', firstNumber: 1 })
  const given = { type: 'computer', entity: entities.north, comment: 'salle 3', custom: { chassis: 'laptop' } }
  asset = (await run('asset.create', { ...given, name: 'PC-A', serial: 'S1', uuid: 'U1' })).id
  const screen = (await run('asset.create', { type: 'monitor', name: 'E', entity: entities.north })).id
  const type = (await run('link-type.create', { name: 'voit', reverseName: 'est vu de', impact: 'none' })).id
  await run('asset-link.create', { from: asset, to: screen, type })
  await run('asset.add-part', { id: asset, section: 'memory', title: '8 Go', data: { serial: 'M1' } })
  await run('purchase.create', { asset, orderNumber: 'BC-1', immobilisationNumber: 'IM-1', depreciation: 'none' })
  contract = (
    await run('contract.create', {
      name: 'Support',
      number: 'C-1',
      entity: entities.north,
      state: 'active',
      renewal: 'none',
    })
  ).id
  await run('contract.link-asset', { id: contract, ids: [asset] })
})
afterAll(() => house.close())

const copy = (who: Send, body: object, id = asset) => who('POST', `/api/v1/assets/${id}/copy`, body)
const read = async (path: string): Promise<Item> => (await manager('GET', `/api/v1/${path}`)).json as unknown as Item

describe('names of copies', () => {
  test.each([
    ['PC-{000}', 3, 9, ['PC-009', 'PC-010', 'PC-011']],
    ['{name} bis', 1, 1, ['A bis']],
    ['{name}', 2, 1, ['A 1', 'A 2']],
  ])('%s', (pattern, count, first, names) => expect(copyNames(pattern, 'A', count, first)).toEqual(names))
})

describe('copies', () => {
  test('are new records: numbers of the sequence, nothing that names the first one, and history says of what', async () => {
    const answer = await copy(manager, { name: 'PC-{00}', count: 2, first: 7 })
    expect(answer.status, answer.text).toBe(200)
    const copies = (answer.json as unknown as Item).copies as Item[]
    expect(copies.map(({ name }) => name)).toEqual(['PC-07', 'PC-08'])
    const made = await read(`assets/${copies[1]!.id}`)
    expect(made).toMatchObject({
      serial: null,
      uuid: null,
      inventoryNumber: 'PC-0003',
      comment: 'salle 3',
      custom: { chassis: 'laptop' },
    })
    const [line] = (await read(`assets/${made.id}/history`)).items as Item[]
    expect(line).toMatchObject({ action: 'asset.copy', changes: [{ field: 'copiedFrom', newText: 'PC-A' }] })
  })

  test('take along what was chosen, and only that', async () => {
    expect((await read(`assets/${asset}/copy-parts`)).items).toEqual([
      { name: 'parts', count: 1 },
      { name: 'links', count: 1 },
      { name: 'purchase', count: 1 },
      { name: 'contracts', count: 1 },
    ])
    const parts = ['parts', 'links', 'purchase', 'contracts']
    const answer = await copy(manager, { name: 'PC-B', parts })
    expect(answer.status, answer.text).toBe(200)
    const { id } = ((answer.json as unknown as Item).copies as Item[])[0]!
    expect((await read(`assets/${id}/connections`)).items).toHaveLength(1)
    const bought = (await house.people.services.db
      .selectFrom('purchase' as never)
      .selectAll()
      .where('asset_id' as never, '=', id as never)
      .execute()) as Item[]
    expect(bought).toMatchObject([{ orderNumber: 'BC-1', immobilisationNumber: null }])
    const part = (await house.people.services.db
      .selectFrom('assetPart' as never)
      .selectAll()
      .where('asset_id' as never, '=', id as never)
      .execute()) as Item[]
    expect(part).toMatchObject([{ title: '8 Go', isObserved: false, data: {} }])
    expect((await read(`contracts/${contract}/history`)).items[0]?.changes).toMatchObject([
      { field: 'asset', newText: 'PC-B' },
    ])
  })

  test('what one may not bring along is refused, and so are unknown parts', async () => {
    expect((await copy(technician, { name: 'X', parts: ['contracts'] })).status).toBe(403)
    expect((await copy(technician, { name: 'X', parts: ['wings'] })).status).toBe(422)
    expect((await copy(technician, { name: 'X', count: 101 })).status).toBe(422)
    const answer = await copy(technician, { name: 'X' })
    expect(answer.status, answer.text).toBe(200)
  })

  test('many at once, taken back together: the contract they were under stays', async () => {
    const bulk = await manager('POST', '/api/v1/assets/bulk', {
      verb: 'copy',
      ids: [asset],
      input: { name: '{name} lot {0}', count: 3, parts: ['contracts', 'parts'] },
    })
    const { changeIds } = bulk.json as unknown as { changeIds: string[] }
    expect((await read('assets?q=lot')).total).toBe(3)
    const undone = await manager('POST', '/api/v1/changes/undo', { changeIds })
    expect(undone.json, undone.text).toEqual({ done: 3, failed: [] })
    expect((await read('assets?q=lot')).total).toBe(0)
    expect((await manager('GET', `/api/v1/contracts/${contract}`)).status).toBe(200)
  })

  test('a contract with its costs', async () => {
    await house.people.run('contract-cost.create', { contract, name: 'An 1', amount: '120.00' })
    const answer = await manager('POST', `/api/v1/contracts/${contract}/copy`, { name: '{name} 2', parts: ['costs'] })
    expect(answer.status, answer.text).toBe(200)
    const { id } = ((answer.json as unknown as Item).copies as Item[])[0]!
    expect(await read(`contracts/${id}`)).toMatchObject({ name: 'Support 2', number: null, state: 'draft' })
    expect((await read(`contracts/${id}/copy-parts`)).items).toEqual([{ name: 'costs', count: 1 }])
  })
})
