import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/server/domains/index.ts'
import { buildHouse } from '../../src/server/engine/build-house.ts'
import { belongingsOf } from '../../src/server/engine/merge/belongings.ts'
import { assetKind } from '../../src/shared/assets/assets.kinds.ts'
import { type InventoryHouse, type Machine, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse
let run = 0

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())

/** All that a merge may touch, as it stands; versions, times of change and hashes of agents excepted. */
async function picture(): Promise<unknown> {
  const db = house.database.kysely
  const all = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows
  return {
    assets: await all(
      sql`select id, name, type, serial, uuid, inventory_number, comment, contact, location_id, user_id, manufacturer_id, model_id, os_name, custom, observed, last_inventory_at, deleted_at from asset order by id`,
    ),
    agents: await all(sql`select device_id, asset_id from agent order by 1`),
    evidence: await all(sql`select asset_id, sort, value from asset_evidence order by 1, 2, 3`),
    tickets: await all(sql`select ticket_id, asset_id from ticket_asset order by 1, 2`),
    parts: await all(sql`select id, asset_id, section, key, data from asset_part order by 1`),
    installs: await all(
      sql`select asset_id, software_version_id, install_date, first_seen_at from software_install order by 1, 2`,
    ),
    ties: await all(sql`select id, from_id, to_id, ended_at from asset_link order by 1`),
    handles: await all(sql`select record_id, sort, value from search_exact where kind = 'asset' order by 1, 2, 3`),
    documents: await all(sql`select id, kind, record_id from attachment order by 1`),
    others: await Promise.all(
      others.map(({ table, column }) =>
        all(
          sql`select to_jsonb(t) - 'updated_at' as row from ${sql.table(table)} t where ${sql.ref(column)} is not null order by t::text`,
        ),
      ),
    ),
  }
}

/** How one side of a merge came about, and what hangs on it. */
const side = fc.record({
  byHand: fc.boolean(),
  serial: fc.boolean(),
  comment: fc.boolean(),
  number: fc.boolean(),
  part: fc.constantFrom(null, 'k1', 'k2'),
  tickets: fc.subarray([0, 1, 2]),
  monitors: fc.subarray(['A', 'B']),
  software: fc.subarray([
    ['7-Zip', '1'],
    ['VLC', '2'],
  ] as [string, string][]),
  document: fc.boolean(),
  purchase: fc.boolean(),
  seats: fc.subarray([0, 1]),
  contracts: fc.subarray([0, 1]),
  heldTwice: fc.boolean(),
  supplies: fc.boolean(),
  place: fc.constantFrom(null, 1, 5),
  outlets: fc.subarray([0, 1]),
})

/** Things of other rooms that may hang on a machine. */
let things: {
  licences: string[]
  contracts: string[]
  item: string
  store: string
  user: string
  rack: string
  outlets: string[]
}

const others = belongingsOf(
  buildHouse(rooms),
  assetKind,
  new Set(['agent', 'inventory_message', 'inventory_doubt', 'asset_link']),
)

async function hang(spec: typeof side extends fc.Arbitrary<infer T> ? T : never, id: string): Promise<void> {
  const db = house.database.kysely
  const post = async (path: string, body: unknown) => {
    const answer = await house.admin('POST', `/api/v1${path}`, body)
    expect(answer.status, answer.text).toBeLessThan(300)
  }
  if (spec.purchase) await post(`/assets/${id}/set-purchase`, { orderNumber: `C-${id}` })
  for (const at of spec.seats) await post(`/licences/${things.licences[at]!}/assign`, { asset: id })
  for (const at of spec.contracts)
    await sql`insert into contract_asset (contract_id, asset_id) values (${things.contracts[at]!}, ${id})`.execute(db)
  if (spec.heldTwice) await post(`/assets/${id}/hand-over`, { user: things.user })
  if (spec.supplies)
    await sql`
      insert into stock_movement (at, type, item_id, location_id, quantity, balance, asset_id)
      values (now(), 'issue', ${things.item}, ${things.store}, -1, 0, ${id})`.execute(db)
  if (spec.place !== null)
    await sql`
      insert into mount (holder_id, asset_id, unit, height, face, half) values (${things.rack}, ${id}, ${spec.place}, 1, 'both', 'full')
      on conflict do nothing`.execute(db)
  for (const at of spec.outlets)
    await sql`update outlet set asset_id = ${id} where id = ${things.outlets[at]!}`.execute(db)
}

