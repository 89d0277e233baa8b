import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import type { Actor } from '../access/actor.ts'
import { runAction } from '../actions/run-action.ts'
import { undoChanges } from '../changes/undo.ts'
import { listRecords } from '../lists/list.ts'
import { changeSetting, readSetting, readSettings } from '../settings.ts'
import { runBulk } from './bulk.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let boss: Actor
let north: Actor
let requester: Actor
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  boss = await people.actor(people.admin.id)
  north = await people.actor(await people.person('north', [['asset-manager', people.entities.north]]))
  requester = await people.actor(await people.person('marie', [['requester', people.entities.north]]))
})

const asset = async (values: Record<string, unknown> = {}, actor = boss): Promise<string> =>
  (await people.run('asset.create', { type: 'computer', name: 'PC', entity: people.entities.north, ...values }, actor))
    .id
const rowOf = async (id: string) => (await database.pool.query(`select * from asset where id = ${id}`)).rows[0]
const count = async (table: string) =>
  Number((await database.pool.query(`select count(*) from ${table}`)).rows[0].count)
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: CigaleError) => error.code,
  )
const bulk = (actor: Actor, verb: string, ids: string[], input: Record<string, unknown> = {}) =>
  runBulk(people.services, actor, assetKind, { verb, ids, input })
/** The act that last touched a record. */
const lastChange = async (id: string): Promise<string> =>
  (
    await database.pool.query(
      `select change_id from history where kind = 'asset' and record_id = ${id} order by id desc limit 1`,
    )
  ).rows[0].change_id
const undo = (id: string[], actor = boss) => undoChanges(people.services, actor, id)

describe('one verb on many', () => {
  test('what is refused is listed, the rest is done', async () => {
    const [first, gone, hidden, last] = [
      await asset(),
      await asset(),
      await asset({ entity: people.entities.south }),
      await asset(),
    ]
    await people.run('asset.remove', { id: gone })
    const answer = await bulk(north, 'update', [first, gone, hidden, '999999', last, first], { comment: 'lot' })
    expect(answer).toMatchObject({
      done: 2,
      failed: [gone, hidden, '999999'].map((id) => ({ id, code: 'not_found' })),
    })
    expect([(await rowOf(first)).comment, (await rowOf(last)).comment, (await rowOf(hidden)).comment]).toEqual([
      'lot',
      'lot',
      null,
    ])
    expect(answer.changeIds.length).toBeGreaterThan(0)
    expect(await undo(answer.changeIds, north)).toEqual({ done: 2, failed: [] })
    expect([(await rowOf(first)).comment, (await rowOf(last)).comment]).toEqual([null, null])
  })

  test('what does not fit one record is told of that one only', async () => {
    const [computer, monitor] = [await asset(), await asset({ type: 'monitor' })]
    const answer = await bulk(boss, 'update', [monitor, computer, monitor], { custom: { diagonal: 24 } })
    expect(answer).toMatchObject({ done: 1, failed: [{ id: computer, code: 'invalid' }] })
  })

  test('a wrong input or a missing right is told before anything is done', async () => {
    const ids = [await asset(), await asset()]
    const before = await count('history')
    expect(await code(bulk(boss, 'update', ids, { type: 'boat' }))).toBe('invalid')
    expect(await code(bulk(boss, 'update', ids, { nothing: 1 }))).toBe('invalid')
    expect(await code(bulk(requester, 'update', ids, { comment: 'x' }))).toBe('forbidden')
    expect(await code(bulk(boss, 'create', ids))).toBe('not_found')
    expect(await code(bulk(boss, 'explode', ids))).toBe('not_found')
    expect(await count('history')).toBe(before)
  })

  test('thrown away together, brought back together by undo', async () => {
    const ids = await Promise.all([asset(), asset(), asset()])
    const { changeIds } = await bulk(boss, 'remove', ids)
    expect(await undo(changeIds)).toEqual({ done: 3, failed: [] })
    for (const id of ids) expect((await rowOf(id)).deleted_at).toBeNull()
  })
})

