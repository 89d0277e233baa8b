import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailStates } from '../../src/shared/mailboxes/mailboxes.kinds.ts'
import { type MailHouse, startMailHouse } from '../support/mail-house.ts'

/** `MAIL_RUNS=20000` is what a release asks (atlas/reliability-security.md §7.6). */
const numRuns = Number(process.env.MAIL_RUNS ?? 150)
let house: MailHouse
let n = 0

beforeAll(async () => {
  house = await startMailHouse()
  await house.people.run('setting.change', { key: 'mail.sender-hourly', value: 0 })
}, 60_000)
afterAll(() => house?.close())

const mail = (from: string, headers: Record<string, string> = {}, body = 'Bonjour') => {
  n += 1
  const lines = {
    From: from,
    To: 'support@agence.example',
    Subject: 'Panne',
    'Message-ID': `<i${n}@agence.example>`,
    ...headers,
  }
  return `${Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body} ${n}\r\n`
}
const marie = 'Marie <marie@agence.example>'
const statusOf = async (id: string) =>
  (await house.admin('GET', `/api/v1/tickets/${id}`)).json.status as unknown as string

async function closedCase(): Promise<{ id: string; signed: string }> {
  const found = await house.openCase()
  await house.people.run('ticket.solve', { id: found.id, body: '<p>Fait</p>' })
  await house.people.run('ticket.close', { id: found.id })
  return found
}

test('a case that is over reopens for whoever asked, in time; later one linked case, and never a second', async () => {
  const inTime = await closedCase()
  house.pass(15)
  expect(await house.hand(mail(marie, { 'In-Reply-To': inTime.signed }))).toMatchObject({
    state: 'replied',
    reason: 'reopened',
    ticketId: inTime.id,
  })
  expect(await statusOf(inTime.id)).toBe('new')

  await house.people.run('setting.change', { key: 'ticket.reopen-days', value: 3 })
  const late = await closedCase()
  house.pass(5 * 1440)
  const first = await house.hand(mail(marie, { 'In-Reply-To': late.signed }))
  expect(first).toMatchObject({ state: 'opened', reason: 'follows' })
  house.pass(15)
  const second = await house.hand(mail(marie, { 'In-Reply-To': late.signed }))
  expect(second).toMatchObject({ state: 'replied', ticketId: first.ticketId })
  expect(await statusOf(late.id)).toBe('closed')
  // Somebody in copy adds, and neither reopens nor opens.
  expect(await house.hand(mail('Paul <paul@agence.example>', { 'In-Reply-To': late.signed }))).toMatchObject({
    reason: 'noted_on_closed',
    ticketId: late.id,
  })
})

test('a waiting case goes on when whoever asked answers by mail', async () => {
  const found = await house.openCase()
  await house.people.run('ticket.wait', { id: found.id, reason: 'Votre réponse' })
  house.pass(15)
  await house.hand(mail(marie, { References: found.signed }))
  expect(await statusOf(found.id)).not.toBe('pending')
})

test('reply-all among people in copy stays on one case', async () => {
  house.pass(90)
  const first = await house.hand(mail(marie, { 'Message-ID': '<tous@agence.example>', Cc: 'paul@agence.example' }))
  house.pass(15)
  const answer = await house.hand(mail('Paul <paul@agence.example>', { 'In-Reply-To': '<tous@agence.example>' }))
  expect(answer).toMatchObject({ state: 'replied', ticketId: first.ticketId })
})

test('two programs that answer each other are stopped on the case', async () => {
  const found = await house.openCase()
  house.pass(90)
  const states: string[] = []
  for (let turn = 0; turn < 8; turn++)
    states.push((await house.hand(mail(marie, { 'In-Reply-To': found.signed }))).state)
  expect(states).toEqual([...Array(5).fill('replied'), ...Array(3).fill('quarantined')])
})

