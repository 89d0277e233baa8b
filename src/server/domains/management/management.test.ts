import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { contractKind, purchaseKind, supplierKind } from '../../../shared/management/management.kinds.ts'
import { addDays } from '../../../shared/management/months.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { readDocument } from '../../engine/attachments.ts'
import { readDueDates, tellNear } from '../../engine/due-dates.ts'
import { documentsOf } from '../../engine/files/record-documents.ts'
import { exportCsv } from '../../engine/lists/export.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { readQuery } from '../../engine/lists/read-query.ts'
import { changeSetting } from '../../engine/settings.ts'
import { dayIn } from '../../engine/today.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { budgetUse } from './budget-use.ts'
import { ownershipOf } from './ownership.ts'
import { scheduleFor } from './schedule.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let boss: Actor
let south: Actor
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  boss = await people.actor(people.admin.id)
  south = await people.actor(await people.person('sud', [['asset-manager', people.entities.south]]))
})

const today = dayIn(new Date(), 'Europe/Paris')
const make = async (name: string, input: Record<string, unknown>, actor = boss) =>
  (await people.run(name, { entity: people.entities.north, ...input }, actor)).id
const asset = (values: Record<string, unknown> = {}) =>
  make('asset.create', { type: 'computer', name: 'PC', ...values })
const contract = (values: Record<string, unknown> = {}) =>
  make('contract.create', { name: 'Maintenance', state: 'active', renewal: 'none', ...values })
const buy = (id: string, values: Record<string, unknown>, actor = boss) =>
  people.run('asset.set-purchase', { id, ...values }, actor)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: CigaleError) => error.errors[0]?.code ?? error.code,
  )
const found = async (q: string, actor = boss) => {
  const reader = people.reader(actor)
  return (await listRecords(reader, assetKind, { condition: readQuery(reader, assetKind, q) })).items.map(
    ({ id }) => id,
  )
}

describe('money', () => {
  test('goes in and out exactly, in the currency of the instance only', async () => {
    const id = await asset()
    await buy(id, { price: { amount: '1234567.89', currency: 'EUR' } })
    const reader = people.reader(boss)
    const [row] = (await listRecords(reader, purchaseKind, {})).items
    expect(row).toMatchObject({ price: { amount: '1234567.89', currency: 'EUR' } })
    expect(await refusal(buy(id, { price: { amount: '1', currency: 'USD' } }))).toBe('currency')
    expect(await refusal(buy(id, { price: 12.5 }))).not.toBe('done')
    await runAction(people.services, changeSetting, boss, { key: 'organisation.currency', value: 'CHF' })
    await buy(id, { price: { amount: '10', currency: 'CHF' } })
    expect(await readRecord(reader, purchaseKind, row!.id)).toMatchObject({
      price: { amount: '10.00', currency: 'CHF' },
    })
    await runAction(people.services, changeSetting, boss, { key: 'organisation.currency', value: 'EUR' })
    const history = await sql<{ changes: { field: string; new: unknown }[] }>`
      select changes from history where kind = 'purchase' order by id desc limit 1`.execute(database.kysely)
    expect(history.rows[0]!.changes).toEqual([{ field: 'price', old: '1234567.89', new: '10.00' }])
  })

  test('sorts, pages, filters and exports as numbers', async () => {
    const prices = ['9.50', '10.00', '100.00', '1000000.01', '99999999999.99']
    const ids = await Promise.all(prices.map(() => asset()))
    await Promise.all(ids.map((id, at) => buy(id, { price: prices[at], orderNumber: 'TRI' })))
    const reader = people.reader(boss)
    const condition = readQuery(reader, purchaseKind, 'order-number:TRI price:>=9.5')
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listRecords(reader, purchaseKind, {
        condition: { field: 'orderNumber', op: 'is', value: 'TRI' },
        sort: '-price',
        limit: 2,
        ...(after ? { after } : {}),
      })
      seen.push(...page.items.map((item) => (item.price as { amount: string }).amount))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(prices.toReversed())
    expect(condition).toBeDefined()
    expect(await found('purchase.price:>1000000')).toHaveLength(2)
    expect(await found('purchase.price:9.50..100')).toHaveLength(4)
    const csv = await exportCsv(
      reader,
      purchaseKind,
      { condition: { field: 'price', op: 'is', value: '9.5' }, fields: 'orderNumber,price' },
      'fr',
    )
    let text = ''
    for await (const part of csv) text += part
    expect(text.trim().split('\r\n')[1]).toBe('TRI;9,50')
  })
})

