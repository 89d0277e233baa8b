import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { readLinks } from '../links/read-links.ts'
import { createTestDesk, ticketsHouse } from '../tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
const desk = await createTestDesk(database)
const { marie, thomas, hugo } = desk.actors
const run = <O>(actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<O>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`) as unknown as Action<never, O>, actor, input)

test('a message becomes a case of whoever wrote it, both say where the other is, and the words stay', async () => {
  const { id } = await desk.open(marie)
  const { entryId } = await run<{ entryId: string }>(marie, 'reply', { id, body: '<p>Et l’écran clignote.</p>' })
  const input = { id, entry: entryId, title: 'Écran qui clignote' }
  const { made } = await run<{ made: { id: string } }>(thomas, 'split', input)
  expect(await readRecord(desk.reader(thomas), ticketKind, made.id)).toMatchObject({
    title: 'Écran qui clignote',
    description: '<p>Et l’écran clignote.</p>',
    requesters: [{ id: marie.userId }],
    author: { id: thomas.userId },
  })
  expect((await readLinks(desk.reader(thomas), id)).items).toMatchObject([{ side: 'related-to', id: made.id }])
  expect(await readRecord(desk.reader(thomas), ticketKind, id)).toMatchObject({ entryCount: 1 })
  await expect(run(marie, 'split', input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(run(hugo, 'split', input)).rejects.toMatchObject({ code: 'not_found' })
  const other = await desk.open(marie)
  await expect(run(thomas, 'split', { ...input, id: other.id })).rejects.toMatchObject({ code: 'not_found' })
})
