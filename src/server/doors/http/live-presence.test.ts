import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer } from '../../../../tests/support/start-test-server.ts'

const house = await startTestServer()
const { people } = house
let address: string
let seen: string
let technician: string

beforeAll(async () => {
  address = await house.listen()
  technician = await people.person('tech', [['technician', people.entities.north]])
  seen = (await people.run('asset.create', { type: 'computer', name: 'PC', entity: people.entities.north })).id
})
afterAll(() => house.close())

interface Stream {
  /** Who was said to be at the records. */
  met: () => Record<string, unknown>[]
  until: (condition: () => boolean) => Promise<void>
  close: () => void
}

async function listen(query: string, headers: Record<string, string>): Promise<Stream> {
  const hangUp = new AbortController()
  const answer = await fetch(`${address}/api/v1/live?${query}`, { headers, signal: hangUp.signal })
  let text = ''
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body!) text += decoder.decode(chunk as Uint8Array, { stream: true })
  })().catch(() => {})
  const met = () =>
    [...text.matchAll(/^data: (.*)$/gm)]
      .map(([, line]) => JSON.parse(line!) as Record<string, unknown>)
      .filter((event) => event.present !== undefined)
  const until = async (condition: () => boolean) => {
    for (let tries = 0; tries < 200 && !condition(); tries++) await pause(25)
  }
  return { met, until, close: () => hangUp.abort() }
}

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
