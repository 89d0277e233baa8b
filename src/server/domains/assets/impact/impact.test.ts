import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../../tests/support/test-database.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { rooms } from '../../index.ts'
import { createTestPeople, type TestPeople } from '../../people/people.factory.ts'
import { impactOf } from './impact.queries.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let reader: Actor
const types = new Map<string, string>()
/** Ten assets that the reader sees, two that he does not. */
const ids: string[] = []
const hidden = new Set([10, 11])

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  reader = await people.actor(await people.person('reader', [['technician', people.entities.north]]))
  const found = await sql<{ id: string; code: string }>`select id, code from link_type`.execute(database.kysely)
  for (const { id, code } of found.rows) types.set(code, id)
  types.set(
    'both',
    (await people.run('link-type.create', { name: 'double', reverseName: 'double aussi', impact: 'both' })).id,
  )
  for (let n = 0; n < 12; n++) {
    const entity = hidden.has(n) ? people.entities.south : people.entities.north
    ids.push((await people.run('asset.create', { type: 'computer', name: `N${n}`, entity })).id)
  }
})

/** Which links carry trouble, and which way: said again, by hand. */
const carries: Record<string, { forward: boolean; backward: boolean }> = {
  connected: { forward: false, backward: false },
  contains: { forward: true, backward: false },
  'depends-on': { forward: false, backward: true },
  both: { forward: true, backward: true },
}

interface Drawn {
  from: number
  to: number
  code: string
  isEnded: boolean
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    from: fc.nat(11),
    to: fc.nat(11),
    code: fc.constantFrom(...Object.keys(carries)),
    isEnded: fc.boolean(),
  })
  .filter((link) => link.from !== link.to)

const arrowsOf = (links: readonly Drawn[]): [number, number][] =>
  links
    .filter((link) => !link.isEnded && !hidden.has(link.from) && !hidden.has(link.to))
    .flatMap(({ from, to, code }) => [
      ...(carries[code]!.forward ? [[from, to] as [number, number]] : []),
      ...(carries[code]!.backward ? [[to, from] as [number, number]] : []),
    ])

/** Breadth first, in memory: distance of each that is met within `depth`. */
function distances(arrows: [number, number][], depth: number, near: 0 | 1): Map<number, number> {
  const met = new Map([[0, 0]])
  for (let step = 1; step <= depth; step++) {
    for (const arrow of arrows) {
      if (met.get(arrow[near]) === step - 1 && !met.has(arrow[near === 0 ? 1 : 0]))
        met.set(arrow[near === 0 ? 1 : 0], step)
    }
  }
  met.delete(0)
  return met
}

async function draw(links: readonly Drawn[]): Promise<void> {
  await sql`delete from asset_link`.execute(database.kysely)
  for (const { from, to, code, isEnded } of links)
    await sql`
      insert into asset_link (from_id, to_id, type_id, is_declared, ended_at)
      values (${ids[from]}, ${ids[to]}, ${types.get(code)}, not ${isEnded}::boolean, case when ${isEnded} then now() end)
      on conflict do nothing`.execute(database.kysely)
}

const unique = (links: Drawn[]) =>
  links.filter(
    (link, at) =>
      links.findIndex((each) => each.from === link.from && each.to === link.to && each.code === link.code) === at,
  )

