import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { collide, faces, halves, type Place } from '../../../../shared/infrastructure/places.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { rooms } from '../../index.ts'
import { createTestPeople, type TestPeople } from '../../people/people.factory.ts'
import { elevationOf, planOf } from './rack-reads.ts'

let database: Database
let people: TestPeople

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database, rooms)
})
afterAll(() => database.close())

let made = 0
async function asset(type: string, custom: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  made += 1
  const entity = people.entities.root
  return (await people.run('asset.create', { type, name: `${type} ${made}`, entity, custom, ...more })).id
}

/** The field and code of a refusal; null when it went through. */
async function refusal(name: string, input: Record<string, unknown>): Promise<string | null> {
  try {
    await people.run(name, input)
    return null
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    return `${error.errors[0]?.field ?? ''} ${error.errors[0]?.code ?? error.code}`
  }
}

const units = 6
const place = fc.record({
  unit: fc.integer({ min: 1, max: units }),
  height: fc.integer({ min: 1, max: 3 }),
  face: fc.constantFrom(...faces),
  half: fc.constantFrom(...halves),
})

/** Every cell of a rack that a place takes up: the slow way to say what `collide` and the constraint say. */
function cells({ unit, height, face, half }: Place): string[] {
  const depth = face === 'front' ? ['f'] : face === 'rear' ? ['r'] : ['f', 'r']
  const width = half === 'full' ? ['left', 'right'] : [half]
  const heights = Array.from({ length: height }, (_, index) => unit + index)
  return heights.flatMap((u) => depth.flatMap((d) => width.map((w) => `${u}${d}${w}`)))
}

