import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { retake, switchSections } from '../../src/server/domains/inventory/process/retake.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { changeSetting } from '../../src/server/engine/settings.ts'
import { type InventoryHouse, type Machine, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())

const machine: Machine = {
  device: 'PC-1-2024-01-01-08-00-00',
  name: 'PC-1',
  serial: '7XK2B52',
  user: 'jdoe',
  software: [['7-Zip', '23.01']],
  volumes: [['C:', 120_000]],
}

const items = async (id: string | null, what: string) =>
  (await house.admin('GET', `/api/v1/assets/${id}/${what}`)).json.items as unknown as Record<string, unknown>[]

/** As the house does by itself: the setting, what follows, and the two seconds a worker knows settings for. */
async function leaveOut(sections: string[]): Promise<void> {
  await runAction(house.services, changeSetting, systemActor('test', 'test'), {
    key: 'inventory.leftOut',
    value: sections,
  })
  await switchSections.run({} as never, house.services)
  await new Promise((resolve) => setTimeout(resolve, 2_050))
}

test('a section that is not taken stays as it was, is said so, and comes back from the last message', async () => {
  const { assetId } = await house.take(machine)
  await leaveOut(['software', 'people'])
  // Bits raised: an agent that says "changed" of what is left out empties nothing.
  const later = { ...machine, software: [['VLC', '3.0']] as const, user: 'asmith', volumes: [['D:', 1]] as const }
  await house.take({ ...later, checksum: 1 + 65536 })
  expect((await items(assetId, 'software')).map(({ name }) => name)).toEqual(['7-Zip'])
  expect((await items(assetId, 'volumes')).map(({ title }) => title)).toEqual(['D:'])
  const record = (await house.admin('GET', `/api/v1/assets/${assetId}`)).json as unknown as Record<string, unknown>
  expect(record.contact).toBe('jdoe')
  expect((await items(assetId, 'left-out')).map(({ section }) => section)).toEqual(['people', 'software'])

  await leaveOut([])
  expect(await items(assetId, 'left-out')).toEqual([])
  expect(await retake.run({ sections: ['software', 'people'] }, house.services)).toEqual({ queued: 1 })
  await house.drain()
  expect((await items(assetId, 'software')).map(({ name }) => name)).toEqual(['VLC'])
  const again = (await house.admin('GET', `/api/v1/assets/${assetId}`)).json as unknown as Record<string, unknown>
  expect(again.contact).toBe('asmith')
  const jobs = await sql`select 1 from inventory_switch`.execute(house.database.kysely)
  expect(jobs.rows).toEqual([])
})
