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
  more: '<SOUNDS><NAME>Realtek</NAME><MANUFACTURER>Realtek</MANUFACTURER></SOUNDS>',
}

interface Part {
  id: string
  section: string
  title: string
  isObserved: boolean
  data: Record<string, unknown>
}

test('parts entered by hand survive inventories, beside the observed ones', async () => {
  const { assetId } = await house.take(machine)
  const post = (verb: string, body: object) => house.admin('POST', `/api/v1/assets/${assetId}/${verb}`, body)
  const parts = async () =>
    (await house.admin('GET', `/api/v1/assets/${assetId}/components`)).json.items as unknown as Part[]
  const data = { serial: 'SN-77', inventoryNumber: 'INV-1', manufacturer: '' }
  expect((await post('add-part', { section: 'sound', title: 'Carte son USB', data })).status).toBe(200)

  await house.take({ ...machine, more: '<SOUNDS><NAME>Conexant</NAME></SOUNDS>' })
  await house.take({ ...machine, more: '' })
  await house.take(machine)
  const sound = (await parts()).filter((part) => part.section === 'sound')
  expect(sound.map((part) => [part.title, part.isObserved]).sort()).toEqual([
    ['Carte son USB', false],
    ['Realtek', true],
  ])
  const mine = sound.find((part) => !part.isObserved)!
  expect(mine.data).toEqual({ serial: 'SN-77', inventoryNumber: 'INV-1' })

  expect((await post('update-part', { part: mine.id, title: 'Carte son', data: { serial: 'SN-78' } })).status).toBe(200)
  const observed = sound.find((part) => part.isObserved)!
  expect((await post('update-part', { part: observed.id, title: 'x' })).status).toBe(422)
  expect((await post('remove-part', { part: observed.id })).status).toBe(422)
  expect((await post('remove-part', { part: '999999999' })).status).toBe(422)
  expect((await post('remove-part', { part: mine.id })).status).toBe(200)
  expect((await parts()).filter((part) => part.section === 'sound')).toHaveLength(1)

  const history = (await house.admin('GET', `/api/v1/assets/${assetId}/history?limit=3`)).json
  expect(JSON.stringify(history)).toContain('part:sound')
})

test('what is said of a part is checked against its section', async () => {
  const { assetId } = await house.take({
    ...machine,
    device: 'PC-2',
    name: 'PC-2',
    uuid: undefined,
    serial: 'ZZ1',
  } as Machine)
  const add = async (body: object) => house.admin('POST', `/api/v1/assets/${assetId}/add-part`, body)
  const faults = async (body: object) => {
    const answer = await add(body)
    expect(answer.status).toBe(422)
    return (answer.json.errors as unknown as { field: string }[]).map((error) => error.field)
  }
  expect(await faults({ section: 'memory', title: 'x', data: { capacityMb: -1 } })).toEqual(['data.capacityMb'])
  expect(await faults({ section: 'memory', title: 'x', data: { volume: 1 } })).toEqual(['data.volume'])
  expect(await faults({ section: 'storage', title: 'x', data: { kind: 'tape' } })).toEqual(['data.kind'])
  expect(await faults({ section: 'dnsRecord', title: 'x' })).toEqual(['section'])
  expect(await faults({ section: 'memory', title: '' })).toEqual(['title'])
})
