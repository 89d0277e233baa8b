import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { statementsOf, testDatabase } from '../../../../../tests/support/test-database.ts'
import { reasonOf } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from '../tickets.factory.ts'
import { readLoads } from './read-loads.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
let plain: string
const write = (statement: ReturnType<typeof sql>) => statement.execute(database.kysely)

const run = (name: string, input: Record<string, unknown>) =>
  runAction(desk.services, ticketsHouse.actions.get(name)!, systemActor('Test', 'cli'), input) as Promise<{
    id: string
  }>
const forAll = { forIncident: true, forRequest: true, forProblem: true, forChange: true, inPortal: true }
let made = 0
const category = async (more: object) => {
  made += 1
  return (await run('ticket-category.create', { ...forAll, name: `Catégorie ${made}`, ...more })).id
}
/** Whom a case of the category went to, people first, and why. */
async function opened(input: object) {
  const { id } = await desk.open(desk.actors.marie, input as Record<string, unknown>)
  const record = await readRecord(desk.reader(desk.actors.thomas), ticketKind, id)
  const assignees = record.assignees as { id: string; type: string }[]
  return { to: assignees.map((each) => each.id), why: reasonOf(record.why as unknown[], 'assignee') }
}

beforeAll(async () => {
  desk = await createTestDesk(database)
  const { network } = desk.groups
  plain = await category({ group: network })
  // Five in the group: thomas and nadia are there already.
  for (const name of ['olga', 'karim', 'lise'])
    await write(sql`
      with u as (insert into app_user (login, name, entity_id) values (${name}, ${name}, ${desk.headOffice}) returning id)
      insert into group_member (group_id, user_id) select ${network}, id from u`)
})

beforeEach(async () => {
  await write(sql`delete from assignment_turn`)
  await write(sql`update group_member set is_passed_over = false`)
  await write(sql`update app_group set distribution = null`)
  await write(sql`delete from deputy`)
})

it('gives forty cases opened at once to everybody in turn: nobody has two more than another', async () => {
  const inTurn = await category({ group: desk.groups.network, distribution: 'turn' })
  const { marie, thomas } = desk.actors
  const ids = await Promise.all(
    Array.from({ length: 40 }, async () => (await desk.open(marie, { category: inTurn })).id),
  )
  const found = await sql<{ userId: string; count: number }>`
    select user_id, count(*)::int as count from ticket_actor
    where role = 'assignee' and user_id is not null and ticket_id = any(${ids}::bigint[]) group by 1`.execute(
    database.kysely,
  )
  expect(found.rows.map(({ count }) => count)).toEqual([8, 8, 8, 8, 8])
  const record = await readRecord(desk.reader(thomas), ticketKind, ids[0]!)
  expect(record.status).toBe('assigned')
  expect(reasonOf(record.why as unknown[], 'assignee')).toMatchObject({
    rule: 'turn',
    params: { group: 'Réseau', present: 5, members: 5 },
  })
})

it('leaves out who is away, has left or takes none, and says so when nobody is there', async () => {
  await write(sql`update app_group set distribution = 'turn' where id = ${desk.groups.network}`)
  const { thomas, nadia, paul } = desk.people
  await write(sql`update group_member set is_passed_over = user_id <> all(array[${thomas.id}, ${nadia.id}]::bigint[])`)
  await write(sql`
    insert into deputy (user_id, deputy_id, starts_at, ends_at) values (${thomas.id}, ${paul.id}, now() - interval '1 hour', now() + interval '1 day')`)
  expect((await opened({ category: plain })).to).toEqual([nadia.id, desk.groups.network])
  expect((await opened({ category: plain })).to).toEqual([nadia.id, desk.groups.network])
  await write(sql`update app_user set is_active = false where id = ${nadia.id}`)
  const { to, why } = await opened({ category: plain })
  await write(sql`update app_user set is_active = true where id = ${nadia.id}`)
  expect(to).toEqual([desk.groups.network])
  expect(why).toMatchObject({ rule: 'nobody', params: { members: 5 } })
})

