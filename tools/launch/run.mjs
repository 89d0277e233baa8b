import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { findNode, inProject } from './project.mjs'

/**
 * Becomes another program on the right Node: same process where Node can (nothing stands between signals and the
 * server then), else a child that gets our signals and whose exit code is ours.
 * @param {string[]} args arguments of node
 */
export function become(args) {
  const node = findNode()
  if (canReplace()) process.execve(node, [node, ...args], process.env)
  const child = spawn(node, args, { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C on a terminal reaches the child without us.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/**
 * Runs a tool of node_modules to its end.
 * @returns {Promise<number>} its exit code
 */
export function runTool(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(findNode(), args, { cwd: inProject(), stdio: 'inherit', ...options })
    child.on('error', (error) => {
      process.stderr.write(`${args[0]}: ${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Node's experimental replacement of the process; its warning would be the first line that people read. */
function canReplace() {
  if (process.platform !== 'linux' || typeof process.execve !== 'function') return false
  process.removeAllListeners('warning')
  return true
}
