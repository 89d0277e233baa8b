import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../../tests/support/test-database.ts'
import { createLive, notify } from './live.ts'
import { silentLog } from './log.ts'

const database = await emptyDatabase()
const live = createLive(database.connectionString, silentLog)
afterAll(async () => {
  await live.close()
  await database.close()
})

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not happen in 20 s.')
    await pause(10)
  }
}

test('listeners of a channel hear what is said there, once it is committed', async () => {
  const heard: string[] = []
  const stop = await live.listen('Ticket.7', (payload) => heard.push(`a:${payload}`))
  await live.listen('Ticket.7', (payload) => heard.push(`b:${payload}`))
  await live.listen('other', (payload) => heard.push(`other:${payload}`))
  await database.kysely.transaction().execute(async (trx) => {
    await notify(trx, 'Ticket.7', 'solved')
    await pause(50)
    expect(heard).toEqual([])
  })
  await until(() => heard.length === 2)
  stop()
  await notify(database.kysely, 'Ticket.7', 'closed')
  await notify(database.kysely, 'other', 'end')
  await until(() => heard.includes('other:end'))
  expect(heard).toEqual(['a:solved', 'b:solved', 'b:closed', 'other:end'])
})

test('a listener that throws does not silence the others', async () => {
  const heard: string[] = []
  await live.listen('faulty', () => {
    throw new Error('oops')
  })
  await live.listen('faulty', (payload) => heard.push(payload))
  await notify(database.kysely, 'faulty', 'still here')
  await until(() => heard.length === 1)
})

test('a broken connection comes back by itself and says that something may be missing', async () => {
  const heard: string[] = []
  let gaps = 0
  await live.listen(
    'lasting',
    (payload) => heard.push(payload),
    () => {
      gaps += 1
    },
  )
  for (const round of [1, 2]) {
    await database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cigale live' AND datname = current_database()",
    )
    await until(() => gaps === round)
    await notify(database.kysely, 'lasting', `after ${round}`)
    await until(() => heard.includes(`after ${round}`))
  }
})

test('a hub whose server is away tells the subscriber, and may be closed', async () => {
  const lost = createLive('postgres://nobody@127.0.0.1:1/none', silentLog)
  await expect(lost.listen('x', () => {})).rejects.toThrow()
  await lost.close()
})
