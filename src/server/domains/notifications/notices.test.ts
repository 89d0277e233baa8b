import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Send, startTestServer } from '../../../../tests/support/start-test-server.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { OutboxEvent } from '../../engine/house.ts'
import { shipRules } from './actions/ship-rules.ts'
import { takeEvent } from './taking/take-event.ts'

const house = await startTestServer()
afterAll(() => house.close())
const { people } = house
type Name = 'tech' | 'mate' | 'far' | 'marie' | 'anne'
const who = {} as Record<Name, { id: string; send: Send }>

/** What the dispatcher would hand to the subscriber: every event since the last time, each as often as one likes. */
let taken = '0'
async function work(times = 1): Promise<number> {
  const found = await sql<OutboxEvent>`
    select id, event, kind, record_id, change_id, user_id, at, data from outbox where id > ${taken} order by id`.execute(
    people.services.db,
  )
  let told = 0
  for (let time = 0; time < times; time++)
    for (const event of found.rows) told += await takeEvent(people.services, event)
  taken = found.rows.at(-1)?.id ?? taken
  return told
}

const inboxOf = async (name: Name) => {
  const { json } = await who[name].send('GET', '/api/v1/notices?sort=at&limit=100')
  return (
    json.items as unknown as { id: string; event: string; title: string; about: string; readAt: string | null }[]
  ).map((each) => each)
}
const eventsOf = async (name: Name) => (await inboxOf(name)).map(({ event }) => event)

const rowsOf = (address: string) =>
  sql<{ event: string; mail: string; reason: string; body: string }>`
    select event, mail, reason, body from notice where address = ${address} order by id`
    .execute(people.services.db)
    .then(({ rows }) => rows)

async function opened(title = 'Imprimante muette'): Promise<string> {
  const body = {
    title,
    description: '<p>Elle ne dit rien</p>',
    entity: people.entities.north,
    requesters: [{ type: 'user', id: who.marie.id }],
    assignees: [{ type: 'user', id: who.mate.id }],
  }
  const { json } = await who.tech.send('POST', '/api/v1/tickets', body)
  return String(json.id)
}

beforeAll(async () => {
  const { north, south } = people.entities
  for (const [name, profile, entity] of [
    ['tech', 'technician', north],
    ['mate', 'technician', north],
    ['far', 'technician', south],
    ['marie', 'requester', north],
    ['anne', 'requester', north],
  ] as const) {
    const id = await people.person(name, [[profile, entity]])
    await sql`update app_user set email = ${`${name}@example.org`} where id = ${id}`.execute(people.services.db)
    who[name] = { id, send: await house.as(id) }
  }
  await runAction(people.services, shipRules, systemActor('Cigale', 'test'), {})
  await work()
}, 60_000)

