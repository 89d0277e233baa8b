import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { impactOf } from '../../assets/index.ts'
import { rooms } from '../../index.ts'
import { createTestPeople, type TestPeople } from '../../people/people.factory.ts'

let database: Database
let people: TestPeople

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database, rooms)
})
afterAll(() => database.close())

const asset = async (type: string, entity = people.entities.root) =>
  (await people.run('asset.create', { type, name: type, entity, custom: type === 'rack' ? { units: 42 } : {} })).id
/** Ids that suffer when this fails, or that it stands on, with their distance. */
async function walk(id: string, way: 'effects' | 'causes', userId = people.admin.id) {
  const reader = people.reader(await people.actor(userId))
  const { nodes, edges } = await impactOf(reader, [id], { ways: [way], depth: 5 })
  const far = nodes.filter((node) => node.way !== 'root').map((node) => [node.id, node.depth] as const)
  return { far: Object.fromEntries(far), sources: edges.map((edge) => edge.source).sort() }
}

describe('consequences computed from racks and power', () => {
  test('a rack takes along what hangs in it, a PDU what it feeds, through PDUs that feed PDUs', async () => {
    const [rack, enclosure, server, first, second] = [
      await asset('rack'),
      await asset('enclosure'),
      await asset('computer'),
      await asset('pdu'),
      await asset('pdu'),
    ]
    await people.run('asset.update', { id: enclosure, custom: { slots: 10 } })
    await people.run('asset.mount', { id: rack, asset: enclosure, unit: 1, height: 4 })
    await people.run('asset.mount', { id: enclosure, asset: server, unit: 1 })
    await people.run('asset.reserve-place', { id: rack, unit: 20, height: 2, purpose: 'Projet' })
    for (const pdu of [first, second]) await people.run('asset.add-outlets', { id: pdu, sort: 'C13', count: 3 })
    const outlets = async (pdu: string) =>
      (
        await sql<{ id: string }>`select id from outlet where pdu_id = ${pdu} order by number`.execute(database.kysely)
      ).rows.map((row) => row.id)
    const [a, b] = [await outlets(first), await outlets(second)]
    await people.run('asset.plug', { id: first, outlet: a[0], asset: second })
    // Two plugs of one machine in one PDU are one edge.
    await people.run('asset.plug', { id: second, outlet: b[0], asset: server })
    await people.run('asset.plug', { id: second, outlet: b[1], asset: server })
    expect(await walk(rack, 'effects')).toEqual({ far: { [enclosure]: 1, [server]: 2 }, sources: ['mount', 'mount'] })
    expect(await walk(first, 'effects')).toEqual({ far: { [second]: 1, [server]: 2 }, sources: ['outlet', 'outlet'] })
    expect(await walk(server, 'causes')).toEqual({
      far: { [enclosure]: 1, [second]: 1, [rack]: 2, [first]: 2 },
      sources: ['mount', 'mount', 'outlet', 'outlet'],
    })
    const south = await people.person('south', [['technician', people.entities.south]])
    await people.run('asset.update', { id: server, entity: people.entities.south })
    expect((await walk(server, 'causes', south)).far).toEqual({})
    await people.run('asset.remove', { id: enclosure })
    expect((await walk(rack, 'effects')).far).toEqual({})
  })
})