describe('places in a rack', () => {
  test('collide as their cells do', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const taken = new Set(cells(one))
        return collide(one, other) === cells(other).some((cell) => taken.has(cell))
      }),
    )
  })

  test('any row of mounting, moving, reserving and freeing leaves what a grid of cells would hold', async () => {
    const rack = await asset('rack', { units })
    const things = [
      await asset('computer'),
      await asset('network-equipment'),
      await asset('pdu'),
      await asset('enclosure'),
    ]
    const step = fc.oneof(
      fc.record({ is: fc.constant('mount' as const), thing: fc.integer({ min: 0, max: 3 }), place }),
      fc.record({ is: fc.constant('reserve' as const), thing: fc.constant(0), place }),
      fc.record({ is: fc.constant('free' as const), thing: fc.integer({ min: 0, max: 5 }), place }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await sql`delete from mount`.execute(database.kysely)
        let held: { key: string; place: Place }[] = []
        for (const { is, thing, place: asked } of steps) {
          if (is === 'free') {
            const found = await sql<{ id: string; key: string }>`
              select id, coalesce(asset_id::text, 'reserved ' || id) as key from mount order by id`.execute(
              database.kysely,
            )
            const mount = found.rows[thing]
            if (mount === undefined) continue
            await people.run('asset.free-place', { id: rack, mount: mount.id })
            held = held.filter(({ key }) => key !== mount.key)
            continue
          }
          const key = is === 'mount' ? things[thing]! : `reserved`
          const others = held.filter((each) => each.key !== key)
          const taken = new Set(others.flatMap((each) => cells(each.place)))
          const isOutside = asked.unit + asked.height - 1 > units
          const expected = isOutside
            ? 'unit outside_rack'
            : cells(asked).some((cell) => taken.has(cell))
              ? 'unit place_taken_by'
              : null
          const found =
            is === 'mount'
              ? await refusal('asset.mount', { id: rack, asset: key, ...asked })
              : await refusal('asset.reserve-place', { id: rack, purpose: 'plus tard', ...asked })
          expect(found).toBe(expected)
          if (found !== null) continue
          if (is === 'mount') held = [...others, { key, place: asked }]
          else {
            const last = await sql<{ id: string }>`select max(id) as id from mount`.execute(database.kysely)
            held = [...held, { key: `reserved ${last.rows[0]!.id}`, place: asked }]
          }
        }
        const stored = await sql<Place & { key: string }>`
          select coalesce(asset_id::text, 'reserved ' || id) as key, unit, height, face, half from mount`.execute(
          database.kysely,
        )
        const words = (key: string, { unit, height, face, half }: Place) => `${key} ${unit} ${height} ${face} ${half}`
        expect(stored.rows.map((row) => words(row.key, row)).sort()).toEqual(
          held.map(({ key, place: at }) => words(key, at)).sort(),
        )
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('many at once: no two ever meet', async () => {
    const rack = await asset('rack', { units: 10 })
    const servers = await Promise.all(Array.from({ length: 12 }, () => asset('computer')))
    const results = await Promise.all(
      servers.map((server, index) =>
        refusal('asset.mount', { id: rack, asset: server, unit: (index % 4) + 1, height: 2 }),
      ),
    )
    const { mounts } = await elevationOf(people.reader(await people.actor(people.admin.id)), rack)
    expect(mounts.length).toBe(results.filter((each) => each === null).length)
    for (const [index, one] of mounts.entries())
      for (const other of mounts.slice(index + 1)) expect(collide(one, other)).toBe(false)
    // One server, two racks at the same time: it hangs in one of them.
    const second = await asset('rack')
    await Promise.all([rack, second].map((id) => refusal('asset.mount', { id, asset: servers[11]!, unit: 9 })))
    const where = await sql`select holder_id from mount where asset_id = ${servers[11]!}`.execute(database.kysely)
    expect(where.rows).toHaveLength(1)
  })

  test('the table itself refuses what no action checked', async () => {
    const rack = await asset('rack')
    const put = (half: string) =>
      sql`insert into mount (holder_id, asset_id, unit, height, face, half) values (${rack}, null, 1, 2, 'front', ${half})`
    await expect(put('full').execute(database.kysely)).rejects.toMatchObject({ code: '23514' })
    const keep = (half: string, purpose: string) =>
      sql`insert into mount (holder_id, unit, height, face, half, purpose) values (${rack}, 1, 2, 'front', ${half}, ${purpose})`
    await keep('left', 'a').execute(database.kysely)
    await keep('right', 'b').execute(database.kysely)
    await keep('side-left', 'c').execute(database.kysely)
    await expect(keep('full', 'd').execute(database.kysely)).rejects.toMatchObject({ code: '23P01' })
  })
})

test('a rack said to be lower than what hangs in it shows all of it', async () => {
  const rack = await asset('rack', { units: 20 })
  await people.run('asset.mount', { id: rack, asset: await asset('computer'), unit: 15, height: 2 })
  await people.run('asset.update', { id: rack, custom: { units: 10 } })
  expect((await elevationOf(people.reader(await people.actor(people.admin.id)), rack)).units).toBe(16)
})

describe('what holds what', () => {
  test('never in a circle, however deep', async () => {
    const [one, two, three] = [await asset('enclosure'), await asset('enclosure'), await asset('enclosure')]
    expect(await refusal('asset.mount', { id: one, asset: one, unit: 1 })).toBe('asset cycle')
    expect(await refusal('asset.mount', { id: one, asset: two, unit: 1 })).toBeNull()
    expect(await refusal('asset.mount', { id: two, asset: three, unit: 1 })).toBeNull()
    expect(await refusal('asset.mount', { id: three, asset: one, unit: 1 })).toBe('asset cycle')
    // Both ways round at the same time.
    const [four, five] = [await asset('enclosure'), await asset('enclosure')]
    const both = await Promise.all([
      refusal('asset.mount', { id: four, asset: five, unit: 1 }),
      refusal('asset.mount', { id: five, asset: four, unit: 1 }),
    ])
    expect(both.filter((each) => each === null).length).toBe(1)
  })

  test('only what can hang, in what can hold, seen and writable', async () => {
    const rack = await asset('rack')
    expect(await refusal('asset.mount', { id: rack, asset: await asset('monitor'), unit: 1 })).toBe(
      'asset not_for_type',
    )
    expect(await refusal('asset.mount', { id: await asset('monitor'), asset: rack, unit: 1 })).toBe('id not_for_type')
    expect(await refusal('asset.mount', { id: rack, asset: '999999999', unit: 1 })).toBe('asset reference')
    const hidden = await asset('computer')
    await people.run('asset.mount', { id: rack, asset: hidden, unit: 3 })
    const here = (await people.run('asset.create', { type: 'rack', name: 'R', entity: people.entities.north })).id
    const person = await people.person('nord', [['technician', people.entities.north]])
    const actor = await people.actor(person)
    await expect(people.run('asset.mount', { id: here, asset: hidden, unit: 1 }, actor)).rejects.toMatchObject({
      errors: [{ field: 'asset', code: 'reference' }],
    })
  })
})

describe('power and rooms', () => {
  test('sums follow the models; feeds never go round', async () => {
    const model = await people.run('model.create', { name: 'R740', units: 2, weightKg: 30, powerW: 750 })
    const rack = await asset('rack', { maxWeightKg: 50, maxPowerW: 2000 })
    for (const unit of [1, 3]) {
      const server = await asset('computer', {}, { model: model.id })
      await people.run('asset.mount', { id: rack, asset: server, unit, height: 2 })
    }
    const reader = people.reader(await people.actor(people.admin.id))
    expect((await elevationOf(reader, rack)).totals).toEqual({
      usedUnits: 4,
      weightKg: 60,
      maxWeightKg: 50,
      powerW: 1500,
      maxPowerW: 2000,
      unknown: 0,
    })
    const [one, two] = [await asset('pdu'), await asset('pdu')]
    for (const id of [one, two]) await people.run('asset.add-outlets', { id, sort: 'C13', count: 4 })
    const outlets = await sql<{ id: string; pduId: string }>`select id, pdu_id from outlet order by id`.execute(
      database.kysely,
    )
    const of = (pdu: string) => outlets.rows.filter((row) => row.pduId === pdu).map((row) => row.id)
    expect(await refusal('asset.plug', { id: one, outlet: of(one)[0], asset: two })).toBeNull()
    expect(await refusal('asset.plug', { id: two, outlet: of(two)[0], asset: one })).toBe('asset cycle')
    expect(await refusal('asset.plug', { id: one, outlet: of(one)[0], asset: await asset('computer') })).toBe(
      'outlet plugged',
    )
    expect(await refusal('asset.remove-outlet', { id: one, outlet: of(one)[0] })).toBe('outlet plugged')
    expect(await refusal('asset.plug', { id: one, outlet: of(two)[1], asset: two })).toBe('outlet reference')
    expect(await refusal('asset.add-outlets', { id: one, sort: 'C13', count: 100 })).toBeNull()
    expect(await refusal('asset.add-outlets', { id: one, sort: 'C13', count: 97 })).toBe('count too_big')
  })

  test('a tile bears one rack, inside the room', async () => {
    const room = await people.run('server-room.create', {
      name: 'Salle A',
      entity: people.entities.root,
      gridColumns: 4,
      gridRows: 3,
    })
    const racks = [await asset('rack'), await asset('rack')]
    const put = (rack: string, column: number, row: number) =>
      refusal('asset.place-rack', { id: rack, room: room.id, column, row })
    expect(await put(racks[0]!, 2, 1)).toBeNull()
    expect(await put(racks[1]!, 2, 1)).toBe('column tile_taken')
    expect(await put(racks[1]!, 5, 1)).toBe('column too_big')
    expect(await put(racks[1]!, 1, 4)).toBe('row too_big')
    expect(await put(racks[0]!, 4, 3)).toBeNull()
    expect(await put(racks[1]!, 2, 1)).toBeNull()
    const reader = people.reader(await people.actor(people.admin.id))
    const plan = (await planOf(reader, room.id)) as unknown as { items: { column: number; row: number }[] }
    expect(plan.items.map(({ column, row }) => [column, row])).toEqual([
      [2, 1],
      [4, 3],
    ])
    expect(await refusal('asset.take-from-room', { id: racks[0]! })).toBeNull()
    expect(await refusal('asset.take-from-room', { id: racks[0]! })).toBe('id not_placed')
  })
})
