import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tracesOf } from '../../src/server/engine/rules/rule-traces.ts'
import { type InventoryHouse, type Machine, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await startInventoryHouse()
  const { run, entities } = house.people
  const entity = entities.root
  ids.annex = (await run('entity.create', { name: 'Annexe', parent: entity })).id
  ids.nice = (await run('location.create', { name: 'Nice', entity })).id
  ids.team = (await run('group.create', { name: 'Production', entity, canBeAssigned: true })).id
  const rule = async (name: string, condition: object, effects: object[]) => {
    ids[name] = (
      await run('rule.create', {
        set: 'asset-inventory',
        name,
        entity,
        withChildren: true,
        condition,
        effects,
        isActive: true,
      })
    ).id
  }
  await rule('interdits', { has: 'agent', where: { field: 'tag', op: 'is', value: 'PERSO' } }, [
    { effect: 'refuse', value: 'Les machines personnelles n’entrent pas au parc.' },
  ])
  await rule(
    'réseau de Nice',
    { has: 'address', where: { field: 'address', op: 'under', value: ['10.6.0.0/16', '2001:db8:6::/48'] } },
    [
      { effect: 'set', field: 'location', value: ids.nice },
      { effect: 'set', field: 'entity', value: ids.annex },
    ],
  )
  await rule(
    'serveurs',
    {
      any: [
        { field: 'name', op: 'startsWith', value: 'srv-' },
        { field: 'osName', op: 'contains', value: 'server' },
      ],
    },
    [{ effect: 'set', field: 'group', value: ids.team }],
  )
})
afterAll(() => house.close())

const machine = (index: number, more: Partial<Machine>): Machine => ({
  device: `PC-${index}-2024-01-01-08-00-00`,
  name: `PC-${index}`,
  serial: `7XK2B5${index}`,
  uuid: `4c4c4544-0042-3510-8057-b4c04f4d313${index}`,
  os: 'Microsoft Windows 11 Professionnel',
  ...more,
})
const asset = async (id: string | null) =>
  (
    await sql<{ entityId: string; locationId: string | null; groupId: string | null }>`
      select entity_id, location_id, group_id from asset where id = ${id}`.execute(house.database.kysely)
  ).rows[0]
const cards = (ip: string, last: number) => [{ mac: `3c:52:82:00:00:0${last}`, name: 'Intel(R) Ethernet', ip }]

test('a new machine goes where its addresses and its name say, once, and keeps why', async () => {
  const { assetId } = await house.take(machine(1, { name: 'srv-nice', macs: cards('10.6.3.7', 1) }))
  expect(await asset(assetId)).toEqual({ entityId: ids.annex, locationId: ids.nice, groupId: ids.team })
  const [trace] = await tracesOf(house.database.kysely, 'asset', assetId!)
  expect(trace?.acted.map((line) => line.name)).toEqual(['réseau de Nice', 'serveurs'])
  expect(trace?.not.map((line) => line.name)).toEqual(['interdits'])
  // What people have set since is not set back by the next inventory.
  await sql`update asset set location_id = null where id = ${assetId}`.execute(house.database.kysely)
  await house.take(machine(1, { name: 'srv-nice', macs: cards('10.6.3.8', 1), memory: 4096 }))
  expect((await asset(assetId))?.locationId).toBeNull()
  const elsewhere = await house.take(machine(2, { macs: cards('10.7.3.7', 2) }))
  expect(await asset(elsewhere.assetId)).toEqual({
    entityId: house.people.entities.root,
    locationId: null,
    groupId: null,
  })
})

test('a refused machine stays out, with the reason; the rule changed, its message enters when replayed', async () => {
  const row = await house.take(machine(3, { tag: 'PERSO', macs: cards('10.7.3.9', 3) }))
  expect(row).toMatchObject({ state: 'refused', errorCode: 'rule', assetId: null })
  const detail = await sql<{
    errorDetail: string
  }>`select error_detail from inventory_message where id = ${row.id}`.execute(house.database.kysely)
  expect(detail.rows[0]?.errorDetail).toBe('interdits : Les machines personnelles n’entrent pas au parc.')
  await house.people.run('rule.update', { id: ids.interdits, isActive: false })
  await house.people.run('inventory-message.replay', { id: row.id })
  await house.drain()
  const again = await sql<{ state: string }>`select state from inventory_message order by id desc limit 1`.execute(
    house.database.kysely,
  )
  expect(again.rows[0]?.state).toBe('taken')
})