it('gives to whoever has the fewest open cases, among equals in turn', async () => {
  const byLoad = await category({ group: desk.groups.network, distribution: 'load' })
  const { thomas, nadia } = desk.people
  await write(sql`update group_member set is_passed_over = user_id <> all(array[${thomas.id}, ${nadia.id}]::bigint[])`)
  await write(sql`delete from ticket_actor where role = 'assignee'`)
  for (const _ of [1, 2]) await desk.open(desk.actors.thomas, { assignees: [{ type: 'user', id: thomas.id }] })
  const three = await Promise.all([1, 2, 3].map(() => opened({ category: byLoad })))
  // Two, and none: nadia is given two; then they are equal, and thomas was never served.
  const given = three.map(({ to }) => to[0])
  expect(given.filter((id) => id === nadia.id)).toHaveLength(2)
  expect(given.filter((id) => id === thomas.id)).toHaveLength(1)
  expect(three.find(({ to }) => to[0] === thomas.id)?.why).toMatchObject({ rule: 'load', params: { open: 2 } })
  // What whoever assigns by hand is shown: of the cases one sees oneself.
  const loads = (actor: typeof desk.actors.thomas) =>
    readLoads(desk.reader(actor), [thomas.id, nadia.id], [desk.groups.network])
  const { network } = desk.groups
  const expected = { [`user:${thomas.id}`]: 3, [`user:${nadia.id}`]: 2, [`group:${network}`]: 3 }
  expect(await loads(desk.actors.thomas)).toEqual(expected)
  expect(await loads(desk.actors.marie)).not.toEqual(expected)
})

it('asks the asset’s technician and the category’s in the order of the category, which the ones below inherit', async () => {
  const { network } = desk.groups
  const { thomas, nadia } = desk.people
  await write(sql`update asset set technician_id = ${nadia.id} where id = ${desk.assets.laptop}`)
  const assets = [desk.assets.laptop]
  const first = await category({ group: network, technician: thomas.id, technicianFrom: 'asset-first' })
  const below = await category({ parent: first })
  expect(await opened({ category: below, assets })).toMatchObject({
    to: [nadia.id, network],
    why: { rule: 'item', params: { asset: 'PC-MARIE', name: 'Nadia' } },
  })
  expect(await opened({ category: below })).toMatchObject({ to: [thomas.id, network], why: { rule: 'category' } })
  const last = await category({ parent: first, technicianFrom: 'category-first' })
  expect((await opened({ category: last, assets })).to).toEqual([thomas.id, network])
})

it('lets what people said stand, and a category keep its cases out of the group’s own way', async () => {
  await write(sql`update app_group set distribution = 'turn' where id = ${desk.groups.network}`)
  const kept = await category({ group: desk.groups.network, distribution: 'none' })
  expect((await opened({ category: kept })).to).toEqual([desk.groups.network])
  const { thomas } = desk.actors
  const { id } = await desk.open(thomas, { assignees: [{ type: 'user', id: desk.people.nadia.id }], category: plain })
  const record = await readRecord(desk.reader(thomas), ticketKind, id)
  expect(record.assignees).toMatchObject([{ id: desk.people.nadia.id }])
})

it('adds no statement where it is not switched on, and two where it is', async () => {
  const { marie } = desk.actors
  const count = async () => (await statementsOf(database, () => desk.open(marie, { category: plain }))).length
  await count()
  const off = await count()
  await write(sql`update app_group set distribution = 'turn' where id = ${desk.groups.network}`)
  expect(await count()).toBe(off + 2)
})

it('shares out again when group or category change and nobody has the case, where the site says so', async () => {
  const { network } = desk.groups
  await write(sql`update app_group set distribution = 'turn' where id = ${network}`)
  const { id } = await desk.open(desk.actors.marie)
  const people = async () => {
    const record = await readRecord(desk.reader(systemActor('Test', 'cli')), ticketKind, id)
    const assignees = record.assignees as { id: string; type: string }[]
    return {
      users: assignees.filter(({ type }) => type === 'user').length,
      why: reasonOf(record.why as unknown[], 'assignee'),
    }
  }
  const group = { role: 'assignee', type: 'group', id: network }
  await run('ticket.assign', { id, add: [group] })
  expect((await people()).users).toBe(0)
  await write(sql`insert into setting (key, value) values ('ticket.share-out-again', 'true'::jsonb)`)
  await run('ticket.assign', { id, remove: [group] })
  expect((await people()).users).toBe(0)
  await run('ticket.assign', { id, add: [group] })
  expect(await people()).toMatchObject({ users: 1, why: { rule: 'turn', params: { group: 'Réseau' } } })
  // Somebody has it: another category changes nothing.
  await run('ticket.update', { id, category: await category({ technician: desk.people.nadia.id }) })
  expect((await people()).users).toBe(1)
  const other = await desk.open(desk.actors.marie)
  await run('ticket.update', { id: other.id, category: await category({ technician: desk.people.nadia.id }) })
  const record = await readRecord(desk.reader(systemActor('Test', 'cli')), ticketKind, other.id)
  expect(record).toMatchObject({ status: 'assigned', assignees: [{ name: 'Nadia' }] })
})
