import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { type Actor, systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { documentsIn } from '../../engine/attachments.ts'
import { openDocument, storeUpload, sweepDocuments } from '../../engine/files/documents.ts'
import { createTestDesk, type TestDesk, ticketsHouse } from './tickets.factory.ts'
import { readTimeline } from './tickets.timeline.ts'

const folder = await mkdtemp(join(tmpdir(), 'cigale-attachments-'))
const database = await testDatabase()
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

let desk: TestDesk
let clock = new Date('2026-03-02T08:00:00Z')
beforeAll(async () => {
  desk = await createTestDesk(database, { dataDir: folder, now: () => clock })
})
beforeEach(() => {
  clock = new Date(clock.getTime() + 26 * 3_600_000)
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function* bytes(content: Uint8Array | string, chunk = 1000): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.from(content)
  for (let at = 0; at < buffer.length; at += chunk) yield buffer.subarray(at, at + chunk)
}

const upload = (actor: Actor, content: Uint8Array | string = png, name = 'capture.png') =>
  storeUpload(desk.services, actor, bytes(content), name)
const run = (actor: Actor, verb: string, input: Record<string, unknown>) =>
  runAction<unknown>(desk.services, ticketsHouse.actions.get(`ticket.${verb}`)!, actor, input)

async function download(actor: Actor, id: string): Promise<{ text: Buffer; headers: Record<string, string> }> {
  const { content, headers } = await openDocument(desk.services, actor, id)
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk as Buffer)
  return { text: Buffer.concat(chunks), headers }
}
const isRefused = (actor: Actor, id: string) =>
  expect(openDocument(desk.services, actor, id)).rejects.toMatchObject({ code: 'not_found' })

describe('sending a file', () => {
  test('keeps it whole, for its sender alone', async () => {
    const { marie, thomas } = desk.actors
    const content = Buffer.alloc(300_000, 'Cigale ')
    const stored = await upload(marie, content, 'journal.log')
    expect(stored).toMatchObject({ name: 'journal.log', size: 300_000, mime: 'application/octet-stream' })
    expect((await download(marie, stored.id)).text.equals(content)).toBe(true)
    await isRefused(thomas, stored.id)
    await isRefused(thomas, `${stored.id}'--`)
  })

  test('the same content twice is one file and two documents', async () => {
    const [one, two] = [await upload(desk.actors.marie), await upload(desk.actors.thomas)]
    expect(one.sha256).toBe(two.sha256)
    await isRefused(desk.actors.thomas, one.id)
  })

  test('too large, empty, or too much in a day is refused', async () => {
    await sql`insert into setting (key, value) values ('attachment.max-megabytes', '1'), ('attachment.daily-megabytes', '2')`.execute(
      database.kysely,
    )
    const { paul } = desk.actors
    await expect(upload(paul, Buffer.alloc(1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'too_large',
      params: { limit: 1024 * 1024 },
    })
    await expect(upload(paul, '')).rejects.toMatchObject({ errors: [{ field: 'file', code: 'required' }] })
    await upload(paul, Buffer.alloc(1024 * 1024, 1))
    await upload(paul, Buffer.alloc(1024 * 1024, 2))
    await expect(upload(paul, 'x')).rejects.toMatchObject({ code: 'rate_limited' })
    await upload(systemActor('mail', 'mail'), 'x')
    clock = new Date(clock.getTime() + 25 * 3_600_000)
    await upload(paul, 'x')
    await sql`delete from setting where key like 'attachment.%'`.execute(database.kysely)
  })
})

describe('giving a file back', () => {
  test.each([
    ['capture.png', png, 'image/png', 'inline'],
    ['facture.pdf', '%PDF-1.7\n1 0 obj', 'application/pdf', 'inline'],
    [
      'capture.png',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'application/octet-stream',
      'attachment',
    ],
    [
      'dessin.svg',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      'application/octet-stream',
      'attachment',
    ],
    ['page.html', '<!doctype html><script>alert(1)</script>', 'application/octet-stream', 'attachment'],
    ['photo.jpg', 'GIF89a/*<script>alert(1)</script>*/', 'image/gif', 'inline'],
    ['notes.txt', 'bonjour', 'application/octet-stream', 'attachment'],
    ['archive.zip', Buffer.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]), 'application/octet-stream', 'attachment'],
  ] as const)('%s: its content decides (%#)', async (name, content, type, how) => {
    const stored = await upload(desk.actors.nadia, content, name)
    const { headers } = await download(desk.actors.nadia, stored.id)
    expect(headers['content-type']).toBe(type)
    expect(headers['content-disposition']).toMatch(new RegExp(`^${how}; filename=`))
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\marie\\photo.png', 'photo.png'],
    ['facture\u202Efdp.exe', 'facturefdp.exe'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
    ['CON.txt', '_CON.txt'],
    ['...', 'document'],
    ['', 'document'],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(196)}.pdf`],
  ])('a name is made safe: %j', async (given, kept) => {
    const stored = await upload(desk.actors.thomas, 'x', given)
    expect(stored.name).toBe(kept)
    const { headers } = await download(desk.actors.thomas, stored.id)
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%!#$&+^`|~-]+$/,
    )
  })
})

