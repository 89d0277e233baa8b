import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer } from '../../../../tests/support/start-test-server.ts'
import { goodPassword } from '../../domains/people/people.factory.ts'

const house = await startTestServer()
const { people } = house
let address: string
let seen: string
let hidden: string
let technician: string

beforeAll(async () => {
  address = await house.listen()
  technician = await people.person('tech', [['technician', people.entities.north]])
  await people.run('user.set-password', { id: technician, password: goodPassword })
  const asset = async (entity: string) =>
    (await people.run('asset.create', { type: 'computer', name: 'PC', entity })).id
  seen = await asset(people.entities.north)
  hidden = await asset(people.entities.south)
})
afterAll(() => house.close())

interface Stream {
  status: number
  /** What was told until now, without the heartbeats. */
  told: () => Record<string, unknown>[]
  /** Ends when the server ends the stream. */
  ended: Promise<void>
  until: (condition: () => boolean) => Promise<void>
  close: () => void
}

async function listen(query: string, headers: Record<string, string>): Promise<Stream> {
  const hangUp = new AbortController()
  const answer = await fetch(`${address}/api/v1/live?${query}`, { headers, signal: hangUp.signal })
  let text = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body!) text += decoder.decode(chunk as Uint8Array, { stream: true })
  })().catch(() => {})
  // Who else is there is another test's (live-presence.test.ts).
  const told = () =>
    [...text.matchAll(/^data: (.*)$/gm)]
      .map(([, line]) => JSON.parse(line!) as Record<string, unknown>)
      .filter((event) => event.present === undefined)
  const until = async (condition: () => boolean) => {
    for (let tries = 0; tries < 200 && !condition(); tries++) await pause(25)
  }
  return { status: answer.status, told, ended, until, close: () => hangUp.abort() }
}

const signedIn = async () => (await house.signIn('tech', goodPassword)).cookie
const rename = (id: string, name = `PC-${Math.random()}`) => people.run('asset.update', { id, name })

describe('the live stream', () => {
  test('tells the event of an open record, and of a list only that it changed', async () => {
    const stream = await listen(`kinds=asset&records=asset:${seen}`, { cookie: await signedIn() })
    await rename(seen)
    await stream.until(() => stream.told().length > 0)
    await rename(hidden)
    await stream.until(() => stream.told().length > 1)
    expect(stream.told()).toEqual([{ event: 'asset.changed', kind: 'asset', id: seen, by: null }, { kind: 'asset' }])
    stream.close()
  })

  test('tells nothing of records and kinds that one may not see, whatever is asked', async () => {
    const query = `kinds=profile,setting,constructor&records=asset:${hidden},asset:x,nothing:1,asset`
    const stream = await listen(query, { cookie: await signedIn() })
    await rename(hidden)
    await people.run('profile.create', { name: 'Neuf', shell: 'desk', permissions: {} })
    await rename(seen)
    await pause(400)
    expect(stream.told()).toEqual([])
    stream.close()
  })

  test('a record given to others while one listens is told no more', async () => {
    const { id } = await people.run('asset.create', { type: 'computer', name: 'Moves', entity: people.entities.north })
    const stream = await listen(`records=asset:${id}`, { cookie: await signedIn() })
    await rename(id)
    await stream.until(() => stream.told().length > 0)
    await people.run('asset.update', { id, entity: people.entities.south })
    await rename(id)
    await pause(400)
    expect(stream.told()).toHaveLength(1)
    stream.close()
  })

  test('ends soon after signing out', async () => {
    const cookie = await signedIn()
    const stream = await listen('kinds=asset', { cookie })
    await fetch(`${address}/api/v1/session`, { method: 'DELETE', headers: { cookie } })
    await Promise.race([stream.ended, pause(6_000, 'still open').then((text) => expect(text).toBe(''))])
    await rename(seen)
    expect(stream.told()).toEqual([])
  }, 15_000)

  test('ends when the token that listens is revoked', async () => {
    const made = (await people.run('api-token.create', { user: technician, name: 't', scopes: ['*'] })) as unknown as {
      id: string
      secret: string
    }
    const stream = await listen('kinds=asset', { authorization: `Bearer ${made.secret}` })
    await people.run('api-token.revoke', { id: made.id })
    await Promise.race([stream.ended, pause(6_000, 'still open').then((text) => expect(text).toBe(''))])
  }, 15_000)

  test('is refused to strangers, and a HEAD of it does not hang', async () => {
    expect((await listen('kinds=asset', {})).status).toBe(401)
    const answer = await fetch(`${address}/api/v1/live`, { method: 'HEAD', headers: { cookie: await signedIn() } })
    expect(answer.status).toBe(404)
  })
})

test('a server that stops finishes what is under way and ends the streams', async () => {
  const cookie = await signedIn()
  const stream = await listen('kinds=asset', { cookie })
  const locker = await house.database.pool.connect()
  await locker.query('begin')
  await locker.query(`select 1 from asset where id = ${seen} for update`)
  const headers = { cookie, 'content-type': 'application/json' }
  const underWay = fetch(`${address}/api/v1/assets/${seen}`, {
    method: 'PATCH',
    headers,
    body: '{"comment":"à temps"}',
  })
  await pause(200)
  const closing = house.server.close()
  await stream.ended
  await pause(100)
  await locker.query('commit')
  locker.release()
  const answer = await underWay
  expect([answer.status, ((await answer.json()) as { comment: string }).comment]).toEqual([200, 'à temps'])
  await closing
  await expect(fetch(`${address}/health`)).rejects.toThrow()
}, 20_000)
