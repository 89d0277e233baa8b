import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { errorMessage, SetupError } from '../../errors.ts'
import { binariesIn, type PostgresBinaries } from './find-binaries.ts'

/**
 * How PostgreSQL's programs are run. They refuse uid 0, and root is common in containers, so:
 * - `direct`: we are not root;
 * - `namespace`: root inside a user namespace that calls it nobody; files stay root's own on disk;
 * - `unprivileged`: the programs are copied to a place that everybody can reach and run as nobody, who then owns
 *   the data. For containers that forbid user namespaces.
 */
export type RunMode = 'direct' | 'namespace' | 'unprivileged'

/** A way to run PostgreSQL's programs, found to work on this machine. */
export interface RunAs {
  readonly mode: RunMode
  readonly binaries: PostgresBinaries
  /** The command that runs `program`. */
  command(program: string, args: readonly string[]): RunCommand
  /** Gives a file or folder (and what is in it) to the user that PostgreSQL runs as. */
  own(path: string): void
}

export interface RunCommand {
  readonly file: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** nobody:nogroup, the same number on every Linux. */
const nobody = 65534
const namespaceArgs = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`]

/**
 * Finds a way to run PostgreSQL here.
 * @param folder a folder that PostgreSQL must reach: where the data will be
 * @param wanted only this mode: for tests
 * @throws SetupError when none works
 */
export function findRunAs(binaries: PostgresBinaries, folder: string, wanted?: RunMode): RunAs {
  if (process.getuid?.() !== 0) return directly(binaries, 'direct', [])
  if (wanted !== 'unprivileged' && namespaceWorks(binaries)) return directly(binaries, 'namespace', namespaceArgs)
  return asNobody(copyBinaries(binaries), folder)
}

function directly(binaries: PostgresBinaries, mode: RunMode, unshareArgs: readonly string[]): RunAs {
  return {
    mode,
    binaries,
    command: (program, args) =>
      unshareArgs.length === 0
        ? { file: program, args }
        : { file: 'unshare', args: [...unshareArgs, '--', program, ...args] },
    own: (path) => giveTo(path, process.getuid?.() ?? 0, process.getgid?.() ?? 0),
  }
}

/** Tries the real thing: kernels, containers and AppArmor each forbid namespaces in their own way. */
function namespaceWorks(binaries: PostgresBinaries): boolean {
  const attempt = spawnSync('unshare', [...namespaceArgs, '--', binaries.postgres, '--version'], { stdio: 'ignore' })
  return attempt.status === 0
}

function asNobody(binaries: PostgresBinaries, folder: string): RunAs {
  const isReachable = reachableBy(dirname(folder))
  if (!isReachable && !hasSetpriv()) {
    throw new SetupError(
      `PostgreSQL refuses to run as root, and the user nobody cannot reach ${folder}.`,
      'Start Cigale as an ordinary user, set CIGALE_DATA_DIR to a folder under /var/lib or /srv, or use CIGALE_DATABASE_URL.',
    )
  }
  // The data folder itself is ours to open, for passing through only.
  if (isReachable) chmodSync(folder, 0o711)
  return {
    mode: 'unprivileged',
    binaries,
    command: (program, args) =>
      isReachable ? { file: program, args, uid: nobody, gid: nobody } : acrossClosedFolders(program, args),
    own: (path) => giveTo(path, nobody, nobody),
  }
}

/** Runs as nobody who may pass through folders such as a 0700 /root: the only privilege that is kept. */
function acrossClosedFolders(program: string, args: readonly string[]): RunCommand {
  const identity = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  const privilege = [
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--bounding-set=-all,+dac_override',
  ]
  return { file: 'setpriv', args: [...identity, ...privilege, '--', program, ...args] }
}

function hasSetpriv(): boolean {
  return spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0
}

/** Whether everybody may pass through every folder above and including `folder`. */
function reachableBy(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** A copy of the programs that nobody can run, made once for each build. */
function copyBinaries(binaries: PostgresBinaries): PostgresBinaries {
  const name = `cigale-postgresql-${binaries.version}`
  const problems: string[] = []
  for (const parent of ['/var/lib', '/opt', '/tmp']) {
    const target = join(parent, name)
    if (existsSync(target) && statSync(target).uid === 0) return binariesIn(target, binaries.version)
    try {
      return copyTo(binaries, target)
    } catch (error) {
      problems.push(errorMessage(error))
    }
  }
  throw new SetupError(
    `PostgreSQL refuses to run as root, and its programs could not be copied for another user: ${problems.join('; ')}.`,
    'Start Cigale as an ordinary user, or use CIGALE_DATABASE_URL.',
  )
}

/** Copies beside and renames, so that an interrupted copy is never taken for a whole one. */
function copyTo(binaries: PostgresBinaries, target: string): PostgresBinaries {
  const draft = `${target}.${process.pid}`
  try {
    mkdirSync(draft, { mode: 0o755 })
    // Without verbatimSymlinks the links would point back into the place that nobody can reach.
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process was faster: its copy is as good.
    if (!existsSync(target)) throw error
  }
  return binariesIn(target, binaries.version)
}

/** Changes the owner of a tree, unless the top already belongs to them: after a change of mode, or of user. */
function giveTo(path: string, uid: number, gid: number): void {
  if (process.getuid?.() !== 0 || statSync(path).uid === uid) return
  giveTree(path, uid, gid)
}

function giveTree(path: string, uid: number, gid: number): void {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name)
      if (entry.isDirectory()) giveTree(inner, uid, gid)
      else lchownSync(inner, uid, gid)
    }
  }
  // The top last: an interrupted change is taken up again at the next start.
  chownSync(path, uid, gid)
}
