import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../../errors.ts'
import { isAlive, startTicks } from './postmaster-pid.ts'

/**
 * Which of several Cigale processes on one data folder answers for the embedded server. A command that comes while
 * the server runs joins it; it must not stop the database under its feet. Who owns it stops it.
 */
export interface Ownership {
  readonly isMine: boolean
  release(): void
}

interface OwnerNote {
  pid: number
  startTicks: string | null
}

/** Takes the ownership of the server in `dataDir`, unless a living process has it. */
export function takeOwnership(dataDir: string): Ownership {
  const path = join(dataDir, 'pg.owner')
  const me: OwnerNote = { pid: process.pid, startTicks: startTicks(process.pid) }
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
      return { isMine: true, release: () => releaseOwnership(path) }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
    const owner = readOwner(path)
    if (owner !== null && isSameProcess(owner)) return { isMine: false, release: () => {} }
    rmSync(path, { force: true })
  }
  return { isMine: false, release: () => {} }
}

function releaseOwnership(path: string): void {
  if (readOwner(path)?.pid === process.pid) rmSync(path, { force: true })
}

function readOwner(path: string): OwnerNote | null {
  try {
    const note: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof note !== 'object' || note === null || !('pid' in note) || typeof note.pid !== 'number') return null
    const ticks = 'startTicks' in note && typeof note.startTicks === 'string' ? note.startTicks : null
    return { pid: note.pid, startTicks: ticks }
  } catch {
    return null
  }
}

function isSameProcess(owner: OwnerNote): boolean {
  return isAlive(owner.pid) && startTicks(owner.pid) === owner.startTicks
}
