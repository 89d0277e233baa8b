import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { runAction } from '../actions/run-action.ts'
import { forgetUniqueRules } from './unique-rules.ts'

let house: TestServerHouse
let manager: Send
let south: Send
let rule: string
let count = 0

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  manager = await house.as(await person('manager', [['asset-manager', entities.north]]))
  south = await house.as(await person('south', [['asset-manager', entities.south]]))
  rule = (
    await run('unique-rule.create', {
      name: 'Série',
      subject: 'asset',
      fields: ['serial', 'type'],
      entity: entities.root,
      mode: 'refuse',
      isActive: true,
    })
  ).id
})
afterAll(() => house.close())
beforeEach(forgetUniqueRules)

const serial = () => `S-${++count}`
const create = (who: Send, values: object) =>
  who('POST', '/api/v1/assets', { type: 'computer', name: 'PC', entity: house.people.entities.north, ...values })

test('the second one is refused, whatever its letters; the first is named to those who see it', async () => {
  const number = serial()
  expect((await create(manager, { serial: number, name: 'Premier' })).status).toBe(201)
  const again = await create(manager, { serial: ` ${number.toLowerCase()} ` })
  expect(again.json).toMatchObject({
    errors: [{ field: 'serial', code: 'taken_by', detail: expect.stringContaining('Premier') }],
  })
  const other = await create(south, { serial: number, entity: house.people.entities.south })
  expect(other.json).toMatchObject({ errors: [{ code: 'taken_unseen' }] })
  expect(other.text).not.toContain('Premier')
  expect((await create(manager, { serial: number, type: 'monitor' })).status).toBe(201)
  expect((await create(manager, { serial: '' })).status).toBe(201)
  expect((await create(manager, { serial: '' })).status).toBe(201)
})

test('of two that come at once one passes', async () => {
  for (let round = 0; round < 5; round++) {
    const number = serial()
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(manager, { serial: number })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422])
  }
})

test('many of one set meet each other too; the rest of the set passes', async () => {
  const [one, two] = [serial(), serial()]
  const ids = []
  for (let at = 0; at < 3; at++) ids.push(String((await create(manager, {})).json.id))
  await create(manager, { serial: two })
  const answer = await manager('POST', '/api/v1/assets/bulk', { verb: 'update', ids, input: { serial: one } })
  expect(answer.json).toMatchObject({ done: 1, failed: [{ code: 'invalid' }, { code: 'invalid' }] })
  expect((await manager('PATCH', `/api/v1/assets/${ids[1]}`, { serial: two })).status).toBe(422)
  // Renaming what is alone of its sort asks nothing.
  expect((await manager('PATCH', `/api/v1/assets/${ids[0]}`, { name: 'Autre' })).status).toBe(200)
})

test('the trash does not count, and nothing comes back from it into a duplicate', async () => {
  const number = serial()
  const first = String((await create(manager, { serial: number })).json.id)
  await manager('DELETE', `/api/v1/assets/${first}`)
  expect((await create(manager, { serial: number })).status).toBe(201)
  expect((await manager('POST', `/api/v1/assets/${first}/restore`, {})).status).toBe(422)
})

test('the house itself is never refused: history and the page say which other it meets', async () => {
  const number = serial()
  const { run, entities } = house.people
  const first = (await run('asset.create', { type: 'computer', name: 'A', serial: number, entity: entities.north })).id
  const second = (await run('asset.create', { type: 'computer', name: 'B', serial: number, entity: entities.north })).id
  const { items } = (await manager('GET', `/api/v1/assets/${second}/history`)).json as unknown as {
    items: { changes: object[] }[]
  }
  expect(items.flatMap(({ changes }) => changes)).toContainEqual(
    expect.objectContaining({ field: 'duplicateOf', newText: 'A (Série)' }),
  )
  const page = (await manager('GET', `/api/v1/assets/${first}/duplicates`)).json
  expect(page).toMatchObject({ items: [{ rule: { name: 'Série' }, records: [{ id: second, name: 'B' }] }] })
  const conflicts = (await manager('GET', `/api/v1/unique-rules/${rule}/conflicts`)).json
  expect(conflicts).toMatchObject({ total: 1, items: [{ values: [number, 'COMPUTER'], count: 2 }] })
  const hidden = (await south('GET', `/api/v1/unique-rules/${rule}/conflicts`)).json
  expect(hidden).toMatchObject({ total: 0, items: [] })
})

test('values to ignore are no values, as a whole or by a pattern; their neighbours still count', async () => {
  const { run } = house.people
  await run('unique-rule.update', { id: rule, ignored: ' To be filled*\n\n*\n100%' })
  forgetUniqueRules()
  for (const number of ['to be FILLED by O.E.M.', '100%'])
    for (let time = 0; time < 2; time++) expect((await create(manager, { serial: number })).status).toBe(201)
  expect((await create(manager, { serial: '1000' })).status).toBe(201)
  expect((await create(manager, { serial: '1000' })).status).toBe(422)
  const { items } = (await manager('GET', `/api/v1/unique-rules/${rule}/conflicts`)).json as never as {
    items: { values: string[] }[]
  }
  expect(items.map(({ values }) => values[0])).not.toContain('100%')
  await run('unique-rule.update', { id: rule, ignored: null })
  forgetUniqueRules()
  expect((await create(manager, { serial: '100%' })).status).toBe(422)
})

test('a rule that warns lets pass; one of another branch or switched off says nothing', async () => {
  const { services, run, entities } = house.people
  const values = { subject: 'supplier', fields: ['email'], entity: entities.south, mode: 'refuse', isActive: true }
  await run('unique-rule.create', { name: 'Courriel', ...values })
  forgetUniqueRules()
  const supplier = (entity: string) =>
    manager('POST', '/api/v1/suppliers', { name: 'X', email: 'x@exemple.fr', entity, isActive: true })
  expect((await supplier(entities.north)).status).toBe(201)
  expect((await supplier(entities.north)).status).toBe(201)
  const actor = await house.people.actor(house.people.admin.id)
  const bad = await runAction(services, services.house.actions.get('unique-rule.create')!, actor, {
    ...values,
    name: 'Fausse',
    fields: ['serial'],
  }).catch((error: CigaleError) => error.errors)
  expect(bad).toMatchObject([{ field: 'fields', code: 'not_of_kind' }])
})
