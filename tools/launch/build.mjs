import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isBuiltFrom, noteBuild, stateOf } from './freshness.mjs'
import { fail, findNode, inProject, say } from './project.mjs'

/** The built server. */
export const serverMain = inProject('dist', 'server', 'main.js')

const common = ['src/shared', 'package.json', 'package-lock.json', 'tsconfig.json', 'tools/launch']
const parts = {
  server: {
    sources: ['src/server', 'db/seeds', ...common],
    entry: inProject('src', 'server', 'main.ts'),
    result: serverMain,
    args: [inProject('tools', 'launch', 'bundle-server.mjs')],
  },
  web: {
    sources: ['src/web', 'vite.config.ts', ...common],
    entry: inProject('src', 'web', 'index.html'),
    result: inProject('dist', 'web', 'index.html'),
    args: [inProject('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
  },
}

/**
 * Builds what is older than its sources.
 * @param {('server' | 'web')[]} names
 * @param {boolean} isForced whether to build in any case
 */
export async function buildIfNeeded(names, isForced = false) {
  const stale = names.map((name) => staleness(name, isForced)).filter((part) => part !== null)
  if (stale.length === 0) return
  say(`Building ${stale.map((part) => part.name).join(' and ')}…`)
  const results = await Promise.all(stale.map((part) => run(part)))
  if (results.includes(false)) fail('The build failed: see above.')
}

function staleness(name, isForced) {
  const part = parts[name]
  if (!existsSync(part.entry)) return null
  const state = stateOf(part.sources)
  const stamp = inProject('dist', `.${name}-sources`)
  if (!isForced && existsSync(part.result) && isBuiltFrom(stamp, state)) return null
  return { ...part, name, state, stamp }
}

function run(part) {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(findNode(), part.args, { cwd: inProject(), env, stdio: ['ignore', 2, 2] })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      if (code === 0) noteBuild(part.stamp, part.state)
      resolve(code === 0)
    })
  })
}
