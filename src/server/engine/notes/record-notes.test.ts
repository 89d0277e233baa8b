import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import type { RecordNote } from '../../../shared/notes/record-note.ts'

let house: TestServerHouse
let manager: Send
let technician: Send
let colleague: Send
let requester: Send
let asset: string

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  const as = async (name: string, profile: string, entity = entities.north) =>
    house.as(await person(name, [[profile, entity]] as never))
  manager = await as('manager', 'asset-manager')
  technician = await as('technician', 'technician')
  colleague = await as('colleague', 'technician')
  const marie = await person('marie', [['requester', entities.north]] as never)
  requester = await house.as(marie)
  asset = (await run('asset.create', { type: 'computer', name: 'PC', entity: entities.north, user: marie })).id
})
afterAll(() => house.close())

const at = (path = '') => `/api/v1/assets/${asset}/${path}`
const notes = async (who = technician) => (await who('GET', at('notes'))).json.items as unknown as RecordNote[]
const add = (who: Send, body: string, more = {}) => who('POST', at('add-note'), { body, ...more })

describe('notes on a record', () => {
  test('are dated, signed and clean; pinned ones first, then the newest', async () => {
    expect((await add(technician, '<p>Charnière <script>x</script><b onclick="x">fragile</b></p>')).status).toBe(200)
    await add(manager, '<p>Garantie prolongée</p>', { isPinned: true, isShown: true })
    await add(colleague, '<p>Batterie changée</p>')
    const all = await notes()
    expect(all.map((note) => [note.by?.name, note.isPinned, note.isShown])).toEqual([
      ['manager', true, true],
      ['colleague', false, false],
      ['technician', false, false],
    ])
    expect(all[2]).toMatchObject({
      body: '<p>Charnière fragile</p>',
      editedAt: null,
      can: { mark: true, change: true },
    })
    expect(all[1]!.can).toEqual({ mark: true, change: false })
    expect((await add(technician, '<p> </p>')).status).toBe(422)
  })

  test('are changed and removed by their author or whoever manages them; history has both texts', async () => {
    const mine = (await notes()).find((note) => note.by?.name === 'technician')!
    const change = (who: Send, more = {}) =>
      who('POST', at('change-note'), { note: mine.id, body: '<p>Charnière refaite</p>', ...more })
    expect((await change(colleague)).status).toBe(403)
    expect((await change(technician, { seen: 9 })).status).toBe(412)
    expect((await change(technician, { seen: mine.version })).status).toBe(200)
    expect((await notes()).find((note) => note.id === mine.id)).toMatchObject({
      body: '<p>Charnière refaite</p>',
      editedAt: expect.any(String),
      editedBy: { name: 'technician' },
    })
    const history = (await technician('GET', at('history'))).json.items as unknown as object[]
    expect(history[0]).toMatchObject({
      action: 'asset.change-note',
      changes: [{ field: 'note', new: 'Charnière refaite' }],
    })
    expect((await colleague('POST', at('remove-note'), { note: mine.id })).status).toBe(403)
    expect((await manager('POST', at('remove-note'), { note: mine.id })).status).toBe(200)
    expect((await notes()).map((note) => note.id)).not.toContain(mine.id)
    expect((await manager('POST', at('restore-note'), { note: mine.id })).status).toBe(200)
    expect((await notes()).map((note) => note.id)).toContain(mine.id)
  })

  test('a note is reached through its own record only', async () => {
    const other = (
      await house.people.run('asset.create', { type: 'monitor', name: 'E', entity: house.people.entities.north })
    ).id
    const [first] = await notes()
    expect((await manager('POST', `/api/v1/assets/${other}/remove-note`, { note: first!.id })).status).toBe(422)
  })

  test('find their record by their words, for those who may read notes', async () => {
    const found = async (who: Send) => (await who('GET', '/api/v1/assets?q=prolong%C3%A9e')).json.total
    expect([await found(technician), await found(requester)]).toEqual([1, 0])
    expect((await requester('GET', at('notes'))).status).toBe(403)
    expect((await requester('GET', `/api/v1/assets/${asset}`)).status).toBe(200)
  })

  test('every kind that has notes has the same door', async () => {
    const { run, entities } = house.people
    const budget = (await run('budget.create', { name: 'B', amount: '10', entity: entities.north })).id
    expect((await manager('POST', `/api/v1/budgets/${budget}/add-note`, { body: '<p>x</p>' })).status).toBe(200)
    expect((await manager('GET', `/api/v1/budgets/${budget}/notes`)).json.total).toBe(1)
  })
})
