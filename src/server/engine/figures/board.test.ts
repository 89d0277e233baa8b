import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRowFactory } from '../../../../tests/rights/row-factory.ts'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import { groupCondition } from '../../../shared/figures/figures.ts'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { listRecords, type Reader } from '../lists/list.ts'
import { readBoard } from './board.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let admin: Reader
let technician: Reader

const urgentFirst = '-priority,openedAt'
const limit = 3

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { north, south } = people.entities
  admin = people.reader(await people.actor(people.admin.id))
  technician = people.reader(await people.actor(await people.person('tech', [['technician', north]])))
  const { make } = createRowFactory(people.services.db, people.services.house)
  const groups = [await make(groupKind, { entity_id: north }), await make(groupKind, { entity_id: north })]
  for (let index = 0; index < 40; index++) {
    const status = (['new', 'assigned', 'pending', 'solved'] as const)[index % 4]!
    const id = await make(ticketKind, {
      entity_id: index % 5 === 0 ? south : north,
      status,
      phase: status === 'solved' ? 'solved' : 'open',
      priority: 1 + (index % 3),
      opened_at: new Date(Date.UTC(2026, 9, 1, index)),
    })
    for (const group of [[], [groups[0]], groups][index % 3]!)
      await sql`insert into ticket_actor (ticket_id, role, group_id) values (${id}, 'assignee', ${group})`.execute(
        people.services.db,
      )
  }
}, 60_000)

it('each column counts, orders and goes on as the list of its value does, within what one may see', async () => {
  const condition: Condition = { field: 'phase', op: 'is', value: 'open' }
  for (const reader of [admin, technician])
    for (const by of ['status', 'priority', 'assignee.group', 'assignee.user', 'subStatus', 'category']) {
      const board = await readBoard(reader, ticketKind, { condition, sort: urgentFirst, by, limit })
      expect(board.columns.length).toBeGreaterThan(0)
      for (const column of board.columns) {
        const list = { condition: allOf(condition, groupCondition(ticketKind, by, column.key)), sort: urgentFirst }
        const all = await listRecords(reader, ticketKind, { ...list, limit: 100, count: 'exact' })
        expect(column.count).toBe(all.total)
        const rest =
          column.next === null
            ? []
            : (await listRecords(reader, ticketKind, { ...list, limit: 100, after: column.next })).items
        expect([...column.items, ...rest].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id))
      }
    }
})

it('asks twice, however many columns there are', async () => {
  const read = (by: string) =>
    readBoard(technician, ticketKind, { by, sort: urgentFirst, limit, fields: 'title,assignees' })
  for (const by of ['status', 'assignee.group']) expect(await statementsOf(database, () => read(by))).toHaveLength(2)
})

it('refuses what cannot divide', async () => {
  for (const by of ['title', 'nothing', 'constructor', 'assignee.nothing'])
    await expect(readBoard(technician, ticketKind, { by, limit })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: 'by' }],
    })
})
