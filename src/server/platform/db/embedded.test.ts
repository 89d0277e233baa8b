import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { projectRoot } from '../project-root.ts'
import { isAlive, startTicks } from './embedded/postmaster-pid.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { openDatabase } from './pool.ts'

let dataDir: string
let server: EmbeddedServer | null = null
let owner: ChildProcess | null = null

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cigale-embedded-'))
})

afterEach(async () => {
  owner?.kill('SIGKILL')
  await server?.stop()
  // What a failed test left running is adopted and stopped.
  if (existsSync(join(dataDir, 'pg', 'postmaster.pid'))) await (await startEmbedded(dataDir, silentLog)).stop()
  server = null
  owner = null
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async () => {
  server = await startEmbedded(dataDir, silentLog)
  return server
}

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

const settings = async (url: string) =>
  Object.fromEntries(
    (await query<{ name: string; setting: string }>(url, 'SELECT name, setting FROM pg_settings')).map((row) => [
      row.name,
      row.setting,
    ]),
  )

/** Another process that owns the server of `dataDir`. */
async function startOwner(): Promise<{ url: string; pid: number; origin: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'tests/support/embedded-owner.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  owner = child
  const [line] = await once(createInterface(child.stdout), 'line')
  return JSON.parse(line)
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('It did not happen in two minutes.')
    await pause(20)
  }
}

describe('an embedded server', () => {
  test('keeps what was written from one start to the next, durably and in UTF-8', async () => {
    const first = await start()
    expect(first.origin).toBe('started')
    await query(
      first.url('postgres'),
      "CREATE TABLE word AS SELECT unnest(ARRAY['zèbre', 'eau', 'été', 'Élan', 'école']) w",
    )
    expect(await settings(first.url('postgres'))).toMatchObject({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      ssl: 'off',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      data_checksums: 'on',
    })
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await start()
    const words = await query<{ w: string }>(second.url('postgres'), 'SELECT w FROM word ORDER BY w')
    expect(words.map((row) => row.w)).toEqual(['eau', 'école', 'Élan', 'été', 'zèbre'])
  })

  test('lets nobody else in: private folders, no network', async () => {
    const { socketDir } = await start()
    for (const folder of [dataDir, join(dataDir, 'pg'), socketDir]) expect(statSync(folder).mode & 0o077).toBe(0)
    // The sixth line holds the addresses that it listens to.
    expect(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[5]).toBe('')
  })

  test("an administrator's setting wins over ours", async () => {
    const first = await start()
    await query(first.url('postgres'), "ALTER SYSTEM SET work_mem = '32MB'")
    await first.stop()
    expect((await settings((await start()).url('postgres'))).work_mem).toBe('32768')
  })

  test('finds a place for its socket when the path is too long', async () => {
    const outer = dataDir
    dataDir = join(outer, 'a-very-long-name-'.repeat(6))
    mkdirSync(dataDir)
    const { url } = await start()
    expect(await query(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server?.stop()
    expect(existsSync(server!.socketDir)).toBe(false)
    dataDir = outer
  })

  test('clears away a creation that was interrupted', async () => {
    mkdirSync(join(dataDir, 'pg.new-4711'))
    await start()
    expect(readdirSync(dataDir).filter((name) => name.startsWith('pg.new'))).toEqual([])
  })

  test('refuses the data of another version', async () => {
    await (await start()).stop()
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '15\n')
    await expect(startEmbedded(dataDir, silentLog)).rejects.toThrow('was made by PostgreSQL 15')
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '18\n')
  })
})

// A killed server makes every file of its folder durable before it starts again: on a busy disk that takes its time.
describe('when processes die', { timeout: 180_000 }, () => {
  test('the server that outlives its owner is adopted, then stopped by the adopter', async () => {
    const orphan = await startOwner()
    await query(orphan.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await kill(owner!)
    expect(isAlive(orphan.pid)).toBe(true)
    const adopted = await start()
    expect(adopted).toMatchObject({ origin: 'adopted', pid: orphan.pid })
    expect(await query(adopted.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await adopted.stop()
    expect(isAlive(orphan.pid)).toBe(false)
    expect(await query((await start()).url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('every committed row survives the death of owner and server in the middle of writing', async () => {
    const { url, pid } = await startOwner()
    await query(url, 'CREATE TABLE written (n int PRIMARY KEY)')
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    await client.connect()
    let confirmed = 0
    const writing = (async () => {
      for (let n = 1; ; n++) {
        await client.query('INSERT INTO written VALUES ($1)', [n])
        confirmed = n
      }
    })().catch(() => {})
    await until(() => confirmed > 200)
    process.kill(owner!.pid!, 'SIGKILL')
    process.kill(pid, 'SIGKILL')
    await writing
    await until(() => !isAlive(pid))
    const recovered = await start()
    expect(recovered.origin).toBe('started')
    const [row] = await query<{ count: number; max: number }>(
      recovered.url('postgres'),
      'SELECT count(*)::int, max(n) FROM written',
    )
    expect(row!.count).toBe(row!.max)
    // The last insert may have been committed without its answer reaching us.
    expect([confirmed, confirmed + 1]).toContain(row!.max)
  })

  test('a server that dies is started again, and the pool finds it', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir }, silentLog)
    try {
      await database.pool.query('CREATE TABLE kept AS SELECT 42 AS answer')
      const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await until(() => !isAlive(pid))
      await until(() =>
        database.pool.query('SELECT answer FROM kept').then(
          (result) => result.rowCount === 1,
          () => false,
        ),
      )
    } finally {
      await database.close()
    }
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
  })

  test('a note with the number of some unrelated process does not keep it from starting', async () => {
    await (await start()).stop()
    const started = await startOwner()
    const note = readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')
    process.kill(owner!.pid!, 'SIGKILL')
    process.kill(started.pid, 'SIGKILL')
    await until(() => !isAlive(started.pid))
    writeFileSync(join(dataDir, 'pg', 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)))
    expect((await start()).origin).toBe('started')
  })
})

describe('several processes', () => {
  test('one that came to join starts the server itself when the owner dies before it is there', async () => {
    const dying = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
    await once(dying, 'spawn')
    const note = { pid: dying.pid, startTicks: startTicks(dying.pid!) }
    writeFileSync(join(dataDir, 'pg.owner'), JSON.stringify(note))
    const joining = start()
    await pause(300)
    await kill(dying)
    expect((await joining).origin).toBe('started')
  })

  test('a second one joins, and leaves the server running', async () => {
    const first = await startOwner()
    const joined = await start()
    expect(joined).toMatchObject({ origin: 'joined', pid: first.pid })
    await joined.stop()
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    owner!.stdin!.end()
    await once(owner!, 'exit')
    expect(isAlive(first.pid)).toBe(false)
  })

  test('two that start together on an empty folder share one server', async () => {
    const [first, second] = await Promise.all([startOwner(), startEmbedded(dataDir, silentLog)])
    expect(first.pid).toBe(second.pid)
    await second.stop()
  })
})

describe.runIf(process.getuid?.() === 0)('as root where user namespaces are forbidden', () => {
  test('the server runs as nobody, and comes back to a namespace later', async () => {
    server = await startEmbedded(dataDir, silentLog, { mode: 'unprivileged' })
    await query(server.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer')
    expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\t65534\t65534/m)
    await server.stop()
    const again = await start()
    expect(await query(again.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('even below a folder that only root may enter', async () => {
    const outer = dataDir
    dataDir = join(outer, 'closed', 'data')
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    server = await startEmbedded(dataDir, silentLog, { mode: 'unprivileged' })
    expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\t65534\t65534/m)
    expect(await query(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
    dataDir = outer
  })
})
