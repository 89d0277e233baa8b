import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { ticketEntryKind, ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { abilitiesOn } from '../../engine/access/abilities.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { listRecords, readRecord } from '../../engine/lists/list.ts'
import { createTestDesk, type TestDesk, testActor, ticketsHouse } from './tickets.factory.ts'
import { readTimeline } from './tickets.timeline.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
beforeAll(async () => {
  desk = await createTestDesk(database)
})

const run = (actor: Actor, name: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(name)!, actor, input)

const sees = async (actor: Actor, id: string) =>
  (await listRecords(desk.reader(actor), ticketKind, {})).items.some((item) => item.id === id)

describe('who sees a case', () => {
  test('its people, those of its entity by profile, and nobody else', async () => {
    const { marie, paul, thomas, hugo } = desk.actors
    const { id } = await desk.open(marie)
    expect(await Promise.all([marie, paul, thomas, hugo].map((actor) => sees(actor, id)))).toEqual([
      true,
      false,
      true,
      false,
    ])
    await expect(readRecord(desk.reader(paul), ticketKind, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readTimeline(desk.reader(paul), id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(run(paul, 'ticket.reply', { id, body: 'Coucou' })).rejects.toMatchObject({ code: 'not_found' })
    await run(thomas, 'ticket.assign', { id, add: [{ role: 'observer', type: 'user', id: desk.people.paul.id }] })
    expect(await sees(paul, id)).toBe(true)
  })

  test('a group sees by reach "group" only', async () => {
    const { marie, paul } = desk.actors
    const { id } = await desk.open(marie)
    await run(desk.actors.thomas, 'ticket.assign', {
      id,
      add: [{ role: 'observer', type: 'group', id: desk.groups.accounting }],
    })
    expect(await sees(paul, id)).toBe(false)
    const wider = testActor(desk.people.paul, {
      permissions: { 'ticket.read': 'group' },
      entityIds: [],
      groupIds: [desk.groups.accounting],
    })
    expect(await sees(wider, id)).toBe(true)
  })
})

describe('a part in the case decides what is "own"', () => {
  test('an observer reads and talks, but does not judge the solution', async () => {
    const { marie, paul, thomas } = desk.actors
    const { id } = await desk.open(marie, {})
    await run(thomas, 'ticket.assign', { id, add: [{ role: 'observer', type: 'user', id: desk.people.paul.id }] })
    await run(thomas, 'ticket.solve', { id, body: 'Réglé.' })
    expect(await abilitiesOn(desk.reader(paul), ticketKind, id)).toMatchObject({
      reply: true,
      watch: true,
      accept: false,
      refuse: false,
    })
    expect(await abilitiesOn(desk.reader(marie), ticketKind, id)).toMatchObject({
      accept: true,
      refuse: true,
      solve: false,
      take: false,
    })
    await expect(run(paul, 'ticket.accept', { id })).rejects.toMatchObject({ code: 'forbidden' })
    await run(marie, 'ticket.accept', { id })
  })

  test('work by reach "own" is for whoever has the case', async () => {
    const own = testActor(desk.people.hugo, {
      permissions: { 'ticket.read': 'own', 'ticket.solve': 'own', 'ticket.watch': 'own' },
      entityIds: [],
    })
    const { id } = await desk.open(desk.actors.marie, {})
    const give = (role: string) =>
      run(desk.actors.thomas, 'ticket.assign', { id, add: [{ role, type: 'user', id: desk.people.hugo.id }] })
    await give('observer')
    await expect(run(own, 'ticket.solve', { id, body: 'Fait.' })).rejects.toMatchObject({ code: 'forbidden' })
    await give('assignee')
    await run(own, 'ticket.solve', { id, body: 'Fait.' })
  })
})

describe('each verb asks its own permission', () => {
  const verbs = [...ticketsHouse.actions.values()].filter((action) => action.on?.kind.name === 'ticket')
  test.each(verbs.map((action) => [action.name, action.permission!, action] as const))(
    '%s asks %s',
    async (_name, permission, action) => {
      const { id } = await desk.open(desk.actors.marie)
      const { grants } = desk.actors.thomas
      const { [permission]: _, ...rest } = grants[0]!.permissions
      const without = { ...desk.actors.thomas, grants: [{ ...grants[0]!, permissions: rest }] }
      const inputs: Record<string, object> = {
        'ticket.wait': { reason: 'x' },
        'ticket.conclude': { outcome: 'failed' },
        'ticket.declare-major': { reason: 'x' },
        'ticket.tell-status': { title: 'x', body: 'x' },
        'ticket.stand-down': { title: 'x', body: 'x' },
        'ticket.gather': { others: ['1'] },
        'ticket.schedule': { plannedFrom: null, plannedUntil: null },
        'ticket.link-asset': { assets: ['1'] },
        'ticket.unlink-asset': { assets: ['1'] },
        'ticket.refuse': { reason: 'x' },
        'ticket.refine': { subStatus: null },
        'ticket.link': { side: 'related-to', other: '1' },
        'ticket.merge': { into: '1' },
        'ticket.split': { entry: '1', title: 'x' },
        'ticket.unlink': { side: 'related-to', other: '1' },
        'ticket.update-task': { entry: '1' },
        'ticket.ask-approval': { steps: [{ asked: [{ type: 'requester-manager' }] }] },
        'ticket.withdraw-approval': { approval: '1' },
        'ticket.link-software': { ids: ['1'] },
        'ticket.unlink-software': { ids: ['1'] },
        'ticket.add-party': { role: 'observer', name: 'x' },
        'ticket.change-party': { party: '1', reference: null },
        'ticket.remove-party': { party: '1' },
        'ticket.make-approval-link': { approver: '1' },
      }
      const needsBody = ['ticket.reply', 'ticket.note', 'ticket.task', 'ticket.solve'].includes(action.name)
      const input = { id, ...(needsBody ? { body: 'x' } : {}), ...inputs[action.name] }
      await expect(runAction<unknown>(desk.services, action, without, input)).rejects.toMatchObject({
        code: 'forbidden',
        params: { permission },
      })
    },
  )
})

describe('internal notes', () => {
  test('exist only for the desk: thread, count, search, filter, record', async () => {
    const { marie, thomas } = desk.actors
    const { id } = await desk.open(marie)
    await run(thomas, 'ticket.reply', { id, body: 'On regarde votre poste.' })
    const { entryId } = (await run(thomas, 'ticket.note', {
      id,
      body: 'Encore la même maladresse abracadabrante.',
    })) as { entryId: string }
    const thread = async (actor: Actor) => (await readTimeline(desk.reader(actor), id)).items.map((item) => item.type)
    expect(await thread(marie)).toEqual(['description', 'reply'])
    expect(await thread(thomas)).toEqual(['description', 'reply', 'note'])
    const count = async (actor: Actor) => (await readRecord(desk.reader(actor), ticketKind, id)).entryCount
    expect([await count(marie), await count(thomas)]).toEqual([1, 2])
    const found = async (actor: Actor, condition: object) =>
      (await listRecords(desk.reader(actor), ticketKind, { condition: condition as never })).items.map(
        (item) => item.id,
      )
    expect(await found(thomas, { text: 'abracadabrante' })).toEqual([id])
    expect(await found(marie, { text: 'abracadabrante' })).toEqual([])
    expect(await found(marie, { text: 'regarde poste' })).toEqual([id])
    const guess = { has: 'entry', where: { field: 'bodyText', op: 'contains', value: 'abracadabrante' } }
    expect(await found(marie, guess)).toEqual([])
    await expect(readRecord(desk.reader(marie), ticketEntryKind, entryId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listRecords(desk.reader(marie), ticketEntryKind, {})).items.map((item) => item.id)).not.toContain(
      entryId,
    )
    expect(await readRecord(desk.reader(thomas), ticketEntryKind, entryId)).toMatchObject({ type: 'note' })
  })

  test('a technician who sees the case but no notes still sees his own', async () => {
    const { grants } = desk.actors.nadia
    const { 'ticket.read-private': _, ...rest } = grants[0]!.permissions
    const nadia = { ...desk.actors.nadia, grants: [{ ...grants[0]!, permissions: rest }] }
    const { id } = await desk.open(desk.actors.marie)
    await run(desk.actors.thomas, 'ticket.note', { id, body: 'De Thomas' })
    await run(nadia, 'ticket.note', { id, body: 'De Nadia' })
    const items = (await readTimeline(desk.reader(nadia), id)).items
    expect(items.map((item) => item.body)).toContain('De Nadia')
    expect(items.map((item) => item.body)).not.toContain('De Thomas')
  })
})

describe('what one wrote', () => {
  const reply = async (actor: Actor, id: string) =>
    ((await run(actor, 'ticket.reply', { id, body: 'Mot de passe : 1234' })) as { entryId: string }).entryId
  const canOf = async (actor: Actor, id: string, entryId: string) =>
    (await readTimeline(desk.reader(actor), id)).items.find((item) => item.id === entryId)?.can

  test('its author changes and withdraws it; the desk too; others do not', async () => {
    const { marie, thomas } = desk.actors
    const { id } = await desk.open(marie)
    const entryId = await reply(marie, id)
    const noDelete = {
      ...thomas,
      grants: thomas.grants.map((grant) => ({
        ...grant,
        permissions: { ...grant.permissions, 'ticket.delete': undefined as never },
      })),
    }
    expect(await canOf(marie, id, entryId)).toEqual({ update: true, remove: true })
    expect(await canOf(thomas, id, entryId)).toEqual({ update: true, remove: true })
    expect(await canOf(noDelete, id, entryId)).toEqual({ update: false, remove: false })
    await expect(run(noDelete, 'ticket-entry.update', { id: entryId, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await run(marie, 'ticket-entry.update', { id: entryId, body: 'Pardon.' })
    expect((await readTimeline(desk.reader(marie), id)).items[1]).toMatchObject({
      body: 'Pardon.',
      version: 2,
      editedAt: expect.any(String),
    })
    await run(marie, 'ticket-entry.remove', { id: entryId })
    expect((await readTimeline(desk.reader(marie), id)).items).toHaveLength(1)
    await expect(readRecord(desk.reader(marie), ticketEntryKind, entryId)).rejects.toMatchObject({ code: 'not_found' })
    await run(thomas, 'ticket-entry.restore', { id: entryId })
    expect((await readTimeline(desk.reader(marie), id)).items).toHaveLength(2)
  })

  test('not after an hour, not on a closed case: SQL and thread agree', async () => {
    const { marie, thomas } = desk.actors
    const old = new Date(Date.now() - 61 * 60_000)
    const { id } = await desk.open(marie)
    await runAction<unknown>(
      desk.services,
      ticketsHouse.actions.get('ticket.reply')!,
      marie,
      { id, body: 'Ancien' },
      { at: old },
    )
    const fresh = await reply(marie, id)
    const entries = async () =>
      (await readTimeline(desk.reader(marie), id)).items.filter((item) => item.type === 'reply')
    const sqlSays = (entryId: string) => abilitiesOn(desk.reader(marie), ticketEntryKind, entryId)
    for (const item of await entries()) expect((await sqlSays(item.id)).update).toBe(item.can.update)
    expect((await entries()).map((item) => item.can.update)).toEqual([false, true])
    await run(thomas, 'ticket.solve', { id, body: 'Fini' })
    await run(thomas, 'ticket.close', { id })
    expect((await sqlSays(fresh)).update).toBe(false)
    expect((await entries()).map((item) => item.can.update)).toEqual([false, false])
  })
})
