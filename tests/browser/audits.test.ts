import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditJob } from '../../src/server/domains/audits/audits.job.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** Audits of the register, the grouped tabs of an asset and its documents, as people see them. */

let house: TestServerHouse
let browser: Browser
let address: string
let asset: string
let audit: string

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const { run, entities } = house.people
  const entity = entities.root
  const state = (await run('asset-state.create', { name: 'En service', phase: 'in_use', position: 1 })).id
  const make = { type: 'computer', entity, state, serial: 'S-1' }
  asset = (await run('asset.create', { ...make, name: 'PC-001' })).id
  await run('asset.create', { ...make, name: 'PC-002' })
  const heading = (await run('document-heading.create', { name: 'Notices' })).id
  await run('asset.add-link', { id: asset, url: 'https://exemple.test/notice', name: 'Notice', heading })
  await auditJob.run({}, house.services)
  const found = await house.admin('GET', '/api/v1/audits')
  const items = found.json.items as unknown as { id: string; name: string }[]
  audit = items.find(({ name }) => name.includes('série'))!.id
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

const pages = [
  ['audits', () => '/audits', 'Contrôles du parc'],
  ['audit', () => `/audits/${audit}`, 'Numéro de série en double'],
  ['audit-condition', () => `/audits/${audit}?tab=condition`, 'Numéro de série en double'],
  ['asset-documents', () => `/assets/${asset}?tab=documents`, 'PC-001'],
  ['asset-ports', () => `/assets/${asset}?tab=ports`, 'PC-001'],
] as const

it.each(pages)('%s is accessible and fits, light and dark, on a desk and on a phone', async (name, path, title) => {
  const faults: string[] = []
  await everyLook(
    name,
    (options) => signedIn(path(), options),
    async (page, look) => {
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      faults.push(...(await faultsOf(page, look)))
    },
  )
  expect(faults).toEqual([])
})

it('leads from the number to exactly these records, and from a record to what is to be put right', async () => {
  const { page, errors } = await signedIn('/audits')
  await page.getByRole('link', { name: /Numéro de série en double : 2/ }).click()
  await page.getByRole('link', { name: 'PC-002' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Parc')
  await page.getByRole('link', { name: 'PC-001' }).click()
  await page
    .getByRole('region', { name: 'À corriger' })
    .getByRole('link', { name: 'Numéro de série en double' })
    .click()
  await page.getByText('2 fiches trouvées').waitFor()
  expect(errors).toEqual([])
})
