import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRowFactory, type RowFactory } from '../../../../tests/rights/row-factory.ts'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import {
  amountsOf,
  groupCondition,
  groupingsOf,
  periodCondition,
  type Step,
  steps,
  timesOf,
} from '../../../shared/figures/figures.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import { ticketCategoryKind, ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { listRecords, type Reader } from '../lists/list.ts'
import { readFigures } from './figures.ts'
import { figuresCsv } from './figures-csv.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let rows: RowFactory
let admin: Reader
let supervisor: Reader
let technician: Reader

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const as = async (login: string, profile: string) =>
    people.reader(await people.actor(await people.person(login, [[profile as never, people.entities.north]])))
  admin = people.reader(await people.actor(people.admin.id))
  supervisor = await as('boss', 'supervisor')
  technician = await as('tech', 'technician')
  rows = createRowFactory(people.services.db, people.services.house)
  await plantTickets()
}, 60_000)

/** Cases of two units, over a change of the clocks and of the year, with and without what they are divided by. */
async function plantTickets(): Promise<void> {
  const { north, south } = people.entities
  const categories = [
    null,
    await rows.make(ticketCategoryKind, { name: 'Réseau' }),
    await rows.make(ticketCategoryKind),
  ]
  const groups = [await rows.make(groupKind, { entity_id: north }), await rows.make(groupKind, { entity_id: north })]
  for (let index = 0; index < 60; index++) {
    const opened = new Date(Date.UTC(2026, 9, 1 + index * 2, 22, 30 + (index % 60)))
    const id = await rows.make(ticketKind, {
      entity_id: index % 3 === 0 ? south : north,
      category_id: categories[index % categories.length],
      priority: 1 + (index % 5),
      opened_at: opened,
      taken_at: index % 4 === 0 ? null : new Date(opened.getTime() + index * 60_000),
      waiting_seconds: 0,
    })
    const assigned = [[], [groups[0]], groups][index % 3]!
    for (const group of assigned)
      await sql`insert into ticket_actor (ticket_id, role, group_id) values (${id}, 'assignee', ${group})`.execute(
        people.services.db,
      )
    if (index % 5 === 0)
      await sql`insert into ticket_actor (ticket_id, role, user_id) values (${id}, 'assignee', ${people.admin.id})`.execute(
        people.services.db,
      )
  }
}

const totalOf = async (reader: Reader, kind: Kind, condition: Condition): Promise<number> =>
  (await listRecords(reader, kind, { condition, limit: 1, count: 'exact' })).total!

async function differences(reader: Reader, kind: Kind, asked: { by?: string; over?: string; step: Step }) {
  const condition: Condition = { not: { field: 'id', op: 'is', value: '0' } }
  const { total, groups, periods } = await readFigures(reader, kind, { condition, ...asked })
  const wrong: string[] = []
  const compare = async (what: string, count: number, more: Condition | null) => {
    const listed = await totalOf(reader, kind, allOf(condition, more))
    if (listed !== count) wrong.push(`${kind.name} ${what}: ${count}, listed ${listed}`)
  }
  await compare('total', total.count, null)
  for (const group of groups ?? [])
    await compare(`${asked.by} ${group.key}`, group.count, groupCondition(kind, asked.by!, group.key))
  for (const period of periods ?? [])
    await compare(`${asked.over} ${period.from}`, period.count, periodCondition(asked.over!, period.from, asked.step))
  return wrong
}

it('every group of every kind counts what its list shows', async () => {
  const wrong: string[] = []
  for (const { kind } of people.services.house.kinds.values())
    for (const { path } of groupingsOf(kind))
      wrong.push(...(await differences(admin, kind, { by: path, step: 'month' })))
  for (const { path } of groupingsOf(ticketKind))
    wrong.push(...(await differences(supervisor, ticketKind, { by: path, step: 'month' })))
  wrong.push(...(await differences(supervisor, ticketKind, { by: 'category.parent', step: 'month' })))
  expect(wrong).toEqual([])
}, 240_000)

it('every period counts what its list shows, days being those of the instance', async () => {
  const wrong: string[] = []
  for (const step of steps) wrong.push(...(await differences(supervisor, ticketKind, { over: 'openedAt', step })))
  for (const { kind } of people.services.house.kinds.values())
    for (const over of timesOf(kind)) await readFigures(admin, kind, { over, step: 'week' })
  expect(wrong).toEqual([])
  const { periods } = await readFigures(supervisor, ticketKind, { over: 'takenAt', step: 'day' })
  const days = periods!.map((period) => period.from)
  expect(days).toEqual(days.toSorted())
  expect(days.length).toBe((Date.parse(days.at(-1)!) - Date.parse(days[0]!)) / 86_400_000 + 1)
}, 240_000)

it('measures tell how long it took; the largest groups are followed over time', async () => {
  const figures = await readFigures(supervisor, ticketKind, {
    by: 'assignee.group',
    over: 'openedAt',
    step: 'month',
    measure: 'takeTime',
  })
  const taken = await sql<{ mean: number }>`
    select avg(extract(epoch from taken_at - opened_at))::float8 as mean from ticket
    where entity_id = ${people.entities.north}`.execute(people.services.db)
  expect(figures.total.mean).toBeCloseTo(taken.rows[0]!.mean)
  expect(figures.total.median).toBeLessThan(figures.total.most!)
  expect(figures.unit).toBe('seconds')
  // A case of two groups counts in both, and once in the total.
  expect(figures.groups!.reduce((sum, group) => sum + group.count, 0)).toBeGreaterThan(figures.total.count)
  for (const group of figures.groups!)
    expect(figures.cells!.filter((cell) => cell.key === group.key).reduce((sum, cell) => sum + cell.count, 0)).toBe(
      group.count,
    )
  for (const { kind } of people.services.house.kinds.values())
    for (const measure of [...Object.keys(kind.measures), ...amountsOf(kind)])
      await readFigures(admin, kind, { step: 'month', measure })
  const csv = figuresCsv(ticketKind, { by: 'priority' }, figures, 'fr').split('\r\n')
  expect(csv[0]).toMatch(/^\uFEFFTotal;Nombre;Moyenne;/)
  // What divides them is told by a name, whether the pair has one of its own or only the relation has.
  for (const by of ['assignee.group', 'linked.status', 'priority', 'openedAt'])
    expect(figuresCsv(ticketKind, { by }, figures, 'fr').split('\r\n')[3]).toMatch(/^[A-ZÀ-Ý][^.;]*;Nombre;/)
})

it('persons are a matter of their own; what cannot be added up is refused', async () => {
  await readFigures(supervisor, ticketKind, { by: 'assignee.user', step: 'month' })
  await readFigures(technician, ticketKind, { by: 'assignee.group', step: 'month' })
  for (const by of ['assignee.user', 'author'])
    await expect(readFigures(technician, ticketKind, { by, step: 'month' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  const staff = people.reader(await people.actor(await people.person('staff', [['requester', people.entities.north]])))
  await expect(readFigures(staff, ticketKind, { step: 'month' })).rejects.toMatchObject({ code: 'forbidden' })
  for (const asked of [
    { by: 'title' },
    { by: 'nothing' },
    { by: 'assignee.nothing' },
    { by: 'constructor' },
    { over: 'title' },
    { over: 'deletedAt' },
    { measure: 'title' },
    { measure: 'constructor' },
  ])
    await expect(readFigures(supervisor, ticketKind, { step: 'month', ...asked })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: Object.keys(asked)[0] }],
    })
})
