import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type InventoryHouse, type Machine, ocsMessage, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`truncate agent, inventory_message, inventory_doubt, inventory_junk, asset_evidence, asset_part, software_install, asset cascade`.execute(
    house.database.kysely,
  )
})

const device = (name: string, day = '01'): string => `${name}-2024-01-${day}-08-00-00`
const laptop: Machine = {
  device: device('PC-1'),
  name: 'PC-1',
  uuid: '4c4c4544-0042-3510-8057-b4c04f4d3132',
  serial: '7XK2B52',
  maker: 'Dell Inc.',
  model: 'Latitude 5540',
  macs: ['3c:52:82:00:00:01', '3c:52:82:00:00:02'],
  software: [['7-Zip', '23.01']],
}

async function recorded(fields: Record<string, unknown>): Promise<string> {
  const entity = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(
    house.database.kysely,
  )
  const made = await house.admin('POST', '/api/v1/assets', { type: 'computer', entity: entity.rows[0]!.id, ...fields })
  expect(made.status, made.text).toBe(201)
  return String(made.json.id)
}

/** What the second message of a pair becomes: the same asset, another one, or a question. */
async function second(
  first: Machine,
  other: Machine,
  headers: Record<string, string> = {},
): Promise<'same' | 'new' | 'doubt'> {
  const one = await house.take(first)
  const two = await house.take(other, headers)
  if (two.state === 'doubt') return 'doubt'
  expect(two.state).toMatch(/^(taken|unchanged)$/)
  return two.assetId === one.assetId ? 'same' : 'new'
}

const { macs: _, ...cardless } = laptop

