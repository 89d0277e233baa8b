import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { numberText, readPattern } from '../../../../shared/assets/number-pattern.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { readBulk, runBulk } from '../../../engine/kinds/bulk.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { lifeJobs } from './life.ts'
import { previewTransfer } from './preview-transfer.ts'
import { waysOf } from './ways.ts'

let house: TestServerHouse
let manager: Actor
let states: Record<'in_stock' | 'in_use' | 'on_loan' | 'in_repair' | 'lost' | 'retired', string>
let made = 0

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, actor, entities } = house.people
  manager = await actor(await person('manager', [['asset-manager', entities.north]]))
  const pairs = await Promise.all(
    (['in_stock', 'in_use', 'on_loan', 'in_repair', 'lost', 'retired'] as const).map(
      async (phase, position) =>
        [phase, (await run('asset-state.create', { name: `State ${phase}`, phase, position })).id] as const,
    ),
  )
  states = Object.fromEntries(pairs) as typeof states
})
afterAll(() => house.close())

const db = () => house.database.kysely
const run = (name: string, input: Record<string, unknown>, actor?: Actor) => house.people.run(name, input, actor)
const asset = async (more: Record<string, unknown> = {}) =>
  (await run('asset.create', { type: 'computer', name: `PC ${++made}`, entity: house.people.entities.north, ...more }))
    .id
const read = (id: string) => readRecord(house.people.reader(manager), assetKind, id)
const set = (key: string, value: unknown) => run('setting.change', { key, value })
const rowOf = async (id: string) =>
  (await sql<Record<string, unknown>>`select * from asset where id = ${id}`.execute(db())).rows[0]!
const lastHistory = async (id: string) =>
  (
    await sql<{ action: string; changes: { field: string; new: unknown }[] }>`
      select action, changes from history where kind = 'asset' and record_id = ${id} order by id desc limit 1`.execute(
      db(),
    )
  ).rows[0]!

describe('states', () => {
  test('a state for some types is none that people give to others; what has it keeps it, and the house may', async () => {
    const computers = (
      await run('asset-state.create', { name: 'Masterisé', phase: 'in_stock', position: 9, assetTypes: ['computer'] })
    ).id
    await run('state-transition.create', { name: 'Masteriser', toState: computers, position: 9 })
    const computer = await asset()
    const monitor = await asset({ type: 'monitor' })
    const waysTo = async (id: string) => (await waysOf(house.people.reader(manager), id)).items.map((way) => way.to.id)
    expect(await waysTo(computer)).toContain(computers)
    expect(await waysTo(monitor)).not.toContain(computers)
    await run('asset.update', { id: computer, state: computers }, manager)
    await expect(run('asset.update', { id: monitor, state: computers }, manager)).rejects.toMatchObject({
      errors: [{ field: 'state', code: 'not_for_type', params: { state: 'Masterisé' } }],
    })
    await run('asset.update', { id: monitor, state: computers })
    await run('asset.update', { id: monitor, name: 'Écran renommé' }, manager)
    expect((await rowOf(monitor)).stateId).toBe(computers)
    const transition = await sql<{
      id: string
    }>`select id from state_transition where to_state_id = ${computers}`.execute(db())
    await run('state-transition.remove', { id: transition.rows[0]!.id })
  })

  test('people keep to the listed ways, alone and in bulk, and are told which is missing', async () => {
    await run('state-transition.create', {
      name: 'Mettre en service',
      fromState: states.in_stock,
      toState: states.in_use,
      position: 1,
      setsUsedSince: true,
    })
    await run('state-transition.create', { name: 'Réformer', toState: states.retired, position: 2 })
    const id = await asset({ state: states.in_stock })
    const before = (await rowOf(id)).stateSince as Date
    await set('assets.onlyListedTransitions', true)
    await expect(run('asset.update', { id, state: states.in_repair }, manager)).rejects.toMatchObject({
      errors: [{ field: 'state', code: 'no_transition', params: { from: 'State in_stock', to: 'State in_repair' } }],
    })
    const ways = await waysOf(house.people.reader(manager), id)
    expect(ways.items.map((way) => [way.name, way.to.name, way.dates])).toEqual([
      ['Mettre en service', 'State in_use', ['usedSince']],
      ['Réformer', 'State retired', []],
    ])
    await run('asset.update', { id, state: states.in_use }, manager)
    expect(((await rowOf(id)).stateSince as Date).getTime()).toBeGreaterThan(before.getTime())
    const told = await sql<{ data: Record<string, unknown> }>`
      select data from outbox where event = 'asset.state-changed' and record_id = ${id} order by id desc limit 1`.execute(
      db(),
    )
    expect(told.rows[0]!.data).toMatchObject({ to: states.in_use, dates: ['usedSince'] })
    const other = await asset({ state: states.in_stock })
    const bulk = await runBulk(
      house.services,
      manager,
      assetKind,
      readBulk.parse({ verb: 'update', ids: [id, other], input: { state: states.in_use, comment: 'vu' } }),
    )
    // The first is there already: nothing to change of its state.
    expect(bulk.done).toBe(2)
    const back = await runBulk(
      house.services,
      manager,
      assetKind,
      readBulk.parse({ verb: 'update', ids: [id, other], input: { state: states.in_stock } }),
    )
    expect([back.done, back.failed.map((each) => each.code)]).toEqual([0, ['invalid', 'invalid']])
    await set('assets.onlyListedTransitions', false)
    await run('asset.update', { id, state: states.in_stock }, manager)
  })
})

