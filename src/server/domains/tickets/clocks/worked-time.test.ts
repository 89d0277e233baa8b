import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { OutboxEvent } from '../../../engine/house.ts'
import { refuseSolution } from '../actions/judge-solution.ts'
import { solveTicket } from '../actions/solve-ticket.ts'
import { takeTicket } from '../actions/take-ticket.ts'
import { resumeTicket, waitForTicket } from '../actions/wait-for-ticket.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'
import { countAnewOnNews, countWorkedJob, workedOf } from './worked-time.ts'

let database: TestDatabase
let desk: TestDesk
let office: string
let now = new Date('2026-11-26T09:00:00Z')
const at = (text: string) => {
  now = new Date(text)
}

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database, { now: () => now })
  const made = await sql<{ id: string }>`
    insert into work_calendar (name, entity_id, zone, hours, holidays) values ('Bureau', ${desk.headOffice}, 'Europe/Paris',
      ${JSON.stringify([1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1080 })))}::jsonb, 'fr') returning id`.execute(
    database.kysely,
  )
  office = made.rows[0]!.id
})
afterAll(() => database?.close())

const run = (action: Action<never, unknown>, id: string, input: object = {}) =>
  runAction(desk.services, action, desk.actors.thomas, { id, ...input })

/** Hours to take and to solve, after a run of the job. */
async function hours(id: string) {
  await countWorkedJob.run({}, desk.services)
  const found = await sql<{ take: number | null; solve: number | null }>`
    select take_worked_seconds / 3600.0 as take, solve_worked_seconds / 3600.0 as solve from ticket where id = ${id}`.execute(
    database.kysely,
  )
  const { take, solve } = found.rows[0]!
  return [take === null ? null : Number(take), solve === null ? null : Number(solve)]
}

const news = (event: string, kind: string, recordId: string, fields: string[] = []) =>
  countAnewOnNews.run({ event, kind, recordId, data: { fields } } as unknown as OutboxEvent, desk.services)

async function setDesk(calendar: string | null) {
  await sql`insert into setting (key, value) values ('ticket.calendar', ${JSON.stringify(calendar)}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(database.kysely)
  await news('setting.changed', 'setting', '0', ['ticket.calendar'])
}

it('counts working hours of a whole life, and anew when it or the hours change', async () => {
  await setDesk(office)
  const { id } = await desk.open(desk.actors.thomas, { requesters: [{ type: 'user', id: desk.people.marie.id }] })
  at('2026-11-26T10:00:00Z')
  await run(takeTicket, id)
  expect(await hours(id)).toEqual([1, null])
  // Waits from 11:00 of Paris to 10:00 of the next day, is solved on Monday at 9:00: one hour and eight and one.
  await run(waitForTicket, id, { reason: 'fournisseur' })
  at('2026-11-27T09:00:00Z')
  await run(resumeTicket, id)
  at('2026-11-30T08:00:00Z')
  await run(solveTicket, id, { body: '<p>Fait</p>' })
  expect(await hours(id)).toEqual([1, 10])
  // Refused the same day at noon, solved at 14:00: what lay in between is nobody's time.
  at('2026-11-30T11:00:00Z')
  await runAction(desk.services, refuseSolution, desk.actors.marie, { id, reason: 'Non' })
  expect(await hours(id)).toEqual([1, null])
  at('2026-11-30T13:00:00Z')
  await run(solveTicket, id, { body: '<p>Fait</p>' })
  expect(await hours(id)).toEqual([1, 12])

  await sql`update work_calendar set hours = '[{"day": 4, "from": 480, "to": 1080}]' where id = ${office}`.execute(
    database.kysely,
  )
  await news('calendar.changed', 'calendar', office)
  expect(await hours(id)).toEqual([1, 1])
  await setDesk(null)
  // Day and night: 100 hours from opening to the end, less 23 of waiting and 3 between an end and its refusal.
  expect(await hours(id)).toEqual([1, 74])
})

it('takes waiting off in proportion where no pause tells its hours', () => {
  const row = {
    ...{ openedAt: new Date('2026-11-26T09:00:00Z'), takenAt: null, solvedAt: new Date('2026-11-26T19:00:00Z') },
    ...{ waitingSeconds: '18000', isPromised: false, calendarId: null, pauses: [] },
  }
  expect(workedOf(row, null)).toEqual({ take: null, solve: 5 * 3600 })
  expect(workedOf({ ...row, waitingSeconds: '90000' }, null).solve).toBe(0)
})