it('tells each once, whoever did it never, however often the event is handled', async () => {
  const ticket = await opened()
  expect(await work(3)).toBe(2)
  expect(await eventsOf('mate')).toEqual(['ticket-opened'])
  expect(await eventsOf('tech')).toEqual([])
  // The acknowledgement is a mail only.
  expect(await eventsOf('marie')).toEqual([])
  const mails = await sql<{ mail: string; reason: string; body: string }>`
    select mail, reason, body from notice where user_id = ${who.marie.id}`.execute(people.services.db)
  expect(mails.rows).toEqual([{ mail: 'once', reason: 'requester', body: '<p>Elle ne dit rien</p>' }])
  await who.mate.send('POST', `/api/v1/tickets/${ticket}/reply`, { body: '<p>Je regarde</p>' })
  await work()
  const [notice] = await inboxOf('marie')
  expect(notice).toMatchObject({ event: 'ticket-replied', title: 'mate a répondu', readAt: null })
  expect(notice!.about).toMatch(/^#\d+ Imprimante muette$/)
  expect(await eventsOf('mate')).toEqual(['ticket-opened'])
})

it('keeps internal notes from requesters and addresses, and everything from who may not read', async () => {
  const ticket = await opened()
  await who.tech.send('POST', `/api/v1/tickets/${ticket}/add-party`, {
    role: 'observer',
    name: 'Voisin',
    email: 'Voisin@example.org',
  })
  // Somebody without access is named as observer straight in the table: rights decide, not the list of parts.
  await sql`insert into ticket_actor (ticket_id, role, user_id) values (${ticket}, 'requester', ${who.anne.id})`.execute(
    people.services.db,
  )
  const rules = await sql<{ id: string }>`select id from notification_rule where code = 'noted'`.execute(
    people.services.db,
  )
  const rule = `/api/v1/notification-rules/${rules.rows[0]!.id}`
  const everybody = ['in-charge', 'requester', 'observer', 'outside-observer', 'outside-requester']
  expect(
    (await house.admin('PATCH', rule, { roles: everybody, user: who.far.id, address: 'x@example.org' })).status,
  ).toBe(200)
  await who.tech.send('POST', `/api/v1/tickets/${ticket}/note`, { body: '<p>Le mot de passe est 1234</p>' })
  await work()
  expect((await eventsOf('mate')).at(-1)).toBe('ticket-noted')
  for (const name of ['marie', 'anne', 'far'] as const) expect(await eventsOf(name)).not.toContain('ticket-noted')
  const leaks = await sql`
    select 1 from notice where body like '%1234%' and (user_id is null or user_id <> ${who.mate.id})`.execute(
    people.services.db,
  )
  expect(leaks.rows).toEqual([])
  expect((await rowsOf('voisin@example.org')).map(({ event }) => event)).toEqual([
    'ticket-opened',
    'ticket-party-added',
  ])
  await who.tech.send('POST', `/api/v1/tickets/${ticket}/reply`, { body: 'Bonjour' })
  await work()
  expect((await rowsOf('voisin@example.org')).map(({ event, reason }) => [event, reason])).toEqual([
    ['ticket-opened', 'outside-observer'],
    ['ticket-party-added', 'outside-observer'],
    ['ticket-replied', 'outside-observer'],
  ])
  await house.admin('PATCH', rule, { roles: ['in-charge'], user: null, address: null })
})

it('tells who was given the case and who lost it, by the lines of history', async () => {
  const ticket = await opened()
  await work()
  const answer = await who.tech.send('POST', `/api/v1/tickets/${ticket}/assign`, {
    add: [{ role: 'assignee', type: 'user', id: who.tech.id }],
    remove: [{ role: 'assignee', type: 'user', id: who.mate.id }],
  })
  expect(answer.status).toBe(200)
  await work()
  expect((await eventsOf('mate')).at(-1)).toBe('ticket-assigned')
  expect(await eventsOf('tech')).not.toContain('ticket-assigned')
})

it('lets the nearest entity replace the rules above, keeps to conditions, exclusions and what people chose', async () => {
  const { north } = people.entities
  const made = await house.admin('POST', '/api/v1/notification-rules', {
    name: 'Au nord',
    event: 'ticket-replied',
    entity: north,
    isActive: true,
    roles: ['requester', 'in-charge'],
    exceptUser: who.mate.id,
    channels: ['inbox', 'mail'],
  })
  expect(made.status).toBe(201)
  const rule = `/api/v1/notification-rules/${made.json.id}`
  const ticket = await opened('Écran noir')
  const reply = async () => {
    await who.tech.send('POST', `/api/v1/tickets/${ticket}/reply`, { body: 'x' })
    return work()
  }
  expect(await reply()).toBeGreaterThan(0)
  expect((await inboxOf('mate')).filter(({ about }) => about.includes('Écran')).map(({ event }) => event)).toEqual([
    'ticket-opened',
  ])
  const condition = { field: 'title', op: 'contains', value: 'Souris' }
  expect((await house.admin('PATCH', rule, { condition })).status).toBe(200)
  expect(await reply()).toBe(0)
  await house.admin('PATCH', rule, { condition: { all: [] } })
  await who.marie.send('PATCH', '/api/v1/session/preferences', { preferences: { 'notices.requests': 'digest' } })
  expect(await reply()).toBe(1)
  const last = await sql<{
    mail: string
  }>`select mail from notice where user_id = ${who.marie.id} order by id desc limit 1`.execute(people.services.db)
  expect(last.rows).toEqual([{ mail: 'digest' }])
  await who.marie.send('PATCH', '/api/v1/session/preferences', { preferences: { 'notices.requests': 'none' } })
  expect(await reply()).toBe(0)
  await who.marie.send('PATCH', '/api/v1/session/preferences', { preferences: { 'notices.requests': null } })
  for (const wrong of [
    { roles: ['voter'] },
    { roles: [], user: null },
    { channels: [] },
    { condition: { field: 'title', op: 'is', value: '@me' } },
    { condition: { field: 'nothing', op: 'is', value: 1 } },
    { address: 'not an address' },
  ])
    expect((await house.admin('PATCH', rule, wrong)).status, JSON.stringify(wrong)).toBe(422)
  await house.admin('DELETE', rule)
})

it('is one’s own: read and unread, all at once, nobody else’s', async () => {
  await opened()
  await work()
  const [first] = await inboxOf('mate')
  const path = `/api/v1/notices/${first!.id}`
  expect((await who.tech.send('GET', path)).status).toBe(404)
  expect((await who.tech.send('POST', `${path}/mark`, { isRead: true })).status).toBe(404)
  expect((await house.admin('GET', path)).status).toBe(404)
  expect((await who.mate.send('POST', `${path}/mark`, { isRead: true })).status).toBe(200)
  const unread = async () =>
    (
      await who.mate.send(
        'GET',
        `/api/v1/notices?filter=${encodeURIComponent('{"field":"readAt","op":"empty"}')}&limit=1`,
      )
    ).json.total
  const before = Number(await unread())
  expect(before).toBeGreaterThan(0)
  expect((await who.mate.send('POST', `${path}/mark`, { isRead: false })).status).toBe(200)
  expect(await unread()).toBe(before + 1)
  expect((await who.mate.send('POST', '/api/v1/notices/mark-all', {})).status).toBe(200)
  expect(await unread()).toBe(0)
})

it('brings back no rule that somebody threw away, and tells nobody what seeds write', async () => {
  const found = await sql<{ id: string }>`select id from notification_rule where code = 'merged'`.execute(
    people.services.db,
  )
  await house.admin('DELETE', `/api/v1/notification-rules/${found.rows[0]!.id}`)
  expect(await runAction(people.services, shipRules, systemActor('Cigale', 'test'), {})).toEqual({ shipped: 0 })
  const waiting = () =>
    sql<{ n: number }>`select count(*)::int as n from outbox where dispatched_at is null`
      .execute(people.services.db)
      .then(({ rows }) => rows[0]!.n)
  const before = await waiting()
  const open = people.services.house.actions.get('ticket.open')!
  const seed = { ...systemActor('Graine', 'seed'), userId: who.tech.id }
  await runAction(people.services, open, seed, { title: 'Vieux', description: 'x', entity: people.entities.north })
  expect(await waiting()).toBe(before)
  await opened()
  expect(await waiting()).toBe(before + 1)
})
