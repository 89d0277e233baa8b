import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import { dayNumber } from '../../../../shared/recurrence/recurrence.ts'
import { type CaseSchedule, fillRun, runsAfter } from '../../../../shared/tickets/recurring-cases.ts'
import { type Actor, systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'
import { readRuns } from './read-runs.ts'
import { recurringJob } from './recurring.jobs.ts'

let database: TestDatabase
let desk: TestDesk
let now = new Date('2026-10-19T05:00:00Z')
let office = ''
const at = (text: string) => {
  now = new Date(text)
}
const boss = systemActor('Sophie', 'test')

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database, { now: () => now })
  const hours = JSON.stringify([1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1080 })))
  const made = await sql<{ id: string }>`
    insert into work_calendar (name, entity_id, zone, hours, holidays)
    values ('Bureau', ${desk.headOffice}, 'Europe/Paris', ${hours}::jsonb, 'fr') returning id`.execute(database.kysely)
  office = made.rows[0]!.id
})
afterAll(() => database?.close())
beforeEach(() => sql`update recurring_case set is_active = false, next_at = null`.execute(database.kysely))

const run = (actor: Actor, name: string, input: object) =>
  runAction<{ id: string; ticket: string | null }>(
    desk.services,
    ticketsHouse.actions.get(name)! as never,
    actor,
    input as Record<string, unknown>,
  )
const weekly = {
  name: 'Sauvegardes',
  isActive: true,
  type: 'request',
  title: 'Sauvegardes, semaine {{week}}',
  checklist: 'Lire le journal\n\nRestaurer <un> fichier',
  unit: 'week',
  every: 1,
  weekdays: ['monday'],
  monthWay: 'day',
  startsOn: '2026-10-19',
  time: '08:00',
  onClosedDay: 'keep',
  leadDays: 0,
}
const make = async (more: object = {}) =>
  (await run(boss, 'recurring-case.create', { entity: desk.headOffice, ...weekly, ...more })).id
const stateOf = async (id: string) =>
  (
    await sql<{ nextAt: Date | null; lastOutcome: string | null; lastReason: string | null }>`
      select next_at, last_outcome, last_reason from recurring_case where id = ${id}`.execute(database.kysely)
  ).rows[0]!
const casesOf = async (id: string) =>
  (
    await sql<{ id: string; title: string; why: { field: string; params: Record<string, unknown> }[] }>`
      select id, title, why from ticket where recurring_id = ${id} order by id`.execute(database.kysely)
  ).rows
const recur = () => recurringJob.run({}, desk.services)

it('opens its case at the hour of the wall, summer and winter, once, with its tasks', async () => {
  at('2026-10-19T05:00:00Z')
  const id = await make()
  expect((await stateOf(id)).nextAt).toEqual(new Date('2026-10-19T06:00:00Z'))
  await recur()
  expect(await casesOf(id)).toEqual([])
  at('2026-10-19T06:00:30Z')
  // Two clocks tick at once.
  await Promise.all([recur(), recur(), recur()])
  const [opened, ...others] = await casesOf(id)
  expect(others).toEqual([])
  expect(opened!.title).toBe('Sauvegardes, semaine 43')
  expect(opened!.why.find((each) => each.field === 'recurring')!.params).toMatchObject({ day: '2026-10-19', missed: 0 })
  const tasks = await sql<{ body: string; state: string }>`
    select body, state from ticket_entry where ticket_id = ${opened!.id} order by id`.execute(database.kysely)
  expect(tasks.rows).toEqual([
    { body: '<p>Lire le journal</p>', state: 'todo' },
    { body: '<p>Restaurer &lt;un&gt; fichier</p>', state: 'todo' },
  ])
  // The clocks went back between the two Mondays.
  expect(await stateOf(id)).toMatchObject({ nextAt: new Date('2026-10-26T07:00:00Z'), lastOutcome: 'opened' })
})

