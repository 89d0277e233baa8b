import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRowFactory, type RowFactory } from '../../../../tests/rights/row-factory.ts'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import type { Actor } from '../access/actor.ts'
import { forgetCounts } from './count-cache.ts'
import { type Json, type ListRequest, listRecords, type Page, type Reader, readRecord } from './list.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let admin: Reader
let technician: Reader
let rows: RowFactory

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  admin = people.reader(await people.actor(people.admin.id))
  const { entities } = people
  technician = people.reader(await people.actor(await people.person('tech', [['technician', entities.north]])))
  rows = createRowFactory(people.services.db, people.services.house)
  await plantAssets()
}, 60_000)

/** Few values, so that ties are many; nothing, accents, and JSON of another sort than its field among them. */
async function plantAssets(): Promise<void> {
  const places = []
  for (const name of ['Étage', 'etage', 'Zone'])
    places.push((await people.run('location.create', { name, entity: people.entities.root })).id)
  const pick = <T>(values: readonly T[], index: number, step: number): T => values[(index * step) % values.length]!
  for (let index = 0; index < 61; index++) {
    await rows.make(assetKind, {
      entity_id: pick([people.entities.north, people.entities.south, people.entities.northEast], index, 7),
      name: pick(['b', 'a', 'A', 'é', 'ê', 'É', '10', '9', ' x'], index, 5),
      type: pick(['computer', 'monitor', 'printer'], index, 1),
      serial: pick([null, 'S1', 's2', '', 'S 3'], index, 3),
      location_id: pick([null, ...places], index, 3),
      last_inventory_at: pick([null, new Date('2026-03-29T01:30:00.123Z'), new Date('2025-01-01T00:00:00Z')], index, 2),
      custom: JSON.stringify(
        pick(
          [
            {},
            { diagonal: 24 },
            { diagonal: 9 },
            { diagonal: 'big' },
            { isColor: true },
            { isColor: false },
            { isColor: 'x' },
            { chassis: 'laptop' },
          ],
          index,
          3,
        ),
      ),
    })
  }
}

async function everyPage(reader: Reader, kind: Kind, request: ListRequest): Promise<{ items: Json[]; pages: Page[] }> {
  const pages: Page[] = []
  let after: string | undefined
  do {
    const page = await listRecords(reader, kind, after === undefined ? request : { ...request, after })
    pages.push(page)
    after = page.next ?? undefined
  } while (after !== undefined && pages.length < 200)
  return { items: pages.flatMap((page) => page.items), pages }
}

const sortable = (kind: Kind): string[] =>
  Object.entries(readableFields(kind))
    .filter(([, field]) => field.type !== 'json' && field.type !== 'richText')
    .map(([name]) => name)

