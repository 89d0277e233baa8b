import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { waysOf } from '../../../../shared/tickets/life-limits.ts'
import { isPossible } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { type Actor, systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
const house = systemActor('Cigale', 'job')
const profiles: string[] = []
beforeAll(async () => {
  desk = await createTestDesk(database)
  for (const name of ['Premier niveau', 'Second niveau']) {
    const made = await sql<{ id: string }>`
      insert into profile (name, shell, permissions) values (${name}, 'desk', '{}') returning id::text`.execute(
      database.kysely,
    )
    profiles.push(made.rows[0]!.id)
  }
})

const act = (verb: string, input: Record<string, unknown>, actor: Actor = house) =>
  runAction(desk.services, desk.services.house.actions.get(verb) as never, actor, input as never) as Promise<{
    id: string
  }>

const withProfiles = (...ids: string[]): Actor => {
  const { thomas } = desk.actors
  return {
    ...thomas,
    grants: ids.map((profileId) => ({ ...thomas.grants[0]!, profileId, profileName: `Profil ${profileId}` })),
  }
}

test('what a profile may not do is refused with its name and not offered; another profile opens it, and the house is free', async () => {
  const [first, second] = profiles as [string, string]
  await act('profile.limit-life', { id: first, type: 'incident', denied: [{ from: 'assigned', to: 'solved' }] })
  const level1 = withProfiles(first)
  const { id } = await act('ticket.open', { title: 'x', assignees: [{ type: 'user', id: level1.userId }] }, level1)
  await expect(act('ticket.solve', { id, body: '<p>Fait</p>' }, level1)).rejects.toMatchObject({
    params: { reason: 'way_closed', profile: `Profil ${first}` },
  })
  const read = (actor: Actor) => readRecord(desk.reader(actor), ticketKind, id) as Promise<Record<string, unknown>>
  const seen = await read(level1)
  expect(seen.deniedStates).toEqual(['solved'])
  expect(isPossible(seen, 'solve')).toBe(false)
  expect(isPossible(seen, 'wait')).toBe(true)
  const both = withProfiles(first, second)
  expect(isPossible(await read(both), 'solve')).toBe(true)
  await act('ticket.solve', { id, body: '<p>Fait</p>' }, both)
  const other = await act('ticket.open', {
    title: 'y',
    entity: desk.headOffice,
    assignees: [{ type: 'user', id: level1.userId }],
  })
  await act('ticket.solve', { id: other.id, body: '<p>Fait</p>' })
  await act('profile.limit-life', { id: first, type: 'incident', denied: [] })
  const third = await act('ticket.open', { title: 'z', assignees: [{ type: 'user', id: level1.userId }] }, level1)
  await act('ticket.solve', { id: third.id, body: '<p>Fait</p>' }, level1)
})

test('only ways that the type knows can be closed', async () => {
  expect(waysOf('change')).toContainEqual({ from: 'evaluation', to: 'accepted' })
  await expect(
    act('profile.limit-life', { id: profiles[0], type: 'incident', denied: [{ from: 'closed', to: 'refused' }] }),
  ).rejects.toMatchObject({ errors: [{ code: 'no_way' }] })
})
