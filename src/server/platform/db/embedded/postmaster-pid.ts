import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../../errors.ts'

/** What `postmaster.pid` says of the server that uses a data folder. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  /** True once it takes connections. */
  readonly isReady: boolean
}

/**
 * Reads `postmaster.pid`: lines are pid, data folder, start time, port, socket folder, address, shared memory, status
 * (PostgreSQL source, src/include/utils/pidfile.h). Null when there is no such file, or it is still being written.
 */
export function readPostmaster(dataDir: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const [pid = '', , , port = '', socketDir = '', , , status = ''] = lines
  if (!/^\d+$/.test(pid) || !/^\d+$/.test(port)) return null
  return { pid: Number(pid), port: Number(port), socketDir: socketDir.trim(), isReady: status.trim() === 'ready' }
}

/**
 * Whether a process runs as the postmaster of this data folder. The number alone proves nothing: in a restarted
 * container it often belongs to something else. A postmaster's working directory is its data folder.
 */
export function isPostmasterOf(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
  } catch {
    return false
  }
}

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
  return isListed(pid) && processStat(pid)?.state !== 'Z'
}

/** Whether the system knows the number: of a running process, or of one that ended and that its parent never asked for. */
export function isListed(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** When a process started, in the kernel's ticks: with the pid it identifies a process for ever. Null if unknown. */
export function startTicks(pid: number): string | null {
  return processStat(pid)?.startTicks ?? null
}

function processStat(pid: number): { state: string; startTicks: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field, the command in parentheses, may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' }
  } catch {
    return null
  }
}
