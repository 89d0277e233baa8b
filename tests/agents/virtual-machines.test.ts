import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { changeSetting } from '../../src/server/engine/settings.ts'
import { type InventoryHouse, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())

const uuids = ['4c4c4544-0042-3510-8057-b4c04f4d3132', '564d1234-aaaa-bbbb-cccc-001122334455'] as const
/** The first as another tool writes it: its first fields turned round. */
const turned = '44454c4c-4200-1035-8057-b4c04f4d3132'

const machines = (list: readonly string[]) =>
  list
    .map(
      (uuid, index) =>
        `<VIRTUALMACHINES><NAME>VM-${index}</NAME><UUID>${uuid}</UUID><STATUS>running</STATUS><VMTYPE>VMware</VMTYPE></VIRTUALMACHINES>`,
    )
    .join('')

const host = (list: readonly string[]) =>
  house.take({ device: 'HOST-2024-01-01-00-00-00', name: 'HOST', serial: 'HOSTSERIAL', more: machines(list) })

async function ties(): Promise<string[]> {
  const found = await sql<{ machine: string; isEnded: boolean }>`
    select v.name as machine, l.ended_at is not null as is_ended from asset_link l join link_type t on t.id = l.type_id and t.code = 'runs-on'
    join asset v on v.id = l.from_id join asset h on h.id = l.to_id and h.name = 'HOST' order by 1`.execute(
    house.database.kysely,
  )
  return found.rows.map(({ machine, isEnded }) => `${machine}${isEnded ? ' ended' : ''}`)
}

test('virtual machines are tied to their host, whoever tells first and whichever way the UUID is written', async () => {
  await house.take({ device: 'VM-A-2024-01-01-00-00-00', name: 'VM-A', uuid: uuids[0], serial: 'A' })
  await host([turned, uuids[1]])
  expect(await ties()).toEqual(['VM-A'])
  // The second is inventoried after its host.
  await house.take({ device: 'VM-B-2024-01-01-00-00-00', name: 'VM-B', uuid: uuids[1].toUpperCase(), serial: 'B' })
  expect(await ties()).toEqual(['VM-A', 'VM-B'])
  // It left: the tie ends and keeps its history; it comes back.
  await host([turned])
  expect(await ties()).toEqual(['VM-A', 'VM-B ended'])
  await host([turned, uuids[1]])
  expect(await ties()).toEqual(['VM-A', 'VM-B'])
})

test('a computer is made of what a host lists, and the agent inside it speaks of the same record, in any byte order', async () => {
  const uuid = '8a2b6c10-1122-3344-5566-778899aabbcc'
  // All of it turned round, as some tools write it.
  const reversed = 'ccbbaa99-8877-6655-4433-2211106c2b8a'
  const other = '9a2b6c10-1122-3344-5566-778899aabbcc'
  const rows = async (verb: string, id: string) =>
    (await house.admin('GET', `/api/v1/assets/${id}/${verb}`)).json.items as unknown as Record<string, never>[]
  const { assetId } = await house.take({
    device: 'ESX-2024-01-01-00-00-00',
    name: 'ESX',
    serial: 'ESXSERIAL',
    more: machines([reversed, other]),
  })
  const parts = await rows('virtual-machines', assetId!)
  const make = (part: string) => house.admin('POST', `/api/v1/assets/${assetId}/make-machine`, { part })
  expect((await make(parts[0]!.id!)).status).toBe(200)
  expect((await make(parts[0]!.id!)).status).toBe(409)
  const hosted = await rows('hosted', assetId!)
  const made = (hosted[0]!.asset as unknown as { id: string }).id
  expect(hosted[1]!.asset).toBeNull()

  const guest = await house.take({ device: 'GUEST-2024-01-01-00-00-00', name: 'vm-0.example', uuid, serial: 'G' })
  expect([guest.state, guest.assetId]).toEqual(['taken', made])
  const record = (await house.admin('GET', `/api/v1/assets/${made}`)).json as unknown as Record<string, unknown>
  expect([record.name, record.uuid]).toEqual(['vm-0.example', uuid])
  expect(await house.count('asset', `lower(uuid) in ('${uuid}', '${reversed}')`)).toBe(1)
})

test('by a setting they are made by themselves, once, and not again after the trash', async () => {
  await runAction(house.services, changeSetting, systemActor('test', 'test'), {
    key: 'inventory.machines',
    value: 'running',
  })
  const uuid = 'aa2b6c10-1122-3344-5566-778899aabbcc'
  const stopped = machines(['ba2b6c10-1122-3344-5566-778899aabbcc']).replace('running', 'shutdown')
  const esx = (more: string) =>
    house.take({ device: 'ESX2-2024-01-01-00-00-00', name: 'ESX2', serial: 'ESX2SERIAL', more })
  await esx(machines([uuid]) + stopped)
  const made = await sql<{ id: string; name: string }>`select id, name from asset where uuid = ${uuid}`.execute(
    house.database.kysely,
  )
  expect(made.rows).toHaveLength(1)
  expect(await house.count('asset', "uuid like 'ba2b6c10%'")).toBe(0)
  await house.admin('DELETE', `/api/v1/assets/${made.rows[0]!.id}`)
  await esx(machines([uuid]))
  expect(await house.count('asset', `uuid = '${uuid}'`)).toBe(1)
})
