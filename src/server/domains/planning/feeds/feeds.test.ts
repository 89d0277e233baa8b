import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Send, startTestServer } from '../../../../../tests/support/start-test-server.ts'
import { mostFeeds } from '../../../../shared/planning/calendar-feeds.ts'

const house = await startTestServer()
afterAll(() => house.close())
const { people } = house
const db = people.services.db
const who = {} as Record<'tech' | 'mate' | 'boss', { id: string; send: Send }>
const day = 86_400_000
/** Within the months that a feed tells of. */
const soon = new Date(Math.floor(Date.now() / day) * day + 3 * day + 8 * 3_600_000).toISOString()
let group: string

/** Another program's reading of a calendar: lines joined, names and values apart, events as records. */
function eventsIn(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = []
  for (const line of text.replaceAll('\r\n ', '').split('\r\n')) {
    const [name = '', value = ''] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]
    if (line === 'BEGIN:VEVENT') events.push({})
    else if (events.length > 0 && !line.startsWith('END:')) events.at(-1)![name] = value.replace(/\\(.)/g, '$1')
  }
  return events
}

const make = async (send: Send, more: object = {}) => {
  const made = await send('POST', '/api/v1/calendar-feeds', { name: 'Téléphone', sort: 'own', ...more })
  const { id, address } = made.json as unknown as { id: string; address: string }
  return { status: made.status, id, address, path: new URL(address ?? 'http://x').pathname, text: made.text }
}
const read = (path: string, headers: Record<string, string> = {}) => house.anonymous('GET', path, undefined, headers)
const summaries = async (path: string) => eventsIn((await read(path)).text).map(({ SUMMARY }) => SUMMARY)

async function planned(title: string, body: string, more: object): Promise<{ ticket: string; entry: string }> {
  const opened = await who.boss.send('POST', '/api/v1/tickets', {
    title,
    description: 'x',
    entity: people.entities.north,
  })
  const ticket = String(opened.json.id)
  await who.boss.send('POST', `/api/v1/tickets/${ticket}/task`, { body, durationMinutes: 60, ...more })
  const { json } = await who.boss.send('GET', `/api/v1/tickets/${ticket}/timeline`)
  const items = json.items as unknown as { id: string; type: string }[]
  return { ticket, entry: items.find(({ type }) => type === 'task')?.id ?? '' }
}

beforeAll(async () => {
  const { north } = people.entities
  for (const [name, profile] of [
    ['tech', 'technician'],
    ['mate', 'technician'],
    ['boss', 'supervisor'],
  ] as const) {
    const id = await people.person(name, [[profile, north]])
    who[name] = { id, send: await house.as(id) }
  }
  const made = await sql<{ id: string }>`
    insert into app_group (name, entity_id) values ('Terrain', ${north}) returning id::text`.execute(db)
  group = made.rows[0]!.id
  for (const { id } of [who.tech, who.mate])
    await sql`insert into group_member (group_id, user_id) values (${group}, ${id})`.execute(db)
  await planned('Baie 3', '<p>Tirer un câble</p>', { assignee: who.tech.id, plannedAt: soon })
  await planned('Écran', '<p>Changer l’écran</p>', { assignee: who.mate.id, plannedAt: soon })
}, 60_000)