describe('numbers in sequence', () => {
  test('fifty at once, a third of them refused: no number twice, none left out', async () => {
    await run('number-sequence.create', {
      name: 'Postes',
      pattern: 'PC-{year}-{000}',
      assetType: 'computer',
      firstNumber: 7,
    })
    const typed = `PC-${new Date().getFullYear()}-009`
    await asset({ inventoryNumber: typed })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) => asset(at % 3 === 0 ? { user: '999999999' } : {})),
    )
    const ids = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(ids).toHaveLength(33)
    const numbers = (
      await sql<{ n: string }>`select inventory_number as n from asset where id = any(${ids}::bigint[])`.execute(db())
    ).rows.map((row) => Number(row.n.slice(-3)))
    // 9 was typed by hand before its turn came.
    const expected = Array.from({ length: 34 }, (_, at) => at + 7).filter((number) => number !== 9)
    expect(numbers.sort((a, b) => a - b)).toEqual(expected)
    const phone = await asset({ type: 'phone' })
    expect((await rowOf(phone)).inventoryNumber).toBeNull()
  })

  test('the nearest sequence counts, and a pattern must have one counter', async () => {
    await run('number-sequence.create', {
      name: 'Nord-Est',
      pattern: '{yy}{month}/{00}',
      entity: house.people.entities.northEast,
      firstNumber: 1,
    })
    const now = new Date()
    const month = `${String(now.getFullYear()).slice(2)}${String(now.getMonth() + 1).padStart(2, '0')}`
    const id = await asset({ type: 'phone', entity: house.people.entities.northEast })
    expect((await rowOf(id)).inventoryNumber).toBe(`${month}/01`)
    for (const pattern of ['PC', '{0}{0}', 'PC-{000}-{jour}', '{}', 'PC-{000'])
      await expect(run('number-sequence.create', { name: pattern, pattern, firstNumber: 1 })).rejects.toMatchObject({
        errors: [{ field: 'pattern', code: 'number_pattern' }],
      })
  })

  test('a pattern with the day begins anew each day, and keeps its words in their places', () => {
    const pattern = readPattern('PC{yy}{month}{day}-{00}')!
    const days = [9, 10].map((day) => ({ year: 2026, month: 3, day }))
    expect(days.map((day) => [numberText(pattern, day, 1), pattern.period(day)])).toEqual([
      ['PC260309-01', '2026-03-09'],
      ['PC260310-01', '2026-03-10'],
    ])
  })

  test('two numbers of one pattern and period differ whenever they are counted differently', () => {
    const word = fc.stringMatching(/^[A-Z/-]{0,4}$/)
    fc.assert(
      fc.property(
        word,
        word,
        fc.integer({ min: 1, max: 8 }),
        fc.nat(99_999),
        fc.nat(99_999),
        (a, b, width, one, two) => {
          const pattern = readPattern(`${a}{${'0'.repeat(width)}}${b}`)!
          const day = { year: 2026, month: 3, day: 9 }
          expect(numberText(pattern, day, one) === numberText(pattern, day, two)).toBe(one === two)
        },
      ),
    )
  })
})

