import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** What the house decides by itself: the studios of rules and of service levels, in a real browser on the real server. */

let house: TestServerHouse
let browser: Browser
let address: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const { run, entities } = house.people
  const entity = entities.root
  const rule = (name: string, more: object = {}) => run('rule.create', { set: 'ticket-opening', name, entity, ...more })
  for (const name of ['Première', 'Deuxième', 'Troisième']) ids[name] = (await rule(name)).id
  ids.level = (
    await run('service-level.create', {
      name: 'Quatre heures',
      entity,
      type: 'sla',
      target: 'resolve',
      amount: 4,
      unit: 'hours',
    })
  ).id
  ids.calendar = (
    await run('calendar.create', { name: 'Bureau', entity, holidays: 'fr', hours: [{ day: 1, from: 480, to: 1080 }] })
  ).id
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function signedIn(
  path: string,
  options: Parameters<typeof openPage>[1] = {},
): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await openPage(browser, options)
  const { login, password } = house.people.admin
  await page.request.post(`${address}/api/v1/session`, { data: { login, password }, headers: { origin: address } })
  await page.goto(`${address}${path}`)
  return { page, errors }
}

it.each([
  ['rules', () => `/admin/rules?id="${ids.Première}"`],
  ['service-levels', () => `/admin/service-levels?id="${ids.level}"`],
  ['calendars', () => `/admin/service-levels?tab=calendars&id="${ids.calendar}"`],
] as const)('%s is accessible and fits, light and dark, on a desk and on a phone', async (name, path) => {
  const faults: string[] = []
  await everyLook(
    name,
    (options) => signedIn(path(), options),
    async (page, look) => {
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      faults.push(...(await faultsOf(page, look)))
    },
  )
  expect(faults).toEqual([])
})

it('rules are put in order by the keyboard', async () => {
  const { page } = await signedIn('/admin/rules')
  const names = () =>
    page
      .locator('ol button[class*="entryName"]')
      .evaluateAll((list) => list.map((each) => each.firstChild?.textContent))
  await page.getByRole('button', { name: /^Troisième/ }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(names).toEqual(['Première', 'Troisième', 'Deuxième'])
  await page.context().close()
})
