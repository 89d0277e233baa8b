import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOfHtml } from '../../../src/server/engine/changes/clean-values.ts'
import { type MailHouse, startMailHouse, type Taken } from '../../support/mail-house.ts'

/** `MAIL_GOLDEN=write` writes the decisions anew: read the difference before you believe it. */
const goldenFile = new URL('./golden.json', import.meta.url)
const folder = new URL('./', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .sort()

interface Golden {
  state: string
  reason: string | null
  steps: string
  title?: string
  said?: string
  pictures?: number
  files?: string[]
  parts?: string[]
}

let house: MailHouse
let found: { id: string; number: string; signed: string }
const decided: Record<string, Golden> = {}

beforeAll(async () => {
  house = await startMailHouse()
  await house.people.run('setting.change', { key: 'mail.sender-hourly', value: 0 })
  found = await house.openCase()
  for (const name of names) {
    house.pass(15)
    const raw = readFileSync(new URL(name, folder))
    const filled = Buffer.from(
      raw.toString('latin1').replaceAll('{{SIGNED}}', found.signed).replaceAll('{{NUMBER}}', found.number),
      'latin1',
    )
    decided[name.replace('.eml', '')] = await goldenOf(await house.hand(filled))
  }
}, 180_000)
afterAll(() => house?.close())

async function goldenOf(mail: Taken): Promise<Golden> {
  const golden: Golden = {
    state: mail.state,
    reason: mail.reason,
    steps: mail.decision.map(({ code }) => code).join(' '),
  }
  if (mail.ticketId === null) return golden
  const rows = await sql<{ title: string; body: string; files: string[]; parties: string[] }>`
    select t.title, coalesce(e.body, t.description) as body,
      array(select d.name from attachment a join document d on d.id = a.document_id
        where a.kind = 'ticket' and a.record_id = t.id and a.entry_id is not distinct from ${mail.entryId}::bigint order by d.id) as files,
      array(select p.role || ':' || p.email from ticket_party p where p.ticket_id = t.id order by 1) as parties
    from ticket t left join ticket_entry e on e.id = ${mail.entryId}::bigint where t.id = ${mail.ticketId}`.execute(
    house.database.kysely,
  )
  const { title, body, files, parties } = rows.rows[0]!
  const pictures = body.match(/<img /g)?.length ?? 0
  return {
    ...golden,
    ...(mail.state === 'opened' ? { title, parts: parties } : {}),
    said: textOfHtml(body).slice(0, 200),
    ...(pictures === 0 ? {} : { pictures }),
    ...(files.length === 0 ? {} : { files }),
  }
}

test('every mail of the corpus ends as it should', () => {
  if (process.env.MAIL_GOLDEN === 'write') writeFileSync(goldenFile, `${JSON.stringify(decided, null, 2)}\n`)
  expect(decided).toEqual(JSON.parse(readFileSync(goldenFile, 'utf8')))
})

test('nothing of a hostile mail is left in what people read', async () => {
  const bodies = await sql<{ body: string }>`
    select description as body from ticket union all select body from ticket_entry union all select coalesce(preview, '') from incoming_mail`.execute(
    house.database.kysely,
  )
  for (const { body } of bodies.rows) {
    expect(body).not.toMatch(/<script|onerror|onload|javascript:|<iframe|<svg|data-mention|traceur\.example/i)
    // Pictures are documents that came with the mail: never one that the sender has guessed.
    expect(body).not.toMatch(/documents\/(?:1|2)\/content/)
  }
})

test('no machine opens a case, and the case it writes about gets one entry for each mail', async () => {
  const machines = Object.entries(decided).filter(([name]) => /^(?:away|auto|own|bounce)/.test(name))
  const opened = machines.filter(([, { state }]) => state === 'opened').map(([name]) => name)
  expect(opened).toEqual(['auto-suppress-is-no-proof'])
  expect(machines.length).toBeGreaterThan(20)
})

test('the whole corpus again changes nothing', async () => {
  const count = async () =>
    (await sql<{ n: string }>`select (select count(*) from ticket) || ' ' || (select count(*) from ticket_entry)
      || ' ' || (select count(*) from incoming_mail) as n`.execute(house.database.kysely)).rows[0]!.n
  const before = await count()
  for (const name of names) {
    const raw = readFileSync(new URL(name, folder)).toString('latin1')
    const filled = raw.replaceAll('{{SIGNED}}', found.signed).replaceAll('{{NUMBER}}', found.number)
    await house.hand(Buffer.from(filled, 'latin1'))
  }
  expect(await count()).toBe(before)
}, 120_000)
