import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import { type LinkSide, linkSides, sides } from '../../../../shared/tickets/case-links.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { createTestDesk, ticketsHouse } from '../tickets.factory.ts'
import { readLinks } from './read-links.ts'

const database = await testDatabase()
afterAll(() => database.close())
const desk = await createTestDesk(database)
const { thomas, hugo, marie } = desk.actors

const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`)!, actor, input)
const link = (id: string, side: LinkSide, other: string) => run(thomas, 'link', { id, side, other })
const sidesOf = async (id: string, actor = thomas) =>
  (await readLinks(desk.reader(actor), id)).items.map((item) => `${item.side} ${item.id}`)

describe('a link between cases', () => {
  test('is said by both ends, in the words of each, and leaves a line on both', async () => {
    const incident = await desk.open(marie)
    for (const side of linkSides) {
      const other = await desk.open(thomas, { type: 'problem' })
      await link(incident.id, side, other.id)
      expect(await sidesOf(incident.id)).toContain(`${side} ${other.id}`)
      expect(await sidesOf(other.id)).toEqual([`${sides[side].reverse} ${incident.id}`])
      const lines = await sql<{ record: string; field: string }>`
        select h.record_id as record, c->>'field' as field from history h, jsonb_array_elements(h.changes) c
        where h.kind = 'ticket' and c->>'new' in (${incident.id}, ${other.id}) and h.record_id in (${incident.id}, ${other.id})
          and c->>'field' in (${side}, ${sides[side].reverse})`.execute(database.kysely)
      expect(lines.rows).toEqual(
        expect.arrayContaining([
          { record: incident.id, field: side },
          { record: other.id, field: sides[side].reverse },
        ]),
      )
      await run(thomas, 'unlink', { id: other.id, side: sides[side].reverse, other: incident.id })
      expect(await sidesOf(other.id)).toEqual([])
    }
  })

  test('comes with the case that is opened from another', async () => {
    const incident = await desk.open(marie)
    const problem = await desk.open(thomas, { type: 'problem', links: [{ side: 'cause-of', other: incident.id }] })
    expect(await sidesOf(incident.id)).toEqual([`caused-by ${problem.id}`])
  })

  test('to what one does not see is refused as to what is not there, and not shown to whoever does not see it', async () => {
    const mine = await desk.open(thomas)
    const theirs = await desk.open(hugo)
    const refusal = { code: 'invalid', errors: [{ field: 'other', code: 'reference' }] }
    await expect(link(mine.id, 'related-to', theirs.id)).rejects.toMatchObject(refusal)
    await expect(link(mine.id, 'related-to', '999999')).rejects.toMatchObject(refusal)
    await sql`insert into ticket_link (type, from_id, to_id) values ('related', ${mine.id}, ${theirs.id})`.execute(
      database.kysely,
    )
    expect(await sidesOf(mine.id)).toEqual([])
  })

  test('is not for whoever only asks', async () => {
    const one = await desk.open(marie)
    const other = await desk.open(marie)
    await expect(run(marie, 'link', { id: one.id, side: 'related-to', other: other.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('never leads back to where it began, whatever is tied in whatever order', async () => {
    const cases = await Promise.all(Array.from({ length: 5 }, () => desk.open(thomas)))
    const arrows = fc.array(
      fc.tuple(fc.nat(4), fc.nat(4), fc.constantFrom<LinkSide>('child-of', 'parent-of', 'blocks', 'caused-by')),
      { minLength: 4, maxLength: 16 },
    )
    await fc.assert(
      fc.asyncProperty(arrows, async (drawn) => {
        await sql`delete from ticket_link`.execute(database.kysely)
        await Promise.all(drawn.map(([a, b, side]) => link(cases[a]!.id, side, cases[b]!.id).catch(() => undefined)))
        const circles = await sql`
          with recursive reached (type, start, id, steps) as (
            select type, from_id, to_id, 1 from ticket_link where type <> 'related'
            union all select r.type, r.start, l.to_id, r.steps + 1 from reached r join ticket_link l on l.from_id = r.id and l.type = r.type
            where r.steps < 10)
          select 1 from reached where id = start`.execute(database.kysely)
        expect(circles.rows).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
