import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import type { Escalation } from '../../../../shared/service-levels/service-levels.kinds.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { acceptSolution, refuseSolution } from '../actions/judge-solution.ts'
import { solveTicket } from '../actions/solve-ticket.ts'
import { takeTicket } from '../actions/take-ticket.ts'
import { updateTicket } from '../actions/update-ticket.ts'
import { resumeTicket, waitForTicket } from '../actions/wait-for-ticket.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'
import { escalationJob } from './clocks.jobs.ts'
import { explainClocks } from './explain-clocks.ts'
import { recalculate } from './recalculate.ts'

let database: TestDatabase
let desk: TestDesk
/** A Thursday; the office of the tests is open on weekdays from 8 to 18, in Paris. */
let now = new Date('2026-11-26T09:00:00Z')
let office: string
const at = (text: string) => {
  now = new Date(text)
}

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database, { now: () => now })
  office = await insert(sql`
    insert into work_calendar (name, entity_id, zone, hours, holidays) values ('Bureau', ${desk.headOffice}, 'Europe/Paris',
      ${JSON.stringify([1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1080 })))}::jsonb, 'fr') returning id`)
})
afterAll(() => database?.close())

async function insert(statement: ReturnType<typeof sql>): Promise<string> {
  return ((await statement.execute(database.kysely)).rows[0] as { id: string }).id
}

const level = (
  target: 'own' | 'resolve',
  amount: number,
  unit = 'hours',
  escalations: Escalation[] = [],
  type = 'sla',
) =>
  insert(sql`
    insert into service_level (name, entity_id, type, target, amount, unit, calendar_id, escalations)
    values (${`${target} ${amount} ${unit}`}, ${desk.headOffice}, ${type}, ${target}, ${amount}, ${unit}, ${office}, ${JSON.stringify(escalations)}::jsonb)
    returning id`)

const run = (action: Action<never, unknown>, id: string, input: object = {}) =>
  runAction(desk.services, action, desk.actors.thomas, { id, ...input })
const open = (input: object) =>
  desk.open(desk.actors.thomas, { requesters: [{ type: 'user', id: desk.people.marie.id }], ...input })

async function dues(id: string) {
  const found = await sql<{ ownDueAt: Date | null; resolveDueAt: Date | null }>`
    select own_due_at, resolve_due_at from ticket where id = ${id}`.execute(database.kysely)
  const { ownDueAt, resolveDueAt } = found.rows[0]!
  return { own: ownDueAt?.toISOString() ?? null, resolve: resolveDueAt?.toISOString() ?? null }
}

it('follows a case through its life: waiting shifts what is due, a solution stops it, a refusal starts it again', async () => {
  at('2026-11-26T09:00:00Z')
  const [slaOwn, slaResolve] = [await level('own', 2), await level('resolve', 10)]
  const { id } = await open({ slaOwn, slaResolve })
  expect(await dues(id)).toEqual({ own: '2026-11-26T11:00:00.000Z', resolve: '2026-11-27T09:00:00.000Z' })
  at('2026-11-26T10:00:00Z')
  await run(takeTicket, id)
  // Waits from 11:00 to the next day at 10:00 of Paris: nine open hours.
  await run(waitForTicket, id, { reason: 'fournisseur' })
  expect((await dues(id)).resolve).toBeNull()
  at('2026-11-27T09:00:00Z')
  await run(resumeTicket, id)
  expect((await dues(id)).resolve).toBe('2026-11-30T08:00:00.000Z')
  at('2026-11-27T10:00:00Z')
  await run(solveTicket, id, { body: '<p>Fait</p>' })
  const [own, resolve] = (await explainClocks(desk.reader(desk.actors.thomas), id)).items
  expect(own).toMatchObject({ slot: 'slaOwn', isBreached: false, doneAt: new Date('2026-11-26T10:00:00Z') })
  expect(resolve).toMatchObject({ slot: 'slaResolve', isBreached: false, why: { paused: 9 * 3_600_000 } })
  // Refused an hour of work later: that hour was not the desk's.
  at('2026-11-27T11:00:00Z')
  await runAction(desk.services, refuseSolution, desk.actors.marie, { id, reason: 'Toujours en panne' })
  expect((await dues(id)).resolve).toBe('2026-11-30T09:00:00.000Z')
  at('2026-11-30T12:00:00Z')
  await run(solveTicket, id, { body: '<p>Fait</p>' })
  await runAction(desk.services, acceptSolution, desk.actors.marie, { id })
  expect((await explainClocks(desk.reader(desk.actors.thomas), id)).items[1]).toMatchObject({ isBreached: true })
})

