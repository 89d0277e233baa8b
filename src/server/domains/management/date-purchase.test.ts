import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { readDueDates, tellNear } from '../../engine/due-dates.ts'
import { dispatchOutbox } from '../../engine/events/dispatch.ts'
import type { OutboxEvent } from '../../engine/house.ts'
import { dayIn } from '../../engine/today.ts'
import { waysOf } from '../assets/life/ways.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { dateOnTransition } from './actions/date-purchase.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let states: Record<'in_stock' | 'in_use' | 'retired', string>
const queued: OutboxEvent[] = []

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  people.services.enqueue = async (_transaction, job, data) => {
    if (job === dateOnTransition.name) queued.push(data as unknown as OutboxEvent)
  }
  const state = async (phase: string) => (await run('asset-state.create', { name: phase, phase, position: 1 })).id
  states = { in_stock: await state('in_stock'), in_use: await state('in_use'), retired: await state('retired') }
  const way = { name: 'Mettre en service', toState: states.in_use, position: 1 }
  await run('state-transition.create', { ...way, setsUsedSince: true, setsDeliveredOn: true, setsWarrantyStart: true })
  await run('state-transition.create', {
    name: 'Réformer',
    toState: states.retired,
    position: 2,
    setsDecommissionedOn: true,
  })
})

const run: TestPeople['run'] = (name, input, actor) => people.run(name, input, actor)
const asset = async (more: Record<string, unknown> = {}) =>
  (
    await run('asset.create', {
      type: 'computer',
      name: 'PC',
      entity: people.entities.north,
      state: states.in_stock,
      ...more,
    })
  ).id
/** What the clock door does: events become jobs, jobs are run. */
const settle = async () => {
  while ((await dispatchOutbox(people.services)) > 0);
  for (const event of queued.splice(0)) await dateOnTransition.run(event, people.services)
}
const purchaseOf = async (id: string) =>
  (await sql<Record<string, unknown>>`select * from purchase where asset_id = ${id}`.execute(database.kysely)).rows[0]
const today = dayIn(new Date(), 'Europe/Paris')
const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

describe('dates that a change of state writes', () => {
  test('on the day of the change, also where nothing was known of a purchase; history names the transition', async () => {
    const id = await asset()
    await run('asset.update', { id, state: states.in_use })
    await settle()
    expect(await purchaseOf(id)).toMatchObject({
      usedSince: today,
      deliveredOn: today,
      warrantyStart: today,
      decommissionedOn: null,
    })
    const history = await sql<{ changes: { field: string; newText?: string }[] }>`
      select changes from history where kind = 'asset' and record_id = ${id} and action = 'asset.date-purchase'`.execute(
      database.kysely,
    )
    expect(history.rows[0]!.changes.map(({ field, newText }) => newText ?? field)).toEqual([
      'deliveredOn',
      'usedSince',
      'warrantyStart',
      'Mettre en service',
    ])
    await run('asset.update', { id, state: states.retired })
    await settle()
    expect(await purchaseOf(id)).toMatchObject({ usedSince: today, decommissionedOn: today })
  })

  test('what somebody wrote stays, and nothing is delivered before it was ordered', async () => {
    const written = await asset()
    await run('asset.set-purchase', { id: written, usedSince: '2020-02-03', orderedOn: inDays(5), warrantyMonths: 12 })
    await run('asset.update', { id: written, state: states.in_use })
    await settle()
    expect(await purchaseOf(written)).toMatchObject({ usedSince: '2020-02-03', deliveredOn: null })
    const before = await purchaseOf(written)
    // Back and forth changes nothing more.
    await run('asset.update', { id: written, state: states.in_stock })
    await run('asset.update', { id: written, state: states.in_use })
    await settle()
    expect(await purchaseOf(written)).toEqual(before)
  })

  test('the warranty begins with the delivery that was dated so', async () => {
    const id = await asset()
    await run('asset.set-purchase', { id, warrantyMonths: 12 })
    await run('asset.update', { id, state: states.in_use })
    await settle()
    expect(String((await purchaseOf(id))!.warrantyEnd)).toBe(inDays(364).slice(0, 10))
  })

  test('a thing thrown away meanwhile is left alone, and nobody but the house dates', async () => {
    const id = await asset()
    await run('asset.update', { id, state: states.in_use })
    await run('asset.remove', { id })
    await settle()
    expect(await purchaseOf(id)).toBeUndefined()
    const boss = await people.actor(people.admin.id)
    const input = { id: await asset(), dates: ['usedSince'], on: today, transition: 'x' }
    await expect(run('asset.date-purchase', input, boss)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a way says which dates it sets and who set that up', async () => {
    const boss = await people.actor(people.admin.id)
    const { id: way } = await run('state-transition.create', { name: 'Rentrer', toState: states.in_stock, position: 3 })
    const reader = people.reader(boss)
    const back = async (id: string) => (await waysOf(reader, id)).items.find((each) => each.id === way)!
    const id = await asset({ state: states.in_use })
    expect(await back(id)).toMatchObject({ dates: [], setBy: null })
    await run('state-transition.update', { id: way, setsOrderedOn: true }, boss)
    await run('state-transition.update', { id: way, name: 'Rentrer en stock' })
    expect(await back(id)).toMatchObject({ dates: ['orderedOn'], setBy: { name: boss.name } })
  })
})

describe('dates to watch', () => {
  test('ends of licences, certificates, domain names and lines are seen coming and told once', async () => {
    const reader = people.reader(await people.actor(people.admin.id))
    const { north } = people.entities
    const make = (type: string, custom: Record<string, unknown>, more = {}) =>
      asset({ type, custom, name: type, ...more })
    await make('certificate', { expiresOn: inDays(9) })
    await make('certificate', { expiresOn: inDays(200) })
    await make('certificate', { expiresOn: inDays(8) }, { state: states.retired })
    await make('domain', { expiresOn: inDays(40), isRenewed: true })
    await make('line', { endsOn: inDays(3) })
    const licence = { type: 'seats', name: 'Suite', entity: north, seats: 1, allowsExcess: false }
    await run('licence.create', { ...licence, state: 'active', expiresOn: inDays(20) })
    await run('licence.create', { ...licence, state: 'retired', expiresOn: inDays(21) })
    const due = await readDueDates(reader, { limit: 50 })
    expect(due.items.map(({ sort, days, about }) => [sort, days, about.name])).toEqual([
      ['line-end', 3, 'line'],
      ['certificate-end', 9, 'certificate'],
      ['licence-end', 20, 'Suite'],
      ['domain-end', 40, 'domain'],
    ])
    expect([await tellNear(people.services), await tellNear(people.services)]).toEqual([4, 0])
    const told = await sql<{ event: string }>`
      select event from outbox where event like '%-near' order by event`.execute(database.kysely)
    expect(told.rows.map((row) => row.event)).toEqual([
      'asset.certificate-end-near',
      'asset.domain-end-near',
      'asset.line-end-near',
      'licence.licence-end-near',
    ])
  })
})