async function furnish(): Promise<typeof things> {
  const db = house.database.kysely
  const one = async (query: ReturnType<typeof sql>) =>
    (await query.execute(db)).rows.map((row) => (row as { id: string }).id)
  const [root] = await one(sql`select id from entity where parent_id is null limit 1`)
  const licence = sql`insert into licence (name, entity_id, type, state, allows_excess, compliance)
    select n, ${root}::bigint, 'open', 'active', true, 'unknown' from unnest(array['A', 'B']) n returning id`
  const contract = sql`insert into contract (name, entity_id, state, renewal) select n, ${root}::bigint, 'active', 'none' from unnest(array['A', 'B']) n returning id`
  const [store] = await one(
    sql`insert into location (name, complete_name, entity_id) values ('S', 'S', ${root}) returning id`,
  )
  const [item] = await one(
    sql`insert into stock_item (name, category, entity_id) values ('Souris', 'consumable', ${root}) returning id`,
  )
  const [rack, pdu] = await one(
    sql`insert into asset (type, name, entity_id) select t, t, ${root}::bigint from unnest(array['rack', 'pdu']) t returning id`,
  )
  const outlets = await one(
    sql`insert into outlet (pdu_id, number, sort) select ${pdu}::bigint, n, 'C13' from generate_series(1, 2) n returning id`,
  )
  const [user] = await one(sql`select id from app_user limit 1`)
  return {
    licences: await one(licence),
    contracts: await one(contract),
    item: item!,
    store: store!,
    user: user!,
    rack: rack!,
    outlets,
  }
}

async function build(
  spec: typeof side extends fc.Arbitrary<infer T> ? T : never,
  name: string,
  tickets: string[],
): Promise<string> {
  const db = house.database.kysely
  let id: string
  if (spec.byHand) {
    const entity = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(db)
    const made = await house.admin('POST', '/api/v1/assets', {
      type: 'computer',
      name,
      entity: entity.rows[0]!.id,
      ...(spec.serial ? { serial: `H-${name}` } : {}),
    })
    expect(made.status, made.text).toBe(201)
    id = String(made.json.id)
  } else {
    const machine: Machine = {
      device: `${name}-2024-01-01-08-00-00`,
      name,
      serial: `S-${name}`,
      maker: 'HP',
      macs: [{ mac: `3c:52:82:${name.slice(-4, -2)}:${name.slice(-2)}:01`, name: 'Intel', ip: '10.0.0.9' }],
      software: spec.software,
      monitors: spec.monitors.map((letter) => `MON${run}${letter}`),
    }
    id = (await house.take(machine)).assetId!
  }
  if (spec.comment || spec.number)
    await house.admin('PATCH', `/api/v1/assets/${id}`, {
      ...(spec.comment ? { comment: name } : {}),
      ...(spec.number ? { inventoryNumber: name } : {}),
    })
  if (spec.part !== null)
    await sql`insert into asset_part (asset_id, section, key, title) values (${id}, 'memory', ${spec.part}, 'by hand')`.execute(
      db,
    )
  for (const at of spec.tickets)
    await sql`insert into ticket_asset (ticket_id, asset_id) values (${tickets[at]!}, ${id})`.execute(db)
  if (spec.document) {
    await sql`with d as (insert into document (sha256, name, mime, size) values ('0', 'a.txt', 'text/plain', 1) returning id)
      insert into attachment (document_id, kind, record_id) select id, 'asset', ${id} from d`.execute(db)
  }
  return id
}