describe('contracts', () => {
  test('dates follow the terms at every write', async () => {
    const id = await contract({ startsOn: '2024-01-01', initialMonths: 12, renewal: 'express', noticeMonths: 2 })
    const read = () => readRecord(people.reader(boss), contractKind, id)
    expect(await read()).toMatchObject({ endsOn: '2024-12-31', noticeOn: '2024-10-31' })
    await people.run('contract.renew', { id }, boss)
    expect(await read()).toMatchObject({ endsOn: '2025-12-31', renewedTimes: 1 })
    await people.run('contract.update', { id, initialMonths: 24 }, boss)
    expect(await read()).toMatchObject({ endsOn: '2027-12-31' })
    await people.run('contract.terminate', { id, on: '2026-06-30' }, boss)
    expect(await read()).toMatchObject({ endsOn: '2026-06-30', noticeOn: null, state: 'terminated' })
    expect(await refusal(people.run('contract.terminate', { id }, boss))).toBe('state')
    expect(await refusal(people.run('contract.renew', { id }, boss))).toBe('state')
    expect(await refusal(people.run('contract.update', { id, terminatedOn: '2023-01-01' }, boss))).toBe('before_start')
    expect(await refusal(contract({ startsOn: '2024-01-01', initialMonths: 2, noticeMonths: 3 }))).toBe('too_big')
  })

  test('a tacit renewal comes by itself, once, and is told', async () => {
    const id = await contract({ startsOn: '2020-03-01', initialMonths: 12, renewal: 'tacit' })
    await sql`update contract set ends_on = '2021-02-28' where id = ${id}`.execute(database.kysely)
    const job = people.services.house.jobs.find((each) => each.name === 'contracts.roll')!
    expect(await job.run({}, people.services)).toEqual({ rolled: 1 })
    expect(await job.run({}, people.services)).toEqual({ rolled: 0 })
    const { endsOn } = (await readRecord(people.reader(boss), contractKind, id)) as unknown as { endsOn: string }
    expect(endsOn >= today && endsOn.slice(4, 7) === '-02').toBe(true)
    const told = await sql`select 1 from outbox where event = 'contract.rolled' and record_id = ${id}`.execute(
      database.kysely,
    )
    expect(told.rows).toHaveLength(1)
  })

  test('links are told on both sides; what one may not see cannot be linked', async () => {
    const id = await contract()
    const [mine, theirs] = [
      await asset(),
      await make('asset.create', { type: 'printer', name: 'IMP', entity: people.entities.south }),
    ]
    await people.run('contract.link-asset', { id, ids: [mine, theirs, mine] }, boss)
    await people.run('contract.link-asset', { id, ids: [mine] }, boss)
    const lines = await sql<{ kind: string; recordId: string }>`
      select kind, record_id from history where action = 'contract.link-asset' order by id`.execute(database.kysely)
    expect(lines.rows.map((row) => `${row.kind} ${row.recordId}`)).toEqual([
      `contract ${id}`,
      `asset ${mine}`,
      `asset ${theirs}`,
    ])
    expect(await found(`contract:#${id} type:printer`)).toEqual([theirs])
    // The contract is of the north: for the south it does not exist, not even as a filter.
    expect(await found('contract:any', south)).toEqual([])
    const northern = await people.actor(await people.person('nord', [['asset-manager', people.entities.north]]))
    expect(await refusal(people.run('contract.link-asset', { id, ids: [theirs] }, northern))).toBe('reference')
    await people.run('contract.unlink-asset', { id, ids: [mine, '999'] }, boss)
    expect(await found(`contract:#${id}`)).toEqual([theirs])
  })

  test('covers as many assets and licences as it says, however many people add at once', async () => {
    const id = await contract({ maxAssets: 3 })
    const assets = await Promise.all([asset(), asset(), asset(), asset()])
    const licence = await make('licence.create', { name: 'Suite', type: 'seats', state: 'active' })
    const link = (what: string, ids: string[]) => refusal(people.run(`contract.link-${what}`, { id, ids }, boss))
    expect(await link('licence', [licence])).toBe('done')
    const all = await Promise.all(assets.map((each) => link('asset', [each])))
    expect(all.filter((each) => each === 'done')).toHaveLength(2)
    expect(all.filter((each) => each === 'contract_full')).toHaveLength(2)
    expect(await link('licence', [licence])).toBe('done')
    expect(await refusal(people.run('contract.update', { id, maxAssets: 2 }, boss))).toBe('contract_full')
    const listed = await listRecords(people.reader(boss), licenceKind, {
      condition: { has: 'contract', where: { field: 'id', op: 'is', value: id } },
    })
    expect(listed.items.map((each) => each.id)).toEqual([licence])
    await people.run('contract.unlink-licence', { id, ids: [licence] }, boss)
    expect(await link('asset', [assets[all.indexOf('contract_full')]!])).toBe('done')
  })
})

