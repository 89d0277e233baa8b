import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shipRules } from '../../src/server/domains/notifications/actions/ship-rules.ts'
import { answerRefusal } from '../../src/server/domains/notifications/mails/answer-refusal.ts'
import { sendJob } from '../../src/server/domains/notifications/mails/send-mails.ts'
import { takeEvent } from '../../src/server/domains/notifications/taking/take-event.ts'
import { watchJob } from '../../src/server/domains/notifications/watch-jobs.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import type { OutboxEvent } from '../../src/server/engine/house.ts'
import { type MailHouse, startMailHouse } from '../support/mail-house.ts'
import { type Received, startMailServer, type TestMailServer } from '../support/mail-server.ts'

let house: MailHouse
let smtp: TestMailServer
let taken = '0'

beforeAll(async () => {
  smtp = await startMailServer()
  house = await startMailHouse()
  await runAction(house.services, shipRules, systemActor('Cigale', 'test'), {})
  const settings = {
    ...{ host: '127.0.0.1', port: smtp.port, anyCertificate: true },
    ...{ fromAddress: 'support@agence.example', enabled: true },
  }
  for (const [key, value] of Object.entries(settings))
    expect((await house.admin('PUT', `/api/v1/settings/mail.${key}`, { value })).status).toBe(200)
}, 60_000)
afterAll(async () => {
  await house?.close()
  await smtp?.stop()
})

/** All that is due leaves; what left since the last time. */
async function send(): Promise<Received[]> {
  const { db } = house.services
  const before = smtp.mails.length
  const found = await sql<OutboxEvent>`
    select id, event, kind, record_id, change_id, user_id, at, data from outbox where id > ${taken} order by id`.execute(
    db,
  )
  // Each twice: a process may die between the work and the note of it.
  for (const event of [...found.rows, ...found.rows]) {
    await takeEvent(house.services, event)
    await answerRefusal(house.services, event)
  }
  taken = found.rows.at(-1)?.id ?? taken
  house.pass(10)
  await sendJob.run({}, house.services)
  return smtp.mails.slice(before)
}

const answer = (to: Received, from: string, words: string, subject = `Re: ${to.parsed.subject}`) => `From: ${from}
To: support@agence.example
Subject: ${subject}
Message-ID: <${crypto.randomUUID()}@elsewhere.example>
In-Reply-To: ${to.parsed.messageId}
Date: ${house.services.now().toUTCString()}
Content-Type: text/plain; charset=utf-8

${words}

${(to.parsed.text ?? '').replace(/^/gm, '> ')}
`

const entries = async (id: string) =>
  (
    await sql<{ bodyText: string }>`
    select body_text from ticket_entry where ticket_id = ${id} and type = 'reply' order by id`.execute(
      house.services.db,
    )
  ).rows.map(({ bodyText }) => bodyText.trim())

it('carries a conversation with somebody who has no account: a mail opens, the desk answers, the answer comes back', async () => {
  await send()
  const opened = await house.hand(`From: Jean Martin <jean@mairie.example>
To: support@agence.example
Subject: Badge perdu
Message-ID: <jean-1@mairie.example>
Date: ${house.services.now().toUTCString()}
Content-Type: text/plain; charset=utf-8

Bonjour, j’ai perdu mon badge.
`)
  expect(opened).toMatchObject({ state: 'opened' })
  const id = opened.ticketId!
  const toJean = (mails: Received[]) => mails.filter(({ to }) => to.includes('jean@mairie.example'))
  const [acknowledged, ...more] = toJean(await send())
  expect(more).toEqual([])
  expect(acknowledged!.parsed.subject).toContain('Badge perdu')
  const thomas = await house.as(house.thomas)
  const said = await thomas('POST', `/api/v1/tickets/${id}/reply`, { body: '<p>Un nouveau badge vous attend.</p>' })
  expect(said.status).toBe(200)
  const [told] = toJean(await send())
  expect(told!.parsed.text).toContain('Un nouveau badge vous attend.')
  house.pass(5)
  // The subject says nothing any more: the thread is enough.
  const back = await house.hand(answer(told!, 'Jean Martin <jean@mairie.example>', 'Merci, je passe demain.', 'merci'))
  expect(back).toMatchObject({ state: 'replied', ticketId: id })
  expect(await entries(id)).toEqual(['Un nouveau badge vous attend.', 'Merci, je passe demain.'])
  // Jean is not told what he wrote himself.
  expect(toJean(await send())).toEqual([])
})

