import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** A campaign in a real browser: counting with the network cut, two counters at once, reconciling. */

let house: TestServerHouse
let browser: Browser
let address: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const { run, entities } = house.people
  ids.building = (await run('location.create', { name: 'Bâtiment A', entity: entities.root })).id
  for (const name of ['Bureau 1', 'Bureau 2'])
    ids[name] = (await run('location.create', { name, parent: ids.building, entity: entities.root })).id
  for (const [serial, place] of [
    ['S1', 'Bureau 1'],
    ['S2', 'Bureau 1'],
    ['S3', 'Bureau 1'],
    ['S4', 'Bureau 2'],
    ['S5', 'Bureau 2'],
  ] as const)
    ids[serial] = (
      await run('asset.create', {
        type: 'computer',
        name: `Poste ${serial}`,
        serial,
        entity: entities.root,
        location: ids[place],
      })
    ).id
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function campaign(name: string): Promise<string> {
  const { run, entities } = house.people
  const { id } = await run('stocktake.create', { name, entity: entities.root, withSubplaces: true })
  await run('stocktake.link-place', { id, ids: [ids.building] })
  await run('stocktake.open', { id })
  return id
}

async function signedIn(
  path: string,
  options: Parameters<typeof openPage>[1] = {},
): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await openPage(browser, options)
  const { login, password } = house.people.admin
  const answer = await page.request.post(`${address}/api/v1/session`, {
    data: { login, password },
    headers: { origin: address },
  })
  expect(answer.status()).toBe(201)
  await page.goto(`${address}${path}`)
  return { page, errors }
}

const stand = async (page: Page, place: string) => {
  await page.getByRole('combobox', { name: 'Je compte dans' }).click()
  await page.getByRole('option', { name: new RegExp(place) }).click()
}
const scan = async (page: Page, code: string) => {
  await page.getByLabel('Code lu').fill(code)
  await page.keyboard.press('Enter')
}
/** In the page: what is announced to those who do not see it says the same words. */
const told = (page: Page, text: string | RegExp) => page.locator('#main').getByText(text).first().waitFor()
const waiting = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

async function statuses(id: string): Promise<Record<string, string>> {
  const found = await sql<{ name: string; status: string }>`
    select name, status from stocktake_line where stocktake_id = ${id}`.execute(house.services.db)
  return Object.fromEntries(found.rows.map((row) => [row.name, row.status]))
}

