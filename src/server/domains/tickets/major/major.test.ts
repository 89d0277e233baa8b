import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../../tests/support/test-database.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readLinks } from '../links/read-links.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'
import { majorTimeline, notesOf, statusNotices } from './status-notes.ts'

let database: TestDatabase
let desk: TestDesk
let now = new Date('2026-11-02T08:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  desk = await createTestDesk(database, { now: () => now })
})
afterAll(() => database?.close())

const run = (actor: Actor, name: string, input: object) =>
  runAction<{ id: string; isMajor: boolean }>(
    desk.services,
    ticketsHouse.actions.get(`ticket.${name}`)! as never,
    actor,
    input as Record<string, unknown>,
  )
const noticesOf = async (actor: Actor) => (await statusNotices(desk.reader(actor))).items

it('is declared by whoever may, told to those it is for, joined once by each, and stood down', async () => {
  const { thomas, marie, hugo } = desk.actors
  const { id } = await desk.open(thomas, { title: 'Messagerie arrêtée' })
  const other = await desk.open(thomas, { title: 'Plus de messages' })
  await expect(run(marie, 'declare-major', { id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(run(thomas, 'tell-status', { id, title: 'x', body: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  await run(thomas, 'declare-major', { id, reason: 'Tout le site' })
  await expect(run(thomas, 'declare-major', { id, reason: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  const unseen = run(thomas, 'tell-status', { id, title: 'x', body: 'x', entity: '999999' })
  await expect(unseen).rejects.toMatchObject({ errors: [{ field: 'entity', code: 'reference' }] })
  await run(thomas, 'gather', { id, others: [other.id, other.id] })
  // Nothing told yet: nothing to read.
  expect(await noticesOf(marie)).toEqual([])
  // Told to a branch: the head office reads nothing of it.
  await run(thomas, 'tell-status', { id, title: 'Agence', body: 'Agence', entity: desk.branch })
  expect([(await noticesOf(marie)).length, (await noticesOf(hugo)).length]).toEqual([0, 1])
  await run(thomas, 'tell-status', { id, title: 'Messagerie', body: 'Nous cherchons.', entity: marie.entityId })
  now = new Date('2026-11-02T09:00:00Z')
  await run(thomas, 'tell-status', { id, title: 'Messagerie', body: 'Disque remplacé.', entity: marie.entityId })
  const [notice] = await noticesOf(marie)
  expect(notice!.notes.map(({ body }) => body)).toEqual(['Disque remplacé.', 'Nous cherchons.'])
  const joined = await Promise.all(Array.from({ length: 5 }, () => run(marie, 'join-major', { major: id })))
  const mine = joined[0]!
  expect(new Set(joined.map((each) => each.id)).size).toBe(1)
  const children = (await readLinks(desk.reader(thomas), id)).items.map((item) => `${item.side} ${item.id}`)
  expect(children.toSorted()).toEqual([`parent-of ${other.id}`, `parent-of ${mine.id}`].toSorted())
  await run(thomas, 'stand-down', { id, title: 'Messagerie', body: 'C’est réparé.' })
  expect((await noticesOf(marie))[0]).toMatchObject({ mine: mine.id })
  await expect(run(marie, 'join-major', { major: id })).rejects.toMatchObject({ code: 'conflict' })
  expect((await notesOf(desk.reader(thomas), id)).items.length).toBe(4)
  const file = await majorTimeline(desk.reader(thomas), id, 'fr')
  expect(String(file.content)).toContain('Plus de messages')
  expect(String(file.content)).toContain('C’est réparé.')
  now = new Date('2026-11-03T10:00:00Z')
  expect(await noticesOf(marie)).toEqual([])
})
