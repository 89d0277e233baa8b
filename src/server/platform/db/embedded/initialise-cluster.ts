import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errorCode, SetupError } from '../../errors.ts'
import type { RunAs } from './run-as.ts'
import { settingsFile } from './server-settings.ts'

/** The role and the database that the embedded server is made with. */
export const embeddedUser = 'cigale'
export const embeddedDatabase = 'cigale'

/**
 * Locales to try, best first: French order and case rules by ICU, with the system's UTF-8 character classes; without
 * them where the system has no C.UTF-8; PostgreSQL's own C.UTF-8 where the build lacks ICU.
 */
const locales = [
  ['--locale-provider=icu', '--icu-locale=fr', '--locale=C.UTF-8'],
  ['--locale-provider=icu', '--icu-locale=fr', '--locale=C'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
]

/**
 * Makes the cluster `<dataDir>/pg` unless it is there. It is made beside and renamed, so that an interrupted start
 * never leaves half a cluster.
 */
export async function initialiseCluster(runAs: RunAs, pgData: string, isThrowAway: boolean): Promise<void> {
  removeDrafts(pgData)
  if (existsSync(join(pgData, 'PG_VERSION'))) return
  const draft = `${pgData}.new-${process.pid}`
  const problems: string[] = []
  try {
    for (const locale of locales) {
      rmSync(draft, { recursive: true, force: true })
      mkdirSync(draft, { mode: 0o700 })
      runAs.own(draft)
      const result = await runInitdb(runAs, draft, locale, isThrowAway)
      if (result.isDone) return putInPlace(draft, pgData)
      problems.push(result.output)
    }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  throw new SetupError(
    `The embedded database could not be created in ${pgData}:\n${problems.at(-1)}`,
    'Check that the folder is writable and that the disk is not full.',
  )
}

/** Refuses a folder of another major version, which this server could not read. */
export function checkClusterVersion(pgData: string, serverMajor: string): void {
  const found = readFileSync(join(pgData, 'PG_VERSION'), 'utf8').trim()
  if (found === serverMajor) return
  throw new SetupError(
    `${pgData} was made by PostgreSQL ${found}; this Cigale brings PostgreSQL ${serverMajor}.`,
    'Dump it with the version that made it and restore the dump into an empty data folder (docs/manuel/sauvegarde.md).',
  )
}

/** Writes the settings, where they changed, into a file that postgresql.conf includes before its own. */
export function writeSettings(runAs: RunAs, pgData: string, settings: Readonly<Record<string, string>>): void {
  const path = join(pgData, 'cigale.conf')
  const text = settingsFile(settings)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(path, text, { mode: 0o600 })
  runAs.own(path)
}

/** Removes what starts that were killed left beside the cluster. */
function removeDrafts(pgData: string): void {
  const folder = dirname(pgData)
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(pgData)}.new-`)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

async function runInitdb(runAs: RunAs, target: string, locale: readonly string[], isThrowAway: boolean) {
  const args = [
    ...['-D', target, '-U', embeddedUser, '--encoding=UTF8', '--no-instructions', '--data-checksums'],
    // The private socket folder is the guard: whoever passes it is the same user of the system.
    ...['--auth-local=trust', '--auth-host=reject'],
    ...(isThrowAway ? ['--no-sync'] : []),
    ...locale,
  ]
  const command = runAs.command(runAs.binaries.initdb, args)
  return await new Promise<{ isDone: boolean; output: string }>((resolve) => {
    let output = ''
    const { file, args: fileArgs, ...identity } = command
    const child = spawn(file, fileArgs, { ...identity, env: postgresEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ isDone: false, output: error.message }))
    child.on('close', (code) => resolve({ isDone: code === 0, output: output.trim() }))
  })
}

function putInPlace(draft: string, pgData: string): void {
  appendFileSync(join(draft, 'postgresql.conf'), "\ninclude_if_exists = 'cigale.conf'\n")
  try {
    renameSync(draft, pgData)
  } catch (error) {
    // Another process put its own there first.
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error
  }
}

/** PostgreSQL reads its messages' language and its defaults from here: none of the caller's settings get through. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}
