import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../tools/source-files.ts'
import { type InventoryHouse, type Machine, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`truncate agent, inventory_message, inventory_doubt, asset_evidence, asset_part, software_install, search_exact, asset cascade`.execute(
    house.database.kysely,
  )
})

const machine: Machine = {
  device: 'PC-1-2024-01-01-08-00-00',
  name: 'PC-1',
  uuid: '4c4c4544-0042-3510-8057-b4c04f4d3132',
  serial: '7XK2B52',
  maker: 'Dell Inc.',
  model: 'Latitude 5540',
  macs: [{ mac: '3c:52:82:00:00:01', name: 'Intel(R) Ethernet', ip: '10.0.0.11' }],
  user: 'jdoe',
  os: 'Microsoft Windows 11 Professionnel',
  software: [
    ['7-Zip', '23.01'],
    ['VLC media player', '3.0.20'],
  ],
  volumes: [['C:', 120_000]],
  monitors: ['CN0ABC1'],
  more: '<SOUNDS><NAME>Realtek</NAME><MANUFACTURER>Realtek</MANUFACTURER></SOUNDS>',
}

/** Each row of the register with the transaction that last wrote it. */
async function rows(): Promise<Record<string, unknown[]>> {
  const db = house.database.kysely
  const tables = [
    'asset_part',
    'software_install',
    'software',
    'software_version',
    'asset_evidence',
    'asset_link',
    'search_exact',
    'history',
    'outbox',
    'manufacturer',
    'model',
  ]
  const found: Record<string, unknown[]> = {}
  for (const table of tables)
    found[table] = (await sql`select ctid::text, xmin::text from ${sql.table(table)} order by 1`.execute(db)).rows
  return found
}

const read = async (id: string | null) =>
  (await house.admin('GET', `/api/v1/assets/${id}`)).json as unknown as Record<string, unknown>
const named = (value: unknown) => (value as { name?: string } | null)?.name ?? value

describe('the same again', () => {
  test('writes nothing but when it was heard of', async () => {
    const one = await house.take(machine)
    const before = await rows()
    const asset = await read(one.assetId)
    const two = await house.take(machine)
    expect([two.state, two.assetId]).toEqual(['unchanged', one.assetId])
    expect(await rows()).toEqual(before)
    const { lastInventoryAt, ...rest } = await read(one.assetId)
    expect({ ...rest, lastInventoryAt: asset.lastInventoryAt }).toEqual(asset)
    expect(Date.parse(String(lastInventoryAt))).toBeGreaterThan(Date.parse(String(asset.lastInventoryAt)))
  })

  test('every sample, twice', async () => {
    const folder = join(root, 'tests/corpus/samples')
    const samples = readdirSync(folder).filter((name) => /inventory|made-windows-glpi/.test(name))
    const take = (name: string) =>
      house.take(readFileSync(join(folder, name), 'utf8'), {
        'user-agent': name.startsWith('ocs') ? 'OCS-NG_unified_unix_agent_v2.10.0' : 'GLPI-Agent_v1.11',
      })
    for (const name of samples) expect((await take(name)).state, name).toMatch(/^(taken|unchanged|doubt)$/)
    for (const name of samples) await take(name)
    const before = await rows()
    for (const name of samples) expect((await take(name)).state, name).toBe('unchanged')
    expect(await rows()).toEqual(before)
  })

  test('a disk that filled a little moves without history', async () => {
    const one = await house.take(machine)
    const history = await house.count('history')
    const two = await house.take({ ...machine, volumes: [['C:', 119_000]] })
    expect([two.state, await house.count('history')]).toEqual(['unchanged', history])
    const volumes = await house.admin('GET', `/api/v1/assets/${one.assetId}/volumes`)
    expect((volumes.json.items as unknown as { data: { freeMb: number } }[])[0]!.data.freeMb).toBe(119_000)
  })

  test('an older message that comes late changes nothing', async () => {
    await house.take(machine)
    await house.take({ ...machine, software: [['7-Zip', '24.00']] })
    await sql`update inventory_message set state = 'queued' where id = (select min(id) from inventory_message)`.execute(
      house.database.kysely,
    )
    await house.drain()
    const found = await sql<{
      version: string
    }>`select v.version from software_install i join software_version v on v.id = i.software_version_id`.execute(
      house.database.kysely,
    )
    expect(found.rows).toEqual([{ version: '24.00' }])
  })
})

