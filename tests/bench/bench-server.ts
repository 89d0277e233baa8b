import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../tools/source-files.ts'
import type { Target } from './measure.ts'

const main = join(root, 'dist', 'server', 'main.js')
const port = 8971

/**
 * Starts the built server on its own data (`data/bench`, seeded `large` the first time; CIGALE_DATABASE_URL for a
 * PostgreSQL server) in a process of its own, as in production, and makes a super-administrator's token.
 */
export async function startBenchServer(): Promise<Target & { stop: () => Promise<void>; conditions: string }> {
  const env = {
    ...process.env,
    CIGALE_DATA_DIR: process.env.CIGALE_DATA_DIR ?? join(root, 'data', 'bench'),
    CIGALE_PORT: String(port),
    CIGALE_LOG_LEVEL: 'error',
    CIGALE_LOG_FORMAT: 'json',
  }
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [main, ...words], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (!existsSync(join(env.CIGALE_DATA_DIR, 'bench-ready'))) {
    process.stderr.write('Making the large data (once)…\n')
    run('seed', 'large', '--scale', process.env.CIGALE_BENCH_SCALE ?? '1')
    writeFileSync(join(env.CIGALE_DATA_DIR, 'bench-ready'), '')
  }
  const { token } = JSON.parse(run('token', 'create', '--user', 'admin', '--name', 'bench', '--json')) as {
    token: string
  }
  const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(url, child)
  const database = process.env.CIGALE_DATABASE_URL === undefined ? 'embedded PostgreSQL' : 'PostgreSQL server'
  return {
    url,
    token,
    conditions: `large seed, ${database}, 2 cores, client on the same machine, 1 client then 8`,
    stop: () => stop(child),
  }
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok === true) return
    await pause(100)
  }
  throw new Error('the server did not become ready in 30 s')
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
