import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { createTestStore, type TestStore } from '../../../../tests/support/test-store.ts'
import { CigaleError } from '../../../shared/errors.ts'
import { stockItemKind, stockLevelKind, stockMovementKind } from '../../../shared/stock/stock.kinds.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { writeLedger } from './ledger.ts'
import { consumptionOf, holdersOf } from './stock.queries.ts'

const database = await testDatabase()
afterAll(() => database.close())
let store: TestStore
beforeAll(async () => {
  store = await createTestStore(database)
})

const read = (id: string) => readRecord(store.reader(store.actors.keeper), stockItemKind, id)
const issue = (id: string, quantity: number, who: Record<string, unknown>, at = store.places.cellar) =>
  store.run('stock-item.issue', { id, location: at, quantity, ...who }, store.actors.technician)
const refusal = (field: string, code: string) => ({ errors: [expect.objectContaining({ field, code })] })
const someone = () => ({ user: store.actors.requester.userId })

/** Where the kept balances differ from what the ledger adds up to. */
async function differences(): Promise<unknown[]> {
  const found = await sql`
    select coalesce(l.item_id, m.item_id) from stock_level l full join (
      select item_id, location_id, sum(quantity) as quantity from stock_movement group by 1, 2) m using (item_id, location_id)
    where coalesce(l.quantity, 0) <> coalesce(m.quantity, 0) or l.quantity < 0
    union all
    select i.id from stock_item i where i.quantity <> (select coalesce(sum(quantity), 0) from stock_level where item_id = i.id)`.execute(
    database.kysely,
  )
  return found.rows
}