it('is read without signing in, and tells no more than its owner asked for', async () => {
  const feed = await make(who.tech.send)
  expect(feed.status).toBe(200)
  const answer = await read(feed.path)
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(eventsIn(answer.text)).toMatchObject([
    { SUMMARY: expect.stringMatching(/^Tâche #\d+$/), DTSTART: soon.replace(/[-:]|\.\d{3}/g, '') },
  ])
  expect(answer.text).not.toMatch(/câble|Baie/)
  const detailed = await make(who.tech.send, { isDetailed: true })
  expect(eventsIn((await read(detailed.path)).text)).toMatchObject([
    { SUMMARY: 'Tirer un câble', DESCRIPTION: expect.stringContaining('Baie 3') },
  ])
  // The address stands in no record and no line of history.
  const secret = feed.path.split('/').at(-1)!.replace('.ics', '')
  const kept = await house.database.pool.query(
    `select count(*) from history where changes::text like '%' || $1 || '%'`,
    [secret],
  )
  expect(Number(kept.rows[0].count)).toBe(0)
  expect((await who.tech.send('GET', `/api/v1/calendar-feeds/${feed.id}`)).text).not.toContain(secret)
})

it('answers 304 until something changes', async () => {
  const { path } = await make(who.mate.send, { isDetailed: true })
  const etag = String((await read(path)).headers.etag)
  expect((await read(path, { 'if-none-match': etag })).status).toBe(304)
  expect((await read(path, { 'if-none-match': `W/${etag}` })).text).toBe('')
  await planned('Salle', '<p>Poser un micro</p>', { assignee: who.mate.id, plannedAt: soon })
  const after = await read(path, { 'if-none-match': etag })
  expect(after.status).toBe(200)
  expect(after.headers.etag).not.toBe(etag)
})

it('follows the rights of the moment: what its owner may not do is not there, and nobody can tell why', async () => {
  const { id, path } = await make(who.tech.send)
  const nowhere = await read(`/api/v1/feeds/${'x'.repeat(43)}.ics`)
  expect(nowhere.status).toBe(404)
  const same = async () => {
    const { status, json } = await read(path)
    expect([status, json.code, json.detail]).toEqual([404, nowhere.json.code, nowhere.json.detail])
  }
  await sql`update app_user set is_active = false where id = ${who.tech.id}`.execute(db)
  await same()
  await sql`update app_user set is_active = true where id = ${who.tech.id}`.execute(db)
  expect((await read(path)).status).toBe(200)
  // Renewed: the address before leads nowhere.
  const renewed = await who.tech.send('POST', `/api/v1/calendar-feeds/${id}/renew`)
  const next = new URL(String(renewed.json.address)).pathname
  await same()
  expect((await read(next)).status).toBe(200)
  expect((await who.mate.send('POST', `/api/v1/calendar-feeds/${id}/revoke`)).status).toBe(404)
  await who.tech.send('POST', `/api/v1/calendar-feeds/${id}/revoke`)
  expect((await read(next)).status).toBe(404)
  const lines = await house.database.pool.query(
    `select action from history where kind = 'calendar-feed' and record_id = $1 order by id`,
    [id],
  )
  expect(lines.rows.map((row: { action: string }) => row.action)).toEqual([
    'calendar-feed.create',
    'calendar-feed.renew',
    'calendar-feed.revoke',
  ])
})

it('tells a group’s planning with names, as far as its owner may see the people', async () => {
  const { path } = await make(who.boss.send, { sort: 'group', group, isDetailed: true })
  const told = await summaries(path)
  expect(told).toContain('tech : Tirer un câble')
  expect(told).toContain('mate : Changer l’écran')
})

it('tells of changes and of the bookings of a pool', async () => {
  const opened = await who.boss.send('POST', '/api/v1/tickets', {
    type: 'change',
    title: 'Bascule du pare-feu',
    description: 'x',
    entity: people.entities.north,
    plannedFrom: soon,
    plannedUntil: new Date(Date.parse(soon) + 3_600_000).toISOString(),
  })
  expect(opened.status).toBeLessThan(300)
  const changes = await make(who.boss.send, { sort: 'changes' })
  expect(await summaries(changes.path)).toEqual([`Changement #${opened.json.number}`])
  const pool = await people.run('booking-pool.create', {
    name: 'Prêt',
    entity: people.entities.north,
    audience: 'everyone',
    approval: 'none',
    isOpen: true,
  })
  await people.run('bookable.create', { name: 'Vidéoprojecteur', pool: pool.id })
  const booked = await who.tech.send('POST', '/api/v1/bookings', {
    pool: pool.id,
    startsAt: soon,
    endsAt: new Date(Date.parse(soon) + 3_600_000).toISOString(),
  })
  expect(booked.text).toContain('"id"')
  const bookings = await make(who.mate.send, { sort: 'pool', pool: pool.id })
  expect(await summaries(bookings.path)).toEqual(['Vidéoprojecteur'])
})

it('has limits: feeds of a person, also when made at once, and readings of a minute', async () => {
  await sql`update calendar_feed set deleted_at = now() where user_id = ${who.boss.id}`.execute(db)
  const all = await Promise.all(Array.from({ length: mostFeeds + 4 }, () => make(who.boss.send)))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(mostFeeds)
  const { path } = all.find(({ status }) => status === 200)!
  const answers: number[] = []
  for (let at = 0; at < 32; at++) answers.push((await read(path)).status)
  expect(answers.slice(0, 30)).toEqual(Array(30).fill(200))
  expect(answers.at(-1)).toBe(429)
})

it('gives one task and one booking as a file', async () => {
  const { entry } = await planned('Onduleur', '<p>Changer la batterie</p>', { assignee: who.tech.id, plannedAt: soon })
  const task = await who.tech.send('GET', `/api/v1/ticket-entries/${entry}/file`)
  expect(eventsIn(task.text)).toMatchObject([{ SUMMARY: 'Changer la batterie' }])
  const { rows } = await house.database.pool.query(`select id from booking limit 1`)
  const booking = await who.tech.send('GET', `/api/v1/bookings/${rows[0].id}/file`)
  expect(eventsIn(booking.text)).toMatchObject([{ SUMMARY: 'Vidéoprojecteur' }])
})
