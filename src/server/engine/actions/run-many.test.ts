import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type Made, type TestPeople } from '../../domains/people/people.factory.ts'
import type { Actor } from '../access/actor.ts'
import type { Action } from './define-action.ts'
import { runAction } from './run-action.ts'
import { runMany } from './run-many.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let north: Actor
let places: string[]
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  north = await people.actor(await people.person('north', [['asset-manager', people.entities.north]]))
  places = []
  for (const name of ['A', 'B'])
    places.push((await people.run('location.create', { name, entity: people.entities.north })).id)
})

const actionOf = (name: string) => people.services.house.actions.get(name) as unknown as Action<never, Made>
const many = (name: string, inputs: unknown[], actor = north) =>
  people.services.db
    .transaction()
    .execute((transaction) => runMany(people.services, actionOf(name), actor, inputs, { transaction }))
const oneByOne = async (name: string, inputs: unknown[], actor = north) => {
  const outcomes: unknown[] = []
  for (const input of inputs)
    outcomes.push(
      await runAction(people.services, actionOf(name), actor, input).then(
        (output) => ({ output }),
        (refusal: unknown) => ({ refusal }),
      ),
    )
  return outcomes as Awaited<ReturnType<typeof many>>
}
const codes = (outcomes: Awaited<ReturnType<typeof many>>) =>
  outcomes.map((outcome) =>
    'refusal' in outcome ? `${outcome.refusal.code} ${JSON.stringify(outcome.refusal.errors)}` : 'done',
  )
const idsOf = (outcomes: Awaited<ReturnType<typeof many>>) =>
  outcomes.flatMap((outcome) => ('refusal' in outcome ? [] : [outcome.output.id]))

/** Everything that is kept of some records, without what must differ (ids, numbers, moments, changes). */
async function keptOf(ids: string[]) {
  const rows = await Promise.all(
    ids.map(async (id) => {
      const [row, history, exact, told, locks] = await Promise.all([
        database.pool.query('select * from asset where id = $1', [id]),
        database.pool.query(
          "select action, source, user_id, changes from history where kind = 'asset' and record_id = $1 order by id",
          [id],
        ),
        database.pool.query(
          "select sort, value, shown from search_exact where kind = 'asset' and record_id = $1 order by 1",
          [id],
        ),
        database.pool.query("select event, data from outbox where kind = 'asset' and record_id = $1 order by id", [id]),
        database.pool.query('select field, user_id from asset_lock where asset_id = $1 order by 1', [id]),
      ])
      const { id: _, number, created_at, updated_at, ...rest } = row.rows[0]
      return { rest, history: history.rows, exact: exact.rows, told: told.rows, locks: locks.rows }
    }),
  )
  return rows
}

const text = fc.constantFrom('PC-1', 'PC-2', ' PC-1 ', 'É', '', 'x'.repeat(300), null)
const values = () =>
  fc.record(
    {
      name: text,
      serial: text,
      comment: fc.constantFrom(null, 'c', 'deux\nlignes'),
      location: fc.constantFrom(null, places[0], places[1], '999999'),
      entity: fc.constantFrom(people.entities.north, people.entities.south, people.entities.northEast),
      custom: fc.constantFrom({ chassis: 'laptop' }, { chassis: 'desktop', domain: 'x' }, { diagonal: 3 }, {}),
      nothing: fc.constant(1),
    },
    { requiredKeys: [] },
  )

describe('many at once is the same as one by one', () => {
  test('creating: same rows, history, handles, events; the same ones refused for the same reasons', async () => {
    const inputs = () =>
      fc.array(
        values().map((some) => ({ type: 'computer', name: 'PC', entity: people.entities.north, ...some })),
        { maxLength: 12 },
      )
    await fc.assert(
      fc.asyncProperty(inputs(), async (list) => {
        const [together, single] = [await many('asset.create', list), await oneByOne('asset.create', list)]
        expect(codes(together)).toEqual(codes(single))
        expect(await keptOf(idsOf(together))).toEqual(await keptOf(idsOf(single)))
      }),
      { numRuns: 40 },
    )
  })

  test('changing: only what differs, each by its own patch', async () => {
    const patches = () => fc.array(values(), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(patches(), fc.boolean(), async (list, isObserved) => {
        const make = () =>
          many(
            'asset.create',
            list.map((_, index) => ({
              type: 'computer',
              name: 'PC',
              serial: `S${index}`,
              entity: people.entities.north,
              location: places[0],
            })),
          )
        const [a, b] = [idsOf(await make()), idsOf(await make())]
        if (isObserved)
          await database.pool.query('update asset set last_inventory_at = $2 where id = any($1)', [
            [...a, ...b],
            '2026-01-01',
          ])
        const withIds = (ids: string[]) => list.map((patch, index) => ({ ...patch, id: ids[index] }))
        const [together, single] = [await many('asset.update', withIds(a)), await oneByOne('asset.update', withIds(b))]
        expect(codes(together)).toEqual(codes(single))
        expect(await keptOf(a)).toEqual(await keptOf(b))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a set', () => {
  const fresh = async (count: number) =>
    idsOf(
      await many(
        'asset.create',
        Array.from({ length: count }, (_, n) => ({ type: 'computer', name: `N${n}`, entity: people.entities.north })),
      ),
    )

  test('costs the same statements for ten as for three hundred', async () => {
    const cost = async (count: number) => {
      const ids = await fresh(count)
      return (
        await statementsOf(database, () =>
          many(
            'asset.update',
            ids.map((id, n) => ({ id, serial: `C${id}`, name: `M${n}` })),
          ),
        )
      ).length
    }
    // What is kept for a while (rules) is read before.
    await cost(1)
    expect(await cost(300)).toBe(await cost(10))
    expect(await cost(10)).toBeLessThanOrEqual(8)
  })

  test('a wrong version, a hidden record, a record that is gone: each refused, the others done', async () => {
    const [first, second, gone] = await fresh(3)
    const hidden = (await people.run('asset.create', { type: 'computer', name: 'S', entity: people.entities.south })).id
    await people.run('asset.remove', { id: gone! })
    const outcomes = await many('asset.update', [
      { id: first, name: 'x' },
      { id: second, version: 9, name: 'x' },
      { id: gone, name: 'x' },
      { id: hidden, name: 'x' },
      { id: 'no', name: 'x' },
    ])
    expect(codes(outcomes).map((code) => code.split(' ')[0])).toEqual([
      'done',
      'version',
      'not_found',
      'not_found',
      'invalid',
    ])
  })

  test('the same record twice is changed twice, in order', async () => {
    const [id] = await fresh(1)
    await many('asset.update', [
      { id, name: 'one' },
      { id, name: 'two' },
    ])
    const { rows } = await database.pool.query('select name, version from asset where id = $1', [id])
    expect(rows).toEqual([{ name: 'two', version: 3 }])
  })

  test('what a unique index refuses is refused alone', async () => {
    const outcomes = await many(
      'manufacturer.create',
      [{ name: 'Acme' }, { name: 'ACME' }, { name: 'Zenith' }],
      await people.actor(people.admin.id),
    )
    expect(codes(outcomes).map((code) => code.split(' ')[0])).toEqual(['done', 'conflict', 'done'])
  })
})
