import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { inflate, readMessage } from '../../src/server/domains/inventory/index.ts'
import { hostile } from './hostile.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** The way of a body through the door and the reader. */
function take(body: Buffer, contentType: string | null) {
  const inflated = inflate(body, contentType)
  return 'refusal' in inflated ? inflated : readMessage(inflated.bytes)
}

describe('hostile messages', () => {
  for (const { name, build, outcome, contentType } of hostile) {
    test(`${name}: ${outcome.join(' or ')}, within a second and 64 MiB`, () => {
      const body = build()
      collect()
      const before = process.memoryUsage().rss
      const started = process.cpuUsage()
      const taken = take(body, contentType ?? null)
      const used = process.cpuUsage(started)
      // Of the processor, not of the clock: other tests run beside this one.
      const elapsed = (used.user + used.system) / 1000
      const growth = (process.memoryUsage().rss - before) / 1024 / 1024
      expect(outcome).toContain('refusal' in taken ? taken.refusal.code : 'read')
      if (process.env.CORPUS_REPORT) console.log(`${name}: ${elapsed.toFixed(0)} ms, ${growth.toFixed(1)} MiB`)
      expect(elapsed).toBeLessThan(1000)
      expect(growth).toBeLessThan(64)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    }, 60_000)
  }
})
