import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { timesOf } from '../../../../shared/tickets/freeze-windows.ts'
import { type Actor, systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'

let database: TestDatabase
let desk: TestDesk
const now = new Date('2026-11-02T08:00:00Z')
const boss = systemActor('Sophie', 'test')

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database, { now: () => now })
})
afterAll(() => database?.close())
beforeEach(() => sql`update freeze_window set is_active = false`.execute(database.kysely))

const run = (actor: Actor, name: string, input: object) =>
  runAction<{
    id: string
    why: { field: string; rule: string; params: Record<string, unknown> }[]
    plannedFrom: Date | null
  }>(desk.services, ticketsHouse.actions.get(name)! as never, actor, input as Record<string, unknown>)
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'passed',
    (error) => (error instanceof CigaleError ? (error.errors[0]?.code ?? error.code) : String(error)),
  )
const freeze = (more: object = {}) =>
  run(boss, 'freeze-window.create', {
    ...{ name: 'Clôture', entity: desk.headOffice, isActive: true, effect: 'refuse', reason: 'Paie de décembre' },
    ...{ startsAt: '2026-12-01T00:00:00Z', endsAt: '2026-12-05T00:00:00Z', repeats: 'none', monthWay: 'day' },
    ...more,
  })
const change = (more: object = {}) =>
  run(desk.actors.thomas, 'ticket.open', { type: 'change', title: 'Essai', entity: desk.headOffice, ...more })
const inFreeze = { plannedFrom: '2026-12-02T08:00:00Z', plannedUntil: '2026-12-02T10:00:00Z' }
const before = { plannedFrom: '2026-11-30T08:00:00Z', plannedUntil: '2026-12-01T00:00:00Z' }

it('refuses a window in a freeze on opening, planning and changing, and leaves nothing behind', async () => {
  await freeze()
  expect(await refusal(change(inFreeze))).toBe('in_freeze')
  // What ends when the freeze begins is beside it.
  const { id } = await change(before)
  expect(await refusal(run(desk.actors.thomas, 'ticket.update', { id, ...inFreeze }))).toBe('in_freeze')
  expect(await refusal(run(desk.actors.thomas, 'ticket.schedule', { id, ...inFreeze }))).toBe('in_freeze')
  const left = await sql<{ from: Date }>`select planned_from as from from ticket where id = ${id}`.execute(
    database.kysely,
  )
  expect(left.rows[0]!.from).toEqual(new Date(before.plannedFrom))
})

it('lets pass whoever may and says why, and nobody else', async () => {
  await freeze()
  const { id } = await change()
  const passing = { id, ...inFreeze, reason: 'Faille critique' }
  expect(await refusal(run(desk.actors.thomas, 'ticket.schedule', passing))).toBe('forbidden')
  const passed = await run(boss, 'ticket.schedule', passing)
  expect(passed.why.find(({ field }) => field === 'plannedFrom')).toMatchObject({
    rule: 'freeze-passed',
    params: { freeze: 'Clôture', by: 'Sophie', reason: 'Faille critique' },
  })
  const told =
    await sql`select 1 from history where kind = 'ticket' and record_id = ${id} and changes::text like '%Faille critique%'`.execute(
      database.kysely,
    )
  expect(told.rows.length).toBeGreaterThan(0)
  // Out of the freeze again: nothing is left to say.
  expect((await run(boss, 'ticket.schedule', { id, ...before })).why.some(({ field }) => field === 'plannedFrom')).toBe(
    false,
  )
})

it('warns without refusing, and keeps to what its condition means', async () => {
  await freeze({ effect: 'warn', condition: { field: 'title', op: 'contains', value: 'Réseau' } })
  expect((await change(inFreeze)).why.some(({ rule }) => rule === 'freeze-warned')).toBe(false)
  expect(
    (await change({ ...inFreeze, title: 'Réseau du site' })).why.some(({ rule }) => rule === 'freeze-warned'),
  ).toBe(true)
  expect(await refusal(freeze({ condition: { field: 'nothing', op: 'is', value: '1' } }))).not.toBe('passed')
  expect(await refusal(freeze({ endsAt: '2026-11-30T00:00:00Z' }))).toBe('before_start')
})

it('comes back at the same hours of the wall, at the end of each month and across the change of hour', () => {
  const monthEnd = {
    startsAt: new Date('2026-08-31T16:00:00Z'),
    endsAt: new Date('2026-09-02T06:00:00Z'),
    ...{ repeats: 'month' as const, monthWay: 'last-day' as const, repeatsUntil: '2026-11-30' },
  }
  const span = { startsAt: new Date('2026-10-01T00:00:00Z'), endsAt: new Date('2027-03-01T00:00:00Z') }
  expect(
    timesOf(monthEnd, span, 'Europe/Paris').map(({ startsAt, endsAt }) => [
      startsAt.toISOString(),
      endsAt.toISOString(),
    ]),
  ).toEqual([
    ['2026-09-30T16:00:00.000Z', '2026-10-02T06:00:00.000Z'],
    ['2026-10-31T17:00:00.000Z', '2026-11-02T07:00:00.000Z'],
    ['2026-11-30T17:00:00.000Z', '2026-12-02T07:00:00.000Z'],
  ])
})

it('asks again when the category or the equipment brings a change into a freeze, and not for what the freeze does not read', async () => {
  const category = await run(boss, 'ticket-category.create', { name: 'Paie', forChange: true })
  await freeze({ condition: { field: 'category', op: 'under', value: [category.id] } })
  const { id } = await change(inFreeze)
  expect(await refusal(run(desk.actors.thomas, 'ticket.update', { id, category: category.id }))).toBe('in_freeze')
  await run(desk.actors.thomas, 'ticket.update', { id, title: 'Autre essai' })
  const input = { id, category: category.id, freezeReason: 'Paie du siège' }
  expect(await refusal(run(desk.actors.thomas, 'ticket.update', input))).toBe('forbidden')
  const sophie = { ...desk.actors.nadia, grants: [granted(desk.actors.nadia, 'ticket.pass-freeze')] }
  const passed = await run(sophie, 'ticket.update', input)
  expect(passed.why).toContainEqual(expect.objectContaining({ rule: 'freeze-passed' }))
  // Once passed, the next change of something else asks nothing.
  await run(desk.actors.thomas, 'ticket.update', { id, urgency: 5 })
  await freeze({ condition: { has: 'asset', where: { field: 'name', op: 'is', value: 'IMP-2' } }, name: 'Imprimantes' })
  const { printer, laptop } = desk.assets
  expect(await refusal(run(desk.actors.thomas, 'ticket.link-asset', { id, assets: [laptop] }))).toBe('passed')
  expect(await refusal(run(desk.actors.thomas, 'ticket.link-asset', { id, assets: [printer] }))).toBe('in_freeze')
})

const granted = (actor: Actor, permission: string) => ({
  ...actor.grants[0]!,
  permissions: { ...actor.grants[0]!.permissions, [permission]: 'entity' as const },
})
