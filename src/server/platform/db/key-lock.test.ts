import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../../../tests/support/test-database.ts'
import { withKeyLock } from './key-lock.ts'

const database = await emptyDatabase()
afterAll(() => database.close())

test('work under one key never overlaps, and a failure lets the next one in', async () => {
  const events: string[] = []
  const work = (name: string, isFailing = false) =>
    withKeyLock(database.pool, 'printer', async () => {
      events.push(`${name} in`)
      await pause(20)
      events.push(`${name} out`)
      if (isFailing) throw new Error('paper jam')
      return name
    })
  const results = await Promise.allSettled([work('a', true), work('b'), work('c', true), work('d')])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
  for (let n = 0; n < events.length; n += 2) expect(events[n + 1]).toBe(events[n]!.replace(' in', ' out'))
})

test('other keys do not wait', async () => {
  await withKeyLock(database.pool, 'one', () => withKeyLock(database.pool, 'two', async () => {}))
})
