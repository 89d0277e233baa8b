import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { projectRoot } from '../../platform/project-root.ts'

/**
 * The server is killed (SIGKILL) again and again while 50 people open and answer tickets. Whatever it had answered is
 * there afterwards, whole; whatever it had not answered is there whole or not at all. CRASH_RUNS says how often.
 */
const crashes = Number(process.env.CRASH_RUNS ?? 10)
const clients = 50
const password = 'un sesame bien trop long'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'cigale-crash-'))
let running: ChildProcess | null = null
let token = ''

interface Server {
  url: string
  kill: () => Promise<void>
}

async function start(): Promise<Server> {
  const child = spawn(process.execPath, [join(projectRoot, 'src/server/main.ts'), 'serve'], {
    env: {
      ...process.env,
      CIGALE_DATABASE_URL: database.connectionString,
      CIGALE_DATA_DIR: folder,
      CIGALE_PORT: '0',
      CIGALE_HOST: '127.0.0.1',
      CIGALE_ADMIN_PASSWORD: password,
      CIGALE_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running = child
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; tries < 2400; tries++) {
    const url = /Cigale: (http:\/\/[\d.]+:\d+)/.exec(said)?.[1]
    if (url !== undefined && (await fetch(`${url}/health`).catch(() => null))?.ok === true) {
      const kill = async () => {
        child.kill('SIGKILL')
        await ended
      }
      return { url, kill }
    }
    if (child.exitCode !== null) break
    await pause(50)
  }
  throw new TypeError(`the server did not start:\n${said}`)
}

interface Request {
  path: string
  body: Record<string, unknown>
  key: string
}

/** What the clients did, as they know it. */
const ledger = {
  opened: new Map<string, string>(),
  answered: [] as { ticket: string; body: string }[],
  /** Sent, and no answer came. */
  open: [] as Request[],
}
let counter = 0

async function post(
  url: string,
  { path, body, key }: Request,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

function note(request: Request, json: Record<string, unknown>): void {
  if (request.path === '/tickets') ledger.opened.set(String(json.id), String(request.body.title))
  else ledger.answered.push({ ticket: request.path.split('/')[2]!, body: String(request.body.body) })
}

/** Opens cases and answers them until the server is gone. */
async function work(url: string): Promise<void> {
  for (;;) {
    const number = ++counter
    const open = {
      path: '/tickets',
      body: { title: `Cas ${number}`, description: `<p>Panne ${number}</p>` },
      key: `open-${number}`,
    }
    const opened = await attempt(url, open)
    if (opened === null) return
    const reply = { path: `/tickets/${opened}/reply`, body: { body: `Réponse ${number}` }, key: `reply-${number}` }
    if ((await attempt(url, reply)) === null) return
  }
}

async function attempt(url: string, request: Request): Promise<string | null> {
  const answer = await post(url, request).catch(() => null)
  if (answer === null) {
    ledger.open.push(request)
    return null
  }
  expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300)
  note(request, answer.json)
  return String(answer.json.id)
}

/** Half an act, each by the question that finds it: there must be none. */
const halves: Record<string, string> = {
  'a ticket without a requester': `select t.id from ticket t where not exists (select 1 from ticket_actor a where a.ticket_id = t.id and a.role = 'requester')`,
  'a ticket without history': `select t.id from ticket t where not exists (select 1 from history h where h.kind = 'ticket' and h.record_id = t.id and h.action = 'ticket.open')`,
  'a ticket without an event': `select t.id from ticket t where not exists (select 1 from outbox o where o.kind = 'ticket' and o.record_id = t.id and o.event = 'ticket.opened')`,
  'a ticket that cannot be found by its number': `select t.id from ticket t where not exists (select 1 from search_exact e where e.kind = 'ticket' and e.record_id = t.id and e.value = t.number::text)`,
  'an entry without history': `select e.id from ticket_entry e where not exists (select 1 from history h where h.kind = 'ticket-entry' and h.record_id = e.id)`,
  'an entry without an event': `select e.id from ticket_entry e where not exists (select 1 from outbox o where o.event = 'ticket.replied' and o.record_id = e.ticket_id)`,
  'history of nothing': `select h.id from history h where h.kind = 'ticket' and not exists (select 1 from ticket t where t.id = h.record_id)`,
  'an event of nothing': `select o.id from outbox o where o.kind = 'ticket' and not exists (select 1 from ticket t where t.id = o.record_id)`,
  'an event without history': `select o.id from outbox o where o.kind like 'ticket%' and not exists (select 1 from history h where h.change_id = o.change_id)`,
  'a key without its effect': `select i.key from idempotency i where i.response is null or not exists (select 1 from ticket t where t.id = (i.response->>'recordId')::bigint)`,
  'two tickets of one act': `select title from ticket group by title having count(*) > 1`,
  'two entries of one act': `select body from ticket_entry group by body having count(*) > 1`,
}

async function expectWhole(): Promise<void> {
  for (const [what, question] of Object.entries(halves))
    expect((await database.pool.query(question)).rows, what).toEqual([])
  const tickets = new Map(
    (await database.pool.query(`select id, title from ticket`)).rows.map(({ id, title }) => [id, title]),
  )
  expect([...ledger.opened].filter(([id, title]) => tickets.get(id) !== title)).toEqual([])
  const entries = new Set(
    (await database.pool.query(`select ticket_id || ' ' || body as entry from ticket_entry`)).rows.map(
      ({ entry }) => entry,
    ),
  )
  expect(ledger.answered.filter(({ ticket, body }) => !entries.has(`${ticket} ${body}`))).toEqual([])
}

beforeAll(async () => {
  const server = await start()
  const session = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password }),
  })
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!
  const { user } = (await session.json()) as { user: { id: string } }
  const made = await fetch(`${server.url}/api/v1/api-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ name: 'crash', user: user.id, scopes: ['*'] }),
  })
  token = ((await made.json()) as { secret: string }).secret
  expect(token).toMatch(/^.{20,}$/)
  await server.kill()
}, 120_000)

afterAll(async () => {
  running?.kill('SIGKILL')
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test(
  `${crashes} times killed while ${clients} people work: nothing answered is lost, nothing is half done`,
  async () => {
    for (let crash = 0; crash < crashes; crash++) {
      const server = await start()
      // What had no answer is sent again with its key: done before or now, once in all.
      for (const request of ledger.open.splice(0)) {
        const answer = await post(server.url, request)
        expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300)
        note(request, answer.json)
      }
      const before = ledger.opened.size
      const working = Array.from({ length: clients }, () => work(server.url))
      while (ledger.opened.size === before) await pause(20)
      await pause(Math.random() * 1000)
      await server.kill()
      await Promise.all(working)
      expect(ledger.open.length).toBeGreaterThan(0)
      await expectWhole()
    }
    expect(ledger.answered.length).toBeGreaterThan(crashes)
  },
  60_000 + crashes * 30_000,
)
