import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { readBody } from './read-body.ts'

const patience = { idle: 50, whole: 200, drain: 1024 }

describe('readBody', () => {
  test('gathers up to the limit and keeps nothing past it', async () => {
    expect(await readBody(Readable.from([Buffer.from('ab'), Buffer.from('cd')]), 4)).toEqual(Buffer.from('abcd'))
    let read = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          read++
          yield Buffer.alloc(1024)
        }
      })(),
    )
    expect(await readBody(endless, 10 * 1024, patience)).toMatchObject({ refusal: { code: 'too_large' } })
    expect(read).toBeLessThan(64)
    endless.destroy()
  })

  test('a sender who falls silent is sent away', async () => {
    const silent = new Readable({ read() {} })
    silent.push('a')
    expect(await readBody(silent, 10, patience)).toMatchObject({ refusal: { code: 'too_slow' } })
  })

  test('a sender who sends a byte now and then too', async () => {
    const slow = new Readable({ read() {} })
    const timer = setInterval(() => slow.push('a'), 20)
    expect(await readBody(slow, 1000, patience)).toMatchObject({ refusal: { code: 'too_slow' } })
    clearInterval(timer)
  })

  test('a connection that breaks is told', async () => {
    const broken = new Readable({ read() {} })
    broken.push('a')
    setImmediate(() => broken.destroy())
    expect(await readBody(broken, 10, patience)).toMatchObject({ refusal: { code: 'broken' } })
  })
})
