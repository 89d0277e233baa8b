import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import type { Permissions } from '../../../shared/access/reach.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { readPlanning } from './planning.ts'
import { planningFile } from './planning-file.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
const actors = {} as Record<'tech' | 'mate' | 'far' | 'boss' | 'chief' | 'staff', Actor>
const monday = '2031-03-03T08:00:00.000Z'
const week = { from: new Date('2031-03-03T00:00:00Z'), until: new Date('2031-03-10T00:00:00Z') }

const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<unknown>(people.services, people.services.house.actions.get(`ticket.${verb}`)!, actor, input)
const see = (actor: Actor, more: Partial<Parameters<typeof readPlanning>[1]> = {}) =>
  readPlanning(people.reader(actor), { ...week, circle: 'me', ...more })

async function planned(asker: Actor, assignee: Actor, body: string, plannedAt: string | null): Promise<string> {
  const opened = await run(asker, 'open', { title: `Cas de ${body}`, description: 'x', entity: people.entities.north })
  const { id } = opened as { id: string }
  await run(actors.boss, 'task', { id, body, assignee: assignee.userId, plannedAt, durationMinutes: 90 })
  return id
}

const without = (actor: Actor, permission: string, reach?: Permissions[string]): Actor => {
  const { [permission]: _, ...rest } = actor.grants[0]!.permissions
  const permissions = reach === undefined ? rest : { ...rest, [permission]: reach }
  return { ...actor, grants: [{ ...actor.grants[0]!, permissions }] }
}

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { north, south } = people.entities
  const as = async (login: string, profile: string, entity = north) =>
    people.actor(await people.person(login, [[profile as never, entity]]))
  actors.tech = await as('tech', 'technician')
  actors.mate = await as('mate', 'technician')
  actors.far = await as('far', 'technician', south)
  actors.boss = await as('boss', 'supervisor')
  actors.chief = await as('chief', 'supervisor')
  actors.staff = await as('staff', 'requester')
  await planned(actors.boss, actors.tech, 'baie', monday)
  await planned(actors.boss, actors.mate, 'écran', '2031-03-04T08:00:00Z')
  await planned(actors.boss, actors.tech, 'hors semaine', '2031-03-12T08:00:00Z')
  await planned(actors.boss, actors.tech, 'sans date', null)
}, 60_000)

it('shows one’s own tasks of the period, with what waits for a time', async () => {
  const own = await see(actors.tech)
  expect(own.spans).toMatchObject([
    { sort: 'task', title: 'baie', minutes: 90, isMovable: true, ticket: { title: 'Cas de baie' } },
  ])
  expect(new Date(own.spans[0]!.endsAt).toISOString()).toBe('2031-03-03T09:30:00.000Z')
  expect(own.waiting.map(({ title }) => title)).toEqual(['sans date'])
})

it('goes as far as planning.read does: oneself, one’s groups, one’s branch', async () => {
  const all = (actor: Actor) => see(actor, { circle: 'all' })
  const namesOf = ({ people: list }: Awaited<ReturnType<typeof see>>) => list.map(({ id }) => id).toSorted()
  const both = [actors.tech.userId!, actors.mate.userId!]
  expect(namesOf(await all(actors.tech))).toEqual([actors.tech.userId])
  expect(namesOf(await all(actors.boss))).toEqual([...both, actors.boss.userId!].toSorted())
  expect(namesOf(await all(actors.far))).toEqual([actors.far.userId])
  expect((await see(actors.far, { userIds: both })).people).toEqual([])
  await expect(see(actors.staff)).rejects.toMatchObject({ code: 'forbidden' })
})

it('tells as taken, without words, what the reader may not read', async () => {
  const blind = without(actors.chief, 'ticket.read', 'own')
  const seen = await see(blind, { userIds: [actors.mate.userId!] })
  expect(seen.spans).toMatchObject([{ sort: 'task', person: actors.mate.userId, isMovable: false }])
  for (const span of seen.spans) expect([span.id, span.ticket, span.title]).toEqual([null, null, null])
  expect(JSON.stringify(seen)).not.toContain('écran')
})

it('shows a group’s task with each of its members until one of them has it', async () => {
  const { north } = people.entities
  const group = await sql<{ id: string }>`
    insert into app_group (name, entity_id) values ('Terrain', ${north}) returning id::text`.execute(people.services.db)
  const groupId = group.rows[0]!.id
  for (const member of [actors.tech, actors.mate])
    await sql`insert into group_member (group_id, user_id) values (${groupId}, ${member.userId})`.execute(
      people.services.db,
    )
  const opened = (await run(actors.boss, 'open', { title: 'Baie', description: 'x', entity: north })) as { id: string }
  const plan = (body: string, plannedAt: string | null) =>
    run(actors.boss, 'task', { id: opened.id, body, group: groupId, plannedAt }) as Promise<{ entryId: string }>
  const { entryId } = await plan('tirage', '2031-03-05T08:00:00Z')
  await plan('rangement', null)
  const tirage = async (actor: Actor) =>
    (await see(actor)).spans.filter(({ title }) => title === 'tirage').map(({ person, isShared }) => [person, isShared])
  const mine = (actor: Actor) => [[actor.userId, true]]
  expect(await Promise.all([actors.tech, actors.mate, actors.chief].map(tirage))).toEqual([
    mine(actors.tech),
    mine(actors.mate),
    [],
  ])
  expect((await see(actors.mate)).waiting).toMatchObject([{ title: 'rangement', group: { name: 'Terrain' } }])
  await run(actors.boss, 'update-task', { id: opened.id, entry: entryId, assignee: actors.mate.userId })
  expect(await tirage(actors.tech)).toEqual([])
  expect(await tirage(actors.mate)).toEqual([[actors.mate.userId, false]])
})

it('asks five times whatever there is', async () => {
  expect(await statementsOf(database, () => see(actors.boss, { circle: 'all' }))).toHaveLength(5)
})

it('gives one’s own planning as a file, read with the rights of the moment', async () => {
  const at = (actor: Actor) =>
    planningFile({ ...people.reader(actor), now: new Date(monday) }, 'https://itsm.example.fr')
  const { content } = await at(actors.tech)
  expect(String(content).match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(content).toContain('DTSTART:20310303T080000Z\r\nDTEND:20310303T093000Z\r\nSUMMARY:baie\r\n')
  expect(content).not.toContain('écran')
  expect((await at(without(actors.tech, 'ticket.read'))).content).not.toContain('VEVENT')
  await expect(at(without(actors.tech, 'planning.read'))).rejects.toMatchObject({ code: 'forbidden' })
})
