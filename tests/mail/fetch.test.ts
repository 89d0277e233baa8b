import { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchMailbox } from '../../src/server/domains/mailboxes/fetch/fetch-mailbox.ts'
import { takeInWaiting } from '../../src/server/domains/mailboxes/index.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { type Dovecot, dovecotProblem, mailPassword, startDovecot } from '../support/dovecot.ts'
import { type MailHouse, startMailHouse } from '../support/mail-house.ts'

const port = 20_143
let dovecot: Dovecot
let house: MailHouse

const mail = (n: number | string, more = '', body = 'Bonjour') =>
  `From: Marie <marie@agence.example>\r\nTo: support@agence.example\r\nSubject: Panne ${n}\r\nMessage-ID: <f${n}@agence.example>\r\nDate: Tue, 3 Mar 2026 10:00:00 +0100\r\n${more}\r\n${body} ${n}\r\n`

async function onServer<T>(work: (client: ImapFlow) => Promise<T>, user = 'support'): Promise<T> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: mailPassword },
    logger: false,
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout()
  }
}

const put = (folder: string, ...mails: string[]) =>
  onServer(async (client) => {
    for (const raw of mails) await client.append(folder, raw)
  })
const inFolder = (folder: string) =>
  onServer(async (client) => (await client.status(folder, { messages: true })) || null)
const count = async (table: string, where = sql`true`) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(
      house.services.db,
    )
  ).rows[0]!.n
const boxRow = async (id: string) =>
  (
    await sql<{
      lastError: string | null
      lastSuccessAt: Date | null
      nextRunAt: Date | null
    }>`select * from mailbox where id = ${id}`.execute(house.services.db)
  ).rows[0]!

async function makeBox(values: Record<string, unknown>): Promise<string> {
  const { people } = house
  const made = await people.run('mailbox.create', {
    ...{ entity: people.entities.root, host: '127.0.0.1', port, security: 'none', userName: 'support' },
    ...{ intervalMinutes: 1, caseType: 'incident', senders: 'everybody', maxMegabytes: 1, isActive: true },
    ...{ addsCc: false, opensAutomatic: false },
    ...values,
  })
  await people.run('mailbox.set-password', { id: made.id, password: mailPassword })
  return made.id
}

