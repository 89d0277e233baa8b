import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { listRecords, readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
beforeAll(async () => {
  desk = await createTestDesk(database)
})

const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`)!, actor, input)
const read = (id: string, actor = desk.actors.thomas) => readRecord(desk.reader(actor), ticketKind, id)
const without = (actor: Actor, permission: string): Actor => {
  const { [permission]: _, ...permissions } = actor.grants[0]!.permissions
  return { ...actor, grants: [{ ...actor.grants[0]!, permissions }] }
}

describe('priority', () => {
  test('follows urgency and impact until somebody decides otherwise, and again when given back', async () => {
    const { thomas } = desk.actors
    const { id } = await desk.open(desk.actors.marie)
    await run(thomas, 'update', { id, urgency: 5, impact: 4 })
    expect(await read(id)).toMatchObject({ priority: 5, why: [{ rule: 'matrix', params: { urgency: 5, impact: 4 } }] })
    await run(thomas, 'update', { id, priority: 6 })
    await run(thomas, 'update', { id, urgency: 1 })
    expect(await read(id)).toMatchObject({ priority: 6, why: [{ rule: 'by-hand', params: { by: 'Thomas' } }] })
    await run(thomas, 'update', { id, priority: null })
    expect(await read(id)).toMatchObject({ priority: 2, why: [{ rule: 'matrix', params: { urgency: 1, impact: 4 } }] })
  })

  test('by hand asks a permission of its own; saying what the table says does not', async () => {
    const thomas = without(desk.actors.thomas, 'ticket.set-priority')
    const { id } = await desk.open(desk.actors.marie)
    await expect(run(thomas, 'update', { id, priority: 6 })).rejects.toMatchObject({
      params: { permission: 'ticket.set-priority' },
    })
    await run(thomas, 'update', { id, urgency: 5, priority: 4 })
    expect(await read(id)).toMatchObject({ priority: 4, why: [{ rule: 'matrix' }] })
  })
})

describe('fields', () => {
  test('a changed description is searched by its new words', async () => {
    const { id } = await desk.open(desk.actors.marie)
    await run(desk.actors.thomas, 'update', { id, description: '<p>Le <em>scanner</em> grésille</p>' })
    const { items } = await listRecords(desk.reader(desk.actors.marie), ticketKind, { condition: { text: 'gresille' } })
    expect(items.map((item) => item.id)).toEqual([id])
  })

  test('a case is not moved out of one’s reach, and a closed one is not edited', async () => {
    const { thomas } = desk.actors
    const { id } = await desk.open(desk.actors.marie)
    await expect(run(thomas, 'update', { id, entity: desk.branch })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await read(id)).toMatchObject({ entity: { name: 'Siège' } })
    await run(thomas, 'solve', { id, body: 'Fini.' })
    await run(thomas, 'close', { id })
    await expect(run(thomas, 'update', { id, title: 'x' })).rejects.toMatchObject({ code: 'state' })
  })
})

describe('assigning', () => {
  test('changes the state with the facts, names people in history, says nothing twice', async () => {
    const { thomas } = desk.actors
    const { id } = await desk.open(desk.actors.marie)
    const nadia = { role: 'assignee', type: 'user', id: desk.people.nadia.id }
    const network = { role: 'assignee', type: 'group', id: desk.groups.network }
    await run(thomas, 'assign', { id, add: [nadia, network] })
    const taken = await read(id)
    expect(taken).toMatchObject({ status: 'assigned', assignees: [{ name: 'Nadia' }, { name: 'Réseau' }] })
    expect(taken.takenAt).toBeInstanceOf(Date)
    await run(thomas, 'assign', { id, add: [nadia] })
    expect((await read(id)).version).toBe(taken.version)
    await run(thomas, 'assign', { id, remove: [nadia, network] })
    expect(await read(id)).toMatchObject({ status: 'new', assignees: [], takenAt: taken.takenAt })
    const lines = await sql<{ changes: object[] }>`
      select changes from history where kind = 'ticket' and record_id = ${id} and action = 'ticket.assign' order by id`.execute(
      database.kysely,
    )
    expect(lines.rows.flatMap((line) => line.changes)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'assignee', old: null, newText: 'Nadia' }),
        expect.objectContaining({ field: 'assignee', new: null, oldText: 'Réseau' }),
        expect.objectContaining({ field: 'status', old: 'new', new: 'assigned' }),
      ]),
    )
  })

  test('moving somebody and taking him away in one breath leaves him', async () => {
    const { id } = await desk.open(desk.actors.marie)
    const nadia = { role: 'assignee', type: 'user', id: desk.people.nadia.id }
    await run(desk.actors.thomas, 'assign', { id, add: [nadia] })
    await run(desk.actors.thomas, 'assign', { id, add: [nadia], remove: [nadia] })
    expect(await read(id)).toMatchObject({ assignees: [{ name: 'Nadia' }] })
  })

  test('gives no work to those who cannot take it', async () => {
    const { id } = await desk.open(desk.actors.marie)
    await sql`update app_group set can_be_assigned = false where id = ${desk.groups.accounting}`.execute(
      database.kysely,
    )
    const give = (add: object) => run(desk.actors.thomas, 'assign', { id, add: [add] })
    await expect(give({ role: 'assignee', type: 'group', id: desk.groups.accounting })).rejects.toMatchObject({
      errors: [{ field: 'add.0', code: 'not_assignable' }],
    })
    await expect(give({ role: 'assignee', type: 'user', id: '999999' })).rejects.toMatchObject({
      errors: [{ code: 'reference' }],
    })
    await give({ role: 'observer', type: 'group', id: desk.groups.accounting })
  })
})

describe('tasks', () => {
  test('an open task with a time makes the case planned, until it is done', async () => {
    const { thomas } = desk.actors
    const { id } = await desk.open(desk.actors.marie)
    await run(thomas, 'take', { id })
    const { entryId } = (await run(thomas, 'task', {
      id,
      body: 'Remplacer le four',
      plannedAt: '2026-12-01T09:00:00Z',
      durationMinutes: 45,
      assignee: desk.people.nadia.id,
    })) as { entryId: string }
    expect(await read(id)).toMatchObject({ status: 'planned' })
    await run(desk.actors.nadia, 'update-task', { id, entry: entryId, state: 'done' })
    expect(await read(id)).toMatchObject({ status: 'assigned' })
    await run(thomas, 'update-task', { id, entry: entryId, state: 'todo' })
    expect(await read(id)).toMatchObject({ status: 'planned' })
    await runAction<unknown>(desk.services, ticketsHouse.actions.get('ticket-entry.remove')!, thomas, { id: entryId })
    expect(await read(id)).toMatchObject({ status: 'assigned' })
  })

  test('of another case is not found', async () => {
    const { thomas } = desk.actors
    const [one, other] = [await desk.open(desk.actors.marie), await desk.open(desk.actors.marie)]
    const { entryId } = (await run(thomas, 'task', { id: one.id, body: 'x' })) as { entryId: string }
    await expect(run(thomas, 'update-task', { id: other.id, entry: entryId, state: 'done' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('solutions', () => {
  test('a refusal says why and brings the case back; the next solution may be accepted', async () => {
    const { marie, thomas } = desk.actors
    const { id } = await desk.open(marie)
    await run(thomas, 'take', { id })
    await run(thomas, 'solve', { id, body: 'Pilote.' })
    await expect(run(marie, 'refuse', { id })).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(marie, 'refuse', { id, reason: '<p> </p>' })).rejects.toMatchObject({ code: 'invalid' })
    await run(marie, 'refuse', { id, reason: 'Toujours pareil.' })
    expect(await read(id)).toMatchObject({ status: 'assigned', solvedAt: null })
    await run(thomas, 'solve', { id, body: 'Four changé.' })
    await run(marie, 'accept', { id, comment: 'Merci' })
    expect(await read(id)).toMatchObject({ status: 'closed', closedAt: expect.any(Date), solvedAt: expect.any(Date) })
    const entries = await sql<{ state: string }>`
      select state from ticket_entry where ticket_id = ${id} and type = 'solution' order by id`.execute(database.kysely)
    expect(entries.rows.map((entry) => entry.state)).toEqual(['refused', 'accepted'])
  })
})

describe('watching and equipment', () => {
  test('one watches and stops; the case does not move in lists', async () => {
    const { nadia } = desk.actors
    const { id } = await desk.open(desk.actors.marie)
    const { updatedAt } = await read(id)
    await run(nadia, 'watch', { id })
    await run(nadia, 'watch', { id })
    expect(await read(id)).toMatchObject({ observers: [{ name: 'Nadia' }], updatedAt })
    await run(nadia, 'unwatch', { id })
    expect(await read(id)).toMatchObject({ observers: [] })
  })

  test('equipment is linked once, and found from the case', async () => {
    const { thomas, marie } = desk.actors
    const { laptop, printer } = desk.assets
    const { id } = await desk.open(marie)
    await run(thomas, 'link-asset', { id, assets: [printer, { id: printer }, laptop] })
    expect(await read(id)).toMatchObject({ assets: [{ name: 'IMP-2' }, { name: 'PC-MARIE' }] })
    const condition = { has: 'asset', where: { field: 'name', op: 'is' as const, value: 'IMP-2' } }
    expect((await listRecords(desk.reader(thomas), ticketKind, { condition })).items.map((item) => item.id)).toEqual([
      id,
    ])
    await expect(run(marie, 'link-asset', { id, assets: [printer] })).rejects.toMatchObject({ code: 'invalid' })
    await run(thomas, 'unlink-asset', { id, assets: [printer] })
    expect(await read(id)).toMatchObject({ assets: [{ name: 'PC-MARIE' }] })
  })

  test('"assigned to me" and "asked by me" are filters', async () => {
    const { thomas, marie } = desk.actors
    const { id } = await desk.open(marie)
    await run(thomas, 'take', { id })
    const mine = (has: string) => ({ condition: { has, where: { field: 'user', op: 'is' as const, value: '@me' } } })
    const found = async (actor: Actor, has: string) =>
      (await listRecords(desk.reader(actor), ticketKind, mine(has))).items.map((item) => item.id)
    expect(await found(thomas, 'assignee')).toContain(id)
    expect(await found(marie, 'requester')).toContain(id)
    expect(await found(thomas, 'requester')).not.toContain(id)
  })
})

test('a case with messages goes into the trash and comes back', async () => {
  const { thomas } = desk.actors
  const { id } = await desk.open(desk.actors.marie)
  await run(thomas, 'reply', { id, body: 'Bonjour' })
  await run(thomas, 'remove', { id })
  expect((await listRecords(desk.reader(thomas), ticketKind, {})).items.map((item) => item.id)).not.toContain(id)
  await expect(run(thomas, 'reply', { id, body: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  await run(thomas, 'restore', { id })
  expect(await read(id)).toMatchObject({ entryCount: 1 })
})
