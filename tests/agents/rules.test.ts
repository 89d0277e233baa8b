import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SurroundingsBook } from '../../src/server/domains/inventory/process/surroundings.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { tracesOf } from '../../src/server/engine/rules/rule-traces.ts'
import { changeSetting } from '../../src/server/engine/settings.ts'
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

interface Refused {
  id: string
  state: string
  times: number
  reason: string
  detail: string | null
  assetId: string | null
  ruleId: string | null
}

const refusalOf = async (device: string): Promise<Refused | undefined> =>
  (
    await sql<Refused>`
      select id, state, times, reason, detail, asset_id, rule_id from inventory_refusal where device_id = ${device} and deleted_at is null`.execute(
      house.database.kysely,
    )
  ).rows[0]

test('a refused machine is listed once with why and how often; let in, it enters by the same evidence and stays', async () => {
  await house.people.run('rule.update', { id: ids.interdits, isActive: true })
  // Its name is one that a later rule gives a group.
  const stranger = machine(4, {
    name: 'srv-4',
    tag: 'PERSO',
    macs: cards('10.7.3.14', 4),
    maker: 'Dell Inc.',
    model: 'Latitude 5540',
  })
  await house.take(stranger)
  const first = await house.take({ ...stranger, memory: 8192 })
  const listed = await house.admin('GET', '/api/v1/inventory-refusals?q=7XK2B54')
  const { id } = listed.json.items![0]!
  expect((await house.admin('GET', `/api/v1/inventory-refusals/${id}`)).json).toMatchObject({
    ...{ name: 'srv-4', serial: '7XK2B54', manufacturer: 'Dell Inc.', model: 'Latitude 5540', tag: 'PERSO' },
    ...{ addresses: '10.7.3.14', macs: '3c:52:82:00:00:04', reason: 'rule', state: 'refused', times: 2 },
    rule: { id: ids.interdits, name: 'interdits' },
    message: { id: first.id },
    trace: { rule: 'rule', rules: [{ name: 'interdits', verdict: 'acted' }] },
  })
  const taken = await house.admin('POST', `/api/v1/inventory-refusals/${id}/take`, {})
  expect(taken.json).toMatchObject({ state: 'accepted', can: { take: true } })
  await house.drain()
  const after = await refusalOf(stranger.device)
  expect(after).toMatchObject({ state: 'accepted', assetId: expect.any(String) })
  expect((await asset(after!.assetId))?.groupId).toBe(ids.team)
  expect((await house.admin('POST', `/api/v1/inventory-refusals/${id}/take`, {})).status).toBe(409)
  // Another card is another question of identity: the decision still holds.
  const again = await house.take({ ...stranger, macs: [...cards('10.7.3.14', 4), ...cards('10.7.3.15', 5)] })
  expect(again).toMatchObject({ state: 'taken', assetId: after!.assetId })
})

test('an ignored machine stays out although the rule is gone, until it is forgotten', async () => {
  const stranger = machine(6, { tag: 'PERSO', macs: cards('10.7.3.16', 6) })
  await house.take(stranger)
  const { id } = (await refusalOf(stranger.device))!
  await house.people.run('inventory-refusal.ignore', { id })
  await house.people.run('rule.update', { id: ids.interdits, isActive: false })
  expect(await house.take({ ...stranger, memory: 2048 })).toMatchObject({ state: 'refused', errorCode: 'ignored' })
  expect(await refusalOf(stranger.device)).toMatchObject({ state: 'ignored', times: 2, reason: 'rule' })
  await house.people.run('inventory-refusal.remove', { id })
  expect(await house.take({ ...stranger, memory: 4096 })).toMatchObject({ state: 'taken' })
})

test('a machine that a person refused, or that says nothing of itself, is let in by a later decision', async () => {
  const nameless = await house.take(
    '<REQUEST><DEVICEID>nobody-1</DEVICEID><CONTENT><HARDWARE><MEMORY>1024</MEMORY></HARDWARE></CONTENT><QUERY>INVENTORY</QUERY></REQUEST>',
  )
  expect(nameless).toMatchObject({ state: 'refused', errorCode: 'nameless' })
  await house.people.run('inventory-refusal.take', { id: (await refusalOf('nobody-1'))!.id })
  await house.drain()
  expect(await refusalOf('nobody-1')).toMatchObject({ state: 'accepted', assetId: expect.any(String) })
  // The twin of a known machine with another serial: a doubt, refused, then let in: the question is open again.
  await house.take(machine(7, { macs: cards('10.7.3.17', 7) }))
  const twin = machine(7, { serial: '7XK2B58', macs: cards('10.7.3.17', 7) })
  expect((await house.take(twin)).state).toBe('doubt')
  const doubt = await sql<{ id: string }>`select id from inventory_doubt where device_id = ${twin.device}`.execute(
    house.database.kysely,
  )
  await house.people.run('inventory-doubt.decide', { id: doubt.rows[0]!.id, decision: 'refuse' })
  await house.drain()
  const refused = await refusalOf(twin.device)
  expect(refused).toMatchObject({ reason: 'decided', state: 'refused' })
  await house.people.run('inventory-refusal.take', { id: refused!.id })
  await house.drain()
  expect(await house.count('inventory_message', "device_id = 'PC-7-2024-01-01-08-00-00' and state = 'doubt'")).toBe(1)
})

