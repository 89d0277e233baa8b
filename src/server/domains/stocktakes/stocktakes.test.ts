import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { normaliseHandle } from '../../../shared/fields/handle.ts'
import { lineStatus } from '../../../shared/stocktakes/line-status.ts'
import { stocktakeKind, stocktakeLineKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { historyOf } from '../../engine/changes/history.ts'
import { exportList } from '../../engine/lists/export.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import type { Counted } from './actions/count-stocktake.ts'
import { progressOf, scopeReport, sheetOf } from './stocktakes.queries.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let keeper: Actor
let counters: Actor[]
let southern: Actor
const places: Record<string, string> = {}

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { entities } = people
  const someone = async (login: string, profile: 'asset-manager' | 'technician', over: string) =>
    people.actor(await people.person(login, [[profile, over]]))
  keeper = await someone('keeper', 'asset-manager', entities.root)
  counters = [await someone('one', 'technician', entities.north), await someone('two', 'technician', entities.north)]
  southern = await someone('south', 'technician', entities.south)
  const place = async (name: string, parent?: string) => {
    places[name] = (await people.run('location.create', { name, entity: entities.root, parent: parent ?? null })).id
  }
  await place('A')
  await place('A1', places.A)
  await place('A2', places.A)
  await place('B')
})

let made = 0
async function asset(location: string | null, values: Record<string, unknown> = {}) {
  made += 1
  const serial = `SER-${made}`
  const { id } = await people.run('asset.create', {
    type: 'computer',
    name: `Poste ${made}`,
    entity: people.entities.north,
    location,
    serial,
    ...values,
  })
  return { id, serial: String(values.serial ?? serial), location }
}

async function campaign(values: Record<string, unknown> = {}, within: string[] = ['A']) {
  const { id } = await people.run(
    'stocktake.create',
    { name: `Campagne ${made}`, entity: people.entities.north, withSubplaces: true, ...values },
    keeper,
  )
  if (within.length > 0)
    await people.run('stocktake.link-place', { id, ids: within.map((name) => places[name]) }, keeper)
  return id
}

interface SentScan {
  id: string
  code?: string
  asset?: string
  place: string
  at: string
}
const count = (id: string, scans: SentScan[], withdrawn: string[] = [], actor = counters[0]!) =>
  people.run('stocktake.count', { id, scans, withdrawn }, actor) as unknown as Promise<Counted>
const scan = (code: string, place: string, minute = 0): SentScan => ({
  id: randomUUID(),
  code,
  place: places[place]!,
  at: new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString(),
})

interface Line {
  assetId: string | null
  name: string
  status: string
  seenPlaceId: string | null
  isExpected: boolean
}
async function linesOf(id: string): Promise<Map<string, Line>> {
  const { rows } = await sql<Line & { handle: string | null }>`
    select asset_id, handle, name, status, seen_place_id, is_expected from stocktake_line where stocktake_id = ${id}`.execute(
    database.kysely,
  )
  return new Map(rows.map((row) => [row.assetId ?? `code ${row.handle}`, row]))
}
const statuses = async (id: string) =>
  Object.fromEntries([...(await linesOf(id))].map(([thing, { status }]) => [thing, status]))
const read = (id: string, actor = keeper) => readRecord(people.reader(actor), stocktakeKind, id)

