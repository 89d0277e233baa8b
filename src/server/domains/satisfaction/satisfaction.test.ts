import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRowFactory, type RowFactory } from '../../../../tests/rights/row-factory.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { surveyJob } from './survey.jobs.ts'
import { readByLink } from './survey-links.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let services: Services
let rows: RowFactory
let now = new Date()
const actors = {} as Record<'marie' | 'paul' | 'boss' | 'admin', Actor>
const days = (count: number) => {
  now = new Date(now.getTime() + count * 86_400_000)
}

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  services = { ...people.services, now: () => now }
  rows = createRowFactory(services.db, services.house)
  const as = async (login: string, profile: string) =>
    people.actor(await people.person(login, [[profile as never, people.entities.north]]))
  actors.marie = await as('marie', 'requester')
  actors.paul = await as('paul', 'requester')
  actors.boss = await as('boss', 'supervisor')
  actors.admin = await people.actor(people.admin.id)
  const survey = { isActive: true, forIncident: true, forRequest: true, rate: 100, openDays: 10, scale: '5' }
  await run(actors.admin, 'survey.create', {
    ...survey,
    name: 'Toutes',
    entity: people.entities.root,
    delayDays: 0,
    question: 'Êtes-vous satisfait ?',
  })
  await run(actors.admin, 'survey.create', {
    ...survey,
    name: 'Nord',
    entity: people.entities.north,
    delayDays: 2,
    question: 'Êtes-vous satisfait du nord ?',
    further: 'Du délai ?\n\nDe l’accueil ?',
    commentBelow: 2,
  })
}, 60_000)

const run = (actor: Actor, name: string, input: object) =>
  runAction<Record<string, string>>(
    services,
    services.house.actions.get(name)! as never,
    actor,
    input as Record<string, unknown>,
  )
const ask = () => surveyJob.run({}, services) as Promise<{ acted: number; looked: number; expired: number }>
async function close(entity: string, requester: Actor | null, more: object = {}): Promise<string> {
  const id = await rows.make(ticketKind, {
    entity_id: entity,
    type: 'request',
    status: 'closed',
    phase: 'closed',
    closed_at: now,
    ...more,
  })
  if (requester !== null)
    await sql`insert into ticket_actor (ticket_id, role, user_id) values (${id}, 'requester', ${requester.userId})`.execute(
      services.db,
    )
  return id
}
const askedOf = async (ticket: string) =>
  (
    await sql<{ id: string; state: string; questions: string[]; score: number | null }>`
      select id, state, questions, score from survey_answer where ticket_id = ${ticket}`.execute(services.db)
  ).rows[0]

it('asks whoever asked, by the nearest survey, once, when its delay is over', async () => {
  days(1)
  const { north, northEast, south } = people.entities
  const near = await close(northEast, actors.marie)
  const far = await close(south, actors.marie)
  const nobody = await close(south, null)
  const change = await close(south, actors.marie, { type: 'change' })
  const before = await close(south, actors.marie, { closed_at: new Date('2020-01-01T00:00:00Z') })
  await Promise.all([ask(), ask()])
  expect((await askedOf(far))!.questions).toEqual(['Êtes-vous satisfait ?'])
  expect(await askedOf(near)).toBeUndefined()
  days(3)
  expect(await ask()).toMatchObject({ acted: 1 })
  expect((await askedOf(near))!.questions).toEqual(['Êtes-vous satisfait du nord ?', 'Du délai ?', 'De l’accueil ?'])
  for (const id of [nobody, change, before]) expect(await askedOf(id)).toBeUndefined()
  expect(await ask()).toMatchObject({ looked: 0 })
  expect(north).not.toBe(south)
})

it('a rate below 100 picks cases by their number: the same ones, whenever it is asked', async () => {
  const { south } = people.entities
  await sql`update survey set rate = 40 where name = 'Toutes'`.execute(services.db)
  const ids = []
  for (let index = 0; index < 100; index++) ids.push(await close(south, actors.marie))
  const first = await ask()
  expect(first.acted).toBeGreaterThan(20)
  expect(first.acted).toBeLessThan(60)
  expect(await ask()).toMatchObject({ looked: 0 })
  await sql`update survey set rate = 100 where name = 'Toutes'`.execute(services.db)
  expect(await ask()).toMatchObject({ acted: 100 - first.acted })
})

it('is answered by whoever was asked, with a word of why below, corrected while open, and seen by the desk', async () => {
  const ticket = await close(people.entities.north, actors.marie)
  days(3)
  await ask()
  const { id } = (await askedOf(ticket))!
  const answer = (actor: Actor, more: object) => run(actor, 'survey-answer.answer', { id, rating: 4, ...more })
  await expect(answer(actors.paul, {})).rejects.toMatchObject({ code: 'not_found' })
  await expect(answer(actors.marie, { rating: 6 })).rejects.toMatchObject({ errors: [{ field: 'rating' }] })
  await expect(answer(actors.marie, { rating: 2 })).rejects.toMatchObject({
    errors: [{ field: 'comment', code: 'why_low' }],
  })
  await expect(answer(actors.marie, { marks: [1, 2, 3] })).rejects.toMatchObject({ errors: [{ field: 'marks' }] })
  await answer(actors.marie, { rating: 1, comment: 'Trop long', marks: [1, null] })
  expect(await askedOf(ticket)).toMatchObject({ state: 'answered', score: 0 })
  await answer(actors.marie, { rating: 4 })
  expect(await askedOf(ticket)).toMatchObject({ score: 75 })
  await expect(answer(actors.boss, {})).rejects.toMatchObject({ code: 'forbidden' })
  days(11)
  await expect(answer(actors.marie, {})).rejects.toMatchObject({ params: { reason: 'survey_over' } })
  await ask()
  expect(await askedOf(ticket)).toMatchObject({ state: 'answered' })
})

it('a link answers without signing in as long as the question is open; a new one replaces it', async () => {
  const ticket = await close(people.entities.north, actors.marie)
  days(3)
  await ask()
  const { id } = (await askedOf(ticket))!
  const make = async () => (await run(actors.boss, 'survey-answer.make-link', { id })).link!.split('/').at(-1)!
  const old = await make()
  const token = await make()
  await expect(readByLink(services.db, old, now)).rejects.toMatchObject({ code: 'not_found' })
  expect(await readByLink(services.db, token, now)).toMatchObject({ scale: 5, rating: null })
  const stored = await sql<{
    hash: string
  }>`select token_hash as hash from survey_link where answer_id = ${id}`.execute(services.db)
  expect(stored.rows[0]!.hash).not.toContain(token)
  const stranger: Actor = { ...systemActor('', 'web'), type: 'person' }
  await run(stranger, 'survey-link.answer', { token, rating: 5 })
  expect(await askedOf(ticket)).toMatchObject({ state: 'answered', score: 100 })
  const other = await close(people.entities.north, actors.marie)
  days(3)
  await ask()
  days(11)
  expect(await ask()).toMatchObject({ expired: expect.any(Number) })
  expect(await askedOf(other)).toMatchObject({ state: 'expired' })
  await expect(run(stranger, 'survey-link.answer', { token, rating: 1 })).rejects.toMatchObject({ code: 'not_found' })
})