describe('hand over and return', () => {
  test('each gesture leaves its line, and the asset its holder, place and state', async () => {
    const { north } = house.people.entities
    const lea = await house.people.person('lea', [], { entity: north })
    const id = await asset({ state: states.in_stock, type: 'monitor' })
    await expect(run('asset.hand-over', { id }, manager)).rejects.toMatchObject({ errors: [{ field: 'user' }] })
    await run('asset.hand-over', { id, user: lea, condition: 'good', accessories: 'Câble' }, manager)
    expect(await rowOf(id)).toMatchObject({ userId: lea, stateId: states.in_use })
    expect((await lastHistory(id)).action).toBe('asset.hand-over')
    await run('asset.hand-over', { id, user: manager.userId, dueOn: '2099-01-01' }, manager)
    expect(await rowOf(id)).toMatchObject({ userId: manager.userId, stateId: states.on_loan })
    await run('asset.return', { id, condition: 'damaged', comment: 'Dalle fendue' }, manager)
    expect(await rowOf(id)).toMatchObject({ userId: null, stateId: states.in_repair })
    await expect(run('asset.return', { id }, manager)).rejects.toMatchObject({ errors: [{ code: 'not_held' }] })
    const lines = await sql<{ line: string }>`
      select concat_ws(' ', direction, user_id, condition) as line from hand_over where asset_id = ${id} order by id`.execute(
      db(),
    )
    expect(lines.rows.map((row) => row.line)).toEqual([
      `out ${lea} good`,
      `in ${lea}`,
      `out ${manager.userId}`,
      `in ${manager.userId} damaged`,
    ])
    const stranger = await house.people.actor(
      await house.people.person('far', [['technician', house.people.entities.south]]),
    )
    await expect(run('asset.hand-over', { id, user: stranger.userId }, stranger)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('machines lost sight of', () => {
  const job = (name: string) => lifeJobs.find((each) => each.name === name)!.run({}, house.services)
  const heard = (id: string, ago: string) =>
    sql`update asset set last_inventory_at = now() - ${ago}::interval where id = ${id}`.execute(db())

  test('get their state by night, with the reason, and come back by themselves', async () => {
    const silent = await asset({ state: states.in_use })
    const talking = await asset({ state: states.in_use })
    const stocked = await asset({ state: states.in_stock })
    await heard(silent, '40 days')
    await heard(stocked, '40 days')
    await heard(talking, '2 days')
    expect(await job('assets.stale')).toEqual({ off: true })
    await set('assets.staleDays', 30)
    await set('assets.staleState', states.lost)
    expect(await job('assets.stale')).toEqual({ marked: 1 })
    expect(await job('assets.stale')).toEqual({ marked: 0 })
    expect([(await rowOf(silent)).stateId, (await rowOf(talking)).stateId]).toEqual([states.lost, states.in_use])
    const history = await sql<{ changes: { field: string; new: unknown }[] }>`
      select changes from history where kind = 'asset' and record_id = ${silent} and action = 'asset.mark-stale'`.execute(
      db(),
    )
    expect(history.rows.flatMap((row) => row.changes).find((each) => each.field === 'notSeenDays')?.new).toBe(40)
    expect(await job('assets.wake')).toEqual({ woken: 0 })
    await heard(silent, '-1 minute')
    expect(await job('assets.wake')).toEqual({ woken: 1 })
    expect(await rowOf(silent)).toMatchObject({ stateId: states.in_use, staleSince: null })
  })

  test('whoever gives one another state has found it', async () => {
    const id = await asset({ state: states.in_use })
    await heard(id, '90 days')
    await job('assets.stale')
    expect((await rowOf(id)).staleSince).not.toBeNull()
    await run('asset.update', { id, state: states.in_repair })
    expect((await rowOf(id)).staleSince).toBeNull()
    await heard(id, '-1 minute')
    await job('assets.wake')
    expect((await rowOf(id)).stateId).toBe(states.in_repair)
  })
})

test('the trash is emptied after its time, and the history of what is gone stays', async () => {
  const old = await asset()
  const fresh = await asset()
  for (const id of [old, fresh]) await run('asset.remove', { id })
  await sql`update asset set deleted_at = now() - interval '100 days' where id = ${old}`.execute(db())
  const job = lifeJobs.find((each) => each.name === 'assets.purge')!
  expect(await job.run({}, house.services)).toEqual({ off: true })
  await set('assets.trashDays', 90)
  expect(await job.run({}, house.services)).toEqual({ purged: 1, kept: 0 })
  expect([await rowOf(old), (await rowOf(fresh))?.id]).toEqual([undefined, fresh])
  expect((await lastHistory(old)).action).toBe('asset.purge')
})

describe('another unit, another type', () => {
  test('what is said to stay behind in a transfer ends, as far as whoever transfers may end it; the rest follows', async () => {
    const { north, south } = house.people.entities
    const admin = await house.people.actor(house.people.admin.id)
    const [id, screen] = [await asset(), await asset({ type: 'monitor' })]
    const type = await run('link-type.create', { name: 'porte', reverseName: 'est porté par', impact: 'none' })
    await run('asset-link.create', { from: id, to: screen, type: type.id })
    const contract = await run('contract.create', { name: 'Bail', entity: north, state: 'active', renewal: 'none' })
    await run('contract.link-asset', { id: contract.id, ids: [id, screen] })
    await run('asset.add-link', { id, url: 'https://example.org/notice' })
    const ties = async () => (await previewTransfer(house.people.reader(admin), id, south)).ties
    expect(await ties()).toEqual(
      expect.arrayContaining(['links', 'contracts', 'documents'].map((name) => ({ name, count: 1 }))),
    )
    await run('asset.transfer', { id, entity: south, leave: ['links', 'contracts'] }, admin)
    expect(await ties()).toEqual([{ name: 'documents', count: 1 }])
    const other = (await previewTransfer(house.people.reader(admin), screen, south)).ties
    expect(other).toEqual([{ name: 'contracts', count: 1 }])
    // Whoever may not change contracts leaves them alone.
    const { permissions, ...rest } = admin.grants[0]!
    const { 'contract.update': _, ...fewer } = permissions
    const bound = { ...admin, grants: [{ ...rest, permissions: fewer }] }
    await run('asset.transfer', { id: screen, entity: south, leave: ['contracts'] }, bound)
    expect((await previewTransfer(house.people.reader(admin), screen, north)).ties).toEqual([
      { name: 'contracts', count: 1 },
    ])
  })

  test('a transfer says beforehand what follows and who loses sight, and does what it said', async () => {
    const { north, northEast, south } = house.people.entities
    const place = (await run('location.create', { name: 'Agence Nord', entity: north })).id
    const holder = await house.people.person('holder', [], { entity: northEast })
    const id = await asset({ location: place, user: holder })
    const reader = house.people.reader(manager)
    const below = await previewTransfer(reader, id, northEast)
    expect(below.belongings.map(({ field, fits }) => [field, fits])).toEqual([
      ['user', true],
      ['location', true],
    ])
    expect([below.losing, below.staysMine]).toEqual([0, true])
    await expect(previewTransfer(reader, id, south)).rejects.toMatchObject({ code: 'not_found' })
    const all = house.people.reader(await house.people.actor(house.people.admin.id))
    const away = await previewTransfer(all, id, south)
    expect(away.belongings.map(({ fits }) => fits)).toEqual([false, false])
    // The asset manager of the north, and nobody else who holds a profile there.
    expect(away.losing).toBe(1)
    await run('asset.transfer', { id, entity: south, empty: ['user', 'location'] })
    expect(await rowOf(id)).toMatchObject({ entityId: south, userId: null, locationId: null })
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' })
    const mine = await asset()
    await expect(run('asset.transfer', { id: mine, entity: south }, manager)).rejects.toBeDefined()
    expect((await rowOf(mine)).entityId).toBe(north)
  })

  test('own fields that the new type lacks go, and history keeps what they said', async () => {
    const id = await asset({ type: 'monitor', custom: { diagonal: 27, resolution: '2560×1440' } })
    await run('asset.change-type', { id, type: 'peripheral' }, manager)
    expect(await rowOf(id)).toMatchObject({ type: 'peripheral', custom: {} })
    expect(JSON.stringify((await lastHistory(id)).changes)).toContain('2560×1440')
  })

  test('a template keeps what a further one like it starts with', async () => {
    const id = await asset({ state: states.in_stock, custom: {}, comment: 'Avec station' })
    await run('asset.save-as-template', { id, name: 'Poste standard' }, manager)
    const found = await sql<
      Record<string, unknown>
    >`select * from asset_template where name = 'Poste standard'`.execute(db())
    expect(found.rows[0]).toMatchObject({
      assetType: 'computer',
      stateId: states.in_stock,
      assetComment: 'Avec station',
    })
  })
})