it('another promise keeps the waiting that was (glpi#6902), and cannot be of another sort', async () => {
  at('2026-11-26T09:00:00Z')
  const { id } = await open({ slaResolve: await level('resolve', 4) })
  await run(waitForTicket, id, { reason: 'x' })
  at('2026-11-26T10:00:00Z')
  await run(resumeTicket, id)
  await run(updateTicket, id, { slaResolve: await level('resolve', 2) })
  expect((await dues(id)).resolve).toBe('2026-11-26T12:00:00.000Z')
  await expect(run(updateTicket, id, { slaOwn: await level('resolve', 2) })).rejects.toMatchObject({
    errors: [{ field: 'slaOwn', code: 'other_promise' }],
  })
  await run(updateTicket, id, { slaResolve: null })
  expect(await dues(id)).toEqual({ own: null, resolve: null })
})

it('escalates before and after, once each, if the conditions hold, and writes down why', async () => {
  at('2026-11-26T09:00:00Z')
  const escalations: Escalation[] = [
    {
      name: 'bientôt',
      offset: -60,
      condition: { not: { has: 'assignee' } },
      effects: [{ effect: 'add', field: 'assigneeGroup', value: desk.groups.network }],
    },
    { name: 'retard', offset: 30, condition: { all: [] }, effects: [{ effect: 'set', field: 'priority', value: 5 }] },
    {
      name: 'jamais',
      offset: 30,
      condition: { field: 'type', op: 'is', value: 'request' },
      effects: [{ effect: 'set', field: 'urgency', value: 1 }],
    },
  ]
  const { id } = await open({ slaResolve: await level('resolve', 4, 'hours', escalations) })
  const tick = (text: string) => {
    at(text)
    return escalationJob.run({}, desk.services)
  }
  const state = async () =>
    (
      await sql<{ status: string; priority: number; urgency: number; fired: number[]; isBreached: boolean }>`
        select t.status, t.priority, t.urgency, c.fired, c.is_breached from ticket t join ticket_clock c on c.ticket_id = t.id where t.id = ${id}`.execute(
        database.kysely,
      )
    ).rows[0]
  await tick('2026-11-26T11:59:00Z')
  expect(await state()).toMatchObject({ status: 'new', fired: [] })
  await tick('2026-11-26T12:00:00Z')
  expect(await state()).toMatchObject({ status: 'assigned', fired: [0], isBreached: false })
  await tick('2026-11-26T13:10:00Z')
  expect(await state()).toMatchObject({ fired: [0], isBreached: true })
  await tick('2026-11-26T13:30:00Z')
  await tick('2026-11-26T13:31:00Z')
  expect(await state()).toMatchObject({ priority: 5, urgency: 3, fired: [0, 1, 2] })
  const traces = await sql<{ n: number }>`
    select count(*)::int as n from rule_trace where record_id = ${id} and set = 'ticket-escalation'`.execute(
    database.kysely,
  )
  expect(traces.rows[0]?.n).toBe(2)
})

it('a change of the calendar recalculates all open cases that count by it, and only what differs', async () => {
  at('2026-11-26T09:00:00Z')
  const slaResolve = await level('resolve', 10)
  const tickets = await Promise.all(Array.from({ length: 5 }, () => open({ slaResolve })))
  await sql`update work_calendar set closings = '[{"name":"pont","from":"2026-11-27","to":"2026-11-27","yearly":false}]' where id = ${office}`.execute(
    database.kysely,
  )
  const before = await sql<{ version: number }>`select version from ticket where id = ${tickets[0]!.id}`.execute(
    database.kysely,
  )
  expect(await recalculate(desk.services, [slaResolve])).toBe(5)
  expect((await dues(tickets[4]!.id)).resolve).toBe('2026-11-30T09:00:00.000Z')
  const after = await sql<{ version: number }>`select version from ticket where id = ${tickets[0]!.id}`.execute(
    database.kysely,
  )
  expect(after.rows).toEqual(before.rows)
  await sql`update work_calendar set closings = '[]' where id = ${office}`.execute(database.kysely)
})