describe('the ledger', () => {
  test('stays true under fifty clients that do anything at once', async () => {
    const total = Number(process.env.CIGALE_TEST_STOCK_MOVEMENTS ?? 400)
    const random = randomOf(7)
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const items = await Promise.all([1, 2, 3, 4, 5].map(() => store.item()))
    const places = Object.values(store.places)
    const recipients = [someone(), { user: store.actors.auditor.userId }, { asset: store.printer.id }]
    const act = async (): Promise<unknown> => {
      const id = pick(items)
      const [location, to] = random() < 0.5 ? places : [...places].reverse()
      const quantity = 1 + Math.floor(random() * 6)
      switch (pick(['receive', 'issue', 'issue', 'return', 'transfer', 'correct', 'reverse'])) {
        case 'receive':
          return store.run('stock-item.receive', { id, location, quantity })
        case 'issue':
          return store.run('stock-item.issue', { id, location, quantity, ...pick(recipients) })
        case 'return':
          return store.run('stock-item.return', { id, location, quantity, ...pick(recipients) })
        case 'transfer':
          return store.run('stock-item.transfer', { id, location, to, quantity })
        case 'correct':
          return store.run('stock-item.correct', { id, location, counted: quantity, reason: 'comptage' })
        default: {
          const last = await sql<{ id: string }>`
            select id from stock_movement where item_id = ${id} order by id desc limit 1 offset ${Math.floor(random() * 5)}`.execute(
            database.kysely,
          )
          return last.rows[0] && store.run('stock-movement.reverse', { id: last.rows[0].id })
        }
      }
    }
    const outcomes = { done: 0, refused: 0 }
    let left = total
    const client = async () => {
      while (left-- > 0) {
        try {
          await act()
          outcomes.done += 1
        } catch (error) {
          // Too little there, not held, reversed already: said, never a crash of the database.
          if (!(error instanceof CigaleError) || !['invalid', 'conflict'].includes(error.code)) throw error
          outcomes.refused += 1
        }
      }
    }
    await Promise.all(Array.from({ length: 50 }, client))
    const lowest = await sql<{ low: number }>`select min(balance) as low from stock_movement`.execute(database.kysely)
    expect(lowest.rows[0]!.low).toBeGreaterThanOrEqual(0)
    expect(await differences()).toEqual([])
    expect(outcomes.done).toBeGreaterThan(total / 3)
    expect(outcomes.refused).toBeGreaterThan(0)
  }, 3_600_000)

  test('adds up over many thousand lines, written by fifty clients', async () => {
    const total = Number(process.env.CIGALE_TEST_STOCK_LINES ?? 5_000)
    const random = randomOf(11)
    const items = await Promise.all([1, 2, 3].map(() => store.item()))
    const places = Object.values(store.places)
    const many = defineAction({
      name: 'stock-item.many',
      permission: null,
      open: 'public',
      silent: 'a test writes what no person would at once',
      input: z.object({ id: z.string() }),
      on: { kind: stockItemKind, id: (input) => input.id },
      run: (context, { row }) =>
        writeLedger(
          context,
          row,
          Array.from({ length: 100 }, () => ({
            type: 'correction' as const,
            locationId: places[random() < 0.5 ? 0 : 1]!,
            // Comes in a little more often than it goes out: some hundred lines at once still fall short.
            quantity: Math.floor(random() * 12) - 5 || 1,
          })),
        ),
    })
    let written = 0
    let refused = 0
    const client = async () => {
      while (written < total) {
        try {
          const lines = await runAction(store.services, many, systemActor('test', 'cli'), { id: items[written % 3]! })
          // Added after the wait: what others wrote meanwhile counts too.
          written += lines.length
        } catch (error) {
          if (!(error instanceof CigaleError) || error.code !== 'invalid') throw error
          refused += 1
        }
      }
    }
    await Promise.all(Array.from({ length: 50 }, client))
    console.info(`stock: ${written} lines written, ${refused} lots of a hundred refused whole`)
    expect(await differences()).toEqual([])
    const found = await sql<{ low: number; lines: number }>`
      select min(balance) as low, count(*)::int as lines from stock_movement where item_id = any(${items}::bigint[])`.execute(
      database.kysely,
    )
    expect(found.rows[0]).toMatchObject({ lines: written })
    expect(found.rows[0]!.low).toBeGreaterThanOrEqual(0)
    expect(refused).toBeGreaterThan(0)
  }, 3_600_000)

  test('gives the last one once', async () => {
    const id = await store.item()
    await store.receive(id, 1)
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => issue(id, 1, someone())))
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    const refused = tries.find((each) => each.status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject(refusal('quantity', 'short'))
  })

  test('cannot be rewritten, even by hand', async () => {
    await expect(sql`update stock_movement set quantity = quantity + 1`.execute(database.kysely)).rejects.toThrow()
    await expect(sql`delete from stock_movement`.execute(database.kysely)).rejects.toThrow()
    await expect(sql`update stock_level set quantity = -1`.execute(database.kysely)).rejects.toThrow()
  })

  test('a transfer is two lines and its reversal brings both back', async () => {
    const id = await store.item()
    await store.receive(id, 10)
    const { cellar, desk } = store.places
    const halves = (await store.run('stock-item.transfer', {
      id,
      location: cellar,
      to: desk,
      quantity: 4,
    })) as never as {
      id: string
      balance: number
    }[]
    expect(halves.map((half) => half.balance)).toEqual([6, 4])
    await store.run('stock-movement.reverse', { id: halves[1]!.id })
    const levels = await listRecords(store.reader(store.actors.keeper), stockLevelKind, {
      condition: { field: 'item', op: 'is', value: id },
    })
    expect(levels.items.map((level) => level.quantity).sort()).toEqual([0, 10])
    await expect(store.run('stock-movement.reverse', { id: halves[0]!.id })).rejects.toMatchObject({
      params: { reason: 'already_reversed' },
    })
  })

  test('nobody gives back more than they had', async () => {
    const id = await store.item()
    await store.receive(id, 5)
    await issue(id, 2, someone())
    const back = { id, location: store.places.desk, ...someone() }
    await expect(store.run('stock-item.return', { ...back, quantity: 3 })).rejects.toMatchObject(
      refusal('quantity', 'not_held'),
    )
    await store.run('stock-item.return', { ...back, quantity: 1 })
    const { items } = await holdersOf(store.reader(store.actors.keeper), id)
    expect(items).toMatchObject([{ kind: 'user', name: 'requester', held: 1, given: 2 }])
    const months = (await consumptionOf(store.reader(store.actors.keeper), id)).items
    expect(months).toHaveLength(12)
    expect(months.at(-1)).toMatchObject({ consumed: 1, received: 5 })
  })

  test('something is given to one, and to one only', async () => {
    const id = await store.item()
    await store.receive(id, 5)
    await expect(issue(id, 1, {})).rejects.toMatchObject(refusal('user', 'one_recipient'))
    await expect(issue(id, 1, { ...someone(), asset: store.printer.id })).rejects.toMatchObject(
      refusal('asset', 'one_recipient'),
    )
    await expect(issue(id, 1, { user: '999999' })).rejects.toMatchObject(refusal('user', 'reference'))
  })
})

