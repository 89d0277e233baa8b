import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../tools/source-files.ts'
import { type Api, password, type RealServer, startRealServer } from './real-server.ts'
import { axe, launchBrowser, openPage, screenshot } from './support.ts'

/**
 * The main job from end to end, on the product as it is shipped: an agent reports, the machine is there, a technician
 * finds it, a staff member asks for help with it, the case is worked and solved, the staff member agrees.
 */
let server: RealServer
let browser: Browser
let admin: Api

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startRealServer(), launchBrowser()])
  admin = await server.as('admin')
}, 60_000)

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function person(login: string, name: string, profile: string): Promise<string> {
  const root = (await admin('GET', '/entities?limit=1')) as unknown as { items: { id: string }[] }
  const entity = root.items[0]!.id
  const { id } = await admin('POST', '/users', { login, name, entity, language: 'fr' })
  await admin('POST', `/users/${id}/set-password`, { password })
  const profiles = (await admin('GET', '/profiles?limit=50')) as unknown as { items: { id: string; code: string }[] }
  await admin('POST', '/grants', {
    user: id,
    profile: profiles.items.find((each) => each.code === profile)!.id,
    entity,
    isRecursive: true,
  })
  return id
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${server.url}/`)
  await page.getByRole('textbox', { name: 'Identifiant' }).fill(login)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('main').waitFor()
  await page.getByLabel('Mot de passe', { exact: true }).waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
}

/** Looked at by axe and by people: each page leaves a picture of itself. */
async function inspect(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await screenshot(page, name)
  expect(await axe(page), name).toEqual([])
}

async function untilInventoried(name: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = (await admin('GET', `/assets?q=name:${name}`)) as unknown as { items: { id: string }[] }
    if (found.items[0] !== undefined) return found.items[0].id
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${name} did not come in`)
}

test('from an inventory to an accepted solution', { timeout: 180_000 }, async () => {
  const agent = await person('agathe', 'Agathe Lanteaume', 'requester')
  await person('thierry', 'Thierry Fabregat', 'technician')

  // 1. An agent reports; the computer is in the register with its parts.
  const body = readFileSync(join(root, 'tests/corpus/samples/glpi-agent-1.11-inventory.json'))
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GLPI-Agent_v1.11',
    'glpi-agent-id': 'b597c8d8-e74a-11f1-9c1e-0242ac120002',
  }
  expect((await fetch(`${server.url}/front/inventory.php`, { method: 'POST', headers, body })).status).toBe(200)
  const assetId = await untilInventoried('deb-ws-014')
  await admin('PATCH', `/assets/${assetId}`, { user: agent })

  // 2. The staff member, on a phone, in three gestures: the thing, a sentence, send.
  const { page: portal } = await openPage(browser, { screen: 'phone' })
  await signIn(portal, 'agathe')
  await portal.getByRole('heading', { name: 'De quoi avez-vous besoin ?' }).waitFor()
  await inspect(portal, 'portal-home-phone')
  await portal
    .getByRole('link', { name: /Signaler un problème.*deb-ws-014|deb-ws-014/ })
    .first()
    .click()
  await portal.getByRole('textbox', { name: /Décrivez/ }).fill('Mon poste s’éteint tout seul depuis ce matin')
  await inspect(portal, 'portal-report-phone')
  await portal.getByRole('button', { name: /^Envoyer/ }).click()
  await portal.waitForURL(/\/portal\/requests\/\d+/)
  await inspect(portal, 'portal-request-phone')
  const ticketId = /requests\/(\d+)/.exec(portal.url())![1]!

  // 3. The technician finds the machine by the palette, sees its case, and works it.
  const { page: desk, errors } = await openPage(browser)
  await signIn(desk, 'thierry')
  // The page of signing in goes before the desk has come: keys pressed between the two are heard by neither.
  await desk.getByRole('button', { name: /Rechercher ou aller/ }).waitFor()
  await desk.keyboard.press('Control+K')
  await desk.getByRole('dialog').getByRole('combobox').waitFor()
  await desk.keyboard.type('deb-ws')
  await desk
    .getByRole('option', { name: /deb-ws-014/ })
    .first()
    .waitFor()
  await inspect(desk, 'desk-palette')
  await desk.keyboard.press('Enter')
  await desk.waitForURL(new RegExp(`/assets/${assetId}`))
  await inspect(desk, 'desk-asset')
  await desk.goto(`${server.url}/tickets/${ticketId}`)
  await desk.getByRole('button', { name: 'Prendre en charge' }).click()
  await desk.getByText('En cours (attribué)').first().waitFor()
  await inspect(desk, 'desk-case')
  const technician = await server.as('thierry')
  await technician('POST', `/tickets/${ticketId}/reply`, { body: '<p>Bonjour, je passe vous voir à 10 h.</p>' })
  await portal.getByText('je passe vous voir à 10 h').waitFor({ timeout: 15_000 })
  await technician('POST', `/tickets/${ticketId}/solve`, { body: '<p>Alimentation remplacée.</p>' })
  await desk.getByText('Alimentation remplacée.').waitFor({ timeout: 15_000 })
  await inspect(desk, 'desk-case-solved')

  // 4. The staff member agrees; the case is closed, and everything stands in its history.
  await portal.getByText('Alimentation remplacée.').waitFor({ timeout: 15_000 })
  await inspect(portal, 'portal-solution-phone')
  await portal
    .getByRole('button', { name: /^Oui|Accepter|C’est réglé/ })
    .first()
    .click()
  await expect.poll(async () => (await admin('GET', `/tickets/${ticketId}`)).status, { timeout: 10_000 }).toBe('closed')
  const history = (await admin('GET', `/tickets/${ticketId}/history`)) as unknown as { items: { action: string }[] }
  const acts = history.items.map((item) => item.action)
  for (const act of ['ticket.open', 'ticket.take', 'ticket.solve', 'ticket.accept']) expect(acts).toContain(act)
  expect(errors.filter((error) => !error.includes('401'))).toEqual([])
})
