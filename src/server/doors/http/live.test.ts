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
  /** Who was said to be at the records. */
  met: () => Record<string, unknown>[]
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
  const all = () => [...text.matchAll(/^data: (.*)$/gm)].map(([, line]) => JSON.parse(line!) as Record<string, unknown>)
  const told = () => all().filter((event) => event.present === undefined)
  const met = () => all().filter((event) => event.present !== undefined)
  const until = async (condition: () => boolean) => {
    for (let tries = 0; tries < 200 && !condition(); tries++) await pause(25)
  }
  return { status: answer.status, told, met, ended, until, close: () => hangUp.abort() }
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

  test('tells who else is at an open record and writes there, to those who may see it', async () => {
    const other = await people.person('nour', [['technician', people.entities.north]])
    const foreign = await people.person('far', [['technician', people.entities.south]])
    const key = async (user: string) => {
      const made = (await people.run('api-token.create', { user, name: 't', scopes: ['*'] })) as unknown as {
        secret: string
      }
      return { authorization: `Bearer ${made.secret}` }
    }
    const theirs = await key(other)
    const strange = await key(foreign)
    const mine = await listen(`records=asset:${seen}`, await key(technician))
    const yours = await listen(`records=asset:${seen}`, theirs)
    const outside = await listen(`records=asset:${seen}`, strange)
    const lastAt = (stream: Stream) => (stream.met().at(-1)?.present ?? []) as { id: string; isWriting: boolean }[]
    await mine.until(() => lastAt(mine).length === 2)
    expect(
      lastAt(mine)
        .map(({ id, isWriting }) => `${id} ${isWriting}`)
        .sort(),
    ).toEqual([`${technician} false`, `${other} false`].sort())
    const write = (headers: Record<string, string>) =>
      fetch(`${address}/api/v1/live/writing`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ record: `asset:${seen}` }),
      })
    expect((await write(theirs)).status).toBe(204)
    await write(strange)
    await mine.until(() => lastAt(mine).some((each) => each.isWriting))
    expect(
      lastAt(mine)
        .filter((each) => each.isWriting)
        .map((each) => each.id),
    ).toEqual([other])
    yours.close()
    // Silent for six seconds, gone after three more at most.
    for (let tries = 0; tries < 12 && lastAt(mine).length > 1; tries++) await pause(1_000)
    expect(lastAt(mine).map((each) => each.id)).toEqual([technician])
    expect(outside.met()).toEqual([])
    mine.close()
    outside.close()
  }, 30_000)

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