describe('suppliers', () => {
  test('a wrong SIRET is refused by its key, a right one is spaced and found', async () => {
    expect(await refusal(make('supplier.create', { name: 'X', isActive: true, registration: '73282932000075' }))).toBe(
      'registration',
    )
    const id = await make('supplier.create', {
      name: 'Reprographie du Sud',
      isActive: true,
      registration: '73282932000074',
      website: 'https://repro.example',
    })
    expect(await readRecord(people.reader(boss), supplierKind, id)).toMatchObject({ registration: '732 829 320 00074' })
    expect(await refusal(people.run('supplier.update', { id, website: 'javascript:alert(1)' }, boss))).toBe('invalid')
  })
})

describe('dates that draw near', () => {
  test('are seen by those who may, and told once for each date', async () => {
    const soon = await asset({ name: 'Bientôt' })
    const start = addDays(today, -335)
    await buy(soon, { deliveredOn: start, warrantyMonths: 12 })
    const due = async (actor: Actor) => (await readDueDates(people.reader(actor), { limit: 50 })).items
    const mine = (await due(boss)).filter((item) => item.about.id === soon)
    expect(mine).toMatchObject([{ sort: 'warranty-end', ahead: 60, about: { kind: 'asset', name: 'Bientôt' } }])
    expect(mine[0]!.days).toBeGreaterThan(20)
    expect(await due(south)).toEqual([])
    const told = () => tellNear(people.services)
    expect(await told()).toBeGreaterThan(0)
    expect(await told()).toBe(0)
    await buy(soon, { deliveredOn: addDays(start, 1) })
    expect(await told()).toBe(1)
    const events = await sql`select 1 from outbox where event = 'purchase.warranty-end-near'`.execute(database.kysely)
    expect(events.rows).toHaveLength(2)
    expect(await found('purchase.warranty-end:now..+90d')).toContain(soon)
    expect(await found('purchase.warranty-end:<=+90j -purchase.warranty-end:<now')).toContain(soon)
  })
})

