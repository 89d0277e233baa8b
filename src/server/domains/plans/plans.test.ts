import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import { roundShare } from '../../../shared/plans/point.ts'
import { sweepDocuments } from '../../engine/files/documents.ts'
import type { Plan } from './plan-reads.ts'

let house: TestServerHouse
let manager: Send
let narrow: Send
const places: Record<'site' | 'floor' | 'room' | 'other', string> = { site: '', floor: '', room: '', other: '' }

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  manager = await house.as(await person('manager', [['asset-manager', entities.root]]))
  narrow = await house.as(await person('narrow', [['asset-manager', entities.south]]))
  const place = async (name: string, parent?: string) =>
    (await run('location.create', { name, entity: entities.root, ...(parent ? { parent } : {}) })).id
  places.site = await place('Site')
  places.floor = await place('Étage', places.site)
  places.room = await place('Salle', places.floor)
  places.other = await place('Ailleurs')
})
afterAll(() => house.close())

let made = 0
async function asset(location: string | null, entity = house.people.entities.north): Promise<string> {
  made += 1
  return (await house.people.run('asset.create', { type: 'computer', name: `PC ${made}`, entity, location })).id
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** The same picture, whose head says other sizes. */
function pngOf(width: number, height: number): Buffer {
  const picture = Buffer.from(png)
  picture.writeUInt32BE(width, 16)
  picture.writeUInt32BE(height, 20)
  return picture
}

async function upload(content: Buffer, name = 'plan.png', send = manager): Promise<string> {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')])
  const form = { 'content-type': 'multipart/form-data; boundary=x', 'x-cigale': 'test' }
  const sent = await send('POST', '/api/v1/documents', body, form)
  expect(sent.status, sent.text).toBe(201)
  return String(sent.json.id)
}

const setPlan = async (location: string, content: Buffer, name?: string) =>
  manager('POST', `/api/v1/locations/${location}/set-plan`, { document: await upload(content, name) })
const planOf = async (location: string, send = manager) =>
  (await send('GET', `/api/v1/locations/${location}/plan`)).json as unknown as Plan
const put = (id: string, plan: string, x: number, y: number, send = manager) =>
  send('POST', `/api/v1/assets/${id}/place-on-plan`, { plan, x, y })
const marks = async (kind: string, id: string) =>
  (
    (await manager('GET', `/api/v1/${kind}/${id}/history`)).json.items as unknown as {
      changes: { field: string; old: string; new: string }[]
    }[]
  )
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field.startsWith('plan:'))

describe('the picture of a plan', () => {
  test('is told by its content: what is no picture, or too large a one, is refused', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    const refused = [
      [Buffer.from(svg), 'plan.png', 'no_plan_picture'],
      [Buffer.from(`\u0089PNG\r\n\u001a\n${svg}`), 'plan.png', 'no_plan_picture'],
      [Buffer.concat([png.subarray(0, 8), Buffer.from('<html><script>alert(1)</script>')]), 'a.png', 'no_plan_picture'],
      [Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'plan.gif', 'no_plan_picture'],
      [Buffer.from('%PDF-1.4\n%%EOF\n'), 'plan.pdf', 'no_plan_picture'],
      [pngOf(30_000, 10), 'plan.png', 'plan_too_large'],
      [pngOf(19_000, 19_000), 'plan.png', 'plan_too_large'],
      [pngOf(4_294_967_295, 4_294_967_295), 'plan.png', 'plan_too_large'],
    ] as const
    for (const [content, name, code] of refused) {
      const answer = await setPlan(places.floor, content, name)
      expect(answer.status, `${name} ${code}`).toBe(422)
      expect(answer.json).toMatchObject({ errors: [{ field: 'document', code }] })
    }
    expect((await planOf(places.floor)).picture).toBeNull()
  })

  test('of somebody else’s is refused; once set, whoever sees the place sees it, and the sweep leaves it', async () => {
    const theirs = await upload(pngOf(7, 7), 'secret.png', narrow)
    const answer = await manager('POST', `/api/v1/locations/${places.floor}/set-plan`, { document: theirs })
    expect(answer.json).toMatchObject({ errors: [{ field: 'document', code: 'reference' }] })
    expect((await setPlan(places.floor, pngOf(800, 600))).status).toBe(200)
    const { picture } = await planOf(places.floor)
    expect(picture).toMatchObject({ width: 800, height: 600 })
    await sql`update document set created_at = now() - interval '9 days'`.execute(house.services.db)
    await sweepDocuments(house.services)
    expect((await narrow('GET', `/api/v1/documents/${picture!.id}/content`)).status).toBe(200)
    expect((await manager('GET', `/api/v1/documents/${theirs}/content`)).status).toBe(404)
    expect(await marks('locations', places.floor)).toMatchObject([
      { field: 'plan:picture', old: null, new: 'plan.png' },
    ])
  })
})

