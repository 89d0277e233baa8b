import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { createTestStore, type TestStore } from '../../../../tests/support/test-store.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { receptionsOf } from './receptions-of.ts'

const database = await testDatabase()
afterAll(() => database.close())
let store: TestStore
let keeper: Actor
let supplier: string
beforeAll(async () => {
  store = await createTestStore(database)
  keeper = store.actors.keeper
  supplier = (await store.run('supplier.create', { name: 'Sudinfo', entity: store.entities.root })).id
})

/** An order with its supplier, of these lines. */
async function sent(...lines: Record<string, unknown>[]): Promise<{ id: string; lines: string[] }> {
  const input = { name: 'Commande', supplier, entity: store.entities.root, location: store.places.cellar }
  const { id } = await store.run('order.create', input)
  const ids: string[] = []
  for (const line of lines)
    ids.push(
      (await store.run('order-line.create', { order: id, designation: 'Chose', unitPrice: '100.00', ...line })).id,
    )
  for (const verb of ['submit', 'approve', 'send']) await store.run(`order.${verb}`, { id })
  return { id, lines: ids }
}
const stateOf = async (id: string) =>
  ((await readRecord(store.reader(keeper), orderKind, id)) as Record<string, unknown>).state
const receive = (id: string, line: string, quantity: string, more: Record<string, unknown> = {}, rest: object = {}) =>
  store.run('order.receive', { id, lines: [{ line, quantity, ...more }], ...rest }, keeper)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: CigaleError) => error.errors?.[0]?.code ?? error.params?.reason ?? error.code,
  )

test('thirty deliveries at once bring what was ordered and not a thousandth more', async () => {
  const { id, lines } = await sent({ quantity: '10' })
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => receive(id, lines[0]!, '0.75')))
  const done = tries.filter((each) => each.status === 'fulfilled')
  expect(done).toHaveLength(13)
  for (const each of tries)
    if (each.status === 'rejected') expect(each.reason.errors[0]).toMatchObject({ code: 'over_received' })
  await receive(id, lines[0]!, '0.25')
  expect(await stateOf(id)).toBe('received')
  const { rows } = await sql<{ received: string; sum: string }>`
    select trim_scale(l.received)::text as received, (select trim_scale(sum(quantity))::text from reception_line where line_id = l.id) as sum
    from order_line l where l.id = ${lines[0]}`.execute(database.kysely)
  expect(rows[0]).toEqual({ received: '10', sum: '10' })
  // The database refuses it without any code above it.
  const more = sql`update order_line set received = received + 0.001 where id = ${lines[0]}`
  await expect(more.execute(database.kysely)).rejects.toMatchObject({ code: '23514' })
})

test('assets come with their numbers and their purchase, in part and then whole', async () => {
  const state = (await store.run('asset-state.create', { name: 'En stock', phase: 'in_stock', position: 1 })).id
  const model = (await store.run('model.create', { name: 'Latitude 7450', assetType: 'computer' })).id
  const { id, lines } = await sent(
    ...[{ sort: 'asset', assetType: 'computer', model, quantity: '3', discount: '10', warrantyMonths: 36 }],
    { quantity: '1' },
  )
  expect(await refusal(receive(id, lines[0]!, '2', { serials: ['A', 'B', 'C'] }))).toBe('too_many_numbers')
  expect(await refusal(receive(id, lines[0]!, '1.5'))).toBe('whole_quantity')
  await receive(
    id,
    lines[0]!,
    '2',
    { serials: ['SN-A', 'SN-B'], inventoryNumbers: ['INV-A'] },
    { deliveryNote: 'BL-7', state },
  )
  expect(await stateOf(id)).toBe('partly_received')
  const { items } = await receptionsOf(store.reader(keeper), id)
  expect(items).toMatchObject([
    { name: 'BL-7', lines: [{ quantity: '2', assets: [{ number: 'INV-A' }, { number: 'SN-B' }] }] },
  ])
  const { rows } = await sql`
    select a.name, a.serial, a.state_id, a.location_id, a.entity_id, p.price, p.order_number = o.number as is_numbered, p.supplier_id,
      p.delivery_note, p.warranty_months, p.ordered_on is not null and p.delivered_on is not null as is_dated
    from supplier_order o join reception_line r on r.order_id = o.id join reception_asset m on m.reception_line_id = r.id
      join asset a on a.id = m.asset_id join purchase p on p.asset_id = a.id where o.id = ${id} order by a.id`.execute(
    database.kysely,
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual({
    ...{ name: 'Latitude 7450', serial: 'SN-A', stateId: state, locationId: store.places.cellar },
    ...{ entityId: store.entities.root, price: '90.00', isNumbered: true, supplierId: supplier },
    ...{ deliveryNote: 'BL-7', warrantyMonths: 36, isDated: true },
  })
  await receive(id, lines[0]!, '1')
  expect(await stateOf(id)).toBe('partly_received')
  await receive(id, lines[1]!, '1')
  expect(await stateOf(id)).toBe('received')
})

test('goods enter the stock; undone, they leave it, and what was touched stays', async () => {
  const stockItem = await store.item()
  const { id, lines } = await sent(
    { sort: 'stock', stockItem, quantity: '5' },
    { sort: 'asset', assetType: 'monitor', quantity: '1' },
  )
  const quantity = async () =>
    (await sql<{ quantity: number }>`select quantity from stock_item where id = ${stockItem}`.execute(database.kysely))
      .rows[0]!.quantity
  const last = async () => (await receptionsOf(store.reader(keeper), id)).items[0]!
  await receive(id, lines[0]!, '5')
  expect(await quantity()).toBe(5)
  await store.run('reception.undo', { id: (await last()).id }, keeper)
  expect([await quantity(), await stateOf(id)]).toEqual([0, 'ordered'])
  expect(await refusal(store.run('reception.undo', { id: (await last()).id }, keeper))).toBe('already_undone')
  await receive(id, lines[0]!, '5')
  await store.run('stock-item.issue', {
    id: stockItem,
    location: store.places.cellar,
    quantity: 1,
    user: keeper.userId,
  })
  expect(await refusal(store.run('reception.undo', { id: (await last()).id }, keeper))).toBe('short')

  await receive(id, lines[1]!, '1')
  const screen = (await last()).lines[0]!.assets[0]!
  await store.run('asset.update', { id: screen.id, name: 'Écran de la salle' })
  expect(await refusal(store.run('reception.undo', { id: (await last()).id }, keeper))).toBe('received_touched')
  expect(await stateOf(id)).toBe('received')
})

test('what is refused of one line receives nothing of the others', async () => {
  const { id, lines } = await sent({ quantity: '1' }, { sort: 'asset', assetType: 'computer', quantity: '1' })
  const both = { id, lines: lines.map((line) => ({ line, quantity: '1' })) }
  expect(await refusal(store.run('order.receive', both, store.actors.technician))).toBe('forbidden')
  expect(await refusal(store.run('order.receive', { ...both, state: '999999' }, keeper))).toBe('reference')
  expect(await stateOf(id)).toBe('ordered')
  const { rows } = await sql`select 1 from reception where order_id = ${id}`.execute(database.kysely)
  expect(rows).toEqual([])
})
