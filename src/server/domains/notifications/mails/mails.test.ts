import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startMailServer, type TestMailServer } from '../../../../../tests/support/mail-server.ts'
import { type Send, startTestServer } from '../../../../../tests/support/start-test-server.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { OutboxEvent } from '../../../engine/house.ts'
import { readMessageId } from '../../../platform/mail/message-id.ts'
import { createSecrets } from '../../../platform/secrets.ts'
import { remindApproval } from '../../approvals/reminders.ts'
import { askSurvey } from '../../satisfaction/survey-answers.ts'
import { shipRules } from '../actions/ship-rules.ts'
import { takeEvent } from '../taking/take-event.ts'
import { sendJob } from './send-mails.ts'

const secrets = createSecrets(Buffer.alloc(32, 7))
const house = await startTestServer()
const { people } = house
let minutes = 0
/** The clock of the house, moved by hand: mails wait for each other and for their next try. */
const services: Services = { ...house.services, now: () => new Date(Date.now() + minutes * 60_000) }
let smtp: TestMailServer
afterAll(async () => {
  await house.close()
  await smtp.stop()
})

type Name = 'tech' | 'marie' | 'boss'
const who = {} as Record<Name, { id: string; send: Send }>
let taken = '0'

async function take(): Promise<void> {
  const found = await sql<OutboxEvent>`
    select id, event, kind, record_id, change_id, user_id, at, data from outbox where id > ${taken} order by id`.execute(
    services.db,
  )
  for (const event of found.rows) await takeEvent(services, event)
  taken = found.rows.at(-1)?.id ?? taken
}

/** Everything that is due after so many minutes. */
async function send(after = 3) {
  await take()
  minutes += after
  return sendJob.run({}, services)
}

const set = async (key: string, value: unknown) => {
  const answer = await house.admin('PUT', `/api/v1/settings/${key}`, { value })
  if (answer.status !== 200) throw new TypeError(`${key}: ${answer.status} ${answer.text}`)
}

async function opened(title: string, more: object = {}): Promise<{ id: string; number: number }> {
  const { json } = await who.tech.send('POST', '/api/v1/tickets', {
    title,
    description: '<p>Ça ne marche plus : <a href="/tickets/1">ici</a>, été &amp; hiver</p>',
    entity: people.entities.north,
    requesters: [{ type: 'user', id: who.marie.id }],
    ...more,
  })
  return { id: String(json.id), number: Number(json.number) }
}
const reply = (id: string, body: string) => who.tech.send('POST', `/api/v1/tickets/${id}/reply`, { body })
const mailsTo = (name: string) => smtp.mails.filter(({ to }) => to.includes(`${name}@example.org`))
const stored = async () =>
  (
    await sql<{ state: string; tries: number; lastError: string | null; address: string; messageId: string }>`
    select state, tries, last_error, address, message_id from outgoing_mail order by id`.execute(services.db)
  ).rows

beforeAll(async () => {
  smtp = await startMailServer({ user: { name: 'cigale', password: 'sésame' } })
  for (const [name, profile] of [
    ['tech', 'technician'],
    ['marie', 'requester'],
    ['boss', 'supervisor'],
  ] as const) {
    const id = await people.person(name, [[profile, people.entities.north]])
    await sql`update app_user set email = ${`${name}@example.org`}, name = ${`${name} Élégante`} where id = ${id}`.execute(
      services.db,
    )
    who[name] = { id, send: await house.as(id) }
  }
  await runAction(services, shipRules, systemActor('Cigale', 'test'), {})
  for (const [key, value] of [
    ['host', '127.0.0.1'],
    ['port', smtp.port],
    ['anyCertificate', true],
    ['user', 'cigale'],
    ['password', 'sésame'],
    ['fromAddress', 'support@example.org'],
    ['fromName', 'Support d’été'],
    ['replyTo', 'reponses@example.org'],
    ['subjectPrefix', '[DSI]'],
    ['footer', 'Poste 4242'],
  ] as const)
    await set(`mail.${key}`, value)
  await take()
}, 60_000)

it('holds mails while sending is off; an administrator sends them', async () => {
  await opened('Tenu')
  await send()
  expect((await stored()).map(({ state }) => state)).toEqual(['held'])
  expect(smtp.mails).toEqual([])
  const list = await house.admin('GET', '/api/v1/outgoing-mails')
  const [mail] = list.json.items as unknown as { id: string }[]
  expect((await house.admin('POST', `/api/v1/outgoing-mails/${mail!.id}/retry`)).status).toBe(409)
  await set('mail.enabled', true)
  expect((await house.admin('POST', `/api/v1/outgoing-mails/${mail!.id}/retry`)).status).toBe(200)
  await send(0)
  expect((await stored()).map(({ state }) => state)).toEqual(['sent'])
  expect(smtp.mails).toHaveLength(1)
  expect((await who.tech.send('GET', '/api/v1/outgoing-mails')).json.items).toEqual([])
})