test('a merge taken back leaves everything as it was', async () => {
  const tickets: string[] = []
  for (let n = 0; n < 3; n++) {
    const made = await house.admin('POST', '/api/v1/tickets', { type: 'incident', title: `T${n}`, description: 'x' })
    expect(made.status, made.text).toBe(201)
    tickets.push(String(made.json.id))
  }
  things = await furnish()
  await fc.assert(
    fc.asyncProperty(side, side, async (one, other) => {
      run += 1
      const number = String(run).padStart(4, '0')
      const kept = await build(one, `PC-K${number}`, tickets)
      const merged = await build(other, `PC-M${number.slice(1)}f`, tickets)
      await hang(one, kept)
      await hang(other, merged)
      const before = await picture()
      const done = await house.admin('POST', `/api/v1/assets/${kept}/merge`, { other: merged })
      expect(done.status, done.text).toBe(200)
      // Nothing is left behind on the one in the trash that the kept one could hold.
      const left = await sql<{
        count: number
      }>`select (select count(*) from agent where asset_id = ${merged})::int + (select count(*) from asset_evidence where asset_id = ${merged})::int
        + (select count(*) from ticket_asset where asset_id = ${merged})::int + (select count(*) from attachment where kind = 'asset' and record_id = ${merged})::int as count`.execute(
        house.database.kysely,
      )
      expect(left.rows[0]!.count).toBe(0)
      const back = await house.admin('POST', `/api/v1/assets/${kept}/unmerge`, {})
      expect(back.status, back.text).toBe(200)
      expect(await picture()).toEqual(before)
    }),
    { numRuns: 30 },
  )
}, 240_000)

test('whatever points at an asset goes along, or has its reason to stay', async () => {
  const found = await sql<{ at: string }>`
    select c.conrelid::regclass::text || '.' || a.attname as at from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'asset'::regclass order by 1`.execute(house.database.kysely)
  const told = new Set(others.map(({ table, column }) => `${table}.${column}`))
  const withCare = [
    'agent.asset_id',
    'asset_evidence.asset_id',
    'asset_link.from_id',
    'asset_link.to_id',
    'ticket_asset.asset_id',
  ]
  // Locks are about values of that record; messages, doubts and merges tell what happened to it. Who is seen behind its
  // ports is told again at its agent's next message; what a renaming changed was that record.
  const stays = [
    'asset_lock.asset_id',
    'asset_merge.kept_id',
    'asset_merge.merged_id',
    'inventory_doubt.asset_id',
    'inventory_message.asset_id',
    'port_sighting.asset_id',
    'renaming_change.asset_id',
  ]
  const forgotten = found.rows.filter(({ at }) => !told.has(at) && !withCare.includes(at) && !stays.includes(at))
  expect(forgotten).toEqual([])
})

test('an agent of the merged asset speaks for the kept one from then on', async () => {
  const entity = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(
    house.database.kysely,
  )
  const made = await house.admin('POST', '/api/v1/assets', {
    type: 'computer',
    name: 'Bureau 12',
    entity: entity.rows[0]!.id,
    comment: 'à côté de la fenêtre',
  })
  const machine: Machine = {
    device: 'PC-Z-2024-01-01-08-00-00',
    name: 'PC-Z',
    serial: 'ZZZ1',
    maker: 'HP',
    software: [['7-Zip', '1']],
  }
  const seen = await house.take(machine)
  expect((await house.admin('POST', `/api/v1/assets/${made.json.id}/merge`, { other: seen.assetId })).status).toBe(200)
  const merges = await house.admin('GET', `/api/v1/assets/${made.json.id}/merges`)
  expect(merges.json.items).toMatchObject([{ merged: { id: seen.assetId, name: 'PC-Z' }, undoneAt: null }])
  const again = await house.take({ ...machine, software: [['7-Zip', '2']] })
  expect(again.assetId).toBe(String(made.json.id))
  const asset = await house.admin('GET', `/api/v1/assets/${made.json.id}`)
  expect([asset.json.comment, asset.json.serial]).toEqual(['à côté de la fenêtre', 'ZZZ1'])
  expect((await house.admin('GET', `/api/v1/assets/${made.json.id}/software`)).json.total).toBe(1)
  expect((await house.admin('GET', `/api/v1/assets/${made.json.id}/messages`)).json.total).toBe(2)
})
