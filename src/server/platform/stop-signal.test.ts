import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { projectRoot } from './project-root.ts'

const program = `
  import { stopSignal } from ${JSON.stringify(join(projectRoot, 'src/server/platform/stop-signal.ts'))}
  const alive = setInterval(() => {}, 1000)
  const stopped = stopSignal()
  console.log('ready')
  const signal = await stopped
  setTimeout(() => { console.log('cleaned up after ' + signal); clearInterval(alive) }, Number(process.argv[1]))`

/** Starts a process that takes so long to clean up, signals it at the given times, and tells how it ended. */
async function stopped(cleanUpMilliseconds: number, signalsAt: readonly number[]) {
  const args = ['--input-type=module', '--eval', program, '--', String(cleanUpMilliseconds)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const output = createInterface(child.stdout).on('line', (line) => lines.push(line))
  await once(output, 'line')
  const exit = once(child, 'exit')
  let now = 0
  for (const at of signalsAt) {
    await pause(at - now)
    now = at
    child.kill('SIGTERM')
  }
  const [code, signal] = await exit
  return { code, signal, last: lines.at(-1) }
}

test('a signal and its echo let the clean-up finish', async () => {
  const end = await stopped(400, [0, 50, 100])
  expect(end).toEqual({ code: 0, signal: null, last: 'cleaned up after SIGTERM' })
})

test('who asks again after a while is obeyed at once', async () => {
  const end = await stopped(60_000, [0, 2300])
  expect(end).toEqual({ code: 1, signal: null, last: 'ready' })
})