describe('undo', () => {
  test('gives every field its old value through the gate: a new version, a new line', async () => {
    const place = await people.run('location.create', { name: 'Ici', entity: people.entities.north })
    const id = await asset({ comment: 'avant', location: place.id, custom: { chassis: 'laptop' } })
    await people.run(
      'asset.update',
      { id, name: 'PC-2', comment: null, location: null, custom: { chassis: 'desktop', domain: 'x' } },
      boss,
    )
    expect(await undo([await lastChange(id)])).toEqual({ done: 1, failed: [] })
    expect(await rowOf(id)).toMatchObject({
      name: 'PC',
      comment: 'avant',
      location_id: place.id,
      custom: { chassis: 'laptop' },
      version: 3,
    })
    expect(await count(`history where kind = 'asset' and record_id = ${id}`)).toBe(3)
  })

  test('undone twice is what it was before the undo', async () => {
    const id = await asset()
    await people.run('asset.update', { id, name: 'PC-2' }, boss)
    await undo([await lastChange(id)])
    await undo([await lastChange(id)])
    expect((await rowOf(id)).name).toBe('PC-2')
  })

  test.each([
    ['a text', { name: 'PC-2' }, { name: 'PC-3' }],
    ['structured data', { custom: { chassis: 'laptop' } }, { custom: { chassis: 'laptop', domain: 'autre' } }],
    ['something emptied', { comment: 'x' }, { comment: null }],
  ])('what somebody has changed since stays: %s', async (_what, mine, theirs) => {
    const id = await asset()
    await people.run('asset.update', { id, ...mine }, boss)
    const change = await lastChange(id)
    await people.run('asset.update', { id, ...theirs }, north)
    const before = await rowOf(id)
    expect(await undo([change])).toEqual({ done: 0, failed: [{ id, code: 'conflict' }] })
    expect(await rowOf(id)).toEqual(before)
  })

  test('other fields changed since do not matter', async () => {
    const id = await asset()
    await people.run('asset.update', { id, name: 'PC-2' }, boss)
    const change = await lastChange(id)
    await people.run('asset.update', { id, comment: 'entre' }, north)
    expect(await undo([change])).toMatchObject({ done: 1 })
    expect(await rowOf(id)).toMatchObject({ name: 'PC', comment: 'entre' })
  })

  test('a text that history has shortened is not put back in pieces', async () => {
    const long = `${'a'.repeat(700)}`
    const id = await asset({ comment: long })
    await people.run('asset.update', { id, comment: 'court' }, boss)
    expect(await undo([await lastChange(id)])).toMatchObject({ done: 0, failed: [{ code: 'state' }] })
    expect((await rowOf(id)).comment).toBe('court')
  })

  test('only one’s own acts, and only while one may', async () => {
    const id = await asset()
    await people.run('asset.update', { id, name: 'PC-2' }, boss)
    const change = await lastChange(id)
    expect(await undo([change], north)).toEqual({ done: 0, failed: [] })
    await people.run('asset.update', { id, name: 'PC-3' }, north)
    const stripped: Actor = { ...north, grants: requester.grants }
    expect(await undo([await lastChange(id)], stripped)).toMatchObject({ done: 0, failed: [{ id }] })
    expect((await rowOf(id)).name).toBe('PC-3')
  })

  test('a creation taken back goes into the trash', async () => {
    const id = await asset()
    expect(await undo([await lastChange(id)])).toMatchObject({ done: 1 })
    expect((await rowOf(id)).deleted_at).not.toBeNull()
  })
})

describe('settings', () => {
  const set = (key: string, value: unknown, actor = boss) =>
    runAction(people.services, changeSetting, actor, { key, value })

  test('a default until somebody changes it; each change has its line; the same value is none', async () => {
    const { house, db } = people.services
    const definition = [...house.settings.values()].find(
      ({ field, seal }) => field.type === 'integer' && seal === undefined,
    )!
    expect(await readSetting(db, house, definition.key)).toEqual(definition.default)
    const value = Number(definition.default) + 1
    await set(definition.key, value)
    expect(await readSetting(db, house, definition.key)).toBe(value)
    const before = [await count('history'), await count('outbox')]
    await set(definition.key, value)
    expect([await count('history'), await count('outbox')]).toEqual(before)
  })

  test('unknown ones, wrong values and people without the right are refused', async () => {
    const [key] = [...people.services.house.settings.keys()]
    expect(await code(set('nothing.such', 1))).toBe('not_found')
    expect(await code(set('constructor', 1))).toBe('not_found')
    expect(await code(set(key!, { wrong: [] }))).toBe('invalid')
    expect(await code(set(key!, 1, north))).toBe('forbidden')
  })

  test('of a secret, only that it is set: not in the answer, the page, history or the event', async () => {
    const { house, db } = people.services
    const secret = [...house.settings.values()].find(({ seal }) => seal !== undefined)
    if (secret === undefined) return
    const typed = 'un secret que personne ne relit'
    expect(await set(secret.key, typed)).toEqual({ key: secret.key, value: true })
    expect((await readSettings(db, house))[secret.key]).toBe(true)
    const { rows } = await database.pool.query(
      'select s::text as row from setting s union all select h::text from history h union all select o::text from outbox o',
    )
    expect(rows.filter(({ row }) => row.includes(typed))).toEqual([])
  })
})

describe('saved views', () => {
  const view = (actor: Actor, values: Record<string, unknown> = {}) =>
    people.run(
      'saved-view.create',
      { kind: 'assets', name: 'Mes PC', isShared: false, query: { sort: 'name' }, ...values },
      actor,
    )
  const mine = async (actor: Actor) => {
    const kind = people.services.house.kinds.get('saved-view')!.kind
    return (await listRecords(people.reader(actor), kind, {})).items.map(({ id }) => id)
  }

  test('one’s own are one’s own; shared ones are everybody’s to read and their owner’s to change', async () => {
    const [own, shared] = [(await view(north)).id, (await view(north, { isShared: true })).id]
    const other = await people.actor(await people.person('tech', [['technician', people.entities.north]]))
    expect(await mine(north)).toEqual(expect.arrayContaining([own, shared]))
    expect(await mine(other)).toEqual([shared])
    expect(await code(people.run('saved-view.update', { id: own, name: 'x' }, other))).toBe('not_found')
    expect(await code(people.run('saved-view.update', { id: shared, name: 'x' }, other))).toBe('forbidden')
    expect(await code(people.run('saved-view.remove', { id: shared }, other))).toBe('forbidden')
    expect(await code(view(other, { isShared: true }))).toBe('forbidden')
  })

  test('hold a query and nothing else', async () => {
    for (const query of [{ nothing: 1 }, { sort: 1 }, { columns: 'x' }, 'x', null])
      expect(await code(view(north, { query })), JSON.stringify(query)).toBe('invalid')
  })
})
