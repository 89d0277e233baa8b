import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { createTestStore, type TestStore } from '../../../../tests/support/test-store.ts'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { recount } from './compliance.ts'

const database = await testDatabase()
afterAll(() => database.close())
let store: TestStore
let reader: ReturnType<TestStore['reader']>
beforeAll(async () => {
  store = await createTestStore(database)
  reader = store.reader(await store.actor(store.admin.id))
})

const today = '2026-11-28'
const read = (id: string) => readRecord(reader, licenceKind, id)
const make = async (input: Record<string, unknown>) =>
  (
    await store.run('licence.create', {
      name: 'L',
      type: 'seats',
      state: 'active',
      entity: store.entities.root,
      ...input,
    })
  ).id

/** A program installed in these versions, each on so many machines of an entity, as inventory leaves it. */
async function installed(
  name: string,
  versions: Record<string, number>,
  entity = store.entities.root,
): Promise<string> {
  const db = database.kysely
  const software = await sql<{ id: string }>`
    insert into software (name) values (${name}) on conflict (name, publisher) do update set name = excluded.name returning id`.execute(
    db,
  )
  const { id } = software.rows[0]!
  for (const [version, count] of Object.entries(versions)) {
    await sql`
      with made as (insert into asset (type, name, entity_id) select 'computer', ${name}::text || n, ${entity}::bigint from generate_series(1, ${count}::int) n returning id),
        v as (insert into software_version (software_id, version, said_name, said_publisher, said_version) values (${id}, ${version}, ${name}, '', ${version})
          on conflict (said_name, said_publisher, said_version, architecture) do update set version = excluded.version returning id)
      insert into software_install (asset_id, software_version_id) select made.id, v.id from made, v`.execute(db)
  }
  await sql`
    update software set install_count = (select count(distinct i.asset_id) from software_version v join software_install i on i.software_version_id = v.id
      where v.software_id = ${id}) where id = ${id}`.execute(db)
  return id
}

describe('compliance', () => {
  test('adds up the seats that serve the same installs, without expired and retired ones', async () => {
    const software = await installed('Atelier PDF', { '1.0': 7 })
    const first = await make({ software, seats: 4 })
    expect(await read(first)).toMatchObject({ installCount: 7, poolSeats: 4, compliance: 'short', margin: -3 })
    const second = await make({ software, seats: 5 })
    await make({ software, seats: 100, expiresOn: '2020-01-01' })
    await make({ software, seats: 100, state: 'ordered' })
    expect(await read(first)).toMatchObject({ poolSeats: 9, compliance: 'excess', margin: 2 })
    await store.run('licence.update', { id: second, seats: 3 })
    expect(await read(first)).toMatchObject({ compliance: 'exact', margin: 0 })
    await store.run('licence.remove', { id: second })
    expect(await read(first)).toMatchObject({ compliance: 'short' })
    await store.run('licence.update', { id: first, seats: null })
    expect(await read(first)).toMatchObject({ compliance: 'unlimited', poolSeats: null })
  })

  test('counts the versions covered, with * and ? and nothing else special', async () => {
    const software = await installed('Bureau_100%', { '16.1': 3, '16.20': 2, '15.9': 4, '16_x': 1 })
    const counts = async (versionPattern: string) =>
      (await read(await make({ software, versionPattern, seats: 1 }))).installCount
    expect(await counts('16.*')).toBe(5)
    expect(await counts('16.?')).toBe(3)
    expect(await counts('16_*')).toBe(1)
    expect(await counts('%')).toBe(0)
  })

  test('of a branch concerns the machines of the branch and those below it', async () => {
    const software = await installed('Plan de masse', { '2': 3 }, store.entities.northEast)
    await installed('Plan de masse', { '3': 4 }, store.entities.south)
    const north = await make({ software, seats: 3, entity: store.entities.north })
    const all = await make({ software, seats: 3 })
    expect(await read(north)).toMatchObject({ installCount: 3, poolSeats: 3, compliance: 'exact' })
    expect(await read(all)).toMatchObject({ installCount: 7, poolSeats: 6, compliance: 'short' })
  })

  test('is unknown where nothing was ever inventoried', async () => {
    expect(await read(await make({ seats: 3 }))).toMatchObject({ compliance: 'unknown', margin: null, poolSeats: 3 })
  })

  test('follows inventory by the job, in one statement, and writes only what differs', async () => {
    const software = await installed('Tableur', { '1': 2 })
    const id = await make({ software, seats: 2 })
    await installed('Tableur', { '2': 1 })
    expect(await recount(database.kysely, today, null)).toBe(1)
    expect(await read(id)).toMatchObject({ installCount: 3, compliance: 'short' })
    expect(await recount(database.kysely, today, null)).toBe(0)
    expect(await statementsOf(database, () => recount(database.kysely, today, null))).toHaveLength(1)
  })
})

describe('seats', () => {
  test('the last one is given once; with excess allowed there is always one more', async () => {
    const id = await make({ seats: 1 })
    const people = await Promise.all(Array.from({ length: 8 }, (_, at) => store.person(`seat-${at}`)))
    const tries = await Promise.allSettled(people.map((user) => store.run('licence.assign', { id, user })))
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    expect((tries.find((each) => each.status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({
      errors: [{ field: 'user', code: 'no_seat' }],
    })
    await store.run('licence.update', { id, allowsExcess: true })
    const seat = await store.run('licence.assign', { id, asset: store.printer.id })
    expect(await read(id)).toMatchObject({ assignedCount: 2 })
    await store.run('licence.unassign', { id, seat: seat.id })
    expect(await read(id)).toMatchObject({ assignedCount: 1 })
  })

  test('a pack cannot hold itself', async () => {
    const pack = await make({ name: 'Pack' })
    const part = await make({ name: 'Part', parent: pack })
    await expect(store.run('licence.update', { id: pack, parent: part })).rejects.toMatchObject({
      errors: [{ field: 'parent', code: 'cycle' }],
    })
  })
})

describe('the key', () => {
  test('lies sealed, and is read by whoever may, which is remembered', async () => {
    const id = await make({})
    await store.run('licence.set-key', { id, key: 'ABCD-1234-ÉÈ' })
    const stored = await sql<{
      row: string
    }>`select row_to_json(l)::text as row from licence l where id = ${id}`.execute(database.kysely)
    expect(stored.rows[0]!.row).not.toContain('ABCD')
    expect(JSON.stringify(await read(id))).not.toContain('sealed')
    expect(await store.run('licence.reveal-key', { id })).toEqual({ key: 'ABCD-1234-ÉÈ' })
    const told = await sql<{ action: string; changes: unknown }>`
      select action, changes from history where kind = 'licence' and record_id = ${id} order by id`.execute(
      database.kysely,
    )
    expect(told.rows.map((line) => line.action)).toContain('licence.reveal-key')
    expect(JSON.stringify(told.rows)).not.toContain('ABCD')
    await expect(store.run('licence.reveal-key', { id }, store.actors.technician)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
