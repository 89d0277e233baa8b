import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
})

interface Place {
  id: string
  name: string
  parent_id: string | null
  path: string[]
  complete_name: string
}

const placesNamed = async (prefix: string): Promise<Place[]> =>
  (
    await database.pool.query<Place>(
      `select id, name, parent_id, path::text[], complete_name from location where name like $1 order by id`,
      [`${prefix}%`],
    )
  ).rows

/** What the tree says of itself, checked against the parents alone. Ends on a knot too. */
function wrongPlaces(places: Place[]): string[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  return places.flatMap((place) => {
    const line: Place[] = []
    for (
      let at: Place | undefined = place;
      at !== undefined;
      at = at.parent_id === null ? undefined : byId.get(at.parent_id)
    ) {
      if (line.includes(at)) return [`knot at ${place.name}`]
      line.unshift(at)
    }
    const path = line.map(({ id }) => id).join()
    const name = line.map((each) => each.name).join(' > ')
    return path === place.path.join() && name === place.complete_name ? [] : [`${place.complete_name} is not ${name}`]
  })
}

let families = 0
/** `count` places of their own, side by side. */
async function plant(count: number): Promise<{ prefix: string; ids: string[] }> {
  const prefix = `T${++families}_`
  const ids: string[] = []
  for (let index = 0; index < count; index++)
    ids.push((await people.run('location.create', { name: `${prefix}${index}`, entity: people.entities.north })).id)
  return { prefix, ids }
}

const move = (id: string, parent: string | null): Promise<string> =>
  people.run('location.update', { id, parent }).then(
    () => 'done',
    (error: CigaleError) => error.errors?.[0]?.code ?? error.code ?? String(error),
  )

test('nothing is placed under itself, near or far', async () => {
  const { prefix, ids } = await plant(4)
  const [a, b, c, d] = ids as [string, string, string, string]
  for (const [child, parent] of [
    [b, a],
    [c, b],
    [d, c],
  ] as const)
    expect(await move(child, parent)).toBe('done')
  for (const under of ids) expect(await move(a, under)).toBe('cycle')
  expect(await move(b, d)).toBe('cycle')
  expect(await move(c, null)).toBe('done')
  expect(await move(a, d)).toBe('done')
  expect(wrongPlaces(await placesNamed(prefix))).toEqual([])
})

test('after any moves, renames and growth, paths and complete names say what the parents say', async () => {
  const step = fc.record({
    act: fc.constantFrom('move', 'move', 'rename', 'grow'),
    which: fc.nat(7),
    to: fc.option(fc.nat(7)),
    name: fc.constantFrom('x', 'Étage > 1', "l'aile", '%_'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { prefix, ids } = await plant(8)
      for (const [index, { act, which, to, name }] of steps.entries()) {
        const parent = to === null ? null : ids[to]!
        const unique = `${prefix}${index} ${name}`
        if (act === 'move') await move(ids[which]!, parent)
        else if (act === 'rename') await people.run('location.update', { id: ids[which]!, name: unique })
        else await people.run('location.create', { name: unique, parent, entity: people.entities.north })
      }
      expect(wrongPlaces(await placesNamed(prefix))).toEqual([])
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('moves at once tie no knot, and leave no old name behind', async () => {
  for (let round = 0; round < 12; round++) {
    const { prefix, ids } = await plant(6)
    const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string]
    for (const [child, parent] of [
      [d, a],
      [e, b],
      [f, c],
    ] as const)
      await move(child, parent)
    // Three branches, each under a leaf of the next one: two of three at most.
    const outcome = await Promise.all([move(a, e), move(b, f), move(c, d)])
    expect(outcome.filter((each) => each === 'done').length).toBe(2)
    expect(outcome).toContain('cycle')
    expect(wrongPlaces(await placesNamed(prefix))).toEqual([])
  }
}, 60_000)

test('a branch renamed while leaves grow and move on it: all bear the new name', async () => {
  for (let round = 0; round < 12; round++) {
    const { prefix, ids } = await plant(5)
    const [root, branch, other, leaf, twig] = ids as [string, string, string, string, string]
    await move(branch, root)
    await move(twig, leaf)
    const outcome = await Promise.all([
      people.run('location.update', { id: root, name: `${prefix}renamed` }),
      people.run('location.create', { name: `${prefix}new`, parent: branch, entity: people.entities.north }),
      move(leaf, branch),
      people.run('location.update', { id: twig, name: `${prefix}twig` }),
      people.run('location.update', { id: branch, code: 'B' }),
      people.run('location.remove', { id: other }),
    ])
    expect(outcome[2]).toBe('done')
    const places = await placesNamed(prefix)
    expect(wrongPlaces(places)).toEqual([])
    expect(places.find(({ id }) => id === twig)!.complete_name).toBe(
      `${prefix}renamed > ${prefix}1 > ${prefix}3 > ${prefix}twig`,
    )
  }
}, 60_000)

test('a branch cannot be thrown away while something grows on it', async () => {
  for (let round = 0; round < 10; round++) {
    const { prefix, ids } = await plant(1)
    const outcome = await Promise.allSettled([
      people.run('location.remove', { id: ids[0]! }),
      people.run(
        'location.create',
        { name: `${prefix}new`, parent: ids[0]!, entity: people.entities.north },
        await people.actor(people.admin.id),
      ),
    ])
    expect(outcome.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    const { rows } = await database.pool.query(
      `select 1 from location c join location p on p.id = c.parent_id where c.deleted_at is null and p.deleted_at is not null`,
    )
    expect(rows).toEqual([])
  }
}, 60_000)