describe('pins', () => {
  test('stand at shares of the picture, on a plan of their place or above; the rest is refused', async () => {
    const id = await asset(places.room)
    const share = fc.oneof(fc.double(), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('0.5', null, 1e9))
    await fc.assert(
      fc.asyncProperty(share, share, async (x, y) => {
        const isGood = [x, y].every((value) => typeof value === 'number' && value >= 0 && value <= 1)
        const answer = await put(id, places.floor, x as number, y as number)
        expect(answer.status, answer.text).toBe(isGood ? 200 : 422)
        const at = { x: roundShare(x as number), y: roundShare(y as number) }
        if (isGood) expect((await planOf(places.floor)).assets).toMatchObject([{ id, ...at, canMove: true }])
      }),
      { numRuns: 25 },
    )
    const elsewhere = await asset(places.other)
    const nowhere = await asset(null)
    for (const other of [elsewhere, nowhere])
      expect((await put(other, places.floor, 0.5, 0.5)).json).toMatchObject({
        errors: [{ field: 'plan', code: 'outside_plan' }],
      })
    expect((await put(id, places.room, 0.5, 0.5)).json).toMatchObject({ errors: [{ field: 'plan', code: 'no_plan' }] })
    expect((await put(id, '999999', 0.5, 0.5)).json).toMatchObject({ errors: [{ field: 'plan', code: 'reference' }] })
    await manager('POST', `/api/v1/assets/${id}/take-off-plan`, {})
    expect((await planOf(places.floor)).assets).toEqual([])
  })

  test('go, with a line in history, when the asset moves out of the place or its room is planted elsewhere', async () => {
    const [leaves, stays, goesAlong] = [await asset(places.room), await asset(places.floor), await asset(places.room)]
    for (const id of [leaves, stays, goesAlong]) await put(id, places.floor, 0.25, 0.75)
    const room = { plan: places.floor, x: 0.5, y: 0.5 }
    expect((await manager('POST', `/api/v1/locations/${places.room}/place-on-plan`, room)).status).toBe(200)
    await manager('PATCH', `/api/v1/assets/${leaves}`, { location: places.other })
    await manager('PATCH', `/api/v1/assets/${stays}`, { location: places.room })
    expect((await planOf(places.floor)).assets.map(({ id }) => id).sort()).toEqual([stays, goesAlong].sort())
    expect((await marks('assets', leaves))[0]).toMatchObject({
      field: 'plan:left',
      old: 'Site > Étage · 25 % × 75 %',
      new: null,
    })
    await manager('PATCH', `/api/v1/locations/${places.room}`, { parent: places.other })
    expect(await planOf(places.floor)).toMatchObject({ assets: [], places: [] })
    expect((await marks('assets', goesAlong))[0]).toMatchObject({ field: 'plan:left' })
    expect((await marks('locations', places.room))[0]).toMatchObject({ field: 'plan:left' })
    const left = await sql`select 1 from plan_pin`.execute(house.services.db)
    expect(left.rows).toEqual([])
    await manager('PATCH', `/api/v1/locations/${places.room}`, { parent: places.floor })
  })

  test('of many that move at once go too, and bring back nothing by coming back', async () => {
    const ids = [await asset(places.floor), await asset(places.floor)]
    for (const id of ids) await put(id, places.floor, 0.1, 0.1)
    await manager('POST', '/api/v1/assets/bulk', { verb: 'update', ids, input: { location: places.other } })
    expect((await planOf(places.floor)).assets).toEqual([])
    await manager('PATCH', `/api/v1/assets/${ids[0]}`, { location: places.floor })
    expect((await planOf(places.floor)).assets).toEqual([])
  })

  test('are seen by those who see the asset, moved by those who may change it', async () => {
    const { entities, run } = house.people
    const [mine, theirs] = [await asset(places.floor, entities.south), await asset(places.floor, entities.north)]
    for (const id of [mine, theirs]) await put(id, places.floor, 0.3, 0.3)
    await run('ticket.open', { title: 'En panne', entity: entities.north, assets: [theirs] })
    const all = await planOf(places.floor)
    expect(all.assets.map(({ id, hasOpenCase }) => [id, hasOpenCase]).sort()).toEqual(
      [
        [mine, false],
        [theirs, true],
      ].sort(),
    )
    const seen = await planOf(places.floor, narrow)
    expect(seen.assets).toMatchObject([{ id: mine, canMove: true }])
    expect(seen).toMatchObject({ isCut: false, assets: { length: 1 } })
    expect((await put(theirs, places.floor, 0.4, 0.4, narrow)).status).toBe(404)
    const reader = await house.as(await house.people.person('reader', [['auditor', entities.root]]))
    expect((await planOf(places.floor, reader)).assets.map(({ canMove }) => canMove)).toEqual([false, false])
    expect((await put(mine, places.floor, 0.4, 0.4, reader)).status).toBe(403)
    const filter = JSON.stringify({
      all: [{ field: 'location', op: 'under', value: places.floor }, { has: 'floorPlan' }],
    })
    const listed = await narrow('GET', `/api/v1/assets?filter=${encodeURIComponent(filter)}`)
    expect(listed.json.total).toBe(1)
  })

  test('go with the plan, and history keeps where they were', async () => {
    const id = await asset(places.floor)
    await put(id, places.floor, 0.5, 0.5)
    expect((await manager('GET', `/api/v1/assets/${id}/plan-position`)).json).toMatchObject({
      pin: { x: 0.5, plan: { id: places.floor } },
    })
    expect((await manager('POST', `/api/v1/locations/${places.floor}/remove-plan`, {})).status).toBe(200)
    expect(await planOf(places.floor)).toMatchObject({ picture: null, assets: [], places: [] })
    expect((await marks('assets', id))[0]).toMatchObject({ field: 'plan:pin', new: null })
    expect((await manager('GET', `/api/v1/assets/${id}/plan-position`)).json).toEqual({ pin: null, nearest: null })
  })
})
