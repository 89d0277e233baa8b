import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import {
  addressText,
  isIn,
  isWithin,
  rangeText,
  readAddress,
  readRange,
} from '../../../../shared/conditions/ip-range.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { listRecords } from '../../../engine/lists/list.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { rooms } from '../../index.ts'
import { createTestPeople, type TestPeople } from '../../people/people.factory.ts'
import { networkTree, networkUse } from './network-reads.ts'

let database: Database
let people: TestPeople

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database, rooms)
})
afterAll(() => database.close())

const four = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })))
  .map((bytes) => bytes.join('.'))
const six = fc
  .array(fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, fc.integer({ min: 0, max: 65_535 })), {
    minLength: 8,
    maxLength: 8,
  })
  .map((groups) => groups.map((group) => group.toString(16)).join(':'))
const wrong = fc.oneof(
  fc.constantFrom(
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '::1::',
    '1:2:3',
    ':::',
    '::ffff:1.2.3.4',
    '1.2.3.4/8',
    'fe80::1%0',
    ' 1.1.1.1',
    'g::',
    '1::2:3.4',
    '::1.2.3.4',
    '12345::',
  ),
  fc.string({ maxLength: 12, unit: fc.constantFrom(...'0123456789abcf:./ ') }),
)

describe('addresses', () => {
  test('are read here as the database reads them', async () => {
    const texts = [...fc.sample(four, 100), ...fc.sample(six, 200), ...fc.sample(wrong, 500)]
    const found = await sql<{ host: string | null; written: string }>`
      select written, host(address_of(written)) as host from unnest(${texts}::text[]) with ordinality as w(written, at) order by at`.execute(
      database.kysely,
    )
    const different = found.rows.filter(({ written, host }) => {
      const read = readAddress(written)
      // The database writes mapped addresses with dots: compare as it reads ours again.
      return (
        (read === null) !== (host === null) ||
        (read !== null && host !== null && readAddress(host)!.value !== read.value)
      )
    })
    expect(different).toEqual([])
  })

  test('networks hold the same addresses here and in the database', async () => {
    const cases = fc.sample(fc.tuple(fc.oneof(four, six), fc.oneof(four, six), fc.integer({ min: 0, max: 32 })), 300)
    const asked = cases.map(([address, base, prefix]) => ({
      address,
      range: rangeText(readRange(`${base}/${prefix}`)!),
    }))
    // Many of them near each other.
    asked.push(
      ...asked.map(({ range }) => ({
        address: addressText({ family: readRange(range)!.family, value: readRange(range)!.first }),
        range,
      })),
    )
    const found = await sql<{ isIn: boolean }>`
      select coalesce(address_of(address) <<= range::inet, false) as is_in
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(address text, range text)`.execute(database.kysely)
    expect(asked.map(({ address, range }) => isIn(readAddress(address)!, readRange(range)!))).toEqual(
      found.rows.map((row) => row.isIn),
    )
    const texts = asked.map(({ range }) => range)
    const written = await sql<{
      text: string
    }>`select r::cidr::text as text from unnest(${texts}::text[]) with ordinality as x(r, at) order by at`.execute(
      database.kysely,
    )
    expect(written.rows.map((row) => row.text)).toEqual(texts)
  })
})

async function refusal(name: string, input: Record<string, unknown>): Promise<string | null> {
  try {
    await people.run(name, { entity: people.entities.root, ...input })
    return null
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    return `${error.errors[0]?.field} ${error.errors[0]?.code}`
  }
}

describe('IP networks', () => {
  test('say what is wrong with a range or a gateway', async () => {
    expect(await refusal('ip-network.create', { name: 'x', range: '10.9.0' })).toBe('range no_network')
    expect(await refusal('ip-network.create', { name: 'x', range: '10.9.1.0/16' })).toBe('range network_bits')
    expect(await refusal('ip-network.create', { name: 'x', range: '10.9.0.0/16', gateway: 'box' })).toBe(
      'gateway no_address',
    )
    expect(await refusal('ip-network.create', { name: 'x', range: '10.9.0.0/16', gateway: '10.8.0.1' })).toBe(
      'gateway outside_network',
    )
    expect(await refusal('ip-network.create', { name: 'x', range: '10.9.0.0/16', gateway: '10.9.0.1' })).toBeNull()
    expect(await refusal('ip-network.create', { name: 'y', range: '10.9.0.0/16' })).toBe('range network_exists')
  })

  test('lie in each other as their ranges do', async () => {
    await sql`delete from ip_network`.execute(database.kysely)
    const ranges = [
      ...new Set(
        fc
          .sample(
            fc.tuple(
              fc.integer({ min: 0, max: 3 }),
              fc.integer({ min: 0, max: 3 }),
              fc.constantFrom(8, 12, 16, 20, 24),
            ),
            60,
          )
          .map(([a, b, prefix]) => rangeText(readRange(`10.${a * 16}.${b * 16}.0/${prefix}`)!)),
      ),
    ]
    for (const range of ranges) expect(await refusal('ip-network.create', { name: range, range })).toBeNull()
    const reader = people.reader(await people.actor(people.admin.id))
    const { items } = (await networkTree(reader)) as unknown as {
      items: { id: string; range: string; parentId: string | null; depth: number }[]
    }
    const byId = new Map(items.map((item) => [item.id, item]))
    for (const item of items) {
      const around = ranges.filter(
        (range) => range !== item.range && isWithin(readRange(item.range)!, readRange(range)!),
      )
      const nearest = around.toSorted((a, b) => readRange(b)!.prefix - readRange(a)!.prefix)[0]
      expect(byId.get(item.parentId ?? '')?.range).toBe(nearest)
      expect(item.depth).toBe(around.length)
    }
  })

  test('know who is in them, and what is free; lists find who is in a network', async () => {
    await sql`delete from ip_network`.execute(database.kysely)
    const network = await people.run('ip-network.create', {
      name: 'Site',
      range: '10.7.0.0/29',
      gateway: '10.7.0.1',
      entity: people.entities.root,
    })
    for (const address of ['10.7.0.2', '10.7.0.3', '10.7.1.2', 'nope'])
      await people.run('asset.create', {
        type: 'printer',
        name: address,
        entity: people.entities.root,
        custom: { address },
      })
    const reader = people.reader(await people.actor(people.admin.id))
    const use = await networkUse(reader, network.id)
    expect(use.items.map((item) => item.asset.name)).toEqual(['10.7.0.2', '10.7.0.3'])
    expect([use.size, use.used, use.free]).toEqual([6, 2, ['10.7.0.4', '10.7.0.5', '10.7.0.6']])
    const page = await listRecords(reader, assetKind, {
      condition: { has: 'ip', where: { field: 'ip', op: 'under', value: ['10.7.0.0/16'] } },
      sort: 'name',
    })
    expect(page.items.map((item) => item.name)).toEqual(['10.7.0.2', '10.7.0.3', '10.7.1.2'])
    // No one sees addresses of what he may not see.
    const person = await people.person('technicien', [['technician', people.entities.north]])
    const other = people.reader(await people.actor(person))
    const theirs = await people.run('ip-network.create', {
      name: 'N',
      range: '10.7.0.0/16',
      entity: people.entities.north,
    })
    expect((await networkUse(other, theirs.id)).items).toEqual([])
  })
})
