import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assetMessages } from '../../src/server/domains/inventory/reads/of-asset.ts'
import { inventorySummary } from '../../src/server/domains/inventory/reads/summary.ts'
import { loadActor } from '../../src/server/domains/people/index.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { listRecords, type Reader, readRecord } from '../../src/server/engine/lists/list.ts'
import { assetKind } from '../../src/shared/assets/assets.kinds.ts'
import { agentKind, doubtKind, inventoryMessageKind } from '../../src/shared/inventory/inventory.kinds.ts'
import { createRowFactory, type RowFactory } from '../rights/row-factory.ts'
import { type InventoryHouse, startInventoryHouse } from './inventory-house.ts'

const system = systemActor('test', 'cli')
let house: InventoryHouse
let rows: RowFactory
const units: Record<'north' | 'south', string> = { north: '', south: '' }
const readers: Record<'north' | 'south', Reader> = {} as never

beforeAll(async () => {
  house = await startInventoryHouse()
  const { services } = house
  rows = createRowFactory(services.db, services.house)
  const kinds = services.house.kinds
  const root = await sql<{ id: string }>`select id from entity where parent_id is null`.execute(services.db)
  const profile = await sql<{ id: string }>`
    insert into profile (code, name, permissions) values ('manager', 'manager', ${JSON.stringify(
      Object.fromEntries(services.house.permissions.map((permission) => [permission, 'subtree'])),
    )}::jsonb) returning id`.execute(services.db)
  for (const name of ['north', 'south'] as const) {
    units[name] = await rows.make(kinds.get('entity')!.kind, { name, parent_id: root.rows[0]!.id, inventory_tag: name })
    const user = await rows.make(kinds.get('user')!.kind, { entity_id: units[name], login: name, name })
    await sql`insert into access_grant (user_id, profile_id, entity_id, is_recursive) values (${user}, ${profile.rows[0]!.id}, ${units[name]}, true)`.execute(
      services.db,
    )
    readers[name] = {
      db: services.db,
      house: services.house,
      actor: (await loadActor(services.db, user, 'web'))!,
      now: new Date(),
      timeZone: services.timeZone,
    }
  }
})
afterAll(() => house.close())

/** What lies elsewhere than the machine it speaks of. */
const strays = async () =>
  (
    await sql`
      select 'agent' as what, g.id from agent g join asset a on a.id = g.asset_id where g.entity_id is distinct from a.entity_id union all
      select 'message', m.id from inventory_message m join asset a on a.id = m.asset_id where m.entity_id is distinct from a.entity_id union all
      select 'doubt', d.id from inventory_doubt d join asset a on a.id = d.asset_id where d.entity_id is distinct from a.entity_id union all
      select 'nowhere', m.id from inventory_message m where m.entity_id is null`.execute(house.services.db)
  ).rows

const seenBy = async (who: 'north' | 'south') => {
  const reader = readers[who]
  const count = async (kind: typeof agentKind | typeof inventoryMessageKind | typeof doubtKind) =>
    (await listRecords(reader, kind as typeof agentKind, { limit: 100 })).total
  return { agents: await count(agentKind), messages: await count(inventoryMessageKind), doubts: await count(doubtKind) }
}

test('each branch sees the agents, messages and questions of its own machines, wherever these go', async () => {
  const one = await house.take({ device: 'N1-2024', name: 'N1', serial: 'SN100', maker: 'HP', tag: 'North' })
  await house.take({ device: 'S1-2024', name: 'S1', serial: 'SS100', maker: 'HP', tag: 'south' })
  await house.hand('not a message', {})
  expect(await seenBy('north')).toEqual({ agents: 1, messages: 1, doubts: 0 })
  expect(await seenBy('south')).toEqual({ agents: 1, messages: 1, doubts: 0 })
  // Moved by hand: all that speaks of it goes along, and its next message finds the new unit.
  const asset = await readRecord(readers.north, assetKind, one.assetId!)
  await runAction(house.services, house.services.house.actions.get('asset.update')!, system, {
    id: asset.id,
    entity: units.south,
  } as never)
  expect(await seenBy('north')).toEqual({ agents: 0, messages: 0, doubts: 0 })
  expect(await seenBy('south')).toEqual({ agents: 2, messages: 2, doubts: 0 })
  await house.take({ device: 'N1-2024', name: 'N1', serial: 'SN100', maker: 'HP', tag: 'North', memory: 4096 })
  expect(await seenBy('south')).toEqual({ agents: 2, messages: 3, doubts: 0 })
  expect((await assetMessages(readers.south, asset.id)).total).toBe(2)
  await expect(assetMessages(readers.north, asset.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await strays()).toEqual([])
  expect((await inventorySummary(readers.north)).agents.total).toBe(0)
  const { taken, unchanged } = (await inventorySummary(readers.south)).today
  expect(taken + unchanged).toBe(3)
})

test('a question shows a branch no machine of another, and comes back to it when a decision is taken back', async () => {
  // The same serial with another UUID: nobody can tell. The candidate lies in the south.
  await house.take({
    device: 'S2-2024',
    name: 'S2',
    serial: 'TWIN7',
    uuid: '4c4c4544-0042-3510-8052-b4c04f4a4e31',
    maker: 'Dell Inc.',
    tag: 'south',
  })
  const doubtful = await house.take({
    device: 'N2-2024',
    name: 'N2',
    serial: 'TWIN7',
    uuid: '4c4c4544-0042-3510-8052-b4c04f4a4e32',
    maker: 'Dell Inc.',
    tag: 'north',
  })
  expect(doubtful.state).toBe('doubt')
  const [doubt] = (await listRecords(readers.north, doubtKind, { limit: 10 })).items
  const hidden = await readRecord(readers.north, doubtKind, doubt!.id)
  expect(hidden.candidates).toEqual([])
  const message = await readRecord(readers.north, inventoryMessageKind, doubtful.id)
  expect((message.trace as { candidates?: unknown[] }).candidates ?? []).toEqual([])
  const whole = await readRecord({ ...readers.north, actor: system }, doubtKind, doubt!.id)
  const theirs = (whole.candidates as { assetId: string }[])[0]!.assetId
  const act = (name: string, input: object, who = readers.north.actor) =>
    runAction(house.services, house.services.house.actions.get(name)!, who, input as never)
  await expect(act('inventory-doubt.decide', { id: doubt!.id, decision: 'link', asset: theirs })).rejects.toMatchObject(
    {
      code: 'not_found',
    },
  )
  await act('inventory-doubt.decide', { id: doubt!.id, decision: 'link', asset: theirs }, system)
  await house.drain()
  expect(await strays()).toEqual([])
  expect((await seenBy('north')).doubts).toBe(0)
  await act('inventory-doubt.reopen', { id: doubt!.id }, system)
  expect(await seenBy('north')).toEqual({ agents: 1, messages: 1, doubts: 1 })
})
