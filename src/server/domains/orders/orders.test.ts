import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { createTestStore, type TestStore } from '../../../../tests/support/test-store.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { changeSetting } from '../../engine/settings.ts'
import { budgetUse } from '../management/index.ts'
import { billingOf } from './bills-of.ts'
import { orderBudget } from './order-budget.ts'
import { orderForm } from './order-form.ts'

const database = await testDatabase()
afterAll(() => database.close())
let store: TestStore
let boss: Actor
let supplier: string
beforeAll(async () => {
  store = await createTestStore(database)
  boss = await store.actor(store.admin.id)
  supplier = (await make('supplier.create', { name: 'Sudinfo', isActive: true })).id
})

const run: TestStore['run'] = (name, input, actor = boss) => store.run(name, input, actor)
const make = (name: string, input: Record<string, unknown>) => run(name, { entity: store.entities.root, ...input })
const order = async (more: Record<string, unknown> = {}) =>
  (await make('order.create', { name: 'Postes', supplier, ...more })).id
const line = async (id: string, more: Record<string, unknown> = {}) =>
  (await run('order-line.create', { order: id, designation: 'Chose', quantity: '1', unitPrice: '10.00', ...more })).id
const read = async (id: string) => (await readRecord(store.reader(boss), orderKind, id)) as Record<string, unknown>
const send = async (id: string) => {
  for (const verb of ['submit', 'approve', 'send']) await run(`order.${verb}`, { id })
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: CigaleError) => error.errors?.[0]?.code ?? error.params?.reason ?? error.code,
  )