test('rules decide what the case is to be, refuse, ignore; people decide otherwise', async () => {
  const { people } = house
  const rule = (name: string, word: string, effects: object[]) =>
    people.run('rule.create', {
      ...{ name, entity: people.entities.root, set: 'mail-intake', isActive: true, withChildren: true, stops: false },
      condition: { all: [{ field: 'subject', op: 'contains', value: word }] },
      effects,
    })
  await rule('Demandes', 'badge', [
    { effect: 'set', field: 'caseType', value: 'request' },
    { effect: 'set', field: 'casePriority', value: 5 },
  ])
  await rule('Publicité', 'promotion', [{ effect: 'refuse', value: 'Publicité' }])
  await rule('Silence', 'chut', [{ effect: 'set', field: 'isIgnored', value: true }])
  house.pass(90)
  const badge = await house.hand(mail(marie, { Subject: 'Nouveau badge' }))
  expect((await house.admin('GET', `/api/v1/tickets/${badge.ticketId}`)).json).toMatchObject({
    type: 'request',
    priority: 5,
    channel: 'mail',
  })
  const refused = await house.hand(mail(marie, { Subject: 'promotion' }))
  expect(refused).toMatchObject({ state: 'refused', reason: 'rule' })
  const ignored = await house.hand(mail(marie, { Subject: 'chut' }))
  expect(ignored).toMatchObject({ state: 'ignored', reason: 'rule', ticketId: null })
  const opened = await house.admin('POST', `/api/v1/incoming-mails/${refused.id}/open-case`, {})
  expect(opened.json).toMatchObject({ state: 'opened', reason: 'by_hand' })
  expect((await house.admin('POST', `/api/v1/incoming-mails/${refused.id}/retry`, {})).status).toBe(409)
  const attached = await house.admin('POST', `/api/v1/incoming-mails/${ignored.id}/attach-to`, {
    ticket: badge.ticketId,
  })
  expect(attached.json).toMatchObject({ state: 'replied', reason: 'by_hand' })
})

test('programs hand mails in by the web service, and the same again is the one that is there', async () => {
  const raw = mail(marie)
  const send = async () => {
    const part = 'Content-Disposition: form-data; name="file"; filename="mail.eml"\r\nContent-Type: message/rfc822'
    const form = `--form\r\n${part}\r\n\r\n${raw}\r\n--form--\r\n`
    const type = { 'content-type': 'multipart/form-data; boundary=form' }
    const file = await house.admin('POST', '/api/v1/documents', form, type)
    return house.admin('POST', '/api/v1/incoming-mails', { mailbox: house.mailboxId, document: file.json.id })
  }
  const first = await send()
  expect([first.status, first.json.state]).toEqual([201, 'received'])
  expect((await send()).json.id).toBe(first.json.id)
  const marieHerself = await house.as(house.marie)
  expect((await marieHerself('GET', `/api/v1/incoming-mails/${String(first.json.id)}`)).status).toBe(404)
})

test('mails that chance has spoilt always end in a state', { timeout: 300_000 }, async () => {
  const folder = new URL('../corpus/mail/', import.meta.url)
  const samples = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(new URL(name, folder)))
  const piece = fc.constantFrom(
    '\r\n',
    '\r\n\r\n',
    '--b1',
    '--b1--',
    'Content-Type: multipart/mixed; boundary=b1\r\n',
    '=?utf-8?B?',
    '\u0000',
    '\ud83d',
    '<',
    '"',
    ';',
    'é',
    '=E9',
    '%',
  )
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(60), piece })
  await fc.assert(
    fc.asyncProperty(
      fc.nat(samples.length - 1),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      async (which, edits) => {
        let bytes: Buffer = Buffer.from(samples[which]!)
        for (const { at, drop, piece: added } of edits) {
          const place = Math.floor(at * bytes.length)
          bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(added), bytes.subarray(place + drop)])
        }
        if (bytes.length === 0) return
        house.pass(1)
        const taken = await house.hand(bytes)
        expect(mailStates.filter((state) => state !== 'received')).toContain(taken.state)
      },
    ),
    { numRuns },
  )
  const failed = await sql<{ error: string }>`select error from incoming_mail where error is not null`.execute(
    house.services.db,
  )
  expect(failed.rows).toEqual([])
})
