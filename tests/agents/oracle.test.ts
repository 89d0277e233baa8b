import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InventoryHouse, type Machine, ocsMessage, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())

const titles = ['7-Zip', 'Firefox', 'VLC', 'LibreOffice', 'Édition  à  blancs', 'a&b <c>']
const program = fc.tuple(fc.constantFrom(...titles), fc.constantFrom('1', '2', '10.0')) as fc.Arbitrary<
  [string, string]
>
const unique = <T>(key: (item: T) => string, list: T[]): T[] => [
  ...new Map(list.map((item) => [key(item), item])).values(),
]

/** What one full message says. */
const message = fc.record({
  name: fc.constantFrom('PC-1', 'PC-1B'),
  user: fc.constantFrom('jdoe', 'asmith'),
  software: fc
    .array(program, { minLength: 1, maxLength: 6 })
    .map((list) => unique(([name, version]) => `${name} ${version}`, list)),
  volumes: fc
    .array(
      fc.tuple(
        fc.constantFrom('C:', 'D:', 'E:'),
        fc.integer({ min: 1, max: 9 }).map((n) => n * 1000),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((list) => unique(([letter]) => letter, list)),
  monitors: fc.uniqueArray(fc.constantFrom('SN1', 'SN2', 'SN3'), { minLength: 1, maxLength: 3 }),
})
type Said = typeof message extends fc.Arbitrary<infer T> ? T : never

let run = 0

/** What the register holds of an asset. */
async function stateOf(id: string): Promise<unknown> {
  const db = house.database.kysely
  const software = await sql<{
    line: string
  }>`select s.name || ' ' || v.version as line from software_install i join software_version v on v.id = i.software_version_id join software s on s.id = v.software_id where i.asset_id = ${id} order by 1`.execute(
    db,
  )
  const volumes = await sql<{
    line: string
  }>`select title || ' ' || (data ->> 'freeMb') as line from asset_part where asset_id = ${id} and section = 'volume' order by 1`.execute(
    db,
  )
  const monitors = await sql<{
    serial: string
  }>`select m.serial from asset_link l join asset m on m.id = l.to_id where l.from_id = ${id} and l.ended_at is null order by 1`.execute(
    db,
  )
  const asset = await sql<{ name: string; contact: string }>`select name, contact from asset where id = ${id}`.execute(
    db,
  )
  return {
    ...asset.rows[0],
    software: software.rows.map((row) => row.line).sort(byCode),
    volumes: volumes.rows.map((row) => row.line).sort(byCode),
    monitors: monitors.rows.map((row) => row.serial).sort(byCode),
  }
}

const expected = (said: Said, prefix: string) => ({
  name: said.name,
  contact: said.user,
  software: said.software.map(([name, version]) => `${name} ${version}`).sort(byCode),
  volumes: said.volumes.map(([letter, free]) => `${letter} ${free}`).sort(byCode),
  monitors: said.monitors.map((serial) => `${prefix}${serial}`).sort(byCode),
})
const byCode = (one: string, other: string) => (one < other ? -1 : 1)

interface Line {
  changes: { field: string; old: string | null; new: string | null }[]
}

/** Programs as history tells them, from the first message on. */
async function replayed(id: string, first: Said): Promise<string[]> {
  const found =
    await sql<Line>`select changes from history where kind = 'asset' and record_id = ${id} order by id`.execute(
      house.database.kysely,
    )
  const versions = new Map<string, Set<string>>()
  for (const [name, version] of first.software) versions.set(name, (versions.get(name) ?? new Set()).add(version))
  for (const { changes } of found.rows) {
    for (const change of changes.filter((each) => each.field === 'software')) {
      const name = titles.find((title) => (change.old ?? change.new)!.startsWith(`${title} `))!
      const own = versions.get(name) ?? new Set()
      versions.set(name, own)
      for (const version of versionsIn(change.old, name)) own.delete(version)
      for (const version of versionsIn(change.new, name)) own.add(version)
    }
  }
  return [...versions].flatMap(([name, own]) => [...own].map((version) => `${name} ${version}`)).sort(byCode)
}

const versionsIn = (label: string | null, name: string): string[] =>
  label === null ? [] : label.slice(name.length + 1).split(', ')

test('after any messages the register holds what the last one said, and history leads there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(message, fc.boolean()), { minLength: 1, maxLength: 6 }), async (sequence) => {
      run += 1
      const prefix = `M${run}-`
      let assetId: string | null = null
      for (const [said, together] of sequence) {
        const machine: Machine = {
          ...said,
          device: `PC-${run}-2024-01-01-08-00-00`,
          serial: `S${run}X`,
          uuid: `4c4c4544-0042-3510-8057-${String(run).padStart(12, '0')}`,
          maker: 'Dell Inc.',
          monitors: said.monitors.map((serial) => `${prefix}${serial}`),
        }
        // Twice in one batch now and then: the second must find what the first has said.
        if (together) await house.hand(ocsMessage(machine))
        const taken = await house.take(machine)
        expect(taken.state).toMatch(/^(taken|unchanged)$/)
        assetId ??= taken.assetId
        expect(taken.assetId).toBe(assetId)
        expect(await stateOf(assetId!)).toEqual(expected(said, prefix))
      }
      expect(await replayed(assetId!, sequence[0]![0])).toEqual(expected(sequence.at(-1)![0], prefix).software)
    }),
    { numRuns: 40 },
  )
  expect(house.faults).toEqual([])
}, 120_000)
