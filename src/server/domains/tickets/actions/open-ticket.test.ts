import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, testDatabase } from '../../../../../tests/support/test-database.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { readRecord } from '../../../engine/lists/list.ts'
import { createTestDesk, type TestDesk } from '../tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let desk: TestDesk
beforeAll(async () => {
  desk = await createTestDesk(database)
})

const read = (id: string, who: keyof TestDesk['actors'] = 'thomas') =>
  readRecord(desk.reader(desk.actors[who]), ticketKind, id)

describe('opening for oneself', () => {
  test('takes what is not said from the one who asks', async () => {
    const { id } = await desk.open(desk.actors.marie, { urgency: 4, impact: 5 })
    expect(await read(id)).toMatchObject({
      type: 'incident',
      status: 'new',
      priority: 5,
      channel: 'portal',
      entity: { name: 'Siège' },
      author: { name: 'Marie' },
      requesters: [{ type: 'user', id: desk.people.marie.id, name: 'Marie' }],
      assignees: [],
      assets: [],
      entryCount: 0,
      why: [{ field: 'priority', rule: 'matrix', params: { urgency: 4, impact: 5 } }],
    })
  })

  test('names the case after its description', async () => {
    const description = `<p>${'Mon écran clignote souvent. '.repeat(5)}</p>`
    const { id } = await desk.open(desk.actors.marie, { title: undefined, description })
    const { title } = await read(id)
    expect(title).toMatch(/^Mon écran clignote souvent\..{42}…$/u)
    await expect(desk.open(desk.actors.marie, { title: undefined, description: '<p> </p>' })).rejects.toMatchObject({
      errors: [{ field: 'title', code: 'required' }],
    })
  })

  test('numbers never repeat', async () => {
    const opened = await Promise.all(Array.from({ length: 12 }, () => desk.open(desk.actors.marie)))
    const numbers = await Promise.all(opened.map(async ({ id }) => (await read(id)).number))
    expect(new Set(numbers).size).toBe(12)
  })

  test('cleans what is written', async () => {
    const { id } = await desk.open(desk.actors.marie, {
      description: '<p onclick="x()">Bonjour<script>alert(1)</script><img src="https://evil.example/p.gif"></p>',
    })
    expect((await read(id)).description).toBe('<p>Bonjour</p>')
  })
})

