import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
