import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { assetLinkKind } from '../../../../shared/assets/links.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { historyOf } from '../../../engine/changes/history.ts'
import { undoChanges } from '../../../engine/changes/undo.ts'
import { listRecords, readRecord } from '../../../engine/lists/list.ts'
import { rooms } from '../../index.ts'
import { createTestPeople, type TestPeople } from '../../people/people.factory.ts'
import { connectionsOf } from './links.queries.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let north: Actor
let everywhere: Actor
const types = new Map<string, string>()

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  north = await people.actor(await people.person('north', [['technician', people.entities.north]]))
  everywhere = await people.actor(await people.person('all', [['super-administrator', people.entities.root]]))
  const found = await sql<{ id: string; code: string }>`select id, code from link_type`.execute(database.kysely)
  for (const { id, code } of found.rows) types.set(code, id)
})

let made = 0
async function asset(entity: keyof TestPeople['entities'] = 'north', more: Record<string, unknown> = {}) {
  made += 1
  const { id } = await people.run('asset.create', {
    type: 'computer',
    name: `PC-${made}`,
    entity: people.entities[entity],
    ...more,
  })
  return id
}
const connect = (from: string, to: string, code = 'depends-on', more: object = {}, actor = north) =>
  people.run('asset-link.create', { from, to, type: types.get(code)!, ...more }, actor)
const readLink = (id: string) => readRecord(people.reader(everywhere), assetLinkKind, id)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string; errors?: { code: string }[] }) => error.errors?.[0]?.code ?? error.code,
  )

describe('connecting', () => {
  test('is told on both ends, in the words of each, and can be taken back and forth', async () => {
    const [one, other] = [await asset(), await asset()]
    const { id } = await connect(one, other, 'contains')
    const ofOne = await connectionsOf(people.reader(north), one)
    const ofOther = await connectionsOf(people.reader(north), other)
    expect(ofOne.items).toMatchObject([{ label: 'contient', isOutgoing: true, mayChange: true, asset: { id: other } }])
    expect(ofOther.items).toMatchObject([{ label: 'est contenu dans', isOutgoing: false, asset: { id: one } }])
    const history = await historyOf(people.reader(north), 'asset', other, { limit: 5 })
    expect(history.items[0]!.changes).toMatchObject([{ field: 'link', new: one }])
    await people.run('asset-link.remove', { id }, north)
    expect((await readLink(id)).endedAt).toBeInstanceOf(Date)
    const ended = await historyOf(people.reader(north), 'asset', one, { limit: 1 })
    await undoChanges(people.services, north, [ended.items[0]!.changeId])
    expect(await readLink(id)).toMatchObject({ endedAt: null, isDeclared: true })
  })

  test('asks the right over both ends, and names none that one may not see', async () => {
    const [mine, hidden] = [await asset(), await asset('south')]
    expect(await refusal(connect(mine, hidden))).toBe('reference')
    const { id } = await connect(mine, hidden, 'depends-on', {}, everywhere)
    expect((await connectionsOf(people.reader(north), mine)).items).toEqual([])
    expect((await connectionsOf(people.reader(everywhere), mine)).items).toHaveLength(1)
    expect(
      (await listRecords(people.reader(north), assetLinkKind, { limit: 500 })).items.map((item) => item.id),
    ).not.toContain(id)
    expect(await refusal(people.run('asset-link.remove', { id }, north))).toBe('not_found')
    const told = JSON.stringify(await historyOf(people.reader(north), 'asset', mine, { limit: 5 }))
    expect(told).toContain('"link"')
    expect(told).not.toContain((await readRecord(people.reader(everywhere), assetKind, hidden)).name)
  })

  test('gives along what is asked for, through the ordinary verb', async () => {
    const holder = await people.person('holder', [['requester', people.entities.north]])
    const one = await asset('north', { user: holder })
    const other = await asset()
    const { id } = await connect(one, other, 'connected', { copy: ['user'] })
    const copied = await readRecord(people.reader(north), assetKind, other)
    expect(copied).toMatchObject({ user: { id: holder } })
    await people.run('asset-link.remove', { id, clear: ['user'] }, north)
    expect(await readRecord(people.reader(north), assetKind, other)).toMatchObject({ user: null })
  })

  test('refuses itself, twice the same, a second holder unless it replaces the first', async () => {
    const [one, two, thing] = [await asset(), await asset(), await asset()]
    expect(await refusal(connect(one, one))).toBe('link_self')
    const first = await connect(one, thing, 'contains')
    expect(await refusal(connect(one, thing, 'contains'))).toBe('linked')
    expect(await refusal(connect(two, thing, 'contains'))).toBe('link_single')
    await connect(two, thing, 'contains', { replace: true })
    expect((await readLink(first.id)).endedAt).toBeInstanceOf(Date)
    const many = await asset('north', { type: 'peripheral', custom: { isGlobal: true } })
    for (const holder of [one, two]) expect(await refusal(connect(holder, many, 'contains'))).toBe('done')
  })

  test('keeps to the types that the meaning allows', async () => {
    const type = await people.run('link-type.create', {
      name: 'affiche sur',
      reverseName: 'affiche',
      impact: 'none',
      toTypes: ['monitor'],
    })
    const [one, other] = [await asset(), await asset()]
    const link = { from: one, to: other, type: type.id }
    expect(await refusal(people.run('asset-link.create', link, north))).toBe('link_type')
  })
})

test('whatever is put into what, nothing is ever in itself', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => asset()))
  const pair = fc.tuple(fc.nat(5), fc.nat(5))
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 12 }), async (pairs) => {
      await sql`delete from asset_link where from_id = any(${ids}::bigint[])`.execute(database.kysely)
      const holder = new Map<number, number>()
      const isIn = (thing: number | undefined, box: number): boolean =>
        thing !== undefined && (thing === box || isIn(holder.get(thing), box))
      for (const [box, thing] of pairs) {
        const outcome = await refusal(connect(ids[box]!, ids[thing]!, 'contains', { replace: true }))
        const expected =
          box === thing ? 'link_self' : isIn(box, thing) ? 'link_circle' : holder.get(thing) === box ? 'linked' : 'done'
        expect(outcome).toBe(expected)
        if (expected === 'done') holder.set(thing, box)
      }
    }),
    { numRuns: 15 },
  )
})