describe('paging', () => {
  const custom = ['diagonal', 'custom.isColor', 'isColor', 'chassis', 'memoryMb', 'id']
  const sort = fc
    .array(fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...sortable(assetKind), ...custom)), { maxLength: 3 })
    .map((keys) => keys.map((key) => key.join('')).join(','))

  test('any sort, any limit: each row once, in the order of the whole list, and the total is theirs', async () => {
    const whole = new Map<Reader, string[]>()
    for (const reader of [admin, technician])
      whole.set(reader, (await everyPage(reader, assetKind, { limit: 500 })).items.map(({ id }) => id).sort())
    expect(whole.get(admin)).toHaveLength(61)
    expect(whole.get(technician)!.length).toBeLessThan(61)
    await fc.assert(
      fc.asyncProperty(
        sort,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(admin, technician),
        async (by, limit, reader) => {
          const request = by === '' ? {} : { sort: by }
          const inOne = (await listRecords(reader, assetKind, { ...request, limit: 500 })).items.map(({ id }) => id)
          const { items, pages } = await everyPage(reader, assetKind, { ...request, limit })
          expect(items.map(({ id }) => id)).toEqual(inOne)
          expect([...inOne].sort()).toEqual(whole.get(reader))
          expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([inOne.length]))
          expect(pages.every((page, index) => page.items.length === limit || index === pages.length - 1)).toBe(true)
        },
      ),
      { numRuns: 120 },
    )
  }, 90_000)

  test('what has nothing comes last, up or down; the order is that of the database’s language', async () => {
    for (const by of ['location', '-location', 'serial', '-lastInventoryAt', 'diagonal', '-custom.diagonal']) {
      const { items } = await listRecords(admin, assetKind, {
        sort: by,
        limit: 500,
        fields: 'name,serial,location,lastInventoryAt,custom',
      })
      const name = by.replace(/^-|custom\./g, '')
      const value = (item: Json) => {
        const found = name === 'diagonal' ? (item.custom as Record<string, unknown>).diagonal : item[name]
        return name === 'diagonal' && typeof found !== 'number' ? null : (found ?? null)
      }
      const missing = items.map((item) => value(item) === null)
      expect(missing.lastIndexOf(false), by).toBeLessThan(missing.indexOf(true))
    }
  })

  test('a row changed between two pages is neither lost nor given twice, as long as its own place stays', async () => {
    const first = await listRecords(admin, assetKind, { sort: 'number', limit: 20 })
    await people.run('asset.remove', { id: first.items[3]!.id })
    const rest = await everyPage(admin, assetKind, { sort: 'number', limit: 20, after: first.next! })
    await people.run('asset.restore', { id: first.items[3]!.id })
    const ids = [...first.items, ...rest.items].map(({ id }) => id)
    expect([ids.length, new Set(ids).size]).toEqual([61, 61])
  })

  test('a cursor of another list, or of nobody, is refused', async () => {
    const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
    const given = [
      '',
      'x',
      '%',
      cursor([1]),
      cursor(['a', 'b', 'c']),
      cursor({}),
      cursor([{}, '1']),
      cursor([['a'], '1']),
      cursor(['a', null]),
      cursor(['a', '1e5']),
      cursor(['a\0', '1']),
    ]
    for (const after of given)
      expect(
        await listRecords(admin, assetKind, { sort: 'name', after }).catch((error: CigaleError) => error.code),
        after,
      ).toBe('bad_request')
    const moments = [
      '2024-02-30T00:00:00+00:00',
      '0000-01-01T00:00:00+00:00',
      '2024-01-01',
      'now',
      'infinity',
      '2024-01-01T25:00:00+00:00',
    ]
    for (const moment of moments)
      expect(
        await listRecords(admin, assetKind, { sort: 'updatedAt', after: cursor([moment, '1']) }).catch(
          (error: CigaleError) => error.code,
        ),
        moment,
      ).toBe('bad_request')
  })
})