describe('alerts and orders', () => {
  test('follow the ledger and the thresholds at once, place by place and in all', async () => {
    const id = await store.item({ threshold: 3, target: 10 })
    expect(await read(id)).toMatchObject({ quantity: 0, isLow: true, toOrder: 10 })
    await store.receive(id, 8)
    expect(await read(id)).toMatchObject({ quantity: 8, isLow: false, toOrder: 2 })
    await store.run('stock-item.set-level', { id, location: store.places.desk, threshold: 2, target: 5 })
    expect(await read(id)).toMatchObject({ isLow: true, toOrder: 5 })
    await store.run('stock-item.transfer', { id, location: store.places.cellar, to: store.places.desk, quantity: 5 })
    expect(await read(id)).toMatchObject({ quantity: 8, isLow: false, toOrder: 2 })
    await store.run('stock-item.update', { id, threshold: 8 })
    expect(await read(id)).toMatchObject({ isLow: true })
    const low = await listRecords(store.reader(store.actors.keeper), stockItemKind, {
      condition: { has: 'level', where: { field: 'location', op: 'is', value: store.places.desk } },
    })
    expect(low.items.map((item) => item.id)).toContain(id)
  })

  test('a correction needs a reason and a difference', async () => {
    const id = await store.item()
    await store.receive(id, 3)
    const correct = { id, location: store.places.cellar, reason: 'Comptage annuel' }
    await expect(store.run('stock-item.correct', { ...correct, counted: 3 })).rejects.toMatchObject(
      refusal('counted', 'same_count'),
    )
    await store.run('stock-item.correct', { ...correct, counted: 1 })
    const lines = await listRecords(store.reader(store.actors.keeper), stockMovementKind, {
      condition: { field: 'item', op: 'is', value: id },
    })
    expect(lines.items[0]).toMatchObject({ type: 'correction', quantity: -2, balance: 1, comment: 'Comptage annuel' })
  })
})

describe('cartridges', () => {
  test('wear the one they replace, at the count of the printer', async () => {
    const id = await store.item({ category: 'cartridge' })
    await store.run('stock-item.add-model', { id, model: store.printer.model })
    await store.receive(id, 3)
    await issue(id, 1, { asset: store.printer.id })
    await issue(id, 1, { asset: store.printer.id, pages: 14_500 })
    const found = await sql`
      select state, installed_pages, worn_pages, printed_pages from cartridge where item_id = ${id} order by id`.execute(
      database.kysely,
    )
    expect(found.rows).toEqual([
      { state: 'worn', installedPages: 12_000, wornPages: 14_500, printedPages: 2_500 },
      { state: 'installed', installedPages: 14_500, wornPages: null, printedPages: null },
    ])
    await store.run('stock-item.return', { id, location: store.places.cellar, quantity: 1, asset: store.printer.id })
    const states = await sql<{ state: string }>`select state from cartridge where item_id = ${id} order by id`.execute(
      database.kysely,
    )
    expect(states.rows.map((row) => row.state)).toEqual(['worn', 'returned'])
    const compatible = await listRecords(store.reader(store.actors.technician), stockItemKind, {
      condition: { has: 'printer', where: { field: 'id', op: 'is', value: store.printer.model } },
    })
    expect(compatible.items.map((item) => item.id)).toEqual([id])
  })
})

test('lists take three statements, whatever they hold', async () => {
  for (const kind of [stockItemKind, stockLevelKind, stockMovementKind]) {
    const statements = await statementsOf(database, () =>
      listRecords(store.reader(store.actors.keeper), kind, { limit: 2 }),
    )
    expect(statements.length).toBeLessThanOrEqual(3)
  }
})

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
