import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, gzipSync, inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoom } from '../../src/server/domains/inventory/index.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { root } from '../../tools/source-files.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'

/** Every recorded message of a real agent, through the real door, into the register. */
const folder = join(root, 'tests/corpus/samples')
const samples = readdirSync(folder)
  .filter((name) => /inventory/.test(name))
  .sort()
let house: TestServerHouse
let stop: () => Promise<void>

beforeAll(async () => {
  house = await startTestServer()
  stop = inventoryRoom.workers![0]!.start(house.services, silentLog)
})
afterAll(async () => {
  await stop()
  await house.close()
})

const send = (name: string, payload: Buffer, type: string) =>
  house.server.inject({
    method: 'POST',
    url: name.endsWith('.json') ? '/front/inventory.php' : '/ocsinventory',
    payload,
    headers: { 'content-type': type },
    remoteAddress: '10.0.0.7',
  })

async function settled(): Promise<{ state: string; assetId: string | null }[]> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await sql<{
      state: string
      assetId: string | null
    }>`select state, asset_id from inventory_message order by id`.execute(house.database.kysely)
    if (found.rows.every((row) => row.state !== 'queued')) return found.rows
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('messages are still queued after 10 s')
}

describe('recorded agents', () => {
  test.each(samples)('%s is answered in its own form', async (name) => {
    const body = readFileSync(join(folder, name))
    const plain = await send(name, body, 'application/octet-stream')
    expect(plain.statusCode).toBe(200)
    const zlib = await send(name, deflateSync(body), 'application/x-compress')
    expect(zlib.statusCode).toBe(200)
    expect(zlib.headers['content-type']).toBe('application/x-compress-zlib')
    expect(inflateSync(zlib.rawPayload).toString()).toMatch(/^[<{]/)
    expect((await send(name, gzipSync(body), 'application/x-compress')).headers['content-type']).toBe(
      'application/x-compress-gzip',
    )
  })

  test('the machine is in the register once, whichever agents spoke of it', async () => {
    const messages = await settled()
    expect(messages.filter((message) => message.state === 'failed' || message.state === 'refused')).toEqual([])
    const assets = await sql<{ count: string }>`select count(*) as count from asset where name = 'deb-ws-014'`.execute(
      house.database.kysely,
    )
    expect(Number(assets.rows[0]!.count)).toBe(1)
  })

  test('the same again writes nothing but the time of contact', async () => {
    await settled()
    const state = async () =>
      (
        await sql`select (select count(*) from history) as history, (select max(version) from asset) as version, (select count(*) from asset_part) as parts,
        (select count(*) from software_install) as installs`.execute(house.database.kysely)
      ).rows
    const before = await state()
    const name = samples.find((each) => each.startsWith('ocs-unix'))!
    await send(name, deflateSync(readFileSync(join(folder, name))), 'application/x-compress')
    await settled()
    expect(await state()).toEqual(before)
  })
})