describe.skipIf(dovecotProblem !== null)(`a real IMAP server (${dovecotProblem ?? 'Dovecot'})`, () => {
  beforeAll(async () => {
    dovecot = await startDovecot(port)
    house = await startMailHouse()
    await house.people.run('setting.change', { key: 'mail.sender-hourly', value: 0 })
  }, 60_000)
  afterAll(async () => {
    await house?.close()
    await dovecot?.stop()
  })

  test('each mail once; decided mails move on; what cannot be read is kept back and stops nobody', async () => {
    const id = await makeBox({
      ...{ name: 'Tickets', address: 'tickets@agence.example', folder: 'Tickets' },
      ...{ processedFolder: 'Traites', quarantineFolder: 'Quarantaine' },
    })
    await onServer((client) => client.mailboxCreate('Tickets'))
    await put(
      'Tickets',
      mail(1),
      mail(2, `X-Enorme: ${'a'.repeat(300_000)}\r\n`),
      mail(3),
      mail(4, '', 'x'.repeat(1_200_000)),
    )
    const first = await fetchMailbox(house.services, id)
    expect(first).toEqual({ fetched: 4, known: 0, tooLarge: 1 })
    const states = await sql<{ subject: string; state: string; reason: string }>`
      select subject, state, reason from incoming_mail where mailbox_id = ${id} order by id`.execute(house.services.db)
    expect(states.rows.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'opened new',
      'quarantined unreadable',
      'opened new',
      'quarantined too_large',
    ])
    expect(await inFolder('Tickets')).toMatchObject({ messages: 0 })
    expect(await inFolder('Traites')).toMatchObject({ messages: 2 })
    expect(await inFolder('Quarantaine')).toMatchObject({ messages: 2 })
    // Again, and once more somebody moves a mail back: nothing new.
    await put('Tickets', mail(1))
    expect(await fetchMailbox(house.services, id)).toMatchObject({ fetched: 0, known: 1 })
    expect(await boxRow(id)).toMatchObject({
      lastError: null,
      lastSuccessAt: expect.any(Date),
      nextRunAt: expect.any(Date),
    })
  })

  test('numbers that begin anew, and the same mail in a second mailbox, make nothing twice', async () => {
    const id = await makeBox({ name: 'Reste', address: 'reste@agence.example', folder: 'Reste' })
    await onServer((client) => client.mailboxCreate('Reste'))
    await put('Reste', mail(11), mail(12), mail(13))
    expect(await fetchMailbox(house.services, id)).toMatchObject({ fetched: 3 })
    expect(await fetchMailbox(house.services, id)).toMatchObject({ fetched: 0, known: 0 })
    const before = await count('ticket')
    await onServer(async (client) => {
      await client.mailboxDelete('Reste')
      await client.mailboxCreate('Reste')
    })
    await put('Reste', mail(12), mail(13), mail(14), mail(11))
    expect(await fetchMailbox(house.services, id)).toMatchObject({ fetched: 1, known: 3 })
    const second = await makeBox({ name: 'Double', address: 'double@agence.example', userName: 'double' })
    await onServer((client) => client.append('INBOX', mail(11, 'Delivered-To: double@agence.example\r\n')), 'double')
    expect(await fetchMailbox(house.services, second)).toMatchObject({ fetched: 0, known: 1 })
    expect(await count('ticket')).toBe(before + 1)
  })

  test('a process that dies between keeping and deciding loses nothing and opens one case', async () => {
    const id = await makeBox({ name: 'Mort', address: 'mort@agence.example', folder: 'Mort' })
    await onServer((client) => client.mailboxCreate('Mort'))
    await put('Mort', mail(21))
    await fetchMailbox(house.services, id)
    // As it is when the process was killed after the first commit: kept, claimed, not decided.
    const left = sql`message_id = '<f21@agence.example>'`
    await sql`update incoming_mail set state = 'received', ticket_id = null, attempts = 1, claimed_at = ${house.services.now()} where ${left}`.execute(
      house.services.db,
    )
    await sql`delete from ticket where title = 'Panne 21'`.execute(house.services.db).catch(() => {})
    const before = await count('ticket')
    expect(await takeInWaiting(house.services)).toEqual({ taken: 0, failed: 0 })
    house.pass(6)
    expect(await takeInWaiting(house.services)).toEqual({ taken: 1, failed: 0 })
    expect(await takeInWaiting(house.services)).toEqual({ taken: 0, failed: 0 })
    expect(await count('ticket')).toBe(before + 1)
    // One that takes every process along is given up after three.
    await sql`update incoming_mail set state = 'received', attempts = 3, claimed_at = null where ${left}`.execute(
      house.services.db,
    )
    expect(await takeInWaiting(house.services)).toEqual({ taken: 0, failed: 1 })
    expect(await count('incoming_mail', sql`${left} and state = 'quarantined' and reason = 'failed'`)).toBe(1)
  })

  test('what is wrong with a connection is said in a word', async () => {
    const id = await makeBox({ name: 'Faux', address: 'faux@agence.example', folder: 'Nulle-part' })
    const test = async (values: Record<string, unknown>) => {
      await house.people.run('mailbox.update', { id, ...values })
      return (
        (await runAction(
          house.services,
          house.services.house.actions.get('mailbox.test') as never,
          systemActor('test', 'test'),
          { id },
        )) as { error: string | null }
      ).error
    }
    expect(await test({})).toBe('folder')
    expect(await test({ folder: 'INBOX' })).toBe(null)
    expect(await test({ port: 1 })).toBe('connection_refused')
    expect(await test({ port, host: 'nulle-part.invalid' })).toBe('host_unknown')
    expect(await test({ host: '127.0.0.1', security: 'tls' })).toMatch(/^(?:tls|server|connection_cut)$/)
    expect(await test({ security: 'starttls' })).toBe('tls')
    await house.people.run('mailbox.set-password', { id, password: 'faux' })
    expect(await test({ security: 'none' })).toBe('sign_in')
    await fetchMailbox(house.services, id)
    expect(await boxRow(id)).toMatchObject({ lastError: 'sign_in', lastSuccessAt: null })
  })
})