describe('a campaign', () => {
  test('expects what its scope says, frozen at the opening', async () => {
    const here = await asset(places.A1!, { name: 'Ici' })
    await asset(places.A1!, { type: 'printer', name: 'Ici' })
    await asset(places.B!, { name: 'Ici' })
    const id = await campaign({ assetTypes: ['computer'], query: 'name:Ici' })
    expect(await scopeReport(people.reader(keeper), id)).toMatchObject({ expected: 1, places: [{ id: places.A }] })
    await people.run('stocktake.open', { id }, keeper)
    await people.run('asset.update', { id: here.id, location: places.B })
    expect(await statuses(id)).toEqual({ [here.id]: 'expected' })
    // Seen where it was expected, whatever the register has become meanwhile.
    await count(id, [scan(here.serial, 'A1')])
    expect(await statuses(id)).toEqual({ [here.id]: 'found' })
    await expect(people.run('stocktake.update', { id, assetTypes: [] }, keeper)).rejects.toMatchObject({
      code: 'conflict',
    })
    await people.run('stocktake.update', { id, name: 'Autre nom' }, keeper)
    await expect(people.run('stocktake.link-place', { id, ids: [places.B] }, keeper)).rejects.toMatchObject({
      code: 'state',
    })
  })

  test('refuses a scope that cannot be read, or finds nothing', async () => {
    await expect(campaign({ query: 'nosuchfield:1' })).rejects.toMatchObject({
      errors: [{ field: 'query', code: 'scope_query' }],
    })
    const id = await campaign({ query: 'name:"rien de tel"' })
    await expect(people.run('stocktake.open', { id }, keeper)).rejects.toMatchObject({
      errors: [{ field: 'query', code: 'nothing_expected' }],
    })
  })

  test('tells found, misplaced, unknown and missing; closing moves and marks by choice, in the history of the assets', async () => {
    const [found, wide, strayed, stranger, absent] = [
      await asset(places.A1!),
      await asset(places.A2!),
      await asset(places.A1!),
      await asset(places.B!),
      await asset(places.A2!),
    ]
    const serials = [found, wide, strayed, absent].map((each) => each!.serial)
    const campaignId = await campaign({ query: `serial:${serials.join(',')}` })
    await people.run('stocktake.open', { id: campaignId }, keeper)
    const answer = await count(campaignId, [
      scan(found!.serial, 'A1'),
      // Whoever counts a whole building does not say which room.
      scan(`https://itsm.example.fr/assets/${wide!.id}`, 'A'),
      scan(strayed!.serial, 'A2'),
      scan(stranger!.serial, 'A1'),
      scan('CODE/DE CHAISE', 'A1'),
      scan('code de chaise', 'A2', 5),
    ])
    expect(answer.accepted).toHaveLength(6)
    const wanted = {
      [found!.id]: 'found',
      [wide!.id]: 'found',
      [strayed!.id]: 'misplaced',
      [stranger!.id]: 'misplaced',
      'code CODEDECHAISE': 'unknown',
      [absent!.id]: 'expected',
    }
    expect(await statuses(campaignId)).toEqual(wanted)
    const missingState = (await people.run('asset-state.create', { name: `Perdu ${made}`, phase: 'lost', position: 9 }))
      .id
    await expect(people.run('stocktake.close', { id: campaignId }, counters[0])).rejects.toMatchObject({
      code: 'forbidden',
    })
    await people.run('stocktake.close', { id: campaignId, move: 'all', missingState }, keeper)
    expect(await statuses(campaignId)).toEqual({ ...wanted, [absent!.id]: 'missing' })
    const { rows } = await sql<{ id: string; locationId: string; stateId: string | null }>`
      select id, location_id, state_id from asset where id = any(${[strayed!.id, stranger!.id, absent!.id, found!.id]}::bigint[]) order by id`.execute(
      database.kysely,
    )
    expect(rows).toEqual([
      { id: found!.id, locationId: places.A1, stateId: null },
      { id: strayed!.id, locationId: places.A2, stateId: null },
      { id: stranger!.id, locationId: places.A1, stateId: null },
      { id: absent!.id, locationId: places.A2, stateId: missingState },
    ])
    const history = await historyOf(people.reader(keeper), 'asset', strayed!.id, { limit: 5 })
    expect(JSON.stringify(history)).toContain('stocktake.close')
    await expect(count(campaignId, [scan('X1', 'A')])).rejects.toMatchObject({ code: 'state' })
    await people.run('stocktake.reopen', { id: campaignId }, keeper)
    expect((await statuses(campaignId))[absent!.id]).toBe('expected')
  })

  test('is seen, counted and closed only by those who may; of named counters only by them', async () => {
    await asset(places.A1!)
    const id = await campaign()
    await people.run('stocktake.open', { id }, keeper)
    await expect(read(id, southern)).rejects.toMatchObject({ code: 'not_found' })
    await expect(count(id, [], [], southern)).rejects.toMatchObject({ code: 'not_found' })
    await people.run('stocktake.link-counter', { id, ids: [counters[1]!.userId] }, keeper)
    await expect(count(id, [scan('X', 'A')])).rejects.toMatchObject({ code: 'forbidden' })
    await count(id, [scan('X', 'A')], [], counters[1])
    const lines = await listRecords(people.reader(southern), stocktakeLineKind, {})
    expect(lines.items).toEqual([])
  })

  test('keeps a scan of a place that is not there apart, and the rest', async () => {
    const known = await asset(places.A1!)
    const id = await campaign()
    await people.run('stocktake.open', { id }, keeper)
    const lost = { ...scan('Y', 'A'), place: '999999999' }
    const foreign = await people.run('asset.create', { type: 'computer', name: 'Sud', entity: people.entities.south })
    const { code: _code, ...hidden } = { ...scan('Z', 'A'), asset: foreign.id }
    expect(await count(id, [lost, hidden, scan(known.serial, 'A1')])).toMatchObject({
      accepted: [expect.any(String)],
      refused: [
        { id: lost.id, code: 'reference' },
        { id: hidden.id, code: 'reference' },
      ],
    })
    for (const bad of [{ id: 'no' }, { at: 'yesterday' }, { code: '' }, { code: 'x'.repeat(301) }, { asset: '1' }])
      await expect(count(id, [{ ...scan('Z', 'A'), ...bad }])).rejects.toMatchObject({ code: 'invalid' })
  })

  test('is read by a device in four statements, however long it is, and exported like any list', async () => {
    for (let index = 0; index < 20; index++) await asset(places.B!)
    const id = await campaign({}, ['B'])
    await people.run('stocktake.open', { id }, keeper)
    const reader = people.reader(counters[0]!)
    const statements = await statementsOf(database, () => sheetOf(reader, 'https://itsm.example.fr', id))
    expect(statements).toHaveLength(4)
    const sheet = await sheetOf(reader, 'https://itsm.example.fr', id)
    expect(sheet.places.map((place) => place.id)).toEqual([places.B])
    expect(sheet.lines.length).toBeGreaterThanOrEqual(20)
    // Asking again, a device gets what changed since, and a minute more.
    const later = new Date(Date.now() + 90_000)
    expect((await sheetOf(reader, 'https://itsm.example.fr', id, later)).lines).toEqual([])
    await sql`update stocktake_line set changed_at = now() - interval '1 hour' where stocktake_id = ${id}`.execute(
      database.kysely,
    )
    await count(id, [scan(sheet.lines[3]!.codes!.serial!, 'B')])
    const changed = await sheetOf(reader, 'https://itsm.example.fr', id, new Date())
    expect(changed.lines).toMatchObject([{ assetId: sheet.lines[3]!.assetId, status: 'found' }])
    const { items } = await progressOf(reader, id)
    expect(items).toMatchObject([{ id: places.B, expected: sheet.lines.length - 1, found: 1 }])
    const condition = { field: 'stocktake', op: 'is', value: id } as const
    const file = await exportList(reader, stocktakeLineKind, { condition }, 'csv', 'fr')
    let text = ''
    for await (const chunk of file.content as AsyncIterable<string>) text += chunk
    expect(text.trim().split('\r\n')).toHaveLength(sheet.lines.length + 1)
    expect(text).toContain('Attendu')
    const pdf = await exportList(reader, stocktakeLineKind, { condition }, 'pdf', 'fr')
    expect(
      Buffer.from(pdf.content as Uint8Array)
        .subarray(0, 4)
        .toString(),
    ).toBe('%PDF')
  })
})

