// The launchers are plain JavaScript that Node 18 understands and use nothing but Node's own modules: they run before
// anything is installed, on whatever Node the machine has.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A path in the project. */
export const inProject = (...parts) => join(root, ...parts)

const oldestNode = [22, 19]

/**
 * The Node that runs Cigale: the one we run on if it is new enough, else the one that npm installed.
 * @returns {string} path of the program
 */
export function findNode() {
  const bundled = inProject('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (isNewEnough(process.versions.node)) return process.execPath
  if (existsSync(bundled)) return bundled
  fail(
    `Cigale needs Node.js ${oldestNode.join('.')} or later; this is ${process.versions.node}, and npm brings none for ` +
      `${process.platform} ${process.arch}.\nInstall a newer Node.js: https://nodejs.org/en/download`,
  )
}

/** Says what the launcher is doing. On standard error: standard output belongs to the command itself. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Ends with a message and exit code 1. */
export function fail(text) {
  say(text)
  process.exit(1)
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}
