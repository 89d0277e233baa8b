import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, type RealServer, startRealServer } from '../browser/real-server.ts'

/** The unmodified Debian programs against the product as people get it; `.ci/run` installs them. */
const run = promisify(execFile)
let server: RealServer
let admin: Api

beforeAll(async () => {
  server = await startRealServer()
  admin = await server.as('admin')
}, 60_000)
afterAll(() => server.stop())

interface Listed {
  items: { id: string; state: string; asset: { id: string } | null; version: number }[]
  total: number
}
const list = async (path: string) => (await admin('GET', path)) as unknown as Listed

async function untilProcessed(count: number): Promise<Listed> {
  for (let tries = 0; tries < 200; tries++) {
    const messages = await list('/inventory-messages?sort=receivedAt')
    if (messages.items.filter((message) => message.state !== 'queued').length >= count) return messages
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${count} messages were not processed in 20 s`)
}

const agents = [
  {
    name: 'ocsinventory-agent',
    path: '/usr/bin/ocsinventory-agent',
    words: (url: string) => ['--nolocal', `--server=${url}/ocsinventory`, '--tag=SITE-A'],
  },
  {
    name: 'fusioninventory-agent',
    path: '/usr/bin/fusioninventory-agent',
    words: (url: string) => [`--server=${url}/ocsinventory`, '--tag=SITE-A'],
  },
]

describe.each(agents)('$name', ({ name, path, words }) => {
  test.skipIf(!existsSync(path))(
    `runs twice (skipped when ${path} is not installed)`,
    { timeout: 180_000 },
    async () => {
      const before = (await list('/inventory-messages')).total
      const given = words(server.url)
      // execFile rejects on any exit code but 0.
      await run(path, given)
      const first = (await untilProcessed(before + 1)).items.at(-1)!
      expect(['taken', 'unchanged', 'doubt'], name).toContain(first.state)
      await run(path, given)
      const second = (await untilProcessed(before + 2)).items.at(-1)!
      expect(second.asset?.id ?? null).toBe(first.asset?.id ?? null)
      if (first.asset === null) return
      const software = await list(`/assets/${first.asset.id}/software`)
      expect(software.total).toBeGreaterThan(50)
      const asset = await admin('GET', `/assets/${first.asset.id}`)
      expect(asset.lastInventoryAt).not.toBeNull()
    },
  )
})