describe('what things cost', () => {
  test('a budget: spent, committed, left; contract periods to come are committed', async () => {
    const budget = await make('budget.create', { name: 'Parc 2026', amount: '10000' })
    const [a, b] = [await asset(), await asset()]
    await buy(a, { price: '1200.50', budget, invoice: 'F-1' })
    await buy(b, { price: '800', budget, orderedOn: '2026-01-05' })
    const id = await contract()
    const cost = (amount: string, beginsOn: string) =>
      people.run('contract-cost.create', { contract: id, name: 'Année', amount, beginsOn, budget }, boss)
    await cost('500.10', addDays(today, -30))
    await cost('500', addDays(today, 300))
    expect(await budgetUse(people.reader(boss), budget)).toMatchObject({
      spent: { amount: '1700.60' },
      committed: { amount: '1300.00' },
      left: { amount: '6999.40' },
      total: 4,
    })
  })

  test('an asset: price, its part of contracts, time spent; only for those who may see purchases', async () => {
    const [one, other] = [await asset(), await asset()]
    await buy(one, { price: '1000', warrantyValue: '99.99' })
    const id = await contract()
    await people.run('contract.link-asset', { id, ids: [one, other] }, boss)
    await people.run(
      'contract-cost.create',
      { contract: id, name: '2025', amount: '300.01', beginsOn: '2025-01-01' },
      boss,
    )
    const ticket = await make('ticket.open', { type: 'incident', title: 'Panne', assets: [one] })
    await people.run('ticket.task', { id: ticket, body: '<p>Fait</p>', state: 'done', durationMinutes: 40 }, boss)
    const { items, total } = await ownershipOf(people.reader(boss), one)
    expect(items.map((line) => [line.sort, line.amount.amount])).toEqual([
      ['price', '1000.00'],
      ['warranty', '99.99'],
      ['contract', '150.01'],
      ['tickets', '30.00'],
    ])
    expect(total).toEqual({ amount: '1280.00', currency: 'EUR' })
    const holder = await people.actor(await people.person('marie', [['requester', people.entities.north]]))
    expect(await refusal(ownershipOf(people.reader(holder), one))).toBe('not_found')
  })

  test('the schedule says what it lacks, then gives the plan', async () => {
    const id = await asset()
    const { id: purchase } = await buy(id, { depreciation: 'linear', price: '3000' })
    const plan = () => scheduleFor(people.reader(boss), purchase)
    expect(await plan()).toMatchObject({ fault: 'noYears', items: [] })
    await buy(id, { depreciationYears: 3 })
    expect(await plan()).toMatchObject({ fault: 'noStart' })
    await buy(id, { usedSince: '2024-01-01' })
    expect((await plan()).items.map((row) => row.net)).toEqual(['2000.00', '1000.00', '0.00'])
    expect(await refusal(buy(id, { decommissionedOn: '2023-12-31' }))).toBe('before_start')
  })
})

describe('documents', () => {
  const upload = async (name: string, content: string, actor = boss) => {
    const file = await sql<{ id: string }>`
      insert into document (sha256, name, mime, size, user_id)
      values (${content.padEnd(64, '0')}, ${name}, 'application/pdf', 12, ${actor.userId}) returning id`.execute(
      database.kysely,
    )
    return file.rows[0]!.id
  }

  test('hang on records, are seen with them only, and say where else their content is', async () => {
    const [machine, lease] = [await asset(), await contract()]
    const [bill, copy] = [await upload('facture.pdf', 'aa'), await upload('copie.pdf', 'aa')]
    await people.run('asset.attach', { id: machine, documents: [bill] }, boss)
    await people.run('contract.attach', { id: lease, documents: [copy] }, boss)
    await people.run('contract.attach', { id: lease, documents: [copy] }, boss)
    const reader = people.reader(boss)
    expect((await documentsOf(reader, assetKind, machine)).items).toMatchObject([
      { id: bill, name: 'facture.pdf', isShown: true, places: 2 },
    ])
    expect((await documentsOf(reader, contractKind, lease)).items).toHaveLength(1)
    await expect(readDocument(people.reader(south), bill)).rejects.toMatchObject({ code: 'not_found' })
    const northern = await people.actor(await people.person('nord-doc', [['asset-manager', people.entities.north]]))
    expect(await readDocument(people.reader(northern), bill)).toMatchObject({ name: 'facture.pdf' })
    // Nobody hangs up what he may not see.
    const theirs = await upload('secret.pdf', 'bb')
    expect(await refusal(people.run('asset.attach', { id: machine, documents: [theirs] }, northern))).toBe('reference')
    await people.run('asset.detach', { id: machine, documents: [bill, '999'] }, boss)
    expect((await documentsOf(reader, assetKind, machine)).items).toEqual([])
    expect((await documentsOf(reader, contractKind, lease)).items).toMatchObject([{ places: 1 }])
  })
})