describe('attaching', () => {
  const filesOf = async (actor: Actor, id: string) =>
    (await readTimeline(desk.reader(actor), id)).items.map((item) => item.attachments.map((file) => file.name))

  test('to a case or a message: whoever sees it sees the file', async () => {
    const { marie, thomas, paul } = desk.actors
    const photo = await upload(marie, png, 'photo.png')
    const log = await upload(thomas, 'log', 'trace.log')
    const { id } = await desk.open(marie, { attachments: [photo.id] })
    await run(thomas, 'reply', { id, body: 'Voici.', attachments: [log.id] })
    expect(await filesOf(marie, id)).toEqual([['photo.png'], ['trace.log']])
    await download(thomas, photo.id)
    await download(marie, log.id)
    await isRefused(paul, photo.id)
  })

  test('to an internal note: only whoever reads the note', async () => {
    const { marie, thomas, nadia } = desk.actors
    const { id } = await desk.open(marie)
    const secret = await upload(thomas, 'codes', 'codes.txt')
    await run(thomas, 'note', { id, body: 'Les codes.', attachments: [secret.id] })
    await download(nadia, secret.id)
    await isRefused(marie, secret.id)
    expect(await filesOf(marie, id)).toEqual([[]])
    const told =
      await sql`select 1 from history where kind = 'ticket' and record_id = ${id} and changes::text like '%codes%'`.execute(
        database.kysely,
      )
    expect(told.rows).toEqual([])
  })

  test('somebody else’s file is refused, unless one sees it already', async () => {
    const { marie, thomas, paul } = desk.actors
    const photo = await upload(marie)
    const mine = await desk.open(marie, { attachments: [photo.id] })
    const other = await desk.open(paul)
    await expect(run(paul, 'reply', { id: other.id, body: 'x', attachments: [photo.id] })).rejects.toMatchObject({
      errors: [{ field: 'attachments', code: 'reference' }],
    })
    await expect(run(paul, 'reply', { id: other.id, body: 'x', attachments: ['999999'] })).rejects.toMatchObject({
      code: 'invalid',
    })
    await run(thomas, 'reply', { id: other.id, body: 'Comme ici', attachments: [photo.id] })
    await download(paul, photo.id)
    expect((await filesOf(marie, mine.id)).flat()).toHaveLength(1)
  })

  test('a pasted picture is attached by itself; one that is not ours to show is not', async () => {
    const { marie, paul } = desk.actors
    const foreign = await upload(marie)
    const pasted = await upload(paul)
    const picture = (id: string) => `<p>Voir <img src="/api/v1/documents/${id}/content"></p>`
    const { id } = await desk.open(paul)
    await run(paul, 'reply', { id, body: picture(pasted.id) + picture(foreign.id) })
    expect(await filesOf(paul, id)).toEqual([[], ['capture.png']])
    await download(desk.actors.thomas, pasted.id)
    await isRefused(paul, foreign.id)
    expect(documentsIn(picture('12') + picture('12') + picture('7'))).toEqual(['12', '7'])
  })

  test('a picture is enough of a message', async () => {
    const { marie } = desk.actors
    const { id } = await desk.open(marie)
    const photo = await upload(marie)
    await run(marie, 'reply', { id, body: '', attachments: [photo.id] })
    expect((await filesOf(marie, id))[1]).toEqual(['capture.png'])
  })

  test('what was withdrawn takes its files along', async () => {
    const { marie, nadia } = desk.actors
    const { id } = await desk.open(marie)
    const photo = await upload(marie)
    const { entryId } = (await run(marie, 'reply', { id, body: 'x', attachments: [photo.id] })) as { entryId: string }
    const noDelete = {
      ...nadia,
      grants: nadia.grants.map((grant) => ({ ...grant, permissions: { 'ticket.read': 'entity' as const } })),
    }
    await download(noDelete, photo.id)
    await runAction<unknown>(desk.services, ticketsHouse.actions.get('ticket-entry.remove')!, nadia, { id: entryId })
    await isRefused(noDelete, photo.id)
  })
})

test('files that nobody attached go after two days, with their content', async () => {
  const { marie, thomas } = desk.actors
  const kept = await upload(marie, 'gardé', 'a.txt')
  await desk.open(marie, { attachments: [kept.id] })
  const twin = await upload(thomas, 'gardé', 'b.txt')
  const lost = await upload(marie, 'oublié', 'c.txt')
  expect(await sweepDocuments(desk.services)).toBeGreaterThanOrEqual(0)
  await download(marie, lost.id)
  clock = new Date(clock.getTime() + 3 * 86_400_000)
  expect(await sweepDocuments(desk.services)).toBeGreaterThanOrEqual(2)
  await isRefused(marie, lost.id)
  await isRefused(thomas, twin.id)
  expect(await desk.services.files.has(lost.sha256)).toBe(false)
  await download(marie, kept.id)
})
