import { Readable } from 'node:stream'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawFloor } from '../../db/seeds/demo/floor-drawing.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { storeUpload } from '../../src/server/engine/files/documents.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { axe, builtWeb, launchBrowser, openPage } from './support.ts'

/** A floor plan and the map in a real browser: what is done with keys alone. */

let house: TestServerHouse
let browser: Browser
let page: Page
let errors: string[]
let address: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const { run, entities, admin } = house.people
  const entity = entities.root
  ids.site = (await run('location.create', { name: 'Marseille', entity, latitude: 43.3, longitude: 5.37 })).id
  ids.floor = (await run('location.create', { name: 'Étage', entity, parent: ids.site })).id
  for (const name of ['PC-1', 'PC-2'])
    ids[name] = (await run('asset.create', { type: 'computer', name, entity, location: ids.floor })).id
  const picture = Readable.from([drawFloor(6, () => '1').png])
  const { services } = house
  const self = systemActor('test', 'cli')
  const { id: document } = await storeUpload(services, self, picture, 'plan.png')
  await runAction(services, services.house.actions.get('location.set-plan')!, self, { id: ids.floor, document })
  browser = await launchBrowser()
  ;({ page, errors } = await openPage(browser))
  const { login, password } = admin
  await page.request.post(`${address}/api/v1/session`, { data: { login, password }, headers: { origin: address } })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const pin = (name: string) => page.locator(`button[data-kind="asset"][aria-label^="${name},"]`)

describe('a floor plan', () => {
  it('is filled, changed and emptied by keys, and by its table', async () => {
    await page.goto(`${address}/locations/${ids.floor}`)
    await page.getByRole('button', { name: 'Placer PC-1' }).press('Enter')
    await pin('PC-1').press('ArrowRight')
    await pin('PC-1').press('Shift+ArrowDown')
    await pin('PC-1').press('Enter')
    await page.getByText('PC-1 placé : 52 % × 50 %').waitFor()
    const { pin: placed } = (await house.admin('GET', `/api/v1/assets/${ids['PC-1']}/plan-position`)).json
    expect(placed).toMatchObject({ x: 0.52, y: 0.502 })
    // A move that is left again writes nothing.
    await pin('PC-1').press('ArrowUp')
    await pin('PC-1').press('Escape')
    expect(await pin('PC-1').getAttribute('aria-label')).toContain('52 % × 50 %')
    await page.getByText('Repères, en tableau').click()
    await page.getByLabel('Position horizontale de PC-1').fill('10')
    await page.getByRole('button', { name: 'Poser PC-1' }).click()
    await page.getByText('PC-1 placé : 10 % × 50 %').waitFor()
    expect(await axe(page)).toEqual([])
    await pin('PC-1').press('Delete')
    await page.getByRole('button', { name: 'Placer PC-1' }).waitFor()
    await pin('PC-1').waitFor({ state: 'detached' })
    expect(errors).toEqual([])
  })

  it('gathers pins that lie on one another on a phone; keys reach each, a touch leads nearer', async () => {
    for (const [name, x] of [
      ['PC-1', 0.5],
      ['PC-2', 0.55],
    ] as const)
      await house.admin('POST', `/api/v1/assets/${ids[name]}/place-on-plan`, { plan: ids.floor, x, y: 0.5 })
    await page.setViewportSize({ width: 390, height: 800 })
    await page.reload()
    const group = page.locator('button[data-group]')
    await group.waitFor()
    expect(await group.textContent()).toBe('2')
    const seen = () => pin('PC-2').evaluate((element) => getComputedStyle(element).opacity)
    await expect.poll(seen).toBe('0')
    await pin('PC-2').focus()
    await expect.poll(seen).toBe('1')
    await group.click()
    await group.waitFor({ state: 'detached' })
    await expect.poll(seen).toBe('1')
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(errors).toEqual([])
  })
})

describe('the map', () => {
  it('shows what the list finds, and leads back to it narrowed', async () => {
    await page.goto(`${address}/map?q=PC-2`)
    await page.getByRole('link', { name: 'Marseille : 1 équipement' }).press('Enter')
    await page.waitForURL(/\/assets\?/)
    await page.getByRole('link', { name: 'PC-2' }).first().waitFor()
    expect(await page.getByRole('link', { name: 'PC-1' }).count()).toBe(0)
    expect(errors).toEqual([])
  })
})
