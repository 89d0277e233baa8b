import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import { buildHouse } from '../../../engine/build-house.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { rooms } from '../../index.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'
import { changeCalendar } from './change-calendar.ts'
import { collisionsOf } from './collisions.ts'

let database: TestDatabase
let desk: TestDesk
let reader: Reader
const day = { startsAt: new Date('2026-12-01T00:00:00Z'), endsAt: new Date('2026-12-02T00:00:00Z') }

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database)
  reader = { ...desk.reader(desk.actors.thomas), house: buildHouse(rooms) }
})
afterAll(() => database?.close())

async function asset(name: string, entity = desk.headOffice): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into asset (name, type, entity_id) values (${name}, 'computer', ${entity}) returning id::text`.execute(
    database.kysely,
  )
  return made.rows[0]!.id
}
async function change(title: string, from: string, until: string, assets: string[], entity = desk.headOffice) {
  const made = await sql<{ id: string }>`
    with made as (
      insert into ticket (type, title, description, description_text, status, phase, entity_id, urgency, impact, priority, channel, opened_at, planned_from, planned_until)
      values ('change', ${title}, '', '', 'accepted', 'open', ${entity}, 3, 3, 3, 'desk', now(), ${`2026-12-01T${from}:00Z`}, ${`2026-12-01T${until}:00Z`})
      returning id),
    tied as (insert into ticket_asset (ticket_id, asset_id) select made.id, unnest(${assets}::bigint[]) from made)
    select id::text from made`.execute(database.kysely)
  return made.rows[0]!.id
}

it('meets what touches the same thing or one that depends on it at the same time, and tells the way', async () => {
  const [server, application, far, alone] = [
    await asset('Serveur'),
    await asset('Application'),
    await asset('Portail'),
    await asset('Ailleurs'),
  ]
  const link = (from: string, to: string) =>
    sql`insert into asset_link (type_id, from_id, to_id) select id, ${from}, ${to} from link_type where code = 'powers'`.execute(
      database.kysely,
    )
  await link(server, application)
  await link(application, far)
  const one = await change('Noyau', '08:00', '10:00', [server])
  const same = await change('Disques', '09:00', '11:00', [server])
  const later = await change('Suite', '10:00', '12:00', [server])
  const hidden = await change('Ailleurs', '08:00', '10:00', [server], desk.branch)
  await change('Sans rapport', '08:00', '10:00', [alone])
  const portal = await change('Portail', '08:30', '09:00', [far])
  const met = await collisionsOf(reader, one)
  expect(met.find(({ id }) => id === same)?.path.map(({ name }) => name)).toEqual(['Serveur'])
  expect(met.some(({ id }) => id === later || id === hidden)).toBe(false)
  expect(met.find(({ id }) => id === portal)?.path.map(({ name }) => name)).toEqual([
    'Serveur',
    'Application',
    'Portail',
  ])
  const calendar = await changeCalendar(reader, day, null)
  const shown = calendar.changes.find(({ id }) => id === portal)!
  expect(shown.collisions[0]!.path.map(({ name }) => name)).toEqual(['Portail', 'Application', 'Serveur'])
  expect(calendar.changes.some(({ id }) => id === hidden)).toBe(false)
})

it('finds a month among 20,000 changes by the index of ranges', async () => {
  await sql`
    insert into ticket (type, title, description, description_text, status, phase, entity_id, urgency, impact, priority, channel, opened_at, planned_from, planned_until)
    select 'change', 'Essai', '', '', 'accepted', 'open', ${desk.headOffice}, 3, 3, 3, 'desk', now(),
      '2027-01-01'::timestamptz + n * interval '1 hour', '2027-01-01'::timestamptz + n * interval '1 hour' + interval '2 hours'
    from generate_series(1, 20000) n`.execute(database.kysely)
  await sql`analyze ticket`.execute(database.kysely)
  const plan = await sql<{ 'QUERY PLAN': string }>`
    explain select id from ticket t where t.type = 'change' and t.planned_from is not null and t.planned_until is not null and t.deleted_at is null
      and tstzrange(t.planned_from, t.planned_until) && tstzrange('2028-01-01', '2028-01-08')`.execute(database.kysely)
  expect(JSON.stringify(plan.rows)).toContain('ticket_window')
  const span = { startsAt: new Date('2028-01-01'), endsAt: new Date('2028-01-08') }
  expect((await changeCalendar(reader, span, null)).changes.length).toBe(169)
})