describe('counting', () => {
  it('goes on without network, with another counter, and each scan counts once', async () => {
    const id = await campaign('Rez-de-chaussée')
    const one = await signedIn(`/stocktakes/${id}/count`, { screen: 'phone' })
    const two = await signedIn(`/stocktakes/${id}/count`)
    await stand(one.page, 'Bureau 1')
    await stand(two.page, 'Bureau 2')
    await waiting(one.page, 'Tout est envoyé')

    await one.page.context().setOffline(true)
    await waiting(one.page, 'Hors ligne')
    await scan(one.page, 's1')
    await told(one.page, 'Trouvé : Poste S1')
    await scan(one.page, 'S1')
    await told(one.page, 'Déjà scanné dans ce lieu')
    await scan(one.page, 'S4')
    await told(one.page, 'Mal placé : Poste S4, attendu dans Bureau 2')
    await scan(one.page, 'VIEUX-CODE-9')
    await told(one.page, 'Inconnu : VIEUX-CODE-9')
    await one.page.getByRole('button', { name: 'Marquer Poste S2 comme vu' }).click()
    await scan(one.page, 'S5')
    await one.page.getByRole('button', { name: 'Annuler ce scan de Poste S5' }).click()
    await waiting(one.page, '5 scans à envoyer')
    expect(await statuses(id)).toMatchObject({ 'Poste S1': 'expected', 'Poste S2': 'expected' })

    // Meanwhile the other counter sees two of the same things, one of them where it belongs, later.
    await scan(two.page, 'S1')
    await scan(two.page, 'S5')
    await waiting(two.page, 'Tout est envoyé')
    expect(await statuses(id)).toMatchObject({ 'Poste S1': 'misplaced', 'Poste S5': 'found' })

    await one.page.context().setOffline(false)
    await waiting(one.page, 'Tout est envoyé')
    expect(await statuses(id)).toEqual({
      'Poste S1': 'misplaced',
      'Poste S2': 'found',
      'Poste S3': 'expected',
      'Poste S4': 'misplaced',
      'Poste S5': 'found',
      'VIEUX-CODE-9': 'unknown',
    })
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from stocktake_scan where stocktake_id = ${id}`.execute(house.services.db)
    expect(Number(rows[0]!.count)).toBe(6)
    await one.page.context().close()
    await two.page.context().close()
  })

  it('keeps what was scanned when the page dies without network, and sends it the next time', async () => {
    const id = await campaign('Étage')
    const { page } = await signedIn(`/stocktakes/${id}/count`)
    await stand(page, 'Bureau 1')
    await waiting(page, 'Tout est envoyé')
    await page.context().setOffline(true)
    await waiting(page, 'Hors ligne')
    await scan(page, 'S3')
    await waiting(page, '1 scan à envoyer')
    await page.close()
    expect((await statuses(id))['Poste S3']).toBe('expected')
    await page.context().setOffline(false)
    const again = await page.context().newPage()
    await again.goto(`${address}/stocktakes/${id}/count`)
    await waiting(again, 'Tout est envoyé')
    expect((await statuses(id))['Poste S3']).toBe('found')
    await again.context().close()
  })

  it('opens again without network once it was loaded', async () => {
    const id = await campaign('Cave')
    const { page } = await signedIn(`/stocktakes/${id}/count`)
    await stand(page, 'Bureau 2')
    await waiting(page, 'Tout est envoyé')
    await page.waitForFunction(
      async () =>
        navigator.serviceWorker.controller !== null &&
        (await (await caches.open('cigale-count')).keys()).some(({ url }) => url.endsWith('/api/v1/session')),
    )
    await page.context().setOffline(true)
    await page.reload()
    await waiting(page, 'Hors ligne')
    await scan(page, 'S4')
    await told(page, 'Trouvé : Poste S4')
    await page.context().setOffline(false)
    await waiting(page, 'Tout est envoyé')
    expect((await statuses(id))['Poste S4']).toBe('found')
    await page.context().close()
  })

  it('ends with a report, and moves what was misplaced when asked', async () => {
    const id = await campaign('Clôture')
    const counter = await signedIn(`/stocktakes/${id}/count`)
    await stand(counter.page, 'Bureau 2')
    await scan(counter.page, 'S1')
    await waiting(counter.page, 'Tout est envoyé')
    await counter.page.goto(`${address}/stocktakes/${id}`)
    await counter.page.getByText('1 sur 5 vus').waitFor()
    await counter.page.getByRole('button', { name: 'Clore' }).click()
    await counter.page.getByText('4 équipements n’ont pas été vus').waitFor()
    await counter.page.getByLabel(/Déplacer l’équipement mal placé/).check()
    await counter.page.getByRole('button', { name: 'Clore la campagne' }).click()
    await counter.page.getByText('La campagne est close').waitFor()
    const { rows } = await sql<{ locationId: string }>`
      select location_id from asset where id = ${ids.S1}`.execute(house.services.db)
    expect(rows[0]!.locationId).toBe(ids['Bureau 2'])
    await counter.page.context().close()
  })

  it.each([
    ['stocktakes', '/stocktakes'],
    ['stocktake', '/stocktakes/:id'],
    ['stocktake-scope', '/stocktakes/:id?tab=scope'],
    ['stocktake-new', '/stocktakes/new'],
    ['stocktake-lines', '/stocktake-lines'],
    ['stocktake-count', '/stocktakes/:id/count'],
  ] as const)('%s looks right', async (name, path) => {
    const id = await campaign('Apparence')
    const faults: string[] = []
    await everyLook(
      name,
      (options) => signedIn(path.replace(':id', id), options),
      async (page, look) => {
        if (name === 'stocktake-count' && look.endsWith('light')) {
          await stand(page, 'Bureau 1')
          await scan(page, look.includes('desk') ? 'S2' : 'S3')
          await told(page, /Trouvé : /)
        }
        faults.push(...(await faultsOf(page, look)))
      },
    )
    expect(faults).toEqual([])
  })
})
