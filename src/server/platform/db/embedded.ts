import { mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode, errorMessage, SetupError } from '../errors.ts'
import type { Log } from '../log.ts'
import { findBinaries } from './embedded/find-binaries.ts'
import {
  checkClusterVersion,
  embeddedDatabase,
  embeddedUser,
  initialiseCluster,
  writeSettings,
} from './embedded/initialise-cluster.ts'
import { keepAlive } from './embedded/keep-alive.ts'
import { type Ownership, takeOwnership } from './embedded/owner.ts'
import {
  disownStaleLocks,
  livingPostmaster,
  spawnPostmaster,
  stopPostmaster,
  whenReady,
} from './embedded/postmaster.ts'
import { isAlive, type Postmaster } from './embedded/postmaster-pid.ts'
import { findRunAs, type RunAs, type RunMode } from './embedded/run-as.ts'
import { lastingSettings, throwAwaySettings } from './embedded/server-settings.ts'
import { makeSocketDirectory } from './embedded/socket-directory.ts'

/** A running embedded server. */
export interface EmbeddedServer {
  /** Where its socket is, for `host` of a connection. */
  readonly socketDir: string
  readonly pid: number
  /** `started` here, `adopted` from a process that died, or `joined`: another Cigale answers for it. */
  readonly origin: 'started' | 'adopted' | 'joined'
  readonly mode: RunMode
  /** The URL of one of its databases. */
  url(database?: string): string
  /** Stops the server, unless another process answers for it. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** No durability: for a server that lives as long as a test run. */
  readonly isThrowAway?: boolean
  /** Only this way of running: for tests. */
  readonly mode?: RunMode
}

interface Supervised {
  postmaster: Postmaster
  origin: EmbeddedServer['origin']
}

/**
 * Starts the embedded PostgreSQL on `<dataDir>/pg`, creating it if need be, or takes over one that survived its owner.
 * A server that dies is started again until `stop` is called.
 * @throws SetupError when it cannot run here
 */
export async function startEmbedded(dataDir: string, log: Log, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  makeDataDirectory(dataDir)
  const pgData = join(dataDir, 'pg')
  const { ownership, joined } = await takeOrJoin(dataDir, pgData)
  try {
    const binaries = findBinaries()
    const runAs = findRunAs(binaries, dataDir, options.mode)
    const supervised =
      joined === null
        ? await startOrAdopt(runAs, pgData, log, options)
        : { postmaster: joined, origin: 'joined' as const }
    log.debug(
      { pid: supervised.postmaster.pid, mode: runAs.mode, origin: supervised.origin },
      'embedded database ready',
    )
    return supervise(supervised, { runAs, pgData, log, ownership })
  } catch (error) {
    ownership.release()
    throw error
  }
}

async function startOrAdopt(runAs: RunAs, pgData: string, log: Log, options: EmbeddedOptions): Promise<Supervised> {
  const survivor = livingPostmaster(pgData)
  if (survivor !== null) {
    log.info({ pid: survivor.pid }, 'taking over the embedded database that outlived its process')
    return { postmaster: await whenReady(pgData, () => !isAlive(survivor.pid)), origin: 'adopted' }
  }
  await initialiseCluster(runAs, pgData, options.isThrowAway === true)
  checkClusterVersion(pgData, runAs.binaries.major)
  writeSettings(runAs, pgData, options.isThrowAway ? throwAwaySettings : lastingSettings)
  runAs.own(pgData)
  return { postmaster: await start(runAs, pgData), origin: 'started' }
}

/** Starts a server and waits for it; again while processes of a killed one still hold its memory. */
async function start(runAs: RunAs, pgData: string): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(runAs, pgData)
    } catch (error) {
      if (attempt === 20 || !errorMessage(error).includes('pre-existing shared memory block')) throw error
      await pause(500)
    }
  }
}

async function startOnce(runAs: RunAs, pgData: string): Promise<Postmaster> {
  const socketDir = makeSocketDirectory(dirname(pgData))
  runAs.own(socketDir)
  if (livingPostmaster(pgData) === null) disownStaleLocks(pgData, socketDir)
  const child = spawnPostmaster(runAs, pgData, socketDir)
  let hasEnded = false
  const end = () => {
    hasEnded = true
  }
  child.on('error', end).on('exit', end).unref()
  return await whenReady(pgData, () => hasEnded)
}

/**
 * Answers for the server of this folder, or joins the one that another process answers for and may be creating at this
 * moment. An owner that dies meanwhile leaves the folder to us.
 */
async function takeOrJoin(
  dataDir: string,
  pgData: string,
): Promise<{ ownership: Ownership; joined: Postmaster | null }> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const ownership = takeOwnership(dataDir)
    if (ownership.isMine) return { ownership, joined: null }
    const found = livingPostmaster(pgData)
    if (found?.isReady) return { ownership, joined: found }
    await pause(50)
  }
  throw new SetupError(
    'Another Cigale process uses this data folder, but its database is not ready after 60 s.',
    'Stop that process, or give this one another CIGALE_DATA_DIR.',
  )
}

function makeDataDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new SetupError(
      `The data folder ${dataDir} cannot be made (${errorCode(error)}).`,
      'Set CIGALE_DATA_DIR to a folder that this user may write to.',
      error,
    )
  }
  const uid = process.getuid?.()
  const owner = statSync(dataDir).uid
  if (uid !== undefined && uid !== 0 && owner !== uid) {
    throw new SetupError(
      `The data folder ${dataDir} belongs to another user (uid ${owner}).`,
      'Start Cigale as that user, or change the owner of the folder.',
    )
  }
}

interface Supervision {
  runAs: RunAs
  pgData: string
  log: Log
  ownership: Ownership
}

function supervise(supervised: Supervised, context: Supervision): EmbeddedServer {
  const { runAs, pgData, log, ownership } = context
  let { postmaster } = supervised
  let isStopping = false
  const stopKeeping = ownership.isMine
    ? keepAlive(
        () => !isStopping && !isAlive(postmaster.pid),
        async () => {
          log.error({ pid: postmaster.pid }, 'the embedded database died; starting it again')
          postmaster = await start(runAs, pgData)
          log.warn({ pid: postmaster.pid }, 'the embedded database is back')
        },
        (error) => log.error({ reason: errorMessage(error) }, 'the embedded database did not come back'),
      )
    : async () => {}
  return {
    socketDir: postmaster.socketDir,
    get pid() {
      return postmaster.pid
    },
    origin: supervised.origin,
    mode: runAs.mode,
    url: (database = embeddedDatabase) =>
      `postgres://${embeddedUser}@${encodeURIComponent(postmaster.socketDir)}/${encodeURIComponent(database)}`,
    stop: async () => {
      if (isStopping) return
      isStopping = true
      await stopKeeping()
      if (ownership.isMine) {
        await stopPostmaster(postmaster.pid, pgData)
        rmSync(postmaster.socketDir, { recursive: true, force: true })
      }
      ownership.release()
    },
  }
}
