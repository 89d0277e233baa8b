import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../tools/source-files.ts'
import { type InventoryHouse, startInventoryHouse } from './inventory-house.ts'

/** What scanning agents tell of other devices, through the real door into the register. */
let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`truncate asset, inventory_message, agent, asset_evidence cascade`.execute(house.database.kysely)
  house.bench.catalogue.forget()
})

const sample = (name: string) => readFileSync(join(root, 'tests/corpus/samples', name), 'utf8')
const switchMessage = sample('made-network-switch.json')
const queryMessage = sample('made-network-query.xml')
const discoveryMessage = sample('made-network-discovery.xml')

const assets = async () =>
  (
    await sql<{ id: string; name: string; type: string; serial: string | null; custom: Record<string, unknown> }>`
      select id, name, type, serial, custom from asset where deleted_at is null order by lower(name)`.execute(
      house.database.kysely,
    )
  ).rows
const messages = async () =>
  (
    await sql<{ deviceId: string; query: string; state: string; errorCode: string | null; trace: { rule?: string } }>`
      select device_id, query, state, error_code, trace from inventory_message order by id`.execute(
      house.database.kysely,
    )
  ).rows
const sightings = async () =>
  (
    await sql<{ via: string; mac: string | null; name: string | null; portKey: string; ended: boolean }>`
      select via, mac, name, port_key, ended_at is not null as ended from port_sighting order by via, port_key, mac`.execute(
      house.database.kysely,
    )
  ).rows

describe('netinventory', () => {
  test('a switch in JSON: identity, ports, modules, neighbours, learnt addresses; twice changes nothing', async () => {
    const row = await house.take(switchMessage)
    expect(row).toMatchObject({ state: 'taken', errorCode: null })
    expect(await assets()).toMatchObject([
      {
        name: 'SW-ETAGE-2',
        type: 'network-equipment',
        serial: 'JAE24400ABC',
        custom: { address: '10.20.0.12', firmware: '17.03.04', memoryMb: 2048 },
      },
    ])
    const parts = await sql<{ section: string; title: string; data: Record<string, unknown> }>`
      select section, title, data from asset_part order by section, id`.execute(house.database.kysely)
    expect(parts.rows.filter((part) => part.section === 'port')).toMatchObject([
      { title: 'GigabitEthernet1/0/1', data: { alias: 'Prise 2-014', speedMbps: 1000, vlans: [{ id: 20 }] } },
      { title: 'GigabitEthernet1/0/24', data: { speedMbps: 10_000, vlans: [{ isTagged: true }, { id: 30 }] } },
      { title: 'GigabitEthernet1/0/25', data: { status: 'down' } },
    ])
    // The fan has neither model nor serial: nothing to keep of it.
    expect(parts.rows.filter((part) => part.section === 'otherPart').map((part) => part.title)).toEqual([
      'Switch 1',
      'Switch 1 - Power Supply A',
    ])
    expect(await sightings()).toEqual([
      { via: 'lldp', mac: '00:1b:54:bb:00:01', name: 'COEUR-1', portKey: '32|gigabitethernet1/0/24', ended: false },
      { via: 'mac', mac: '02:11:22:33:44:55', name: null, portKey: '9|gigabitethernet1/0/1', ended: false },
    ])
    const lines = await house.count('history')
    expect((await house.take(switchMessage)).state).toBe('unchanged')
    expect(await house.count('history')).toBe(lines)
    expect(await house.count('asset')).toBe(1)
  })

  test('when it was started moves by itself: no line of history, no new version', async () => {
    const booted = async () =>
      (
        await sql<{ at: Date; version: number }>`select last_boot_at as at, version from asset`.execute(
          house.database.kysely,
        )
      ).rows[0]!
    await house.take(switchMessage)
    const first = await booted()
    expect((Date.now() - first.at.getTime()) / 86_400_000).toBeCloseTo(41.13, 1)
    const again = await house.take(switchMessage.replace('41 days, 3:11:02.00', '0:00:30.00'))
    expect(again.state).toBe('unchanged')
    const second = await booted()
    expect(Date.now() - second.at.getTime()).toBeLessThan(10 * 60_000)
    expect(second.version).toBe(first.version)
  })

  test('who moves to another port ends at the first, without a line of history', async () => {
    await house.take(switchMessage)
    const lines = await house.count('history')
    const moved = await house.take(switchMessage.replace('02:11:22:33:44:55', '02:11:22:33:44:56'))
    expect(moved).toMatchObject({ state: 'unchanged', trace: { moved: ['port'] } })
    expect((await sightings()).filter((each) => each.via === 'mac')).toEqual([
      { via: 'mac', mac: '02:11:22:33:44:55', name: null, portKey: '9|gigabitethernet1/0/1', ended: true },
      { via: 'mac', mac: '02:11:22:33:44:56', name: null, portKey: '9|gigabitethernet1/0/1', ended: false },
    ])
    expect(await house.count('history')).toBe(lines)
  })

  test('an XML query of several devices becomes a message each; what failed is told', async () => {
    await house.take(queryMessage)
    expect(await messages()).toMatchObject([
      {
        query: 'netinventory',
        state: 'taken',
        trace: { rule: 'split', devices: 2, warnings: [expect.stringContaining('No response')] },
      },
      { query: 'netinventory', deviceId: 'net:HEWLETTPACKARD JPBCK1R0T7', state: 'taken' },
      { query: 'netinventory', deviceId: 'net:HPE CN55FP1234', state: 'taken' },
    ])
    expect(await assets()).toMatchObject([
      {
        name: 'IMP-COMPTA',
        type: 'printer',
        custom: { address: '10.20.0.61', pageCounter: 27331, colorCounter: 9120, scanCounter: 402 },
      },
      { name: 'SW-ETAGE-3', type: 'network-equipment' },
    ])
    const supplies = await sql<{ data: Record<string, unknown> }>`
      select data from asset_part where section = 'supply' order by title`.execute(house.database.kysely)
    expect(supplies.rows.map((row) => row.data)).toEqual([
      { kind: 'drum', color: 'black', level: 81 },
      { kind: 'toner', color: 'black', level: 34 },
      { kind: 'toner', color: 'cyan', state: 'ok' },
      { kind: 'toner', color: 'magenta', state: 'low' },
      { kind: 'waste', pages: 1500 },
    ])
    const again = await house.take(queryMessage)
    expect(again.state).toBe('unchanged')
    expect(await house.count('asset')).toBe(2)
  })

  test('a new page counter is a line of history, a toner that sinks is none', async () => {
    await house.take(queryMessage)
    const lines = await house.count('history')
    await house.take(queryMessage.replace('<TONERBLACK>34', '<TONERBLACK>33'))
    expect(await house.count('history')).toBe(lines)
    await house.take(queryMessage.replace('<TOTAL>27331', '<TOTAL>27400'))
    expect(await house.count('history')).toBeGreaterThan(lines)
    expect((await assets())[0]!.custom).toMatchObject({ pageCounter: 27400 })
  })
})

