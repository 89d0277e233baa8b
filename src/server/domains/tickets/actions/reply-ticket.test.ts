import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
beforeAll(async () => {
  desk = await createTestDesk(database)
})

const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`)!, actor, input)
const read = (id: string) => readRecord(desk.reader(desk.actors.thomas), ticketKind, id)

describe('a reply', () => {
  test('of whoever asked ends the waiting; of the desk does not', async () => {
    const { marie, thomas } = desk.actors
    const { id } = await desk.open(marie)
    await run(thomas, 'take', { id })
    await run(thomas, 'wait', { id, reason: 'Numéro de série ?' })
    expect((await read(id)).why).toContainEqual({
      field: 'status',
      rule: 'reason',
      params: { reason: 'Numéro de série ?' },
    })
    await run(thomas, 'reply', { id, body: 'Pouvez-vous regarder dessous ?' })
    expect(await read(id)).toMatchObject({ status: 'pending' })
    await run(marie, 'reply', { id, body: 'C’est le 5CG1.' })
    const after = await read(id)
    expect(after).toMatchObject({ status: 'assigned', pendingSince: null })
    expect(after.why).not.toContainEqual(expect.objectContaining({ rule: 'reason' }))
  })

  test('of the desk takes the case in hand, once; of whoever asked never does', async () => {
    const { marie, thomas, nadia } = desk.actors
    const { id } = await desk.open(marie)
    await run(marie, 'reply', { id, body: 'Précision.' })
    expect((await read(id)).takenAt).toBeNull()
    await run(thomas, 'reply', { id, body: 'Bonjour.' })
    const { takenAt } = await read(id)
    expect(takenAt).toBeInstanceOf(Date)
    await run(nadia, 'reply', { id, body: 'Bonjour aussi.' })
    expect((await read(id)).takenAt).toEqual(takenAt)
  })

  test('on a solved case is a comment, on a closed one is refused', async () => {
    const { marie, thomas } = desk.actors
    const { id } = await desk.open(marie)
    await run(thomas, 'solve', { id, body: 'Réglé.' })
    await run(marie, 'reply', { id, body: 'Merci !' })
    expect(await read(id)).toMatchObject({ status: 'solved' })
    await run(marie, 'accept', { id })
    await expect(run(marie, 'reply', { id, body: 'Encore…' })).rejects.toMatchObject({ code: 'state' })
  })

  test.each(['', '   ', '<p></p>', '<p>&nbsp;</p>', '<img src="https://evil.example/x.png">', '<script>x</script>'])(
    'without a word is refused: %j',
    async (body) => {
      const { id } = await desk.open(desk.actors.marie)
      await expect(run(desk.actors.marie, 'reply', { id, body })).rejects.toMatchObject({
        errors: [{ field: 'body', code: 'required' }],
      })
    },
  )

  test('moves the case up in lists, and makes nobody’s edit stale', async () => {
    const { marie, thomas } = desk.actors
    const { id, version } = await desk.open(marie)
    await run(thomas, 'take', { id })
    const before = await read(id)
    await run(marie, 'reply', { id, body: 'Alors ?' })
    const after = await read(id)
    expect(after.version).toBe(before.version)
    expect(Number(after.updatedAt)).toBeGreaterThan(Number(before.updatedAt))
    await expect(run(thomas, 'update', { id, version, title: 'Autre' })).rejects.toMatchObject({ code: 'version' })
    await run(thomas, 'update', { id, version: before.version, title: 'Autre' })
  })
})

describe('two at once', () => {
  test('of two edits of the same version one wins, the other is told', async () => {
    const { id, version } = await desk.open(desk.actors.marie)
    const edits = await Promise.allSettled([
      run(desk.actors.thomas, 'update', { id, version, title: 'De Thomas' }),
      run(desk.actors.nadia, 'update', { id, version, urgency: 5 }),
    ])
    expect(edits.filter((edit) => edit.status === 'fulfilled')).toHaveLength(1)
    expect(edits.find((edit) => edit.status === 'rejected')).toMatchObject({ reason: { code: 'version' } })
  })

  test('without a version, both edits stand when they concern different fields', async () => {
    const { id } = await desk.open(desk.actors.marie)
    await Promise.all([
      run(desk.actors.thomas, 'update', { id, title: 'Nouveau titre' }),
      run(desk.actors.nadia, 'update', { id, urgency: 5 }),
    ])
    expect(await read(id)).toMatchObject({ title: 'Nouveau titre', urgency: 5, priority: 4 })
  })

  test('two take the same case, ten reply: everybody is there, once', async () => {
    const { id } = await desk.open(desk.actors.marie)
    const { thomas, nadia, marie } = desk.actors
    await Promise.all([
      run(thomas, 'take', { id }),
      run(nadia, 'take', { id }),
      run(thomas, 'take', { id }),
      ...Array.from({ length: 10 }, (_, index) => run(marie, 'reply', { id, body: `Message ${index}` })),
    ])
    const ticket = await read(id)
    expect(ticket).toMatchObject({ status: 'assigned', entryCount: 10 })
    expect((ticket.assignees as { name: string }[]).map((each) => each.name).sort()).toEqual(['Nadia', 'Thomas'])
  })

  test('of two who solve, one is told that it is done', async () => {
    const { id } = await desk.open(desk.actors.marie)
    const both = await Promise.allSettled([
      run(desk.actors.thomas, 'solve', { id, body: 'Fait.' }),
      run(desk.actors.nadia, 'solve', { id, body: 'Fait aussi.' }),
    ])
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    const solutions = await sql`select 1 from ticket_entry where ticket_id = ${id} and type = 'solution'`.execute(
      database.kysely,
    )
    expect(solutions.rows).toHaveLength(1)
  })
})

describe('statements between BEGIN and COMMIT', () => {
  test.each([
    ['reply', { body: 'Bonjour' }, 5],
    ['note', { body: 'Bonjour' }, 5],
    ['take', {}, 6],
    ['update', { title: 'Autre' }, 3],
    // Two more: what is still open beside it, and what its template asks for; one each five seconds: closed ways.
    ['solve', { body: 'Fait.' }, 9],
  ] as const)('%s: at most %3$s', async (verb, input, most) => {
    const { thomas } = desk.actors
    const { id } = await desk.open(desk.actors.marie)
    if (verb === 'reply') await run(thomas, 'take', { id })
    const statements = await statementsOf(database, () => run(thomas, verb, { id, ...input }))
    expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(most)
  })
})