describe('changes', () => {
  test('one change-set, grouped: updated, removed and added programs, parts', async () => {
    const one = await house.take(machine)
    const two = await house.take({
      ...machine,
      software: [
        ['7-Zip', '24.00'],
        ['Firefox', '128.0'],
      ],
      more: '',
      checksum: 0,
    })
    expect(two.state).toBe('taken')
    const history = await house.admin('GET', `/api/v1/assets/${one.assetId}/history`)
    const [last] = history.json.items as unknown as {
      action: string
      changes: { field: string; old: string | null; new: string | null }[]
    }[]
    expect(last!.action).toBe('asset.inventory')
    expect(last!.changes.toSorted((a, b) => String(a.new).localeCompare(String(b.new)))).toEqual([
      { field: 'software', old: '7-Zip 23.01', new: '7-Zip 24.00' },
      { field: 'software', old: null, new: 'Firefox 128.0' },
      { field: 'software', old: 'VLC media player 3.0.20', new: null },
    ])
  })

  test('hardware: memory as what it comes to, a disk replaced; listed, asked of machines, told apart from people', async () => {
    const parts = (memory: number[], disk: string) =>
      [
        ...memory.map(
          (size, n) =>
            `<MEMORIES><CAPACITY>${size}</CAPACITY><NUMSLOTS>${n + 1}</NUMSLOTS><DESCRIPTION>DDR4</DESCRIPTION></MEMORIES>`,
        ),
        `<STORAGES><NAME>sda</NAME><MODEL>${disk}</MODEL><SERIALNUMBER>${disk}-1</SERIALNUMBER><DISKSIZE>500000</DISKSIZE><TYPE>SSD</TYPE></STORAGES>`,
      ].join('')
    const one = await house.take({ ...machine, more: parts([8192, 8192], 'Alpha') })
    expect(await house.count('hardware_change')).toBe(0)
    await house.take({ ...machine, more: parts([8192], 'Beta') })
    await house.admin('PATCH', `/api/v1/assets/${one.assetId}`, { comment: 'Ouvert ce matin' })
    const history = async (by: string) =>
      (await house.admin('GET', `/api/v1/assets/${one.assetId}/history?by=${by}`)).json.items as unknown as {
        action: string
        changes: { field: string; old: unknown; new: unknown }[]
      }[]
    const [seen] = await history('agent')
    const lines = seen!.changes.map(({ field, old, new: after }) => [field, old, after])
    expect(lines).toContainEqual(['total:memory', 16384, 8192])
    expect(lines.filter(([field]) => field === 'part:storage')).toHaveLength(1)
    expect((await history('people')).map((item) => item.action)).toEqual(['asset.update'])
    const changes = await house.admin(
      'GET',
      `/api/v1/hardware-changes?q=${encodeURIComponent('change:less part:memory')}`,
    )
    expect(changes.json.items).toMatchObject([{ asset: { id: one.assetId }, beforeMb: 16384, afterMb: 8192 }])
    const disks = await house.admin(
      'GET',
      `/api/v1/hardware-changes?q=${encodeURIComponent('part:storage change:replaced,removed seenAt:<30d')}`,
    )
    expect(disks.json.items).toHaveLength(1)
    const machines = await house.admin(
      'GET',
      `/api/v1/assets?q=${encodeURIComponent('hardwareChange:(part:memory change:less seenAt:<30d)')}`,
    )
    expect((machines.json.items as unknown as { id: string }[]).map(({ id }) => id)).toEqual([one.assetId])
  })

  test('a section that is left out stays; with its bit raised it is emptied', async () => {
    await house.take(machine)
    const sounds = () => house.count('asset_part', "section = 'sound'")
    await house.take({ ...machine, more: '', checksum: 1 })
    expect(await sounds()).toBe(1)
    await house.take({ ...machine, more: '', checksum: 1 + 16384 })
    expect(await sounds()).toBe(0)
  })

  test('parts and software that people added stay', async () => {
    const one = await house.take(machine)
    await sql`insert into asset_part (asset_id, section, key, title) values (${one.assetId}, 'sound', 'hand', 'Carte ajoutée')`.execute(
      house.database.kysely,
    )
    await house.take({ ...machine, more: '<SOUNDS><NAME>Creative</NAME></SOUNDS>' })
    const found = await sql<{
      title: string
    }>`select title from asset_part where section = 'sound' order by title`.execute(house.database.kysely)
    expect(found.rows.map((row) => row.title)).toEqual(['Carte ajoutée', 'Creative'])
  })

  test('a monitor that moves keeps the history of its ties', async () => {
    const one = await house.take(machine)
    const other: Machine = {
      ...machine,
      device: 'PC-2-2024-01-01-08-00-00',
      name: 'PC-2',
      uuid: '4c4c4544-0042-3510-8057-b4c04f4d3133',
      serial: '7XK2B53',
      macs: ['3c:52:82:00:00:09'],
      monitors: [],
    }
    const two = await house.take(other)
    await house.take({ ...machine, monitors: [], checksum: 64, more: '' })
    await house.take({ ...other, monitors: ['CN0ABC1'] })
    expect(await house.count('asset', "type = 'monitor'")).toBe(1)
    const ties = await sql<{
      fromId: string
      isOver: boolean
    }>`select from_id, ended_at is not null as is_over from asset_link order by id`.execute(house.database.kysely)
    expect(ties.rows).toEqual([
      { fromId: one.assetId, isOver: true },
      { fromId: two.assetId, isOver: false },
    ])
  })

  test('NOTIFY: a new address of a known card', async () => {
    const one = await house.take(machine)
    const notice = `<?xml version="1.0" encoding="UTF-8"?><REQUEST><DEVICEID>${machine.device}</DEVICEID><QUERY>NOTIFY</QUERY><TYPE>IP</TYPE><IFACE><MAC>3c:52:82:00:00:01</MAC><IP>10.0.9.99</IP><MASK>255.255.255.0</MASK><GW>10.0.9.1</GW></IFACE></REQUEST>`
    const noticed = await house.take(notice)
    expect([noticed.state, noticed.assetId]).toEqual(['taken', one.assetId])
    const handles = async () =>
      (await sql<{ shown: string }>`select shown from search_exact where sort = 'ip'`.execute(house.database.kysely))
        .rows
    expect(await handles()).toEqual([{ shown: '10.0.9.99' }])
    // The next inventory tells the truth, also when it is what it had said before.
    await house.take(machine)
    expect(await handles()).toEqual([{ shown: '10.0.0.11' }])
    expect((await house.take(notice.replaceAll('PC-1', 'UNKNOWN'))).trace).toEqual({ rule: 'unknown' })
  })
})

