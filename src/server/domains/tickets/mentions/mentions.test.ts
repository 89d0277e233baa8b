import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Send, startTestServer } from '../../../../../tests/support/start-test-server.ts'
import { statementsOf } from '../../../../../tests/support/test-database.ts'

const house = await startTestServer()
afterAll(() => house.close())
const { people } = house
type Name = 'tech' | 'mate' | 'far' | 'marie'
const who = {} as Record<Name, { id: string; send: Send }>

const named = (...names: Name[]) =>
  `<p>Voir ${names.map((name) => `<span data-mention="${who[name].id}">@x</span>`).join(' ')}</p>`
const say = (ticket: string, verb: string, body: string) =>
  who.tech.send('POST', `/api/v1/tickets/${ticket}/${verb}`, { body })
const unseen = async (name: Name) => {
  const { json } = await who[name].send('GET', '/api/v1/mentions')
  return (json.items as unknown as { ticket: { id: string }; by: string; count: number }[]).map(
    ({ ticket, by, count }) => [ticket.id, by, count],
  )
}
const lastBody = async (ticket: string) => {
  const { json } = await who.tech.send('GET', `/api/v1/tickets/${ticket}/timeline`)
  return (json.items as unknown as { body: string | null }[]).filter(({ body }) => body !== null).at(-1)?.body
}

async function opened(): Promise<string> {
  const body = {
    title: 'Réseau lent',
    description: 'x',
    entity: people.entities.north,
    requesters: [{ type: 'user', id: who.marie.id }],
  }
  return String((await who.tech.send('POST', '/api/v1/tickets', body)).json.id)
}

beforeAll(async () => {
  const { north, south } = people.entities
  for (const [name, profile, entity] of [
    ['tech', 'technician', north],
    ['mate', 'technician', north],
    ['far', 'technician', south],
    ['marie', 'requester', north],
  ] as const) {
    const id = await people.person(name, [[profile, entity]])
    who[name] = { id, send: await house.as(id) }
  }
}, 60_000)

it('tells whoever is named and may read the case, makes them follow it, until they have looked', async () => {
  const ticket = await opened()
  expect((await say(ticket, 'reply', named('mate', 'far'))).status).toBe(200)
  // The people’s own names; who may not read the case is named in plain words.
  expect(await lastBody(ticket)).toBe(`<p>Voir <span data-mention="${who.mate.id}">@mate</span> @x</p>`)
  expect(await unseen('mate')).toEqual([[ticket, 'tech', 1]])
  expect(await unseen('far')).toEqual([])
  const { json } = await who.mate.send('GET', `/api/v1/tickets/${ticket}`)
  expect((json.observers as unknown as { id: string }[]).map(({ id }) => id)).toEqual([who.mate.id])
  const told = await house.database.pool.query(`select data from outbox where event = 'ticket.mentioned'`)
  expect(told.rows.map(({ data }) => data.users)).toEqual([[who.mate.id]])
  await who.mate.send('POST', `/api/v1/tickets/${ticket}/see-mention`)
  expect(await unseen('mate')).toEqual([])
})

it('does not name in a note whoever may not read notes, nor follow against the site’s will', async () => {
  const ticket = await opened()
  await say(ticket, 'note', named('marie', 'mate'))
  expect(await unseen('marie')).toEqual([])
  expect(await lastBody(ticket)).toContain('<p>Voir @x <span')
  await sql`insert into setting (key, value) values ('ticket.mention-watches', 'false'::jsonb)`.execute(
    people.services.db,
  )
  const other = await opened()
  await say(other, 'reply', named('marie', 'mate'))
  const { json } = await who.tech.send('GET', `/api/v1/tickets/${other}`)
  expect(json.observers).toEqual([])
  expect((await unseen('mate')).map(([id]) => id)).toEqual([other, ticket])
})

it('takes only the one form of a mention: nothing else comes through the sanitiser', async () => {
  const ticket = await opened()
  const { id } = who.mate
  await say(
    ticket,
    'reply',
    `<p><span data-mention="${id}" onclick="x()" style="color:red">@<b>Chef</b></span><span data-mention="1 or 1=1">y</span> <span data-mention="${id}">&lt;img&gt;</span></p>`,
  )
  const body = await lastBody(ticket)
  expect(body).not.toMatch(/onclick|style|<img/)
  expect(body).toContain(`<span data-mention="${id}">@mate</span></p>`)
})

it('offers those who may read the case, its own people first', async () => {
  const ticket = await opened()
  const offered = async (text: string, isPrivate = false) => {
    const { json } = await who.tech.send(
      'GET',
      `/api/v1/tickets/${ticket}/mentionable?text=${text}&private=${isPrivate}`,
    )
    return (json.items as unknown as { name: string }[]).map(({ name }) => name)
  }
  const all = await offered('')
  expect(all[0]).toBe('marie')
  expect(all).toContain('mate')
  expect(all).not.toContain('far')
  expect(all).not.toContain('tech')
  expect(await offered('ma', true)).toEqual(['mate'])
  expect((await who.marie.send('GET', `/api/v1/tickets/${ticket}/mentionable`)).status).toBe(403)
})

it('costs nothing where nobody is named', async () => {
  const ticket = await opened()
  const count = async (body: string) => (await statementsOf(house.database, () => say(ticket, 'reply', body))).length
  await count('<p>Bonjour</p>')
  const plain = await count('<p>Bonjour</p>')
  expect(await count('<p>Bonjour encore</p>')).toBe(plain)
  expect(await count(named('mate'))).toBeGreaterThan(plain)
})
