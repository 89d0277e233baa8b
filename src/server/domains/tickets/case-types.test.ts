import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { readKnownErrors } from './known-errors.ts'
import { createTestDesk, ticketsHouse } from './tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
const desk = await createTestDesk(database)
const { thomas, hugo, marie } = desk.actors

const run = (actor: Actor, action: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(action)!, actor, input) as Promise<{ id: string }>
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string; errors?: { code: string }[] }) => error.errors?.[0]?.code ?? error.code,
  )
const stored = async (id: string) =>
  (await sql<Record<string, unknown>>`select * from ticket where id = ${id}`.execute(database.kysely)).rows[0]!

describe('problems and changes', () => {
  test('are opened by the desk, and made of nothing else', async () => {
    expect(await refusal(desk.open(marie, { type: 'problem' }))).toBe('forbidden')
    expect(await refusal(desk.open(marie, { type: 'change' }))).toBe('forbidden')
    const { id } = await desk.open(thomas)
    await run(thomas, 'ticket.update', { id, type: 'request' })
    expect(await refusal(run(thomas, 'ticket.update', { id, type: 'problem' }))).toBe('other_life')
    const change = await desk.open(thomas, { type: 'change' })
    expect(await refusal(run(thomas, 'ticket.update', { id: change.id, type: 'incident' }))).toBe('other_life')
  })

  test('a change goes back to where it waited, also when the requester’s answer ends the waiting', async () => {
    const requesters = [{ type: 'user', id: desk.people.marie.id }]
    const { id } = await desk.open(thomas, { type: 'change', requesters })
    for (const verb of ['evaluate', 'submit', 'approve', 'test']) await run(thomas, `ticket.${verb}`, { id })
    await run(thomas, 'ticket.wait', { id, reason: 'Vos essais' })
    await run(marie, 'ticket.reply', { id, body: 'Essais faits.' })
    expect((await stored(id)).status).toBe('testing')
  })

  test('what is refused or given up says why, ends the promises, and can come back', async () => {
    const { id } = await desk.open(thomas, { type: 'change' })
    await run(thomas, 'ticket.evaluate', { id })
    expect(await refusal(run(thomas, 'ticket.reject', { id }))).toBe('required')
    await run(thomas, 'ticket.reject', { id, reason: 'Trop risqué.' })
    const refused = await stored(id)
    expect(refused).toMatchObject({ status: 'refused', solvedAt: null, closedAt: expect.any(Date) })
    expect(refused.why).toContainEqual({ field: 'status', rule: 'reason', params: { reason: 'Trop risqué.' } })
    await run(thomas, 'ticket.reopen', { id })
    const back = await stored(id)
    expect(back).toMatchObject({ status: 'evaluation', closedAt: null })
    expect(JSON.stringify(back.why)).not.toContain('Trop risqué')
  })

  test('say only what their type has, one thing at a time', async () => {
    const { id } = await desk.open(thomas, { type: 'problem', analysis: { causes: 'Câble.' } })
    await run(thomas, 'ticket.update', { id, analysis: { workaround: 'Wi-Fi.' } })
    expect((await stored(id)).analysis).toEqual({ causes: 'Câble.', workaround: 'Wi-Fi.' })
    expect(await refusal(run(thomas, 'ticket.update', { id, analysis: { deploymentPlan: 'x' } }))).toBe('unknown')
    expect(await refusal(run(thomas, 'ticket.update', { id, plannedFrom: '2026-12-01T08:00:00Z' }))).toBe(
      'only_changes',
    )
    const window = { plannedFrom: '2026-12-01T08:00:00Z', plannedUntil: '2026-12-01T07:00:00Z' }
    expect(await refusal(desk.open(thomas, { type: 'change', ...window }))).toBe('before_start')
  })

  test('a known error is offered to whoever opens a case that sounds like it, if he may see it', async () => {
    const { id } = await desk.open(thomas, {
      type: 'problem',
      title: 'Imprimantes muettes après une coupure',
      analysis: { isKnownError: true, workaround: 'Éteindre, attendre, rallumer.' },
    })
    await desk.open(thomas, { type: 'problem', title: 'Imprimantes bruyantes' })
    const found = await readKnownErrors(desk.reader(thomas), 'Mon imprimante est muette')
    expect(found.items).toEqual([expect.objectContaining({ id, workaround: 'Éteindre, attendre, rallumer.' })])
    expect((await readKnownErrors(desk.reader(thomas), '!!! ')).items).toEqual([])
    expect((await readKnownErrors(desk.reader(hugo), 'imprimantes muettes')).items).toEqual([])
  })
})

describe('a sub-status', () => {
  const make = (name: string, status: string, more: object = {}) =>
    run(systemActor('Test', 'seed'), 'ticket-sub-status.create', {
      ...{ name, status, position: 0, isDefault: false },
      ...{ forIncident: true, forRequest: true, forProblem: true, forChange: false },
      ...more,
    })
  const subStatusOf = async (id: string) => (await stored(id)).subStatusId

  test('is chosen among those of the state and the type, and goes with the state', async () => {
    const supplier = await make('Prestataire', 'pending')
    const onSite = await make('Sur place', 'assigned')
    const { id } = await desk.open(thomas)
    await run(thomas, 'ticket.take', { id })
    expect(await refusal(run(thomas, 'ticket.refine', { id, subStatus: supplier.id }))).toBe('not_offered')
    await run(thomas, 'ticket.refine', { id, subStatus: onSite.id })
    const record = await readRecord(desk.reader(thomas), ticketsHouse.kinds.get('ticket')!.kind, id)
    expect(record.subStatus).toMatchObject({ id: onSite.id, name: 'Sur place' })
    await run(thomas, 'ticket.wait', { id, reason: 'Pièce', subStatus: supplier.id })
    expect(await subStatusOf(id)).toBe(supplier.id)
    await run(thomas, 'ticket.resume', { id })
    expect(await subStatusOf(id)).toBeNull()
    const change = await desk.open(thomas, { type: 'change' })
    const waiting = run(thomas, 'ticket.wait', { id: change.id, reason: 'x', subStatus: supplier.id })
    expect(await refusal(waiting)).toBe('not_offered')
  })

  test('by default comes by itself: at the opening and with each new state', async () => {
    const first = await make('À qualifier', 'new', { isDefault: true })
    const waits = await make('Autre attente', 'pending', { isDefault: true })
    const { id } = await desk.open(marie)
    expect(await subStatusOf(id)).toBe(first.id)
    await run(thomas, 'ticket.wait', { id, reason: 'x' })
    expect(await subStatusOf(id)).toBe(waits.id)
  })
})