it('makes one mail of quick edits: accents, both parts, thread, no header injection, the sealed password', async () => {
  const { id, number } = await opened('Écran éteint')
  // No form lets this through: it is what an import of another day might have left.
  await sql`update ticket set title = ${'Écran éteint\r\nBcc: pirate@example.org'} where id = ${id}`.execute(
    services.db,
  )
  await send()
  for (let n = 1; n <= 5; n++) await reply(id, `<p>Étape ${n} <img src="/api/v1/documents/3" alt="photo"></p>`)
  await send()
  const [first, second, ...others] = mailsTo('marie').filter(({ parsed }) => parsed.subject?.includes(`#${number}`))
  expect(others).toEqual([])
  const { parsed, raw } = second!
  expect(parsed.subject).toBe(`[DSI] [#${number}] Écran éteint Bcc: pirate@example.org`)
  expect(second!.to).toEqual(['marie@example.org'])
  expect(parsed.bcc).toBeUndefined()
  expect(parsed.from?.text).toContain('Support d’été')
  expect(parsed.replyTo?.text).toBe('reponses@example.org')
  for (const text of [parsed.text ?? '', String(parsed.html)])
    for (const part of [
      'Étape 1',
      'Étape 5',
      'tech Élégante a répondu',
      'Vous recevez ce courriel',
      'Poste 4242',
      '##- ',
    ])
      expect(text, part).toContain(part)
  expect(parsed.html).toContain('<html lang="fr">')
  expect(String(parsed.html)).not.toMatch(/<img|src=|url\(/)
  expect(parsed.text).toContain(`${services.publicUrl}/portal/requests/${id}`)
  expect(parsed.text).toContain(`${services.publicUrl}/portal/account/notifications`)
  expect(readMessageId(secrets, parsed.messageId!)).toEqual({ kind: 'ticket', id })
  expect(parsed.inReplyTo).toBe(first!.parsed.messageId)
  expect(parsed.references).toContain(first!.parsed.messageId)
  expect((parsed.references as string[]).map((each) => readMessageId(secrets, each)?.id)).toEqual([id, id])
  const header = (name: string) => parsed.headers.get(name)
  expect(header('auto-submitted')).toBe('auto-generated')
  expect(header('x-auto-response-suppress')).toBe('All')
  expect(header('x-itsm-instance')).toBe(new URL(services.publicUrl).hostname)
  expect(raw).toMatch(/Content-Type: multipart\/alternative/)
  const settings = await sql`select value from setting where key = 'mail.password'`.execute(services.db)
  expect(JSON.stringify(settings.rows)).not.toContain('sésame')
})

it('stops at once with the reason when a recipient is refused, tries again five times when he is put off', async () => {
  smtp.refuse = (address) => (address.startsWith('marie') ? 550 : undefined)
  await opened('Refusé')
  await send()
  expect((await stored()).at(-1)).toMatchObject({
    state: 'failed',
    tries: 1,
    lastError: expect.stringContaining('not wanted'),
  })
  smtp.refuse = (address) => (address.startsWith('marie') ? 451 : undefined)
  await opened('Remis')
  await send()
  const seen = [(await stored()).at(-1)!.tries]
  for (const wait of [0, 2, 6, 16, 61, 500]) {
    await send(wait)
    seen.push((await stored()).at(-1)!.tries)
  }
  expect(seen).toEqual([1, 1, 2, 3, 4, 5, 5])
  expect((await stored()).at(-1)!.state).toBe('failed')
  smtp.refuse = () => undefined
})

it('loses nothing while the server is down, and tells', async () => {
  const { port, mails } = smtp
  await smtp.stop()
  const { id } = await opened('Panne')
  await reply(id, 'x')
  await expect(send()).rejects.toMatchObject({ code: 'unavailable' })
  expect((await stored()).at(-1)).toMatchObject({
    state: 'waiting',
    tries: 0,
    lastError: expect.stringContaining('ECONNREFUSED'),
  })
  expect((await house.admin('GET', '/api/v1/mail/status')).json).toMatchObject({ isOn: true, waiting: 1 })
  const tried = await house.admin('POST', '/api/v1/mail/test', {})
  expect([tried.status, tried.json.reason ?? tried.json.detail]).toEqual([409, expect.anything()])
  smtp = await startMailServer({ port, user: { name: 'cigale', password: 'sésame' } })
  smtp.mails.push(...mails)
  await send(2)
  expect((await stored()).at(-1)!.state).toBe('sent')
  await set('mail.password', 'faux')
  await opened('Mot de passe')
  await expect(send()).rejects.toMatchObject({ code: 'unavailable' })
  await set('mail.password', 'sésame')
  await send(2)
  expect((await stored()).at(-1)!.state).toBe('sent')
})

it('sends the test mail at once, and says what the server said', async () => {
  await sql`update app_user set email = 'chef@example.org' where id = ${people.admin.id}`.execute(services.db)
  expect((await house.admin('POST', '/api/v1/mail/test', {})).json).toMatchObject({
    isSent: true,
    address: 'chef@example.org',
  })
  expect(mailsTo('chef').at(-1)!.parsed.text).toContain('l’envoi de courriels fonctionne')
  smtp.refuse = () => 550
  expect((await house.admin('POST', '/api/v1/mail/test', {})).json).toMatchObject({
    isSent: false,
    error: expect.stringContaining('not wanted'),
  })
  smtp.refuse = () => undefined
  expect((await who.tech.send('POST', '/api/v1/mail/test', {})).status).toBe(403)
})

it('repeats a mail that a dying process had sent only under the same Message-ID', async () => {
  await opened('Mort subite')
  await send()
  const last = (await stored()).at(-1)!
  await sql`
    update outgoing_mail set state = 'waiting', sent_at = null, leased_until = ${services.now()}::timestamptz + interval '10 minutes'
    where message_id = ${last.messageId}`.execute(services.db)
  await send(0)
  expect(smtp.mails.filter(({ parsed }) => parsed.messageId === last.messageId)).toHaveLength(1)
  await send(11)
  expect(smtp.mails.filter(({ parsed }) => parsed.messageId === last.messageId)).toHaveLength(2)
  expect((await stored()).filter(({ messageId }) => messageId === last.messageId)).toHaveLength(1)
})

it('puts the approver’s link into his mail alone: it works once and stands in no table', async () => {
  const { id } = await opened('Achat')
  const asked = await who.tech.send('POST', `/api/v1/tickets/${id}/ask-approval`, {
    steps: [{ asked: [{ type: 'user', id: who.boss.id }] }],
  })
  expect(asked.status).toBe(200)
  await send()
  const { parsed } = mailsTo('boss').at(-1)!
  const [, token] = /\/approve\/([\w-]+)/.exec(parsed.text ?? '') ?? []
  expect(token).toBeDefined()
  expect(parsed.html).toContain(`/approve/${token}`)
  const tables = await sql<{ n: number }>`
    select (select count(*) from outgoing_mail where body_text like ${`%${token}%`} or body_html like ${`%${token}%`})
      + (select count(*) from notice where body like ${`%${token}%`})
      + (select count(*) from history where changes::text like ${`%${token}%`})
      + (select count(*) from outbox where data::text like ${`%${token}%`}) as n`.execute(services.db)
  expect(Number(tables.rows[0]!.n)).toBe(0)
  const answer = () => house.anonymous('POST', `/api/v1/approval-links/${token}`, { answer: 'approved' })
  expect((await answer()).status).toBe(200)
  expect((await answer()).status).toBe(404)
  await send()
  // What was withdrawn in the meantime is asked of nobody any more.
  const count = mailsTo('boss').length
  const { id: other } = await opened('Autre achat')
  await who.tech.send('POST', `/api/v1/tickets/${other}/ask-approval`, {
    steps: [{ asked: [{ type: 'user', id: who.boss.id }] }],
  })
  await take()
  const open = await sql<{ id: string }>`select id from approval where state = 'open' order by id desc limit 1`.execute(
    services.db,
  )
  await runAction(services, remindApproval, systemActor('Cigale', 'job'), { id: open.rows[0]!.id })
  const withdrawn = await who.tech.send('POST', `/api/v1/tickets/${other}/withdraw-approval`, {
    approval: open.rows[0]!.id,
    reason: 'Abandonné',
  })
  expect(withdrawn.status).toBe(200)
  await send()
  expect(mailsTo('boss')).toHaveLength(count)
})

it('asks for an opinion with a link that answers without signing in, and stands in no table', async () => {
  const { id } = await opened('Avis')
  const survey = await house.admin('POST', '/api/v1/surveys', {
    ...{ name: 'Avis', entity: people.entities.north, isActive: true, forIncident: true, forRequest: true },
    ...{ rate: 100, delayDays: 0, openDays: 30, scale: '5', question: 'Satisfait ?' },
  })
  expect(survey.status).toBe(201)
  const asked = { ticket: id, survey: String(survey.json.id), user: who.marie.id }
  await runAction(services, askSurvey, systemActor('Cigale', 'job'), asked)
  await send()
  const [, token] = mailsTo('marie').flatMap(({ parsed }) => /\/survey\/([\w-]+)/.exec(parsed.text ?? '') ?? [])
  const kept =
    await sql`select 1 from outgoing_mail where body_text like ${`%${token}%`} or body_html like ${`%${token}%`}`.execute(
      services.db,
    )
  expect([token === undefined, kept.rows.length]).toEqual([false, 0])
  expect((await house.anonymous('POST', `/api/v1/survey-links/${token}`, { rating: 5 })).status).toBe(200)
})

it('makes one digest a day of what one wants to read together', async () => {
  await who.marie.send('PATCH', '/api/v1/session/preferences', { preferences: { 'notices.requests': 'digest' } })
  const before = mailsTo('marie').length
  const [one, two] = [await opened('Un'), await opened('Deux')]
  await reply(one.id, 'Réponse une')
  await reply(two.id, 'Réponse deux')
  await send()
  expect(mailsTo('marie')).toHaveLength(before)
  await send(24 * 60)
  const digest = mailsTo('marie').slice(before)
  expect(digest).toHaveLength(1)
  expect(digest[0]!.parsed.subject).toMatch(/^\[DSI\] Résumé du .* : 4 notifications$/)
  expect(digest[0]!.parsed.text).toContain('Réponse deux')
  await who.marie.send('PATCH', '/api/v1/session/preferences', { preferences: { 'notices.requests': null } })
})

it('takes the words of the nearest template, and gives nobody what he may no longer read', async () => {
  const made = await house.admin('POST', '/api/v1/notification-templates', {
    name: 'Réponse',
    event: 'ticket-replied',
    language: 'fr',
    entity: people.entities.north,
    isActive: true,
    subject: '{{title}} – du nouveau',
    body: 'Bonjour {{person}},\n\n{{by}} écrit :\n\n{{text}}\n\nDossier {{number}} : {{link}}',
  })
  expect(made.status).toBe(201)
  const template = `/api/v1/notification-templates/${made.json.id}`
  expect((await house.admin('PATCH', template, { body: '{{nothing}}' })).status).toBe(422)
  const { id, number } = await opened('Gabarit <b>gras</b>')
  await send()
  await reply(id, '<p>Un &lt;mot&gt; <strong>fort</strong></p>')
  expect((await house.admin('GET', `${template}/preview?ticket=${number}`)).json).toMatchObject({
    number,
    subject: 'Gabarit <b>gras</b> – du nouveau',
  })
  await send()
  const { parsed } = mailsTo('marie').at(-1)!
  expect(parsed.subject).toBe(`[DSI] [#${number}] Gabarit <b>gras</b> – du nouveau`)
  expect(parsed.text).toContain('Bonjour marie Élégante,')
  expect(parsed.text).toContain('Un <mot> fort')
  expect(parsed.html).toContain('<strong>fort</strong>')
  const count = mailsTo('marie').length
  await reply(id, 'Trop tard')
  await take()
  await sql`delete from ticket_actor where ticket_id = ${id} and user_id = ${who.marie.id}`.execute(services.db)
  await send()
  expect(mailsTo('marie')).toHaveLength(count)
})

it('writes in the name of the entity, as far as it has one of its own', async () => {
  const identity = {
    name: 'Nord',
    entity: people.entities.north,
    fromAddress: 'nord@example.org',
    subjectPrefix: '[Nord]',
  }
  expect((await house.admin('POST', '/api/v1/mail-identities', { ...identity, replyTo: 'x' })).status).toBe(422)
  const made = await house.admin('POST', '/api/v1/mail-identities', identity)
  expect(made.status).toBe(201)
  const { number } = await opened('Au nord')
  await send()
  const { parsed } = mailsTo('marie').at(-1)!
  expect(parsed.subject).toBe(`[Nord] [#${number}] Au nord`)
  expect([parsed.from?.value[0]?.address, parsed.replyTo?.text]).toEqual(['nord@example.org', 'reponses@example.org'])
  await house.admin('DELETE', `/api/v1/mail-identities/${made.json.id}`)
})

it('makes a thousand mails of a thousand events, none twice', async () => {
  await set('mail.perMinute', 10_000)
  await smtp.stop()
  smtp = await startMailServer({ port: smtp.port, user: { name: 'cigale', password: 'sésame' }, isBlind: true })
  for (let n = 0; n < 1000; n++) await opened(`Charge ${n}`)
  const started = performance.now()
  await take()
  const heard = performance.now()
  minutes += 3
  const outcome = await sendJob.run({}, services)
  const done = performance.now()
  expect(outcome).toMatchObject({ gathered: 1000, sent: 1000, failed: 0, later: 0 })
  expect(smtp.mails).toHaveLength(1000)
  const messageIds = smtp.mails.map(({ raw }) => /^Message-ID:\s*(\S+)/im.exec(raw)?.[1])
  expect(new Set(messageIds).size).toBe(1000)
  process.stderr.write(
    `notices ${Math.round(1000 / ((heard - started) / 1000))}/s, mails gathered and sent ${Math.round(1000 / ((done - heard) / 1000))}/s\n`,
  )
  await send()
  expect(smtp.mails).toHaveLength(1000)
}, 240_000)
