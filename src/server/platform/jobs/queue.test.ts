import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../../../tests/support/test-database.ts'
import { silentLog } from '../log.ts'
import { createQueue, type QueuedJob } from './queue.ts'

const database = await emptyDatabase()
const queue = createQueue(database, silentLog)
await queue.start()
afterAll(async () => {
  await queue.stop()
  await database.close()
})

interface Note {
  n: number
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('It did not happen in 20 s.')
    await pause(10)
  }
}

const waiting = async (name: string) => {
  const query =
    "SELECT data->'n' AS n, start_after > now() AS later FROM jobs.job WHERE name = $1 AND state = 'created'"
  const { rows } = await database.pool.query<{ n: number; later: boolean }>(`${query} ORDER BY created_on, n`, [name])
  return rows
}

test('a job exists only if its transaction commits', async () => {
  const { kysely } = database
  await kysely.transaction().execute((trx) => queue.enqueue(trx, 'joined', { n: 1 }))
  const failing = kysely.transaction().execute(async (trx) => {
    await queue.enqueue(trx, 'joined', { n: 2 })
    await queue.enqueue(trx, 'joined', { n: 3 }, { singletonKey: 'a' })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  await queue.enqueue(null, 'joined', { n: 4 })
  expect((await waiting('joined')).map((job) => job.n)).toEqual([1, 4])
})

test('a worker gets the data, at once', async () => {
  const seen: QueuedJob<Note>[] = []
  await queue.work<Note>('quick', async (jobs) => {
    seen.push(...jobs)
  })
  // The first job makes the worker known; the second shows how fast a notification travels.
  await queue.enqueue(null, 'quick', { n: 1 })
  await until(() => seen.length === 1)
  const start = performance.now()
  const id = await queue.enqueue(null, 'quick', { n: 2 })
  await until(() => seen.length === 2)
  expect(performance.now() - start).toBeLessThan(1500)
  expect(seen[1]).toMatchObject({ id, data: { n: 2 }, attempt: 0 })
})

test('with a singleton key only the last of the waiting jobs remains', async () => {
  const later = new Date(Date.now() + 3_600_000)
  const first = await queue.enqueue(null, 'single', { n: 1 }, { singletonKey: 'a', startAfter: later })
  const second = await queue.enqueue(null, 'single', { n: 2 }, { singletonKey: 'a', startAfter: later })
  await queue.enqueue(null, 'single', { n: 3 }, { singletonKey: 'b', startAfter: 3600 })
  await queue.enqueue(null, 'single', { n: 4 })
  await queue.enqueue(null, 'single', { n: 5 })
  expect(second).toBe(first)
  expect((await waiting('single')).map((job) => [job.n, job.later])).toEqual([
    [2, true],
    [3, true],
    [4, false],
    [5, false],
  ])
})

test('batches are handed over whole', async () => {
  const sizes: number[] = []
  for (let n = 0; n < 25; n++) await queue.enqueue(null, 'batch', { n })
  await queue.work<Note>('batch', async (jobs) => void sizes.push(jobs.length), { batchSize: 10 })
  await until(() => sizes.reduce((sum, size) => sum + size, 0) === 25)
  expect(sizes).toEqual([10, 10, 5])
})

test('jobs of the same key never run side by side; others do', async () => {
  const running = new Map<string, number>()
  let together = 0
  let done = 0
  let collisions = 0
  for (let n = 0; n < 30; n++) await queue.enqueue(null, 'serial', { n: n % 3 }, { key: `machine-${n % 3}` })
  await queue.work<Note>(
    'serial',
    async ([job]) => {
      const key = String(job!.data.n)
      running.set(key, (running.get(key) ?? 0) + 1)
      if (running.get(key)! > 1) collisions += 1
      together = Math.max(together, [...running.values()].filter((count) => count > 0).length)
      await pause(10)
      running.set(key, running.get(key)! - 1)
      done += 1
    },
    { concurrency: 4, isSerialByKey: true },
  )
  await until(() => done === 30)
  expect(collisions).toBe(0)
  expect(together).toBeGreaterThan(1)
})

test('a failing job is tried again, then given up; the status tells', async () => {
  await queue.define('failing', { retryLimit: 1, retryDelay: 1 })
  const attempts: number[] = []
  await queue.work<Note>('failing', async ([job]) => {
    attempts.push(job!.attempt)
    throw new Error('the printer is on fire')
  })
  await queue.enqueue(null, 'failing', { n: 1 })
  const failed = async () => (await queue.status()).find((each) => each.name === 'failing')!
  await until(async () => (await failed()).failed === 1)
  expect(attempts).toEqual([0, 1])
  expect(await failed()).toMatchObject({
    waiting: 0,
    active: 0,
    completed: 0,
    lastSuccessAt: null,
    lastErrorAt: expect.any(Date),
    lastError: 'the printer is on fire',
    schedule: null,
  })
  const done = (await queue.status()).find((each) => each.name === 'quick')
  expect(done).toMatchObject({ completed: 2, lastSuccessAt: expect.any(Date), lastError: null })
})

test('a schedule says when it runs next, in its own zone', async () => {
  await queue.schedule('nightly', '30 2 * * *', {}, 'Europe/Paris')
  const nightly = (await queue.status()).find((each) => each.name === 'nightly')!
  expect(nightly.schedule).toEqual({ cron: '30 2 * * *', timezone: 'Europe/Paris' })
  const clock = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })
  expect(clock.format(nightly.nextRunAt!)).toBe('02:30')
  expect(nightly.nextRunAt!.getTime()).toBeGreaterThan(Date.now())
  await queue.unschedule('nightly')
  expect((await queue.status()).find((each) => each.name === 'nightly')!.nextRunAt).toBeNull()
})

test('a process that stops finishes the job in its hands', async () => {
  const other = createQueue(database, silentLog)
  await other.start()
  let isDone = false
  let isRunning = false
  await other.work<Note>('slow', async () => {
    isRunning = true
    await pause(300)
    isDone = true
  })
  await other.enqueue(null, 'slow', { n: 1 })
  await until(() => isRunning)
  await other.stop()
  expect(isDone).toBe(true)
  expect((await queue.status()).find((each) => each.name === 'slow')).toMatchObject({ completed: 1, active: 0 })
})
