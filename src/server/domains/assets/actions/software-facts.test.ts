import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'

let house: TestServerHouse

beforeAll(async () => {
  house = await startTestServer()
})
afterAll(() => house.close())

const db = () => house.database.kysely
const make = async (path: string, body: object) =>
  (await house.admin('POST', `/api/v1/${path}`, body)).json as unknown as { id: string }
const software = (name: string, more: object = {}) => make('software', { name, publisher: 'Acme', ...more })
const codeOf = (answer: { json: unknown }) => (answer.json as { errors?: { code: string }[] }).errors?.[0]?.code

test('a program takes the place of another, never its own', async () => {
  const one = await software('Suite 1')
  const two = await software('Suite 2', { upgradeOf: one.id })
  const three = await software('Suite 3', { upgradeOf: two.id })
  const back = await house.admin('PATCH', `/api/v1/software/${one.id}`, { upgradeOf: three.id })
  expect([back.status, codeOf(back)]).toEqual([422, 'cycle'])
})

test('a version has a status, whatever wordings machines told it under, and history says which', async () => {
  const { id } = await software('Éditeur')
  await sql`insert into software_version (software_id, version, architecture, said_name, said_publisher, said_version)
    values (${id}, '2.0', 'x64', 'Éditeur', 'Acme', '2.0'), (${id}, '2.0', 'x64', 'Editeur 2', 'Acme', '2.0'),
      (${id}, '3.0', '', 'Éditeur', 'Acme', '3.0')`.execute(db())
  const { id: stateId } = await make('asset-states', { name: 'Validée', phase: 'in_use', position: 1 })
  const state = { id: stateId, name: 'Validée' }
  const set = (body: object) => house.admin('POST', `/api/v1/software/${id}/set-version-state`, body)
  expect((await set({ number: '2.0', architecture: 'x64', state: state.id })).status).toBe(200)
  expect((await set({ number: '4.0', state: state.id })).status).toBe(422)
  expect((await set({ number: '3.0', state: '999999' })).status).toBe(422)
  const versions = (await house.admin('GET', `/api/v1/software/${id}/versions`)).json.items as unknown as {
    version: string
    state: unknown
  }[]
  expect(versions.map((each) => [each.version, each.state])).toEqual([
    ['3.0', null],
    ['2.0', state],
  ])
  const lines = async () =>
    (
      await sql<{ changes: { newText?: string }[] }>`
        select changes from history where kind = 'software' and record_id = ${id} and action = 'software.set-version-state'`.execute(
        db(),
      )
    ).rows
  await set({ number: '2.0', architecture: 'x64', state: state.id })
  expect((await lines()).map((line) => line.changes[0]!.newText)).toEqual([`2.0 x64 : ${state.name}`])
})

test('cases are about the programs that are open to them, and both sides say so', async () => {
  const open = await software('Paie', { isForCases: true })
  const closed = await software('Bloc-notes')
  const ticket = await make('tickets', { title: 'La paie ne démarre plus' })
  const link = (ids: string[], verb = 'link') =>
    house.admin('POST', `/api/v1/tickets/${ticket.id}/${verb}-software`, { ids })
  const refused = await link([open.id, closed.id])
  expect([refused.status, codeOf(refused)]).toEqual([422, 'not_for_cases'])
  expect((await link([open.id])).status).toBe(200)
  const of = async (path: string, relation: string, id: string) =>
    (
      (
        await house.admin(
          'GET',
          `/api/v1/${path}?filter=${encodeURIComponent(JSON.stringify({ has: relation, where: { field: 'id', op: 'is', value: id } }))}`,
        )
      ).json.items as unknown as { id: string }[]
    ).map((each) => each.id)
  expect(await of('tickets', 'software', open.id)).toEqual([ticket.id])
  expect(await of('software', 'ticket', ticket.id)).toEqual([open.id])
  expect((await link([open.id], 'unlink')).status).toBe(200)
  expect(await of('tickets', 'software', open.id)).toEqual([])
})

test('history is filtered by act and by field, and says what there is to filter by', async () => {
  const { id } = await software('Suivi')
  await house.admin('PATCH', `/api/v1/software/${id}`, { category: 'Bureau' })
  await house.admin('PATCH', `/api/v1/software/${id}`, { comment: 'x', category: 'Métier' })
  const read = async (query: string) =>
    (await house.admin('GET', `/api/v1/software/${id}/history?${query}`)).json as unknown as {
      items: { action: string }[]
      facets?: { acts: { value: string; count: number }[]; fields: { value: string; count: number }[] }
    }
  expect((await read('act=software.create')).items.map((each) => each.action)).toEqual(['software.create'])
  expect((await read('field=comment')).items).toHaveLength(1)
  expect((await read('field=category&act=software.update')).items).toHaveLength(2)
  expect((await read('act=nothing')).items).toEqual([])
  expect((await read('limit=1')).facets).toBeUndefined()
  const { facets } = await read('limit=1&facets=true')
  expect(facets!.acts).toEqual([
    { value: 'software.update', count: 2 },
    { value: 'software.create', count: 1 },
  ])
  expect(facets!.fields.find(({ value }) => value === 'category')!.count).toBeGreaterThanOrEqual(2)
})