test('values that the site lists are as if they were never said: to identity, and to what is written', async () => {
  const db = house.database.kysely
  const twin = (index: number): Machine =>
    machine(index, {
      ...{
        name: `STOCK-${index}`,
        serial: `LOAN-${index}`,
        maker: 'Acme Reconditionné',
        model: 'Modèle A',
        user: 'poste@exemple.fr',
      },
      macs: [{ mac: `3c:52:82:00:01:0${index}`, name: 'Intel(R) Ethernet', ip: '192.168.56.7' }],
    })
  const before = await house.take({ ...twin(1), device: 'loan-1' })
  expect(before).toMatchObject({ state: 'taken' })
  const add = (sort: string, value: string) => house.admin('POST', '/api/v1/inventory-junk', { sort, value })
  const preview = await house.admin('GET', '/api/v1/inventory-junk/preview?sort=serial&value=loan-*')
  expect(preview.json).toMatchObject({ total: 1, items: [{ id: before.assetId, value: 'LOAN-1' }] })
  expect((await house.admin('GET', '/api/v1/inventory-junk/preview?sort=ip&value=192.168.56.0/24')).json.total).toBe(1)
  const listed = await add('serial', 'LOAN-*')
  for (const [sort, value] of [
    ['manufacturer', 'acme*'],
    ['model', 'Modèle ?'],
    ['ip', '192.168.56.0/24'],
    ['name', 'STOCK-2'],
    ['email', '*@exemple.fr'],
  ])
    expect((await add(sort!, value!)).status).toBe(201)
  for (const [sort, value] of [
    ['ip', 'nowhere'],
    ['ip', '0.0.0.0/0'],
    ['name', '**'],
    ['mac', 'zz'],
  ])
    expect((await add(sort!, value!)).json.errors).toMatchObject([{ field: 'value' }])
  house.bench.surroundings = new SurroundingsBook(house.services)
  const row = await house.take({ ...twin(2), device: 'loan-2', uuid: '4c4c5544-0042-3510-8057-b4c04f4d9999' })
  expect(row.state).toBe('taken')
  expect(row.trace.dropped).toEqual(
    expect.arrayContaining([
      { field: 'serial', value: 'LOAN-2', by: 'site' },
      { field: 'name', value: 'STOCK-2', by: 'site' },
      { field: 'ip', value: '192.168.56.7', by: 'site' },
      { field: 'email', value: 'poste@exemple.fr', by: 'site' },
    ]),
  )
  const written = async (id: string | null) =>
    (
      await sql<Record<string, string | null>>`
        select a.name, serial, manufacturer_id, model_id, contact,
          (select count(*)::int from search_exact e where e.kind = 'asset' and e.record_id = a.id and e.sort = 'ip') as addresses from asset a where id = ${id}`.execute(
        db,
      )
    ).rows[0]
  const nothing = { serial: null, manufacturerId: null, modelId: null, addresses: 0 }
  expect(await written(row.assetId)).toEqual({ name: 'loan-2', contact: null, ...nothing })
  // What came in before follows when its message is read once more; the message itself is as it was sent.
  expect(await written(before.assetId)).toMatchObject({ name: 'STOCK-1', serial: 'LOAN-1', addresses: 1 })
  expect(await house.people.run('inventory-junk.replay', { id: String(listed.json.id) })).toMatchObject({ queued: 1 })
  await house.drain()
  expect(await written(before.assetId)).toMatchObject({ name: 'STOCK-1', ...nothing })
  expect((await house.admin('GET', `/api/v1/inventory-messages/${before.id}/text`)).json.text).toContain('LOAN-1')
})

test('a decision on identity that teaches a value to ignore goes on binding once the value is left out', async () => {
  const known = await house.take(machine(8, { board: 'BRD-8', macs: cards('10.7.3.18', 8) }))
  const twin = machine(8, {
    device: 'twin-8',
    name: 'PC-8-BIS',
    uuid: '4c4c5544-0042-3510-8057-b4c04f4d8888',
    serial: 'SHARED-8',
    board: 'BRD-8',
    macs: cards('10.7.3.18', 8),
  })
  expect((await house.take(twin)).state).toBe('doubt')
  const doubt = await sql<{ id: string }>`select id from inventory_doubt where device_id = 'twin-8'`.execute(
    house.database.kysely,
  )
  const junk = [{ sort: 'serial', value: 'SHARED-8' }]
  await house.people.run('inventory-doubt.decide', {
    id: doubt.rows[0]!.id,
    decision: 'link',
    asset: known.assetId,
    junk,
  })
  house.bench.surroundings = new SurroundingsBook(house.services)
  await house.drain()
  const row = await sql<{ assetId: string }>`select asset_id from agent where device_id = 'twin-8'`.execute(
    house.database.kysely,
  )
  expect(row.rows[0]?.assetId).toBe(known.assetId)
})

test('arrival rules are asked again at each inventory only where the site says so, and only of the place', async () => {
  const again = machine(9, { name: 'RETOUR-9', macs: [{ mac: '3c:52:82:00:09:19', name: 'Intel', ip: '10.6.1.9' }] })
  const { assetId } = await house.take(again)
  const location = async () =>
    ((await house.admin('GET', `/api/v1/assets/${assetId}`)).json as unknown as { location: { id: string } | null })
      .location?.id
  expect(await location()).toBe(ids.nice)
  await house.admin('PATCH', `/api/v1/assets/${assetId}`, { location: null })
  await house.take({ ...again, user: 'one' })
  expect(await location()).toBeUndefined()
  await runAction(house.services, changeSetting, systemActor('test', 'test'), {
    key: 'inventory.replayRules',
    value: 'location',
  })
  await house.take({ ...again, user: 'two' })
  expect(await location()).toBe(ids.nice)
  expect(await tracesOf(house.database.kysely, 'asset', assetId!)).toHaveLength(2)
})
