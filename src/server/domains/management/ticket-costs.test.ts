import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { budgetUse } from './budget-use.ts'
import { ownershipOf } from './ownership.ts'
import { spendingOf } from './ticket-costs.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let boss: Actor
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  boss = await people.actor(people.admin.id)
})

const run = (name: string, input: Record<string, unknown>, actor = boss) => people.run(name, input, actor)
const make = async (name: string, input: Record<string, unknown>) =>
  (await run(name, { entity: people.entities.north, ...input })).id as string
const open = (input: Record<string, unknown> = {}) =>
  make('ticket.open', { title: 'Panne', description: 'x', ...input })
const cost = async (ticket: string, input: Record<string, unknown>) =>
  (await run('ticket-cost.create', { ticket, name: 'Ligne', ...input })).id as string
const spending = (id: string) => spendingOf(people.reader(boss), id)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: CigaleError) => error.errors[0]?.code ?? error.code,
  )

test('amounts follow from their halves to the cent; the time of tasks is offered once', async () => {
  const id = await open()
  await run('ticket.task', { id, body: 'Sur place', state: 'done', durationMinutes: 100 })
  expect((await spending(id)).proposal).toMatchObject({ minutes: 100, tasks: 1, amount: { amount: '75.00' } })
  const time = await cost(id, { sort: 'time', minutes: 100, rate: '45' })
  await cost(id, { sort: 'material', quantity: '2.5', unitPrice: '3.33' })
  await cost(id, { sort: 'fixed', amount: '60' })
  expect(await spending(id)).toMatchObject({
    bySort: { time: { amount: '75.00' }, material: { amount: '8.33' }, fixed: { amount: '60.00' } },
    total: { amount: '143.33' },
    proposal: null,
  })
  await run('ticket-cost.update', { id: time, minutes: 10 })
  expect(await spending(id)).toMatchObject({ bySort: { time: { amount: '7.50' } }, proposal: { minutes: 90 } })
  expect(await refusal(cost(id, { sort: 'time', minutes: 10 }))).toBe('required')
})

test('count on the budget, and in what equipment costs: no minute twice', async () => {
  const budget = await make('budget.create', { name: 'Prestations', amount: '1000' })
  const asset = await make('asset.create', { type: 'computer', name: 'PC' })
  const other = await make('asset.create', { type: 'computer', name: 'PC 2' })
  const id = await open({ assets: [asset, other] })
  await run('ticket.task', { id, body: 'Sur place', state: 'done', durationMinutes: 60 })
  const sorts = async () =>
    (await ownershipOf(people.reader(boss), asset)).items.map(({ sort, amount }) => `${sort} ${amount.amount}`)
  expect(await sorts()).toEqual(['tickets 22.50'])
  await cost(id, { sort: 'time', minutes: 60, rate: '50', budget, day: '2026-01-05' })
  await cost(id, { sort: 'fixed', amount: '10', budget, day: '2999-01-01' })
  expect(await sorts()).toEqual(['costs 30.00'])
  expect(await budgetUse(people.reader(boss), budget)).toMatchObject({
    spent: { amount: '50.00' },
    committed: { amount: '10.00' },
    left: { amount: '940.00' },
    items: [{ sort: 'ticket', about: { id } }, { sort: 'ticket' }],
  })
})

test('are seen by the permission, go along when cases are merged, and are refused where nothing is written any more', async () => {
  const [kept, gone] = [await open(), await open()]
  await cost(gone, { sort: 'fixed', amount: '12' })
  const asker = await people.actor(await people.person('asker', [['requester', people.entities.north]]))
  expect(await refusal(run('ticket-cost.create', { ticket: kept, name: 'x', sort: 'fixed', amount: '1' }, asker))).toBe(
    'forbidden',
  )
  await run('ticket.merge', { id: gone, into: kept })
  expect((await spending(kept)).total.amount).toBe('12.00')
  expect(await refusal(cost(gone, { sort: 'fixed', amount: '1' }))).toBe('merged')
  await run('ticket.unmerge', { id: gone })
  expect([(await spending(kept)).total.amount, (await spending(gone)).total.amount]).toEqual(['0.00', '12.00'])
})

test('a contract on a case: one that its writer sees, found from the contract', async () => {
  const contract = await make('contract.create', { name: 'Infogérance', state: 'active', renewal: 'none' })
  const id = await open({ contract })
  const reader = people.reader(boss)
  expect(await readRecord(reader, ticketKind, id)).toMatchObject({ contract: { id: contract, name: 'Infogérance' } })
  const condition = { field: 'contract', op: 'is', value: contract } as const
  expect((await listRecords(reader, ticketKind, { condition })).items).toMatchObject([{ id }])
  expect(await refusal(open({ contract: '999999' }))).toBe('reference')
})
