import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { listRecords, readRecord } from '../../../engine/lists/list.ts'
import { rooms } from '../../index.ts'
import { createTestPeople, type TestPeople } from '../../people/people.factory.ts'
import { readTimeline } from '../tickets.timeline.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let tech: Actor
let marie: Actor
let supplier: string

const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction(people.services, people.services.house.actions.get(`ticket.${verb}`)!, actor, input) as Promise<{
    id: string
  }>
const read = (id: string) => readRecord(people.reader(tech), ticketKind, id)
const opened = async () => (await run(tech, 'open', { title: 'Copieur', description: 'x' })).id
const found = async (where: Condition) =>
  (await listRecords(people.reader(tech), ticketKind, { condition: { has: 'party', where } })).items.map(({ id }) => id)

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { north } = people.entities
  tech = await people.actor(await people.person('tech', [['technician', north]]))
  marie = await people.actor(await people.person('marie', [['requester', north]]))
  const made = await sql<{ id: string }>`
    insert into supplier (name, entity_id) values ('Dupont Copieurs', ${north}) returning id::text`.execute(
    people.services.db,
  )
  supplier = made.rows[0]!.id
})

it('gives a case to a supplier with its number: the case is at work, found by both, and told on the timeline', async () => {
  const id = await opened()
  expect((await read(id)).status).toBe('new')
  await run(tech, 'add-party', { id, role: 'assignee', supplier, reference: 'RMA-7' })
  const record = await read(id)
  expect(record.status).toBe('assigned')
  expect(record.parties).toMatchObject([{ role: 'assignee', name: 'Dupont Copieurs', supplier, reference: 'RMA-7' }])
  expect(await found({ field: 'supplier', op: 'is', value: supplier })).toEqual([id])
  expect(await found({ field: 'reference', op: 'contains', value: 'rma' })).toEqual([id])
  const { items } = await readTimeline(people.reader(tech), id)
  expect(items.flatMap(({ changes }) => changes)).toContainEqual(
    expect.objectContaining({ field: 'assignee', newText: 'Dupont Copieurs' }),
  )
  const [{ id: party } = { id: '' }] = record.parties as { id: string }[]
  await run(tech, 'change-party', { id, party, reference: 'RMA-8' })
  await run(tech, 'remove-party', { id, party })
  expect(await read(id)).toMatchObject({ status: 'new', parties: [] })
})

it('lets somebody without an account ask or follow, by e-mail, once', async () => {
  const id = await opened()
  const person = { id, name: 'Jean Martin', email: 'Jean@Example.org' }
  await run(tech, 'add-party', { ...person, role: 'requester' })
  expect(await found({ field: 'email', op: 'is', value: 'jean@example.org' })).toEqual([id])
  await expect(
    run(tech, 'add-party', { ...person, email: 'jean@example.org', role: 'requester' }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  await run(tech, 'add-party', { ...person, role: 'observer' })
  expect((await read(id)).parties).toHaveLength(2)
  for (const wrong of [
    { ...person, role: 'assignee' },
    { id, supplier, role: 'requester' },
    { id, role: 'observer' },
  ])
    await expect(run(tech, 'add-party', wrong)).rejects.toMatchObject({ code: 'invalid' })
})

it('is there from the opening on: somebody outside asks and not whoever writes it down, a supplier has it at once', async () => {
  const asked = await run(tech, 'open', {
    title: 'Badge',
    description: 'x',
    parties: [{ role: 'requester', name: 'Jean Martin', email: 'Jean@Example.org' }],
  })
  expect(await read(asked.id)).toMatchObject({
    requesters: [],
    status: 'new',
    parties: [{ email: 'jean@example.org' }],
  })
  const given = await run(tech, 'open', {
    title: 'Copieur',
    description: 'x',
    parties: [{ role: 'assignee', supplier }],
  })
  expect(await read(given.id)).toMatchObject({ status: 'assigned', parties: [{ supplier }] })
  const forbidden = { code: 'forbidden' }
  const jean = { title: 'x', description: 'x', parties: [{ role: 'requester', name: 'Jean' }] }
  await expect(run(marie, 'open', jean)).rejects.toMatchObject(forbidden)
  await expect(run(marie, 'open', { ...jean, parties: [{ role: 'observer', name: 'Jean' }] })).rejects.toMatchObject(
    forbidden,
  )
})

it('is for those who may assign, and of this case only', async () => {
  const id = await opened()
  const other = await opened()
  await run(tech, 'add-party', { id, role: 'observer', name: 'Jean' })
  const [{ id: party } = { id: '' }] = (await read(id)).parties as { id: string }[]
  await expect(run(tech, 'remove-party', { id: other, party })).rejects.toMatchObject({ code: 'not_found' })
  const own = (await run(marie, 'open', { title: 'Mien', description: 'x' })).id
  await expect(run(marie, 'add-party', { id: own, role: 'observer', name: 'Jean' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