async function openDoubts(): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from inventory_doubt where state = 'open'`.execute(
    house.database.kysely,
  )
  return found.rows.map((row) => row.id)
}

describe('one machine or two', () => {
  const cases: [string, Machine, Machine, 'same' | 'new' | 'doubt'][] = [
    ['the same again', laptop, laptop, 'same'],
    ['renamed, with OLD_DEVICEID', laptop, { device: device('NEW'), name: 'NEW', oldDevice: laptop.device }, 'same'],
    ['renamed, without it', laptop, { ...laptop, device: device('NEW'), name: 'NEW' }, 'same'],
    [
      'installed anew: only serial and UUID stay',
      laptop,
      { ...cardless, device: device('X'), name: 'X', macs: ['3c:52:82:00:00:77'] },
      'same',
    ],
    [
      'UUID turned round by another agent',
      laptop,
      { ...laptop, device: device('PC-1', '02'), uuid: '44454c4c-4200-1035-8057-b4c04f4d3132' },
      'same',
    ],
    ['maker written otherwise', laptop, { ...laptop, device: device('PC-1', '03'), maker: 'DELL' }, 'same'],
    [
      'new mainboard: serial kept, UUID and cards new',
      laptop,
      { ...laptop, uuid: '4c4c4544-0042-3510-8057-000000000000', macs: ['3c:52:82:aa:00:01'] },
      'same',
    ],
    [
      'same model, nothing in common',
      laptop,
      {
        ...laptop,
        device: device('PC-2'),
        name: 'PC-2',
        uuid: '4c4c4544-0042-3510-8057-b4c04f4d3133',
        serial: '7XK2B53',
        macs: ['3c:52:82:00:00:09'],
      },
      'new',
    ],
    [
      'a shared dock',
      { ...laptop, macs: ['3c:52:82:00:00:01', '9c:eb:e8:11:22:33'] },
      {
        ...laptop,
        device: device('PC-2'),
        name: 'PC-2',
        uuid: '4c4c4544-0042-3510-8057-b4c04f4d3133',
        serial: '7XK2B53',
        macs: ['9c:eb:e8:11:22:33'],
      },
      'new',
    ],
    [
      'a dock nobody knows for one',
      laptop,
      {
        ...laptop,
        device: device('PC-2'),
        name: 'PC-2',
        uuid: '4c4c4544-0042-3510-8057-b4c04f4d3133',
        serial: '7XK2B53',
        macs: ['3c:52:82:00:00:02'],
      },
      'new',
    ],
    [
      'junk serial and UUID, other cards and name',
      { ...laptop, serial: 'To be filled by O.E.M.', uuid: '03000200-0400-0500-0006-000700080009' },
      {
        ...laptop,
        device: device('PC-2'),
        name: 'PC-2',
        serial: 'To be filled by O.E.M.',
        uuid: '03000200-0400-0500-0006-000700080009',
        macs: ['3c:52:82:00:00:09'],
      },
      'new',
    ],
    [
      'same UUID of a clone, other serial',
      laptop,
      { ...laptop, device: device('PC-2'), name: 'PC-2', serial: '7XK2B53', macs: ['3c:52:82:00:00:09'] },
      'new',
    ],
    [
      'disk of another machine: same device, other serial and UUID',
      laptop,
      { ...laptop, uuid: '4c4c4544-0042-3510-8057-b4c04f4d3133', serial: '7XK2B53', macs: ['3c:52:82:00:00:09'] },
      'doubt',
    ],
    [
      'only the name in common',
      { device: device('PC-1'), name: 'PC-1', macs: ['3c:52:82:00:00:01'] },
      { device: device('PC-1', '02'), name: 'PC-1', macs: ['3c:52:82:00:00:09'] },
      'new',
    ],
    [
      'no serial, card and name in common',
      { device: device('PC-1'), name: 'PC-1', macs: ['3c:52:82:00:00:01'] },
      { device: device('PC-1', '02'), name: 'PC-1', macs: ['3c:52:82:00:00:01'] },
      'same',
    ],
    [
      'only a card in common',
      { device: device('PC-1'), name: 'PC-1', macs: ['3c:52:82:00:00:01'] },
      { device: device('X'), name: 'X', macs: ['3c:52:82:00:00:01'] },
      'doubt',
    ],
    [
      'two makers count alike',
      { device: device('A'), name: 'A', serial: '12AB', maker: 'HP' },
      { device: device('B'), name: 'B', serial: '12AB', maker: 'LENOVO' },
      'new',
    ],
  ]
  test.each(cases)('%s', async (_name, first, other, expected) => {
    expect(await second(first, other)).toBe(expected)
  })

  test('a second agent on the machine: one asset, and they do not take turns', async () => {
    const one = await house.take(laptop)
    const fusion = {
      ...laptop,
      device: device('PC-1', '09'),
      software: [
        ['7-Zip', '23.01'],
        ['Driver Pack', '1'],
      ] as const,
    }
    const headers = { 'user-agent': 'FusionInventory-Agent_v2.6-3' }
    const two = await house.take(fusion, headers)
    expect(two.assetId).toBe(one.assetId)
    expect(two.trace.heldBack).toContain('software')
    const history = await house.count('history')
    await house.take(laptop)
    await house.take(fusion, headers)
    expect(await house.count('history')).toBe(history)
    expect(await house.count('software_install')).toBe(1)
  })

  test('a renamed machine is told anew at once, though its old agent spoke today', async () => {
    await house.take(laptop)
    const renamed = await house.take({ ...laptop, device: device('NEW'), name: 'NEW', software: [['7-Zip', '24.00']] })
    expect(renamed.trace.heldBack).toBeUndefined()
    const asset = await house.admin('GET', `/api/v1/assets/${renamed.assetId}`)
    expect(asset.json.name).toBe('NEW')
  })

  test('copies of one image that all claim to be one machine go to the queue', async () => {
    const states: string[] = []
    for (let n = 1; n <= 12; n++) await house.hand(ocsMessage({ ...laptop, device: device(`C-${n}`), name: `C-${n}` }))
    await house.drain()
    const found = await sql<{ state: string }>`select state from inventory_message order by id`.execute(
      house.database.kysely,
    )
    states.push(...found.rows.map((row) => row.state))
    expect(states.slice(0, 2)).toEqual(['taken', 'taken'])
    expect(states.slice(2).every((state) => state === 'doubt')).toBe(true)
    expect(await house.count('asset', "type = 'computer'")).toBe(1)
    expect(await house.count('inventory_doubt')).toBe(10)
  })

  test('a partial message of an unknown machine is taken', async () => {
    const json = JSON.stringify({
      action: 'inventory',
      deviceid: device('P'),
      itemtype: 'Computer',
      partial: true,
      content: {
        versionclient: 'GLPI-Agent_v1.11',
        hardware: { name: 'P', uuid: '4c4c4544-0042-3510-8057-b4c04f4d9999' },
        bios: { ssn: 'PPP1', smanufacturer: 'HP' },
      },
    })
    const taken = await house.take(json, { 'glpi-agent-id': 'b597c8d8-e74a-11f1-8000-000000000001' })
    expect(taken.state).toBe('taken')
  })
})

describe('machines recorded by hand', () => {
  test.each([
    ['by serial', { name: 'Poste compta', serial: '7xk2b52' }, 'same'],
    ['by serial and maker', { name: 'Poste compta', serial: '7XK2B52' }, 'same'],
    ['by UUID and name', { name: 'PC-1', uuid: '4C4C4544-0042-3510-8057-B4C04F4D3132' }, 'same'],
    ['by name alone: a question', { name: 'PC-1' }, 'doubt'],
    ['another serial: another machine', { name: 'Poste', serial: 'OTHER99' }, 'new'],
  ] as const)('%s', async (_name, fields, expected) => {
    const id = await recorded({ ...fields, comment: 'sous le bureau' })
    const taken = await house.take({ ...laptop, assetTag: undefined as never })
    if (expected === 'doubt') return expect(taken.state).toBe('doubt')
    expect(taken.state).toBe('taken')
    expect(taken.assetId === id ? 'same' : 'new').toBe(expected)
    const asset = await house.admin('GET', `/api/v1/assets/${id}`)
    expect(asset.json.comment).toBe('sous le bureau')
    if (expected === 'same') expect(asset.json.lastInventoryAt).not.toBeNull()
  })

  test('an asset in the trash whose machine speaks again: a question, and linking brings it back', async () => {
    const one = await house.take(laptop)
    expect((await house.admin('DELETE', `/api/v1/assets/${one.assetId}`)).status).toBe(204)
    const two = await house.take({ ...laptop, software: [['7-Zip', '24.00']] })
    expect([two.state, two.errorCode]).toEqual(['doubt', 'doubt_trashed'])
    const [doubt] = await openDoubts()
    const decided = await house.admin('POST', `/api/v1/inventory-doubts/${doubt}/decide`, {
      decision: 'link',
      asset: one.assetId,
    })
    expect(decided.status, decided.text).toBe(200)
    await house.drain()
    const asset = await house.admin('GET', `/api/v1/assets/${one.assetId}`)
    expect([asset.json.deletedAt ?? null, asset.json.name]).toEqual([null, 'PC-1'])
  })
})

describe('decisions', () => {
  /** Started from a copy of the other's disk: its agent still says the other's device id. */
  const clone = {
    ...laptop,
    uuid: '4c4c4544-0042-3510-8057-b4c04f4d3133',
    serial: '7XK2B53',
    macs: ['3c:52:82:00:00:09'],
  }
  const open = openDoubts
  const decide = async (id: string, body: Record<string, unknown>) => {
    const answer = await house.admin('POST', `/api/v1/inventory-doubts/${id}/decide`, body)
    expect(answer.status, answer.text).toBe(200)
    await house.drain()
  }

  test('a new one: its own asset, and further messages go there', async () => {
    const one = await house.take(laptop)
    await house.take(clone)
    await decide((await open())[0]!, { decision: 'create' })
    const again = await house.take({ ...clone, software: [['7-Zip', '24.00']] })
    expect(again.state).toBe('taken')
    expect(again.assetId).not.toBe(one.assetId)
    expect(await house.count('asset', "type = 'computer'")).toBe(2)
    // The first machine is still itself.
    expect((await house.take({ ...laptop, software: [['7-Zip', '25.00']] })).assetId).toBe(one.assetId)
  })

  test('linked, and taken back: the asset is known by what it was known by before', async () => {
    const one = await house.take(laptop)
    const evidence = async () =>
      (
        await sql`select sort, value from asset_evidence where asset_id = ${one.assetId} order by 1, 2`.execute(
          house.database.kysely,
        )
      ).rows
    const before = await evidence()
    await house.take(clone)
    const [id] = await open()
    await decide(id!, { decision: 'link', asset: one.assetId })
    expect((await house.admin('GET', `/api/v1/assets/${one.assetId}`)).json.serial).toBe('7XK2B53')
    expect((await house.admin('POST', `/api/v1/inventory-doubts/${id}/reopen`, {})).status).toBe(200)
    expect(await evidence()).toEqual(before)
    expect(await open()).toEqual([id])
    // Its own agent tells it again, although it says nothing new.
    await house.take(laptop)
    expect((await house.admin('GET', `/api/v1/assets/${one.assetId}`)).json.serial).toBe('7XK2B52')
  })

  test('refused: messages of the device are refused until somebody thinks better of it', async () => {
    await house.take(laptop)
    await house.take(clone)
    const [id] = await open()
    await decide(id!, { decision: 'refuse' })
    expect((await house.take({ ...clone, software: [['x', '1']] })).errorCode).toBe('decided')
    await house.admin('POST', `/api/v1/inventory-doubts/${id}/reopen`, {})
    expect((await house.take(clone)).state).toBe('doubt')
  })

  test('a value declared junk, and all replayed', async () => {
    // A maker's habit: one UUID and no serial; their names and cards differ.
    const { serial: _serial, ...nameless } = laptop
    await house.take(nameless)
    await house.take({ ...nameless, device: device('PC-2'), name: 'PC-2', macs: ['3c:52:82:00:00:09'] })
    expect(await open()).toHaveLength(1)
    const junk = await house.admin('POST', '/api/v1/inventory-junk', { sort: 'uuid', value: laptop.uuid })
    expect(junk.status, junk.text).toBe(201)
    // Processing learns of it within two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    const replayed = await house.admin('POST', '/api/v1/inventory-messages/replay-all', { code: 'doubt_weak' })
    expect(replayed.json).toEqual({ queued: 1 })
    await house.drain()
    expect(await open()).toEqual([])
    expect(await house.count('asset', "type = 'computer'")).toBe(2)
  })
})
