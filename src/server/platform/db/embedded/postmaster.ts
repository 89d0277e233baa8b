import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SetupError } from '../../errors.ts'
import { postgresEnvironment } from './initialise-cluster.ts'
import { isAlive, isListed, isPostmasterOf, type Postmaster, readPostmaster } from './postmaster-pid.ts'
import type { RunAs } from './run-as.ts'
import { fixedArguments } from './server-settings.ts'

/** After a crash the server first replays its log: with a full one that takes this long on a slow disk. */
const longestRecovery = 180_000
const longestStop = 30_000
const largestLog = 10 * 1024 * 1024

/** The server that already runs on a data folder, or null. */
export function livingPostmaster(pgData: string): Postmaster | null {
  const found = readPostmaster(pgData)
  return found !== null && isPostmasterOf(found.pid, pgData) ? found : null
}

/**
 * Lets a new server start where the lock files of the last one name a process that has nothing to do with it: numbers
 * come back when a container restarts, and the dead stay listed where nobody buries them. PostgreSQL would refuse.
 * In the data folder only the number is replaced, by an impossible one; the rest of that file tells PostgreSQL whether
 * processes of the old server still use its memory. Call it only when no server lives on the folder.
 */
export function disownStaleLocks(pgData: string, socketDir: string): void {
  const found = readPostmaster(pgData)
  if (found !== null && isListed(found.pid)) {
    const path = join(pgData, 'postmaster.pid')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(2 ** 31 - 2)))
  }
  rmSync(join(socketDir, '.s.PGSQL.5432.lock'), { force: true })
}

/** Starts a server on a data folder. Its own log goes to `<pgData>.log`. */
export function spawnPostmaster(runAs: RunAs, pgData: string, socketDir: string): ChildProcess {
  const logFd = openLog(`${pgData}.log`)
  try {
    const { file, args, ...identity } = runAs.command(runAs.binaries.postgres, fixedArguments(pgData, socketDir))
    return spawn(file, args, {
      ...identity,
      env: postgresEnvironment(),
      stdio: ['ignore', logFd, logFd],
      // A session of its own: Ctrl-C in the terminal is for us; we stop the server when the last request is done.
      detached: true,
    })
  } finally {
    closeSync(logFd)
  }
}

/**
 * Waits until the server takes connections.
 * @param hasEnded tells that the process of the server is gone
 */
export async function whenReady(pgData: string, hasEnded: () => boolean): Promise<Postmaster> {
  const deadline = Date.now() + longestRecovery
  while (Date.now() < deadline) {
    const found = readPostmaster(pgData)
    if (found?.isReady && isPostmasterOf(found.pid, pgData)) return found
    if (hasEnded()) throw new SetupError(`The embedded database did not start:\n${logTail(pgData)}`)
    await pause(10)
  }
  throw new SetupError(`The embedded database is not ready after ${longestRecovery / 1000} s:\n${logTail(pgData)}`)
}

/**
 * Stops a server: first politely (running statements are cancelled, everything is written), and after half a minute
 * at once (it then recovers at its next start).
 */
export async function stopPostmaster(pid: number, pgData: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isPostmasterOf(pid, pgData)) return
    process.kill(pid, signal)
    const deadline = Date.now() + longestStop
    while (Date.now() < deadline && isAlive(pid)) await pause(10)
  }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** The last lines of the server's own log. */
export function logTail(pgData: string): string {
  try {
    return readFileSync(`${pgData}.log`, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
  } catch {
    return '(no log)'
  }
}
