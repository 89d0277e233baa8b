import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InventoryHouse, type Machine, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())

const machine: Machine = {
  device: 'PC-1-2024-01-01-08-00-00',
  name: 'PC-1',
  uuid: '4c4c4544-0042-3510-8057-b4c04f4d3132',
  serial: '7XK2B52',
  software: [['7-Zip', '23.01']],
  volumes: [['C:', 120_000]],
  more: '<SOUNDS><NAME>Realtek</NAME><MANUFACTURER>Realtek</MANUFACTURER></SOUNDS>',
}

interface Line {
  id: string
  name: string
  version: string
  install: string
  isObserved: boolean
  installDate: string | null
}

let assetId: string | null
const post = (verb: string, body: object) => house.admin('POST', `/api/v1/assets/${assetId}/${verb}`, body)
const get = async (what: string) => (await house.admin('GET', `/api/v1/assets/${assetId}/${what}`)).json.items as never
const installs = async () =>
  ((await get('software')) as Line[]).map((line) => `${line.name} ${line.version} ${line.isObserved ? 'seen' : 'said'}`)
const line = async (name: string) => ((await get('software')) as Line[]).find((each) => each.name === name)!
const titles = async (tab: string) => ((await get(tab)) as { title: string }[]).map(({ title }) => title)
const found = async (q: string) =>
  ((await house.admin('GET', `/api/v1/assets?q=${encodeURIComponent(q)}`)).json.items as unknown as unknown[]).length

test('an install by hand stays beside the agent’s, and becomes the agent’s when it tells the same', async () => {
  assetId = (await house.take(machine)).assetId
  const made = await post('add-software', {
    name: 'Northwind Suite',
    publisher: 'Northwind',
    version: '4.2',
    installDate: '2024-03-01',
  })
  expect(made.status).toBe(200)
  expect(await installs()).toEqual(['7-Zip 23.01 seen', 'Northwind Suite 4.2 said'])
  expect(await found('software:(name:"Northwind Suite")')).toBe(1)

  const { id, install } = await line('Northwind Suite')
  const again = await post('add-software', { software: id, version: '4.2' })
  expect([again.status, JSON.stringify(again.json)]).toEqual([422, expect.stringContaining('installed_already')])
  await post('update-software', { install, version: '4.3', installDate: '2024-03-02' })
  await house.take({ ...machine, software: [['7-Zip', '24.08']] })
  expect(await installs()).toEqual(['7-Zip 24.08 seen', 'Northwind Suite 4.3 said'])

  await house.take({
    ...machine,
    software: [
      ['7-Zip', '24.08'],
      ['Northwind Suite', '4.3'],
    ],
  })
  expect(await installs()).toEqual(['7-Zip 24.08 seen', 'Northwind Suite 4.3 seen'])
  expect((await line('Northwind Suite')).installDate).toContain('2024-03-02')
  const observed = await line('Northwind Suite')
  expect((await post('remove-software', { install: observed.install })).status).toBe(422)
  await house.take({ ...machine, software: [['7-Zip', '24.08']] })
  expect(await installs()).toEqual(['7-Zip 24.08 seen'])
})

test('what the agent does not tell stays until it is removed', async () => {
  await post('add-software', { name: 'Outil maison', version: '1' })
  await house.take({ ...machine, software: [['7-Zip', '24.09']] })
  expect(await installs()).toEqual(['7-Zip 24.09 seen', 'Outil maison 1 said'])
  await post('remove-software', { install: (await line('Outil maison')).install })
  expect(await installs()).toEqual(['7-Zip 24.09 seen'])
})

test('a system and an antivirus by hand: the agent’s own word of the same name takes their place', async () => {
  expect((await post('add-part', { section: 'antivirus', title: 'Bouclier', data: { version: '1' } })).status).toBe(200)
  expect((await post('add-part', { section: 'sim', title: 'SIM 1', data: { operator: 'Orange' } })).status).toBe(200)
  expect((await post('add-part', { section: 'os', title: 'Windows 11', data: { servicePack: 'SP1' } })).status).toBe(
    200,
  )
  await house.take({ ...machine, more: '<ANTIVIRUS><NAME>bouclier</NAME><ENABLED>1</ENABLED></ANTIVIRUS>' })
  const system = (await get('system')) as { section: string; title: string; isObserved: boolean }[]
  expect(system.filter(({ section }) => section === 'antivirus')).toEqual([
    expect.objectContaining({ title: 'bouclier', isObserved: true }),
  ])
  expect(await titles('system')).toContain('Windows 11')
  expect(await titles('components')).toContain('SIM 1')
})

test('what is set aside does not come back with inventories, is counted nowhere, and can be shown again', async () => {
  const both: Machine['software'] = [
    ['7-Zip', '24.09'],
    ['VLC', '3.0'],
  ]
  await house.take({ ...machine, software: both })
  const volume = ((await get('volumes')) as { id: string }[])[0]!
  expect((await post('hide-part', { part: volume.id })).status).toBe(422)
  expect((await post('hide-part', { part: volume.id, reason: 'Clé USB oubliée' })).status).toBe(200)
  const vlc = await line('VLC')
  expect((await post('hide-software', { install: vlc.install, scope: 'program', reason: 'Faux positif' })).status).toBe(
    200,
  )
  expect(await installs()).toEqual(['7-Zip 24.09 seen'])

  // The same again, then other figures, another version, and a full replay.
  await house.take({ ...machine, software: both })
  await house.take({ ...machine, volumes: [['C:', 1]], software: [...both, ['VLC', '3.1']] })
  await sql`update agent set section_hashes = '{}'`.execute(house.database.kysely)
  await house.take({ ...machine, software: both })
  expect(await installs()).toEqual(['7-Zip 24.09 seen'])
  expect(await titles('volumes')).toEqual([])
  expect(await found('software:(name:VLC)')).toBe(0)
  const hidden = (await get('hidden')) as { id: string; section: string; reason: string; user: { name: string } }[]
  expect(hidden.map(({ section, reason, user }) => [section, reason, user.name.length > 0])).toEqual([
    ['software', 'Faux positif', true],
    ['volume', 'Clé USB oubliée', true],
  ])

  for (const { id } of hidden) expect((await post('show-hidden', { hidden: id })).status).toBe(200)
  expect(await titles('volumes')).toHaveLength(1)
  expect(await installs()).toEqual(['7-Zip 24.09 seen', 'VLC 3.0 seen'])
  expect((await get('hidden')) as unknown[]).toEqual([])
  expect((await post('show-hidden', { hidden: hidden[0]!.id })).status).toBe(422)
})