describe('the walk', () => {
  test('finds what a search in memory finds, at the same distance, and nothing hidden or beyond it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { maxLength: 25 }).map(unique),
        fc.integer({ min: 1, max: 4 }),
        async (links, depth) => {
          await draw(links)
          const found = await impactOf(people.reader(reader), [ids[0]!], { depth, ways: ['effects', 'causes'] })
          const arrows = arrowsOf(links)
          const [effects, causes] = [distances(arrows, depth, 0), distances(arrows, depth, 1)]
          const expected = new Map<string, string>()
          for (const n of new Set([...effects.keys(), ...causes.keys()])) {
            const way = !effects.has(n) ? 'causes' : causes.has(n) ? 'both' : 'effects'
            expected.set(ids[n]!, `${way} ${Math.min(effects.get(n) ?? 99, causes.get(n) ?? 99)}`)
          }
          expected.set(ids[0]!, 'root 0')
          expect(new Map(found.nodes.map((node) => [node.id, `${node.way} ${node.depth}`]))).toEqual(expected)
          const known = new Set(arrows.map(([cause, effect]) => `${ids[cause]} ${ids[effect]}`))
          for (const edge of found.edges) expect(known).toContain(`${edge.causeId} ${edge.effectId}`)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('takes one statement a step and one for the records, however many there are', async () => {
    await draw(Array.from({ length: 9 }, (_, n) => ({ from: n, to: n + 1, code: 'contains', isEnded: false })))
    const ask = () => impactOf(people.reader(reader), [ids[0]!], { depth: 4, ways: ['effects', 'causes'] })
    expect(await statementsOf(database, ask)).toHaveLength(5)
  })

  test('says when there is more than it shows', async () => {
    const entity = people.entities.north
    await sql`delete from asset_link`.execute(database.kysely)
    await sql`
      with made as (insert into asset (type, name, entity_id) select 'peripheral', 'X' || n, ${entity} from generate_series(1, 600) n returning id)
      insert into asset_link (from_id, to_id, type_id, is_declared) select ${ids[0]}::bigint, id, ${types.get('contains')}::bigint, true from made`.execute(
      database.kysely,
    )
    const found = await impactOf(people.reader(reader), [ids[0]!], { depth: 1, ways: ['effects'] })
    expect([found.nodes.length, found.isCut]).toEqual([501, true])
    await sql`delete from asset where name like 'X%'`.execute(database.kysely)
  })
})

test('open cases stand on what they are about, for those who may see them', async () => {
  await draw([{ from: 0, to: 1, code: 'contains', isEnded: false }])
  const opened = await people.run('ticket.open', { title: 'Serveur muet', description: 'x', assets: [ids[1]] }, reader)
  const other = await people.run('ticket.open', { title: 'Réglé', description: 'x', assets: [ids[1]] }, reader)
  await people.run('ticket.solve', { id: other.id, body: 'Fait.' }, reader)
  const of = async (actor: Actor) =>
    (await impactOf(people.reader(actor), [ids[0]!], { depth: 1, ways: ['effects'] })).nodes.find(
      (node) => node.id === ids[1],
    )
  expect(await of(reader)).toMatchObject({ ticketCount: 1, tickets: [{ id: opened.id, title: 'Serveur muet' }] })
  const blind = {
    ...reader,
    grants: reader.grants.map((grant) => ({ ...grant, permissions: { 'asset.read': 'subtree' } })),
  }
  expect(await of(blind as Actor)).toMatchObject({ ticketCount: 0, tickets: [] })
})

test('a named group frames its assets for those who see it, until it is removed; history tells of both', async () => {
  const { north, south } = people.entities
  const group = (entity: string) => people.run('impact-group.create', { name: 'Cœur', colour: 'blue', entity })
  const [own, other] = [(await group(north)).id, (await group(south)).id]
  const framed = async () => {
    const { nodes } = await impactOf(people.reader(reader), [ids[0]!, ids[1]!], { ways: ['effects'], depth: 1 })
    return Object.fromEntries(nodes.map((node) => [node.id, node.impactGroup?.name ?? null]))
  }
  await people.run('asset.update', { id: ids[0], impactGroup: own }, reader)
  await people.run('asset.update', { id: ids[1], impactGroup: other })
  expect(await framed()).toMatchObject({ [ids[0]!]: 'Cœur', [ids[1]!]: null })
  await people.run('impact-group.update', { id: own, name: 'Cœur de réseau' })
  expect(await framed()).toMatchObject({ [ids[0]!]: 'Cœur de réseau' })
  const lines = await sql<{ changes: { field: string; newText?: string }[] }>`
    select changes from history where kind = 'asset' and record_id = ${ids[0]} order by id desc limit 1`.execute(
    database.kysely,
  )
  expect(lines.rows[0]!.changes).toMatchObject([{ field: 'impactGroup', newText: 'Cœur' }])
  await expect(people.run('asset.update', { id: ids[2], impactGroup: other }, reader)).rejects.toMatchObject({
    errors: [{ field: 'impactGroup', code: 'reference' }],
  })
  await people.run('impact-group.remove', { id: own })
  expect(await framed()).toMatchObject({ [ids[0]!]: null })
})