/** The same numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

describe('totals', () => {
  /** Counted again in whole numbers: thousandths × cents × hundredths of a percent. */
  const half = (value: bigint, by: bigint) => (2n * value + by) / (2n * by)
  const cents = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`

  test('are exact to the cent for any quantities, prices, discounts and rates', async () => {
    const roll = dice(11)
    for (let round = 0; round < 12; round += 1) {
      const id = await order()
      const byRate = new Map<bigint, bigint>()
      for (let at = 0; at <= roll(7); at += 1) {
        const quantity = BigInt(1 + roll(99_999))
        const price = BigInt(roll(9_999_999))
        const discount = roll(2) === 0 ? 0n : BigInt(roll(10_001))
        const rate = [0n, 550n, 2000n, 1000n, 210n][roll(5)]!
        const fixed = (value: bigint, scale: number) =>
          `${value / 10n ** BigInt(scale)}.${String(value % 10n ** BigInt(scale)).padStart(scale, '0')}`
        await line(id, {
          quantity: fixed(quantity, 3),
          unitPrice: fixed(price, 2),
          discount: fixed(discount, 2),
          taxRate: fixed(rate, 2),
        })
        const net = half(quantity * price * (10_000n - discount), 10_000_000n)
        byRate.set(rate, (byRate.get(rate) ?? 0n) + net)
      }
      const excl = [...byRate.values()].reduce((sum, net) => sum + net, 0n)
      const tax = [...byRate].reduce((sum, [rate, net]) => sum + half(net * rate, 10_000n), 0n)
      const found = await read(id)
      expect([found.totalExcl, found.totalTax, found.totalIncl]).toMatchObject(
        [excl, tax, excl + tax].map((value) => ({ amount: cents(value) })),
      )
    }
  })

  test('follow a changed and a removed line; a line of nothing, of too much or without a price is refused', async () => {
    const id = await order()
    const [first, second] = [await line(id, { quantity: '3' }), await line(id, { taxRate: '20' })]
    await run('order-line.update', { id: first, quantity: '2.5' })
    expect(await read(id)).toMatchObject({ totalExcl: { amount: '35.00' }, totalIncl: { amount: '37.00' } })
    await run('order-line.remove', { id: second })
    expect(await read(id)).toMatchObject({ totalExcl: { amount: '25.00' }, totalTax: { amount: '0.00' } })
    expect(await refusal(line(id, { quantity: '0' }))).not.toBe('done')
    expect(await refusal(line(id, { quantity: '1.2345' }))).not.toBe('done')
    expect(await refusal(line(id, { quantity: '1000000', unitPrice: '999999999.00' }))).toBe('too_big')
    expect(await refusal(line(id, { unitPrice: null }))).toBe('required')
    expect(await refusal(line(id, { sort: 'asset' }))).toBe('required')
    expect(await refusal(line(id, { sort: 'asset', assetType: 'computer', quantity: '1.5' }))).toBe('whole_quantity')
  })
})

describe('numbers', () => {
  test('come one after the other without gap, twenty at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => order()))
    await refusal(order({ supplier: '999999' }))
    const last = await read(await order())
    const numbers = await Promise.all(ids.map(async (id) => Number(String((await read(id)).number).slice(-4))))
    numbers.sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => numbers[0]! + at))
    expect(last.number).toBe(`BC-${new Date().getFullYear()}-${String(numbers.at(-1)! + 1).padStart(4, '0')}`)
  })
})

describe('the life of an order', () => {
  test('each step leads on only from where it may', async () => {
    const id = await order()
    expect(await refusal(run('order.submit', { id }))).toBe('order_empty')
    const one = await line(id)
    for (const verb of ['approve', 'send', 'close']) expect(await refusal(run(`order.${verb}`, { id }))).toBe('state')
    await run('order.submit', { id })
    expect(await refusal(run('order-line.update', { id: one, quantity: '9' }))).toBe('state')
    expect(await refusal(line(id))).toBe('state')
    expect(await refusal(run('order.refuse', { id }))).not.toBe('done')
    await run('order.refuse', { id, reason: 'Trop cher' })
    expect(await read(id)).toMatchObject({ state: 'refused', reason: 'Trop cher' })
    await run('order.reopen', { id })
    await send(id)
    expect(
      await refusal(run('order.update', { id, supplier: (await make('supplier.create', { name: 'X' })).id })),
    ).toBe('order_fixed')
    await run('order.update', { id, commitmentNumber: 'EJ-1' })
    expect(await refusal(run('order.remove', { id }))).toBe('state')
    expect(await refusal(run('order.receive', { id: await order(), lines: [{ line: one, quantity: '1' }] }))).toBe(
      'state',
    )
    await run('order.cancel', { id, reason: 'Rupture' })
    for (const verb of ['submit', 'approve', 'send', 'close']) {
      expect(await refusal(run(`order.${verb}`, { id }))).toBe('state')
    }
    await run('order.remove', { id })
  })

  test('where four eyes are wanted, nobody approves what he submitted', async () => {
    const id = await order()
    await line(id)
    await run('order.submit', { id })
    await runAction(store.services, changeSetting, boss, { key: 'approvals.own-requests', value: false })
    expect(await refusal(run('order.approve', { id }))).toBe('own_request')
    const other = await store.actor(await store.person('chef', [['supervisor', store.entities.root]]))
    await run('order.approve', { id }, other)
    expect(await read(id)).toMatchObject({ state: 'approved', approver: { name: 'chef' } })
    await runAction(store.services, changeSetting, boss, { key: 'approvals.own-requests', value: true })
  })

  test('whoever may not approve does not, and other entities do not see it', async () => {
    const id = await order({ entity: store.entities.south })
    await line(id)
    await run('order.submit', { id })
    expect(await refusal(run('order.approve', { id }, store.actors.keeper))).toBe('forbidden')
    const northern = await store.actor(await store.person('nord', [['supervisor', store.entities.north]]))
    expect(await refusal(run('order.approve', { id }, northern))).toBe('not_found')
    expect(
      await refusal(run('order-line.create', { order: id, designation: 'x', quantity: '1', unitPrice: '1' }, northern)),
    ).toBe('reference')
  })
})

describe('the catalogue', () => {
  test('gives the price in force on the day, whichever of its lines is chosen', async () => {
    const item = (more: Record<string, unknown>) =>
      make('catalogue-item.create', {
        supplier,
        code: 'PC-1',
        name: 'Portable',
        sort: 'service',
        taxRate: '20',
        isActive: true,
        ...more,
      })
    const old = await item({ unitPrice: '800.00', validUntil: '2020-12-31' })
    const now = await item({ unitPrice: '900.00', validFrom: '2021-01-01' })
    const id = await order()
    await run('order-line.create', { order: id, item: old.id, quantity: '2' })
    const { rows } = await sql<Record<string, string>>`select * from order_line where order_id = ${id}`.execute(
      database.kysely,
    )
    expect(rows[0]).toMatchObject({ itemId: now.id, designation: 'Portable', unitPrice: '900.00', amount: '1800.00' })
    await run('catalogue-item.update', { id: now.id, validUntil: '2022-01-01' })
    expect(await refusal(run('order-line.create', { order: id, item: old.id, quantity: '1' }))).toBe(
      'item_not_in_force',
    )
    const stranger = await make('supplier.create', { name: 'Autre' })
    const other = await make('catalogue-item.create', {
      supplier: stranger.id,
      code: 'Z',
      name: 'Z',
      sort: 'service',
      unitPrice: '1',
      isActive: true,
    })
    expect(await refusal(run('order-line.create', { order: id, item: other.id, quantity: '1' }))).toBe('item_of_other')
  })
})

describe('money', () => {
  test('an order is committed from its approval, spent as it is billed, and what it brought is not counted twice', async () => {
    const budget = (await make('budget.create', { name: 'B', amount: '2000.00' })).id
    const use = async () => {
      const { spent, committed, left } = await budgetUse(store.reader(boss), budget)
      return [spent.amount, committed.amount, left.amount]
    }
    const id = await order({ budget })
    const one = await line(id, {
      sort: 'asset',
      assetType: 'computer',
      quantity: '2',
      unitPrice: '900.00',
      taxRate: '20',
    })
    expect(await use()).toEqual(['0.00', '0.00', '2000.00'])
    expect((await orderBudget(store.reader(boss), id)).use).toMatchObject({
      leftAfter: { amount: '-160.00' },
      isOver: true,
    })
    await send(id)
    expect(await use()).toEqual(['0.00', '2160.00', '-160.00'])
    await run('order.receive', { id, lines: [{ line: one, quantity: '2' }] })
    expect(await use()).toEqual(['0.00', '2160.00', '-160.00'])
    const bill = { id, number: 'F1', billedOn: '2026-01-05', amountExcl: '1000.00', amountIncl: '1200.00' }
    await run('order.bill', bill)
    expect(await refusal(run('order.bill', bill))).toBe('bill_known')
    expect(await refusal(run('order.bill', { ...bill, number: 'F2', amountIncl: '900' }))).toBe('below_excl')
    expect(await use()).toEqual(['1200.00', '960.00', '-160.00'])
    expect((await billingOf(store.reader(boss), id)).over).toBeNull()
    await run('order.bill', { ...bill, number: 'F2', amountExcl: '900.00', amountIncl: '1080.00' })
    expect((await billingOf(store.reader(boss), id)).over).toMatchObject({ amount: '100.00' })
    expect(await use()).toEqual(['2280.00', '0.00', '-280.00'])
    await run('order.close', { id })
    expect(await use()).toEqual(['2280.00', '0.00', '-280.00'])
  })
})

test('the order form is a PDF of as many pages as its lines take, in either language', async () => {
  const id = await order({ terms: 'Livraison franco\nà 30 jours' })
  for (let at = 0; at < 70; at += 1) await line(id, { designation: `Écran n° ${at} – 24″`, unit: 'lot' })
  for (const language of ['fr', 'en']) {
    const context = { reader: store.reader(boss), services: store.services, requestId: 'test', language }
    const form = await orderForm(id, context)
    const parts: Buffer[] = []
    for await (const part of form.content as AsyncIterable<Buffer>) parts.push(part)
    const text = Buffer.concat(parts).toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(3)
  }
})
