import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { readLinks } from '../links/read-links.ts'
import { createTestDesk, ticketsHouse } from '../tickets.factory.ts'
import { readTimeline } from '../tickets.timeline.ts'
import { previewMerge } from './read-merge.ts'

const database = await testDatabase()
afterAll(() => database.close())
let now = new Date('2026-03-02T09:00:00Z')
const desk = await createTestDesk(database, { now: () => now })
const { marie, paul, thomas, nadia, hugo } = desk.actors

const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`)!, actor, input)
const openFor = (who: Actor, input: Record<string, unknown>) =>
  desk.open(thomas, { ...input, requesters: [{ type: 'user', id: who.userId }] })
const merge = (id: string, into: string, more = {}) => run(thomas, 'merge', { id, into, ...more })
const read = (id: string) => readRecord(desk.reader(thomas), ticketKind, id)
const bodies = async (id: string, actor: Actor = thomas) =>
  (await readTimeline(desk.reader(actor), id)).items.flatMap(({ body, by, at, from }) =>
    body === null ? [] : [{ body, by, at, from }],
  )
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string; params?: { reason?: string }; errors?: { code: string }[] }) =>
      error.errors?.[0]?.code ?? error.params?.reason ?? error.code,
  )

describe('merging', () => {
  test('brings what was said under its own authors and dates, and leaves the way there', async () => {
    const kept = await desk.open(marie, { title: 'Réseau coupé' })
    now = new Date('2026-03-02T10:00:00Z')
    const gone = await openFor(paul, { title: 'Plus de <réseau>', assets: [desk.assets.printer] })
    now = new Date('2026-03-02T10:30:00Z')
    await run(nadia, 'reply', { id: gone.id, body: '<p>On regarde.</p>' })
    await run(nadia, 'note', { id: gone.id, body: '<p>Le commutateur.</p>' })
    await run(nadia, 'task', { id: gone.id, body: '<p>Passer sur place.</p>', durationMinutes: 30 })
    now = new Date('2026-03-02T11:00:00Z')
    const preview = await previewMerge(desk.reader(thomas), kept.id, [gone.id])
    expect(preview).toMatchObject({
      readers: ['Marie'],
      items: [{ id: gone.id, refusal: null, entries: 3, openTasks: 1, assets: [{ name: 'IMP-2' }] }],
    })
    await merge(gone.id, kept.id)
    const said = await bodies(kept.id)
    const number = (await read(gone.id)).number
    expect(said.slice(1)).toEqual([
      {
        body: '<p><strong>Plus de &lt;réseau&gt;</strong></p><p>Elle ne répond plus depuis ce matin.</p>',
        by: 'Thomas',
        at: '2026-03-02T10:00:00.000Z',
        from: number,
      },
      { body: '<p>On regarde.</p>', by: 'Nadia', at: '2026-03-02T10:30:00.000Z', from: number },
      { body: '<p>Le commutateur.</p>', by: 'Nadia', at: '2026-03-02T10:30:00.000Z', from: number },
      { body: '<p>Passer sur place.</p>', by: 'Nadia', at: '2026-03-02T10:30:00.000Z', from: number },
    ])
    expect(await read(kept.id)).toMatchObject({
      requesters: [{ name: 'Marie' }, { name: 'Paul' }],
      assets: [{ name: 'IMP-2' }],
    })
    const merged = await read(gone.id)
    expect(merged).toMatchObject({ status: 'closed', mergedInto: { id: kept.id }, assets: [{ name: 'IMP-2' }] })
    const reason = { field: 'status', rule: 'merged', params: { number: (await read(kept.id)).number } }
    expect(merged.why).toEqual(expect.arrayContaining([reason]))
    expect((await readLinks(desk.reader(thomas), gone.id)).items).toMatchObject([{ side: 'merged-into', id: kept.id }])
    expect((await readLinks(desk.reader(thomas), kept.id)).items).toMatchObject([{ side: 'merged-from', id: gone.id }])
    // Internal notes stay internal wherever they go; what was open to all is read by whoever asked there.
    expect((await bodies(kept.id, marie)).map(({ body }) => body)).not.toContain('<p>Le commutateur.</p>')
    expect(await outcome(run(paul, 'reply', { id: gone.id, body: '<p>Alors ?</p>' }))).toBe('merged')
    expect(await outcome(run(paul, 'reopen', { id: gone.id }))).toBe('merged')
  })

  test('is taken back with all it brought, and nothing that was said since; not after its time, nor out of order', async () => {
    const kept = await desk.open(marie)
    const gone = await openFor(paul, {
      assets: [desk.assets.printer],
      assignees: [{ type: 'user', id: thomas.userId }],
    })
    await run(thomas, 'reply', { id: gone.id, body: '<p>Avant.</p>' })
    const before = { gone: await read(gone.id), kept: await read(kept.id), said: await bodies(gone.id) }
    await merge(gone.id, kept.id)
    await run(thomas, 'reply', { id: kept.id, body: '<p>Depuis.</p>' })
    const last = await desk.open(marie)
    await merge(kept.id, last.id)
    expect(await outcome(run(thomas, 'unmerge', { id: gone.id }))).toBe('merged_on')
    await run(thomas, 'unmerge', { id: kept.id })
    await run(thomas, 'unmerge', { id: gone.id })
    const parts = ['status', 'phase', 'solvedAt', 'closedAt', 'mergedInto', 'requesters', 'assignees', 'assets', 'why']
    const of = (record: Record<string, unknown>) => Object.fromEntries(parts.map((part) => [part, record[part]]))
    expect(of(await read(gone.id))).toEqual(of(before.gone))
    expect(of(await read(kept.id))).toEqual(of(before.kept))
    expect(await bodies(gone.id)).toEqual(before.said)
    expect((await bodies(kept.id)).map(({ body }) => body)).toEqual([expect.anything(), '<p>Depuis.</p>'])
    await merge(gone.id, kept.id)
    now = new Date('2026-09-02T09:00:00Z')
    expect(await outcome(run(thomas, 'unmerge', { id: gone.id }))).toBe('unmerge_late')
    expect(await outcome(run(thomas, 'unmerge', { id: kept.id }))).toBe('not_merged')
  })

  test('joins whom one chooses', async () => {
    const people = async (actors: string) => {
      const kept = await openFor(marie, { observers: [{ type: 'user', id: nadia.userId }] })
      const gone = await openFor(paul, {
        assignees: [{ type: 'user', id: thomas.userId }],
        observers: [{ type: 'user', id: nadia.userId }],
      })
      await merge(gone.id, kept.id, { actors })
      const { requesters, observers, assignees } = await read(kept.id)
      return [requesters, observers, assignees].map((list) =>
        (list as { name: string }[]).map(({ name }) => name).sort(),
      )
    }
    expect(await people('all')).toEqual([['Marie', 'Paul'], ['Nadia'], ['Thomas']])
    expect(await people('observers')).toEqual([['Marie'], ['Nadia', 'Paul'], []])
    expect(await people('none')).toEqual([['Marie'], ['Nadia'], []])
  })

  test('is refused, with the reason', async () => {
    const kept = await desk.open(marie)
    const over = await desk.open(marie)
    await run(thomas, 'solve', { id: over.id, body: '<p>Fait.</p>' })
    await run(thomas, 'close', { id: over.id })
    const problem = await desk.open(thomas, { type: 'problem' })
    const request = await desk.open(thomas, { type: 'request' })
    const far = await desk.open(hugo)
    expect(await outcome(merge(kept.id, kept.id))).toBe('itself')
    expect(await outcome(merge(kept.id, over.id))).toBe('target_closed')
    expect(await outcome(merge(over.id, kept.id))).toBe('closed')
    expect(await outcome(merge(kept.id, problem.id))).toBe('other_sort')
    expect(await outcome(merge(kept.id, far.id))).toBe('reference')
    expect(await outcome(merge(kept.id, '999999'))).toBe('reference')
    expect(await outcome(merge(far.id, kept.id))).toBe('not_found')
    expect(await outcome(run(marie, 'merge', { id: kept.id, into: request.id }))).toBe('forbidden')
    await merge(request.id, kept.id)
    expect(await outcome(merge(kept.id, request.id))).toBe('target_merged')
    expect(await outcome(merge(request.id, over.id))).toBe('merged')
    const preview = await previewMerge(desk.reader(thomas), kept.id, [kept.id, over.id, problem.id, request.id, far.id])
    expect(preview.items.map(({ refusal }) => refusal)).toEqual(['itself', 'closed', 'other_sort', 'merged'])
  })

  test('leaves behind a solution that waits for its answer, which counts again when it is taken back', async () => {
    const kept = await desk.open(marie)
    const gone = await desk.open(paul)
    await run(thomas, 'solve', { id: gone.id, body: '<p>Redémarré.</p>' })
    await merge(gone.id, kept.id)
    expect((await bodies(kept.id)).map(({ body }) => body)).not.toContain('<p>Redémarré.</p>')
    await run(thomas, 'unmerge', { id: gone.id })
    await run(paul, 'accept', { id: gone.id })
    expect(await read(gone.id)).toMatchObject({ status: 'closed', mergedInto: null })
  })
})

describe('at the same moment', () => {
  test('two merges that cross: one is made, the other finds its case gone; 40 times', async () => {
    for (let round = 0; round < 40; round++) {
      const [one, other] = [await desk.open(marie), await desk.open(paul)]
      const outcomes = await Promise.all([outcome(merge(one.id, other.id)), outcome(merge(other.id, one.id))])
      expect(outcomes.filter((each) => each === 'done')).toHaveLength(1)
      expect(['merged', 'target_merged', 'closed']).toContain(outcomes.find((each) => each !== 'done'))
      const left = await sql<{ id: string }>`
        select id from ticket where id in (${one.id}, ${other.id}) and merged_into_id is null`.execute(database.kysely)
      expect(left.rows).toHaveLength(1)
      expect(await bodies(left.rows[0]!.id)).toHaveLength(2)
    }
  })

  test('replies while merging: each is in the case that stays or was refused, none is left behind; 40 times', async () => {
    for (let round = 0; round < 40; round++) {
      const [kept, gone] = [await desk.open(marie), await desk.open(paul)]
      const replies = Array.from({ length: 4 }, (_, index) =>
        outcome(run(paul, 'reply', { id: gone.id, body: `<p>Mot ${index}</p>` })),
      )
      const notes = outcome(run(nadia, 'note', { id: kept.id, body: '<p>Note</p>' }))
      const [merged, noted, ...answers] = await Promise.all([outcome(merge(gone.id, kept.id)), notes, ...replies])
      expect([merged, noted]).toEqual(['done', 'done'])
      const said = (await bodies(kept.id)).map(({ body }) => body)
      for (const [index, answer] of answers.entries()) {
        expect(['done', 'merged']).toContain(answer)
        expect(said.includes(`<p>Mot ${index}</p>`)).toBe(answer === 'done')
      }
      expect(await bodies(gone.id)).toHaveLength(1)
    }
  })
})
