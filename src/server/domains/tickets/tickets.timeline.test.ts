import { afterAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import type { TimelineItem } from '../../../shared/tickets/timeline.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { createTestDesk, ticketsHouse } from './tickets.factory.ts'
import { readRelated } from './tickets.related.ts'
import { readTimeline } from './tickets.timeline.ts'

const database = await testDatabase()
afterAll(() => database.close())
let clock = new Date('2026-03-02T08:00:00Z')
const desk = await createTestDesk(database, { now: () => clock })

const run = (actor: Actor, verb: string, input: Record<string, unknown>) => {
  clock = new Date(clock.getTime() + 600_000)
  return runAction<unknown>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`)!, actor, input)
}

async function aLife(): Promise<string> {
  const { marie, thomas } = desk.actors
  const { id } = await desk.open(marie)
  await run(thomas, 'take', { id })
  await run(thomas, 'wait', { id, reason: 'Photo demandée' })
  await run(marie, 'reply', { id, body: '<p>La voici.</p>' })
  await run(thomas, 'update', { id, urgency: 5 })
  await run(thomas, 'solve', { id, body: 'Redémarrée.' })
  await run(marie, 'refuse', { id, reason: 'Elle bloque encore.' })
  return id
}

const short = (item: TimelineItem) =>
  [
    item.type,
    item.by,
    item.verb,
    item.state,
    item.changes.map((change) => `${change.field}=${String(change.new)}`).join(' '),
  ]
    .filter(Boolean)
    .join(' | ')

describe('the timeline', () => {
  test('tells a life in order, each change with the act that made it', async () => {
    const id = await aLife()
    const { items, next } = await readTimeline(desk.reader(desk.actors.thomas), id)
    expect(next).toBeNull()
    expect(items.map(short)).toEqual([
      'description | Marie',
      `change | Thomas | assignee=user:${desk.people.thomas.id} status=assigned`,
      'change | Thomas | reason=Photo demandée status=pending',
      'reply | Marie | status=assigned',
      'change | Thomas | priority=4',
      'solution | Thomas | refused | status=solved',
      'reply | Marie | refuse | status=assigned',
    ])
    expect(items[2]).toMatchObject({ action: 'ticket.wait', author: { name: 'Thomas' }, body: null })
    expect(items[5]).toMatchObject({ body: 'Redémarrée.', can: { update: true, remove: false } })
  })

  test('is one statement', async () => {
    const id = await aLife()
    const statements = await statementsOf(database, () => readTimeline(desk.reader(desk.actors.marie), id))
    expect(statements).toHaveLength(1)
  })

  test('comes in pages that make up the whole', async () => {
    const id = await aLife()
    const reader = desk.reader(desk.actors.thomas)
    for (let index = 0; index < 7; index++) await run(desk.actors.marie, 'reply', { id, body: `Message ${index}` })
    const whole = (await readTimeline(reader, id)).items.map((item) => item.id)
    const paged: string[] = []
    let after: string | undefined
    do {
      const page = await readTimeline(reader, id, { limit: 3, after })
      paged.push(...page.items.map((item) => item.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(paged.filter((item) => !item.startsWith('change'))).toEqual(
      whole.filter((item) => !item.startsWith('change')),
    )
    expect(new Set(paged).size).toBe(paged.length)
  })

  test('refuses what is no cursor, and cases that are not there', async () => {
    const id = await aLife()
    const reader = desk.reader(desk.actors.thomas)
    await expect(readTimeline(reader, id, { after: 'x' })).rejects.toMatchObject({ code: 'bad_request' })
    await expect(readTimeline(reader, '999999')).rejects.toMatchObject({ code: 'not_found' })
    await expect(readTimeline(reader, "1'")).rejects.toMatchObject({ code: 'not_found' })
    const { next } = await readTimeline(reader, id, { limit: 2 })
    await expect(readTimeline(desk.reader(desk.actors.hugo), id, { after: next! })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('related cases', () => {
  test('open ones of the same person, the same thing, the same words; only what one may see', async () => {
    const { marie, thomas } = desk.actors
    const forPaul = { requesters: [{ type: 'user', id: desk.people.paul.id }] }
    const { id } = await desk.open(marie, {
      title: 'Vidéoprojecteur muet en salle Calanque',
      assets: [desk.assets.laptop],
    })
    const sameWords = await desk.open(thomas, {
      ...forPaul,
      title: 'Salle Calanque : le vidéoprojecteur ne marche pas',
    })
    const sameThing = await desk.open(thomas, { ...forPaul, title: 'Batterie', assets: [desk.assets.laptop] })
    const over = await desk.open(marie, { title: 'Vidéoprojecteur muet en salle Calanque' })
    await run(thomas, 'solve', { id: over.id, body: 'x' })
    const found = await readRelated(desk.reader(thomas), id)
    const byId = new Map(found.items.map((item) => [item.id, item.reasons]))
    expect(byId.get(sameWords.id)).toEqual(['title'])
    expect(byId.get(sameThing.id)).toEqual(['asset'])
    expect(byId.has(over.id)).toBe(false)
    expect(byId.has(id)).toBe(false)
    expect([...byId.values()].some((reasons) => reasons.includes('requester'))).toBe(true)
    const forMarie = await readRelated(desk.reader(marie), id)
    expect(forMarie.items.map((item) => item.id)).not.toContain(sameWords.id)
  })

  test('titles of signs alone relate to nothing', async () => {
    const { id } = await desk.open(desk.actors.hugo, { title: "¿ ' \\ & | ! ?" })
    expect((await readRelated(desk.reader(desk.actors.hugo), id)).items).toEqual([])
  })
})