it('after a stop opens the last that was due, and says how many were missed', async () => {
  at('2026-10-19T05:00:00Z')
  const id = await make()
  at('2026-11-10T12:00:00Z')
  await recur()
  const opened = await casesOf(id)
  expect(opened.map((each) => each.title)).toEqual(['Sauvegardes, semaine 46'])
  expect(opened[0]!.why.find((each) => each.field === 'recurring')!.params).toMatchObject({ missed: 3 })
  expect((await stateOf(id)).nextAt).toEqual(new Date('2026-11-16T07:00:00Z'))
})

it('waits for the case before it where it is told to', async () => {
  at('2026-10-19T05:00:00Z')
  const id = await make({ waitsForLast: true })
  at('2026-10-19T07:00:00Z')
  await recur()
  at('2026-10-26T08:00:00Z')
  expect(await recur()).toMatchObject({ acted: 0, looked: 1 })
  expect(await stateOf(id)).toMatchObject({ lastOutcome: 'waited', nextAt: new Date('2026-11-02T07:00:00Z') })
  await run(boss, 'ticket.solve', { id: (await casesOf(id))[0]!.id, body: '<p>Fait</p>' })
  at('2026-11-02T08:00:00Z')
  await recur()
  expect(await casesOf(id)).toHaveLength(2)
})

it('what cannot be opened is told, and does not come again every minute', async () => {
  at('2026-10-19T05:00:00Z')
  const found = await sql<{ id: string }>`
    insert into ticket_category (name, complete_name, for_request, for_incident) values ('Pannes', 'Pannes', false, true)
    returning id`.execute(database.kysely)
  const id = await make({ category: found.rows[0]!.id })
  at('2026-10-19T07:00:00Z')
  expect(await recur()).toMatchObject({ acted: 0, refused: 1 })
  const state = await stateOf(id)
  expect(state).toMatchObject({ lastOutcome: 'refused', nextAt: new Date('2026-10-26T07:00:00Z') })
  expect(state.lastReason).toMatch(/^category: /)
  expect(await recur()).toMatchObject({ looked: 0 })
  expect(await casesOf(id)).toEqual([])
})

it('goes round closed days, and refuses what could never open', async () => {
  at('2026-12-01T05:00:00Z')
  // Fridays at Christmas and New Year.
  const friday = { weekdays: ['friday'], startsOn: '2026-12-18', calendar: office }
  const days = async (more: object) => {
    const id = await make({ ...friday, ...more })
    return (await readRuns(desk.reader(boss), desk.services, id)).items.slice(0, 3).map(({ day }) => day)
  }
  expect(await days({ onClosedDay: 'keep' })).toEqual(['2026-12-18', '2026-12-25', '2027-01-01'])
  expect(await days({ onClosedDay: 'skip' })).toEqual(['2026-12-18', '2027-01-08', '2027-01-15'])
  expect(await days({ onClosedDay: 'before' })).toEqual(['2026-12-18', '2026-12-24', '2026-12-31'])
  expect(await days({ onClosedDay: 'after' })).toEqual(['2026-12-18', '2026-12-28', '2027-01-04'])
  for (const [wrong, field, code] of [
    [{ time: '8h' }, 'time', 'time'],
    [{ endsOn: '2026-10-01' }, 'endsOn', 'order'],
    [{ onClosedDay: 'skip' }, 'calendar', 'required'],
  ] as const)
    await expect(make(wrong)).rejects.toMatchObject({ code: 'invalid', errors: [{ field, code }] })
})

