import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fail, inProject, say } from './project.mjs'

const lock = inProject('package-lock.json')
const modules = inProject('node_modules')
// Inside node_modules: it goes when they go.
const stamp = inProject('node_modules', '.cigale-lock')
const npmRecord = inProject('node_modules', '.package-lock.json')

/** Installs the locked dependencies if they are missing or the lock changed since. */
export function installIfNeeded() {
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (isInstalled(digest)) return
  // `npm ci` empties the folder first: through a link, that of another tree.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    fail(
      'node_modules is a link to those of another tree, whose dependencies are others. Remove the link and start again.',
    )
  say('Installing the dependencies (a minute or two the first time)…')
  // Development dependencies too: they build the interface.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const result = spawnSync(...npmCommand(args), { cwd: inProject(), stdio: ['ignore', 2, 2] })
  if (result.status !== 0) fail('The dependencies could not be installed: see the message of npm above.')
  writeFileSync(stamp, digest)
}

function isInstalled(digest) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === digest
  // Somebody ran `npm ci` by hand: good if it was after the last change of the lock.
  if (!existsSync(npmRecord) || statSync(npmRecord).mtimeMs < statSync(lock).mtimeMs) return false
  writeFileSync(stamp, digest)
  return true
}

/** The npm that started us, else the one on the PATH. */
function npmCommand(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js') && existsSync(script)) return [process.execPath, [script, ...args]]
  return ['npm', args]
}