describe('what people declare', () => {
  test('a changed field is locked, only that one; the observed value stays beside it, and unlocking shows it', async () => {
    const one = await house.take(machine)
    const patched = await house.admin('PATCH', `/api/v1/assets/${one.assetId}`, { name: 'Accueil' })
    expect(patched.status, patched.text).toBe(200)
    await house.take({ ...machine, name: 'PC-1B', model: 'Latitude 5550', user: 'asmith' })
    const asset = await read(one.assetId)
    expect([asset.name, named(asset.model), asset.contact]).toEqual(['Accueil', 'Latitude 5550', 'asmith'])
    const why = await house.admin('GET', `/api/v1/assets/${one.assetId}/why`)
    expect((why.json.observed as unknown as Record<string, { value: string }>).name!.value).toBe('PC-1B')
    expect(why.json.locks).toMatchObject([{ field: 'name' }])
    const unlocked = await house.admin('POST', `/api/v1/assets/${one.assetId}/unlock`, { field: 'name' })
    expect(unlocked.json.name).toBe('PC-1B')
    await house.take({ ...machine, name: 'PC-1C' })
    expect((await read(one.assetId)).name).toBe('PC-1C')
  })

  test('a maker that people declared gives way to the observed one again', async () => {
    const one = await house.take(machine)
    const said = named((await read(one.assetId)).manufacturer)
    const other = await house.people.run('manufacturer.create', { name: 'Autre' })
    await house.admin('PATCH', `/api/v1/assets/${one.assetId}`, { manufacturer: other.id })
    expect(named((await read(one.assetId)).manufacturer)).toBe('Autre')
    const unlocked = await house.admin('POST', `/api/v1/assets/${one.assetId}/unlock`, { field: 'manufacturer' })
    expect(unlocked.status, unlocked.text).toBe(200)
    expect(named((await read(one.assetId)).manufacturer)).toBe(said)
  })

  test('chosen fields of many are given back at once; what is not locked stays', async () => {
    const one = await house.take(machine)
    await house.admin('PATCH', `/api/v1/assets/${one.assetId}`, { name: 'Accueil', serial: 'DIT' })
    await house.take({ ...machine, name: 'PC-1Z' })
    const bulk = (input: object) =>
      house.admin('POST', '/api/v1/assets/bulk', { verb: 'unlock-fields', ids: [one.assetId], input })
    expect((await bulk({ fields: ['name', 'model'] })).json).toMatchObject({ done: 1, failed: [] })
    expect(await read(one.assetId)).toMatchObject({ name: 'PC-1Z', serial: 'DIT' })
    await bulk({})
    expect((await read(one.assetId)).serial).not.toBe('DIT')
  })

  test('what is locked for a type no agent writes, neither on a new machine nor later; it stays to be seen', async () => {
    const lock = { name: 'Système des postes', assetType: 'computer', fields: ['osName', 'model'] }
    const made = await house.people.run('type-lock.create', lock)
    const one = await house.take(machine)
    const asset = await read(one.assetId)
    expect([asset.model, asset.osName]).toEqual([null, null])
    expect(asset.serial).not.toBeNull()
    const why = await house.admin('GET', `/api/v1/assets/${one.assetId}/why`)
    expect(why.json.locks).toMatchObject([
      { field: 'model', typeLock: 'Système des postes', user: null },
      { field: 'osName', typeLock: 'Système des postes' },
    ])
    expect((why.json.observed as unknown as Record<string, unknown>).model).toBeDefined()
    await house.take({ ...machine, model: 'Latitude 5560' })
    expect((await read(one.assetId)).model).toBeNull()
    await house.people.run('type-lock.remove', { id: made.id })
    await house.take({ ...machine, model: 'Latitude 5570' })
    expect(named((await read(one.assetId)).model)).toBe('Latitude 5570')
  })

  test('what agents do not feed is never touched', async () => {
    const one = await house.take(machine)
    await house.admin('PATCH', `/api/v1/assets/${one.assetId}`, { comment: 'prêté', inventoryNumber: 'INV-7' })
    await house.take({ ...machine, name: 'PC-1B' })
    const asset = await read(one.assetId)
    expect([asset.comment, asset.inventoryNumber, asset.name]).toEqual(['prêté', 'INV-7', 'PC-1B'])
  })

  test('the TAG decides the unit of a new asset, and nothing afterwards', async () => {
    const north = await sql<{
      id: string
    }>`update entity set inventory_tag = 'SITE-N' where id = (select max(id) from entity where parent_id is not null) returning id`.execute(
      house.database.kysely,
    )
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    const one = await house.take({ ...machine, tag: 'site-n' })
    const entity = async () => ((await read(one.assetId)).entity as { id: string }).id
    expect(await entity()).toBe(north.rows[0]!.id)
    await house.take({ ...machine, tag: 'elsewhere' })
    expect(await entity()).toBe(north.rows[0]!.id)
  })
})

describe('upkeep', () => {
  test('programs are counted; old messages go, the last ones of each device and open questions stay', async () => {
    for (let n = 0; n < 6; n++) await house.take({ ...machine, software: [['7-Zip', String(n)]] })
    const { services } = house
    const job = (name: string) => services.house.jobs.find((each) => each.name === name)!
    await job('software.count').run({}, services)
    expect(await house.count('software', "name = '7-Zip' and install_count = 1")).toBe(1)
    await sql`update inventory_message set received_at = now() - interval '90 days'`.execute(house.database.kysely)
    expect(await job('inventory.sweep').run({}, services)).toMatchObject({ removed: 3 })
    expect(await house.count('inventory_message')).toBe(3)
    const changed = (days: number) => sql`
      insert into hardware_change (asset_id, seen_at, part, change) select id, now() - make_interval(days => ${days}::int), 'memory', 'less' from asset limit 1`
    for (const days of [1, 1_094, 1_096, 4_000]) await changed(days).execute(house.database.kysely)
    expect(await job('inventory.sweep').run({}, services)).toMatchObject({ forgotten: 2 })
    expect(await house.count('hardware_change')).toBe(2)
  })
})
