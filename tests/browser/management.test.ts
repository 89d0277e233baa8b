import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** Contract, supplier, budget and the purchase of a machine, as people see them. */

let house: TestServerHouse
let browser: Browser
let address: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const { run, entities } = house.people
  const make = async (name: string, input: Record<string, unknown>) =>
    (await run(name, { entity: entities.root, ...input })).id
  const siret = '732 829 320 00074'
  ids.supplier = await make('supplier.create', {
    name: 'Copirex',
    isActive: true,
    registration: siret,
    town: 'Vitrolles',
  })
  ids.budget = await make('budget.create', {
    name: 'Parc',
    amount: '10000',
    beginsOn: '2026-01-01',
    endsOn: '2026-12-31',
  })
  ids.asset = await make('asset.create', { type: 'printer', name: 'IMP-001' })
  const supplier = ids.supplier
  ids.contract = await make('contract.create', {
    name: 'Location des copieurs',
    supplier,
    state: 'active',
    startsOn: '2024-01-01',
    initialMonths: 12,
    renewal: 'tacit',
    noticeMonths: 3,
  })
  await run('contract.link-asset', { id: ids.contract, ids: [ids.asset] })
  await run('contract-cost.create', {
    contract: ids.contract,
    name: '2026',
    amount: '1840.50',
    beginsOn: '2026-01-01',
    budget: ids.budget,
  })
  const plan = {
    depreciation: 'linear',
    depreciationYears: 4,
    usedSince: '2025-03-15',
    warrantyMonths: 24,
    deliveredOn: '2025-03-10',
  }
  await run('asset.set-purchase', {
    id: ids.asset,
    supplier,
    budget: ids.budget,
    price: '2399.90',
    invoice: 'FA-1',
    ...plan,
  })
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
  ['contract', () => `/contracts/${ids.contract}`, 'Location des copieurs'],
  ['asset-purchase', () => `/assets/${ids.asset}?tab=purchase`, 'IMP-001'],
  ['budget', () => `/budgets/${ids.budget}`, 'Parc'],
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