describe('netdiscovery', () => {
  test('a known computer that answers stays what it is; what nobody knows is kept to be named', async () => {
    await house.take({
      device: 'PC-9-2026-01-01-08-00-00',
      name: 'PC-9',
      serial: 'SN900',
      maker: 'Dell Inc.',
      macs: ['02:11:22:33:44:55'],
    })
    const [computer] = await assets()
    await house.take(discoveryMessage)
    expect(await assets()).toMatchObject([
      {
        name: 'camera-hall.exemple.example',
        type: 'unmanaged',
        custom: { address: '10.20.0.90', mac: '02:11:22:33:44:77' },
      },
      { name: 'IMP-COMPTA', type: 'printer', serial: 'JPBCK1R0T7' },
      { ...computer, name: 'PC-9', type: 'computer' },
    ])
    expect(await house.count('inventory_doubt')).toBe(0)
  })

  test('the printer discovered is the printer queried, and a device by sight becomes what it says it is', async () => {
    await house.take(discoveryMessage)
    await house.take(queryMessage)
    expect((await assets()).filter((each) => each.type === 'printer')).toHaveLength(1)
    const camera = {
      action: 'netinventory',
      deviceid: 'scan-01-2026-11-20-08-00-00',
      itemtype: 'NetworkEquipment',
      content: {
        versionclient: 'GLPI-Agent_v1.11',
        network_device: {
          type: 'Networking',
          name: 'camera-hall.exemple.example',
          mac: '02:11:22:33:44:77',
          ips: ['10.20.0.90'],
        },
      },
    }
    await house.take(JSON.stringify(camera))
    expect((await assets()).map((each) => [each.name, each.type])).toEqual([
      ['10.20.0.91', 'unmanaged'],
      ['camera-hall.exemple.example', 'network-equipment'],
      ['IMP-COMPTA', 'printer'],
      ['SW-ETAGE-3', 'network-equipment'],
    ])
  })

  test('one device in JSON completes the one known; a scanner that begins or ends leaves no message', async () => {
    await house.take(switchMessage)
    const row = await house.take(sample('made-network-discovery.json'))
    expect(row.assetId).toBe((await assets())[0]!.id)
    const ports = await sql<{
      title: string
      asset: string
    }>`select p.title, a.name as asset from asset_part p join asset a on a.id = p.asset_id where section = 'port' order by 1`.execute(
      house.database.kysely,
    )
    expect(ports.rows.map((row) => row.title)).toHaveLength(3)
    const before = await house.count('inventory_message')
    const edge =
      '<REQUEST><DEVICEID>scan</DEVICEID><CONTENT><AGENT><START>1</START></AGENT><PROCESSNUMBER>8</PROCESSNUMBER></CONTENT><QUERY>NETDISCOVERY</QUERY></REQUEST>'
    expect(await house.hand(edge)).toBe(200)
    expect(await house.count('inventory_message')).toBe(before)
  })
})