describe('opening for others', () => {
  test('is for those who hold it', async () => {
    const requesters = [{ type: 'user', id: desk.people.paul.id }]
    const { id } = await desk.open(desk.actors.thomas, { requesters })
    expect(await read(id, 'paul')).toMatchObject({
      requesters: [{ name: 'Paul' }],
      channel: 'desk',
      author: { name: 'Thomas' },
    })
    await expect(desk.open(desk.actors.hugo, { requesters })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a colleague may by reach "group"; nobody sees people through it', async () => {
    const { marie } = desk.actors
    const grants = [
      {
        ...marie.grants[0]!,
        permissions: {
          ...marie.grants[0]!.permissions,
          'ticket.open-for-others': 'group' as const,
          'user.read': 'all' as const,
        },
      },
    ]
    const requesters = (id: string) => ({ requesters: [{ type: 'user', id }] })
    await desk.open({ ...marie, grants }, requesters(desk.people.paul.id))
    await expect(desk.open({ ...marie, grants }, requesters(desk.people.hugo.id))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(desk.open(marie, requesters(desk.people.paul.id))).rejects.toMatchObject({
      errors: [{ field: 'requesters', code: 'reference' }],
    })
  })

  test('in an entity one has nothing to do with is refused', async () => {
    await expect(desk.open(desk.actors.thomas, { entity: desk.branch })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the portal gives work to nobody and sets no priority', async () => {
    const assignees = [{ type: 'user', id: desk.people.marie.id }]
    await expect(desk.open(desk.actors.marie, { assignees })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(desk.open(desk.actors.marie, { priority: 6 })).rejects.toMatchObject({ code: 'forbidden' })
    await desk.open(desk.actors.marie, { priority: 3 })
  })

  test('the house opens cases too', async () => {
    const bot = systemActor('Supervision', 'api')
    await expect(desk.open(bot)).rejects.toMatchObject({ errors: [{ field: 'entity', code: 'required' }] })
    const { id } = await desk.open(bot, { entity: desk.headOffice })
    expect(await read(id)).toMatchObject({ requesters: [], author: null, channel: 'api' })
  })
})

describe('categories and links', () => {
  test('the nearest category that names somebody gives the case to them, and says why', async () => {
    const parent = await category('Réseau', { group: desk.groups.network })
    const child = await category('Wi-Fi', { parent })
    const { id, status } = await desk.open(desk.actors.marie, { category: child })
    expect(status).toBe('assigned')
    expect(await read(id)).toMatchObject({
      takenAt: null,
      assignees: [{ type: 'group', name: 'Réseau' }],
      why: [{ field: 'priority' }, { field: 'assignee', rule: 'category', params: { category: 'Réseau > Wi-Fi' } }],
    })
  })

  test('a category not offered is refused', async () => {
    const hidden = await category('Serveurs', { inPortal: false })
    await expect(desk.open(desk.actors.marie, { category: hidden })).rejects.toMatchObject({
      errors: [{ field: 'category' }],
    })
    await desk.open(desk.actors.thomas, { category: hidden })
    const onlyRequests = await category('Fournitures', { forIncident: false })
    await expect(desk.open(desk.actors.thomas, { category: onlyRequests })).rejects.toMatchObject({ code: 'invalid' })
    await desk.open(desk.actors.thomas, { category: onlyRequests, type: 'request' })
  })

  test('links only equipment that the actor may see', async () => {
    const { laptop, printer } = desk.assets
    const { id } = await desk.open(desk.actors.marie, { assets: [laptop] })
    expect(await read(id)).toMatchObject({ assets: [{ id: laptop, name: 'PC-MARIE', type: 'computer' }] })
    await expect(desk.open(desk.actors.marie, { assets: [laptop, printer] })).rejects.toMatchObject({
      errors: [{ field: 'assets.1', code: 'reference' }],
    })
  })
})

test('history names everybody; one event is told', async () => {
  const { id } = await desk.open(desk.actors.thomas, { observers: [{ type: 'group', id: desk.groups.accounting }] })
  const lines = await sql<{ action: string; changes: { field: string; newText?: string }[] }>`
    select action, changes from history where kind = 'ticket' and record_id = ${id} order by id`.execute(
    database.kysely,
  )
  expect(lines.rows.map((line) => line.action)).toEqual(['ticket.open', 'ticket.open'])
  expect(lines.rows[1]!.changes).toMatchObject([
    { field: 'requester', newText: 'Thomas' },
    { field: 'observer', newText: 'Comptabilité' },
  ])
  const events = await sql<{
    event: string
  }>`select event from outbox where kind = 'ticket' and record_id = ${id}`.execute(database.kysely)
  expect(events.rows).toEqual([{ event: 'ticket.opened' }])
})

test('opening takes at most 8 statements between BEGIN and COMMIT', async () => {
  const child = await category('Cuivre', { group: desk.groups.network })
  const statements = await statementsOf(database, () =>
    desk.open(desk.actors.marie, { category: child, assets: [desk.assets.laptop] }),
  )
  expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(8)
})

interface CategoryOptions {
  parent?: string
  group?: string
  inPortal?: boolean
  forIncident?: boolean
}

async function category(
  name: string,
  { parent, group, inPortal = true, forIncident = true }: CategoryOptions,
): Promise<string> {
  const found = await sql<{ id: string }>`
    with above as (select path, complete_name from ticket_category where id = ${parent ?? null}::bigint)
    insert into ticket_category (name, complete_name, parent_id, path, group_id, in_portal, for_incident)
    values (${name}, coalesce((select complete_name from above) || ' > ', '') || ${name}, ${parent ?? null},
      coalesce((select path from above), '{}'), ${group ?? null}, ${inPortal}, ${forIncident}) returning id`.execute(
    database.kysely,
  )
  const { id } = found.rows[0]!
  await sql`update ticket_category set path = path || id where id = ${id}`.execute(database.kysely)
  return id
}