it('switched off it plans nothing; switched on or changed it plans anew; by hand it opens out of turn', async () => {
  at('2026-10-19T05:00:00Z')
  const id = await make({ isActive: false, leadDays: 7, startsOn: '2026-11-02' })
  expect((await stateOf(id)).nextAt).toBeNull()
  await run(boss, 'recurring-case.update', { id, isActive: true })
  // A week ahead of 2 November: already in winter.
  expect((await stateOf(id)).nextAt).toEqual(new Date('2026-10-26T07:00:00Z'))
  await run(boss, 'recurring-case.update', { id, time: '09:30' })
  expect((await stateOf(id)).nextAt).toEqual(new Date('2026-10-26T08:30:00Z'))
  await expect(run(desk.actors.thomas, 'recurring-case.run', { id })).rejects.toMatchObject({ code: 'forbidden' })
  const { thomas } = desk.actors
  const more = { 'recurring-case.read': 'all', 'recurring-case.run': 'all' } as const
  const grants = thomas.grants.map((grant) => ({ ...grant, permissions: { ...grant.permissions, ...more } }))
  await run({ ...thomas, grants }, 'recurring-case.run', { id })
  expect(await casesOf(id)).toHaveLength(1)
  expect((await stateOf(id)).nextAt).toEqual(new Date('2026-10-26T08:30:00Z'))
})

it('times come in order, whatever the calendar moves', () => {
  const schedule: CaseSchedule = {
    unit: 'day',
    every: 1,
    startsOn: '2026-04-01',
    endsOn: null,
    weekdays: [],
    monthWay: 'day',
    time: '02:30',
    leadDays: 3,
    onClosedDay: 'after',
    calendar: { zone: 'Europe/Paris', hours: [{ day: 2, from: 480, to: 720 }], holidays: 'fr', closings: [] },
    zone: 'Europe/Paris',
  }
  const days: string[] = []
  for (const { day, at: opens } of runsAfter(schedule, new Date('2027-01-01T00:00:00Z'))) {
    expect(opens.getTime()).toBeLessThan(dayNumber(day) * 86_400_000)
    days.push(day)
    if (days.length === 60) break
  }
  expect(days).toEqual(days.toSorted())
  expect(new Set(days).size).toBe(60)
  expect(fillRun('{{date}} · {{month}} · {{year}} · {{week}} · {{other}}', '2027-01-01', 'fr')).toBe(
    '1 janvier 2027 · janvier 2027 · 2027 · 53 · {{other}}',
  )
})

it('plans the window of a change by the wall, and tells on the run which freeze it met', async () => {
  at('2026-10-19T05:00:00Z')
  const change = { type: 'change', checklist: '', windowDays: 6, windowTime: '20:00', windowMinutes: 90 }
  await expect(make({ ...change, type: 'request' })).rejects.toMatchObject({ errors: [{ code: 'only_changes' }] })
  const id = await make(change)
  at('2026-10-19T06:00:30Z')
  await recur()
  const opened = await sql<{ from: Date; until: Date }>`
    select planned_from as from, planned_until as until from ticket where recurring_id = ${id}`.execute(database.kysely)
  // Sunday, when the hour has changed.
  expect(opened.rows[0]).toEqual({ from: new Date('2026-10-25T19:00:00Z'), until: new Date('2026-10-25T20:30:00Z') })
  const freeze = {
    ...{ name: 'Clôture', entity: desk.headOffice, isActive: true, effect: 'warn', reason: 'Paie' },
    ...{ startsAt: '2026-10-30T00:00:00Z', endsAt: '2026-11-03T00:00:00Z', repeats: 'none', monthWay: 'day' },
  }
  const made = await run(boss, 'freeze-window.create', freeze)
  at('2026-10-26T07:00:30Z')
  await recur()
  expect(await stateOf(id)).toMatchObject({ lastOutcome: 'opened', lastReason: 'Clôture : Paie' })
  await run(boss, 'freeze-window.update', { id: made.id, effect: 'refuse', endsAt: '2026-12-03T00:00:00Z' })
  at('2026-11-02T07:00:30Z')
  await recur()
  const after = await stateOf(id)
  expect(after.lastOutcome).toBe('refused')
  expect(after.lastReason).toContain('Clôture')
})