describe('scans of several counters', () => {
  test('in any order, sent any number of times, mean what a slow oracle says', async () => {
    for (const seed of [1, 2, 3]) {
      const random = randomOf(seed)
      const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
      const expected = await Promise.all(
        [places.A, places.A1, places.A2, places.A1].map((at) => asset(at!, { type: 'phone' })),
      )
      const strangers = [await asset(places.B!), await asset(null)]
      const doubles = [
        await asset(places.A2!, { type: 'phone', serial: `DBL-${seed}` }),
        await asset(places.B!, { serial: `DBL-${seed}` }),
      ]
      const open = async () => {
        const id = await campaign({
          assetTypes: ['phone'],
          query: `serial:${[...expected, doubles[0]!].map(({ serial }) => serial).join(',')}`,
        })
        await people.run('stocktake.open', { id }, keeper)
        return id
      }
      const things = [...expected, ...strangers]
      const codes = ['ABC 1', 'abc-1', '???', `dbl${seed}`]
      const scans: SentScan[] = Array.from({ length: 40 }, () => {
        const base = {
          id: randomUUID(),
          place: pick(Object.values(places)),
          at: new Date(Date.UTC(2026, 0, 5, 8, Math.floor(random() * 12))).toISOString(),
        }
        const thing = pick(things)
        if (random() < 0.2) return { ...base, asset: thing.id }
        return {
          ...base,
          code:
            random() < 0.25
              ? pick(codes)
              : random() < 0.5
                ? thing.serial
                : `https://itsm.example.fr/assets/${thing.id}`,
        }
      })
      const withdrawn = scans.filter(() => random() < 0.25).map((each) => each.id)
      const oracle = slowOracle({
        scans,
        withdrawn,
        expected: [...expected, doubles[0]!],
        strangers,
        doubled: { code: `DBL${seed}`, id: doubles[0]!.id },
      })
      for (const round of [1, 2]) {
        const id = await open()
        await deliver(id, scans, withdrawn, random)
        const found = Object.fromEntries(
          [...(await linesOf(id))].map(([thing, { status, seenPlaceId }]) => [thing, [status, seenPlaceId]]),
        )
        expect(found, `seed ${seed}, round ${round}`).toEqual(oracle)
        const sums = await read(id)
        expect(sums.foundCount).toBe(Object.values(oracle).filter(([status]) => status === 'found').length)
        expect(sums.unknownCount).toBe(Object.values(oracle).filter(([status]) => status === 'unknown').length)
      }
    }
  })

  /** Cut into batches of several counters at random, shuffled, some sent twice, side by side. */
  async function deliver(id: string, scans: SentScan[], withdrawn: string[], random: () => number): Promise<void> {
    const shuffled = shuffle([...scans, ...scans.filter(() => random() < 0.3)], random)
    const batches: { scans: SentScan[]; withdrawn: string[] }[] = []
    while (shuffled.length > 0) batches.push({ scans: shuffled.splice(0, 1 + Math.floor(random() * 6)), withdrawn: [] })
    for (const each of withdrawn) batches[Math.floor(random() * batches.length)]!.withdrawn.push(each)
    for (let at = 0; at < batches.length; at += 3)
      await Promise.all(
        batches.slice(at, at + 3).map((batch, index) => count(id, batch.scans, batch.withdrawn, counters[index % 2]!)),
      )
  }

  interface Case {
    scans: SentScan[]
    withdrawn: string[]
    expected: { id: string; serial: string; location: string | null }[]
    strangers: { id: string; serial: string; location: string | null }[]
    doubled: { code: string; id: string }
  }

  /** One thing at a time, everything looked at again for each; also holds the words of the rule (lineStatus) to the SQL. */
  function slowOracle({
    scans,
    withdrawn,
    expected,
    strangers,
    doubled,
  }: Case): Record<string, [string, string | null]> {
    const all = [...expected, ...strangers]
    const thingOf = (scan: SentScan): string => {
      if (scan.asset !== undefined) return scan.asset
      const code = scan.code!
      const known = all.find((each) => code === each.serial || code.endsWith(`/assets/${each.id}`))
      if (known !== undefined && !code.startsWith('dbl')) return known.id
      return normaliseHandle(code) === doubled.code ? doubled.id : `code ${normaliseHandle(code) || code}`
    }
    const result: Record<string, [string, string | null]> = {}
    for (const thing of new Set([...expected.map(({ id }) => id), ...scans.map(thingOf)])) {
      const valid = scans.filter((scan) => thingOf(scan) === thing && !withdrawn.includes(scan.id))
      const last = valid.reduce<SentScan | null>(
        (best, each) =>
          best === null || each.at > best.at || (each.at === best.at && each.id > best.id) ? each : best,
        null,
      )
      const isExpected = expected.some(({ id }) => id === thing)
      if (!isExpected && last === null) continue
      const location = all.find(({ id }) => id === thing)?.location ?? null
      const expectedPath =
        location === null ? [] : location === places.A || location === places.B ? [location] : [places.A!, location]
      const seenPlace = last?.place ?? null
      const facts = { hasAsset: !thing.startsWith('code '), expectedPath, seenPlace, isClosed: false }
      result[thing] = [lineStatus(facts), seenPlace]
    }
    return result
  }
})

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[list[index], list[other]] = [list[other]!, list[index]!]
  }
  return list
}

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296
  }
}
