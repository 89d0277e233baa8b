import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { readApprovals } from '../approvals/index.ts'
import { createTestDesk, ticketsHouse } from './tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
const desk = await createTestDesk(database)
const { marie, thomas, nadia } = desk.actors

const act = (actor: Actor, name: string, input: Record<string, unknown>) =>
  runAction(desk.services, ticketsHouse.actions.get(name)! as never, actor, input)
const voiceFor = async (id: string, actor: Actor) =>
  (await readApprovals(desk.reader(actor), 'ticket', id)).items[0]!.voices.find((voice) => voice.isMine)!.id
const approve = async (id: string, actor: Actor) =>
  act(actor, 'approver.answer', { id: await voiceFor(id, actor), answer: 'approved' })

test('where the site wants four eyes, nobody approves of what he or she asked for', async () => {
  const { id } = await desk.open(marie)
  const asked = [marie, thomas, nadia].map(({ userId }) => ({ type: 'user', id: userId }))
  await act(thomas, 'ticket.ask-approval', { id, steps: [{ asked, rule: 'any' }] })
  await sql`insert into setting (key, value) values ('approvals.own-requests', 'false')`.execute(database.kysely)
  // Marie asked for it, Thomas asked whether it may be.
  for (const actor of [marie, thomas])
    await expect(approve(id, actor)).rejects.toMatchObject({ params: { reason: 'own_request' } })
  await approve(id, nadia)
  expect(await readRecord(desk.reader(thomas), ticketKind, id)).toMatchObject({ approval: 'approved' })
})
