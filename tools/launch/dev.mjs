// npm run dev: the server starts again and the interface reloads as sources change.
import { spawn } from 'node:child_process'
import { installIfNeeded } from './install.mjs'
import { findNode, inProject, say } from './project.mjs'

installIfNeeded()
const node = findNode()
const commands = [
  ['--watch', '--watch-preserve-output', inProject('src', 'server', 'main.ts'), 'serve', ...process.argv.slice(2)],
  [inProject('node_modules', 'vite', 'bin', 'vite.js')],
]
say('The interface, with reload, is at the address that Vite prints; the server behind it at its own.')
const children = commands.map((args) => spawn(node, args, { cwd: inProject(), stdio: 'inherit' }))
let running = children.length

for (const child of children) {
  child.on('exit', (code) => {
    running -= 1
    if (code !== 0 && code !== null) process.exitCode = code
    // One without the other is of no use.
    for (const other of children) if (other.exitCode === null) other.kill('SIGTERM')
    if (running === 0) process.exit()
  })
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
  })
}