describe('what may be asked', () => {
  const refusal = (request: ListRequest) =>
    listRecords(admin, assetKind, request).then(
      () => 'allowed',
      (error: CigaleError) => error.errors.map(({ field, code }) => `${field} ${code}`).join(),
    )

  test.each([
    'nothing',
    'password',
    'name,search',
    'custom.diagonal',
    'constructor',
    '__proto__',
    'toString',
    'entityId',
    'entity_id',
  ])('fields=%s is refused', async (fields) => expect(await refusal({ fields })).toBe('fields unknown'))
  test.each([
    'nothing',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__',
    'custom',
    'custom.',
    'custom.constructor',
    'entity.name',
    'observed',
    '-',
    '--name',
    'name desc',
    'name;',
  ])('sort=%s is refused', async (by) => expect(await refusal({ sort: by })).toBe('sort unknown'))

  test('fields give those and no other, the id always', async () => {
    const { items } = await listRecords(admin, assetKind, { fields: ' name , location', limit: 1 })
    expect(Object.keys(items[0]!).sort()).toEqual(['id', 'location', 'name', 'version'])
  })

  test('limits: at least one, at most what a page may hold; count=none counts nothing', async () => {
    expect((await listRecords(admin, assetKind, { limit: 0 })).items).toHaveLength(1)
    expect((await listRecords(admin, assetKind, {})).items).toHaveLength(50)
    expect((await listRecords(admin, assetKind, { count: 'none' })).total).toBeNull()
  })

  test('the trash shows what is in it, and nothing else does', async () => {
    const { id } = await people.run('asset.create', { type: 'monitor', name: 'gone', entity: people.entities.north })
    await people.run('asset.remove', { id })
    const shown = async (trash: boolean) =>
      (await listRecords(admin, assetKind, { trash, limit: 500 })).items.map((item) => item.id)
    expect(await shown(true)).toEqual([id])
    expect(await shown(false)).not.toContain(id)
  })

  test('what one may not see is in no item, no total, no page, no answer to a filter', async () => {
    const hidden = await people.run('location.create', { name: 'Canari', entity: people.entities.south })
    const { id } = await people.run('asset.create', {
      type: 'computer',
      name: 'canari',
      entity: people.entities.south,
      location: hidden.id,
    })
    const seen = await people.run('asset.create', {
      type: 'computer',
      name: 'voisin',
      entity: people.entities.north,
      location: hidden.id,
    })
    const ask = (condition: ListRequest['condition']) =>
      listRecords(technician, assetKind, { condition: condition!, limit: 500 })
    expect(await ask({ field: 'name', op: 'is', value: 'canari' })).toEqual({ items: [], total: 0, next: null })
    expect(await ask({ field: 'id', op: 'is', value: id } as never)).toMatchObject({ items: [], total: 0 })
    // Through a reference too: a condition on the hidden place must not tell its name letter by letter.
    expect((await ask({ field: 'location.name', op: 'startsWith', value: 'Can' })).total).toBe(0)
    expect(await readRecord(technician, assetKind, seen.id)).toMatchObject({ name: 'voisin' })
    await expect(readRecord(technician, assetKind, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('cost', () => {
  test.each([...rooms.flatMap((room) => room.kinds)].map(({ kind }) => kind))(
    'a page of $plural costs three statements at most, however long',
    async (kind) => {
      const counts: number[] = []
      for (const more of [2, 25]) {
        for (let index = 0; index < more; index++) await rows.make(kind)
        counts.push((await statementsOf(database, () => listRecords(admin, kind, { limit: 20 }))).length)
      }
      expect(counts[1]).toBeLessThanOrEqual(3)
      expect(
        (await statementsOf(database, () => listRecords(admin, kind, { limit: 20, count: 'none' }))).length,
      ).toBeLessThanOrEqual(2)
      const { items } = await listRecords(admin, kind, { limit: 1 })
      if (items[0] !== undefined)
        expect((await statementsOf(database, () => readRecord(admin, kind, items[0]!.id))).length).toBe(1)
    },
  )

  test('a text condition counts along with its page', async () => {
    const work = () => listRecords(admin, ticketKind, { condition: { text: 'imprimante' } })
    expect((await statementsOf(database, work)).length).toBeLessThanOrEqual(3)
  })
})

describe('totals', () => {
  // The rows above went round the gate.
  beforeAll(forgetCounts)
  const total = async (reader: Reader) => (await listRecords(reader, assetKind, { limit: 1 })).total!

  test('are never older than one’s own write', async () => {
    const actor: Actor = await people.actor(people.admin.id)
    for (let round = 0; round < 25; round++) {
      const before = await total(admin)
      const { id } = await people.run(
        'asset.create',
        { type: 'computer', name: `T${round}`, entity: people.entities.north },
        actor,
      )
      expect(await total(admin)).toBe(before + 1)
      await people.run('asset.remove', { id }, actor)
      expect(await total(admin)).toBe(before)
    }
  })

  test('nor than a write that ended while somebody else was counting', async () => {
    for (let round = 0; round < 25; round++) {
      const before = await total(admin)
      const counting = [total(admin), total(admin)]
      const { id } = await people.run('asset.create', { type: 'computer', name: 'x', entity: people.entities.north })
      counting.push(total(admin))
      expect(await counting.at(-1)).toBe(before + 1)
      await Promise.all(counting)
      expect(await total(admin)).toBe(before + 1)
      await people.run('asset.remove', { id })
    }
  })

  test('are one’s own: nobody is given the count of somebody who sees more', async () => {
    const [all, mine] = await Promise.all([total(admin), total(technician)])
    expect(mine).toBeLessThan(all)
    const counted = await sql<{ count: string }>`select count(*) from asset where deleted_at is null`.execute(
      people.services.db,
    )
    expect(all).toBe(Number(counted.rows[0]!.count))
  })
})