it('goes round in no circle: what we sent, sent back to us, is no news', async () => {
  const before = await sql<{ n: number }>`select count(*)::int as n from ticket`.execute(house.services.db)
  for (const { raw } of [...smtp.mails]) expect((await house.hand(raw)).state).toBe('ignored')
  expect(await send()).toEqual([])
  const after = await sql<{ n: number }>`select count(*)::int as n from ticket`.execute(house.services.db)
  expect(after.rows).toEqual(before.rows)
})

it('puts the answer of a person of the directory under their name', async () => {
  const { id } = await house.openCase()
  const [told] = (await send()).filter(({ to }) => to.includes('marie@agence.example'))
  house.pass(5)
  expect(await house.hand(answer(told!, 'marie@agence.example', 'Cela remarche.'))).toMatchObject({ state: 'replied' })
  const author = await sql<{ authorId: string }>`
    select author_id from ticket_entry where ticket_id = ${id} and type = 'reply'`.execute(house.services.db)
  expect(author.rows.map((row) => row.authorId)).toEqual([house.marie])
})

it('answers a refusal by rule with its reason, once a sender and day, and no machine', async () => {
  await house.people.run('rule.create', {
    set: 'mail-intake',
    name: 'Climatisation',
    entity: house.people.entities.root,
    withChildren: true,
    isActive: true,
    condition: { field: 'subject', op: 'matches', value: '^(clim|chauffage)' },
    effects: [
      { effect: 'set', field: 'answersRefusal', value: true },
      { effect: 'refuse', value: 'Écrivez aux moyens généraux.' },
    ],
  })
  const write = (from: string, subject: string, more = '') =>
    house.hand(`From: ${from}
To: support@agence.example
Subject: ${subject}
Message-ID: <${crypto.randomUUID()}@mairie.example>
Date: ${house.services.now().toUTCString()}
${more}Content-Type: text/plain

Il fait froid.
`)
  await send()
  expect(await write('lea@mairie.example', 'Climatisation en panne')).toMatchObject({ state: 'refused' })
  await write('lea@mairie.example', 'CHAUFFAGE en panne')
  await write('robot@mairie.example', 'Clim', 'Auto-Submitted: auto-generated\n')
  const [answered, ...others] = await send()
  expect(others).toEqual([])
  expect(answered!.to).toEqual(['lea@mairie.example'])
  expect(answered!.parsed.text).toContain('Écrivez aux moyens généraux.')
  expect(answered!.raw).toMatch(/^Auto-Submitted: auto-replied/m)
})

it('tells administrators of a mailbox that cannot be read and of mails held back, once a day each', async () => {
  const { db } = house.services
  await sql`update mailbox set is_active = true, last_error = 'auth' where id = ${house.mailboxId}`.execute(db)
  expect(await house.hand('Subject: Sans auteur\nMessage-ID: <nobody-1@x.example>\n\nx\n')).toMatchObject({
    state: 'quarantined',
  })
  expect(await watchJob.run({}, house.services)).toMatchObject({ told: 2 })
  await send()
  const told = await sql<{ about: string; body: string }>`
    select distinct about, body from notice where event = 'job-failed' order by about`.execute(db)
  expect(told.rows).toEqual([
    { about: 'incoming-mail Support', body: 'no_sender' },
    { about: 'mailbox Support', body: 'auth' },
  ])
  expect(await watchJob.run({}, house.services)).toMatchObject({ told: 0 })
})
