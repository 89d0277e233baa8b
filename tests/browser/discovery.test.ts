import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeRun } from '../../src/server/domains/discovery/run/work.ts'
import { openReception } from '../../src/server/domains/inventory/index.ts'
import { openBench, takeBatch } from '../../src/server/domains/inventory/process/worker.ts'
import { createSecrets } from '../../src/server/platform/secrets.ts'
import { printerLines, type Snmpd, snmpdProblem, startSnmpd, switchLines } from '../support/snmpd.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** Network discovery and inventory dictionaries, in a real browser on the real server, with what Debian's snmpd told. */

let house: TestServerHouse
let browser: Browser
let address: string
let running: Snmpd[] = []
const ids: Record<string, string> = {}
const port = 20_261
const community = 'lecture-seule'

async function discover(): Promise<void> {
  const { services } = house
  const reception = openReception(services, { error: () => {}, warn: () => {} })
  const bench = openBench(services, { error: () => {} })
  await takeRun(services, reception)
  while ((await takeBatch(bench)) > 0);
  await reception.close()
}

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  const secrets = createSecrets(Buffer.alloc(32, 7))
  house.services.secrets = secrets
  house.people.services.secrets = secrets
  address = await house.listen()
  const { run, entities } = house.people
  const entity = entities.root
  ids.credential = (await run('snmp-credential.create', { name: 'Lecture bureautique', entity, protocol: 'v2c' })).id
  await run('snmp-credential.set-secret', { id: ids.credential, community })
  ids.range = (
    await run('scan-range.create', {
      name: 'Siège, 2e étage',
      entity,
      addresses: '127.0.0.41-127.0.0.46',
      credential: ids.credential,
      port,
      timeoutMs: 300,
      intervalHours: 6,
      isActive: true,
    })
  ).id
  await run('name-rule.create', {
    subject: 'manufacturer',
    match: 'exact',
    value: 'Hewlett-Packard',
    becomes: 'HP',
    isActive: false,
  })
  if (snmpdProblem === null) {
    const access = { version: 'v2c', community } as const
    const open = `rocommunity ${community} 127.0.0.0/8`
    running = await Promise.all([
      startSnmpd({ address: '127.0.0.41', port, access, lines: [open, ...printerLines()] }),
      startSnmpd({ address: '127.0.0.42', port, access, lines: [open, ...switchLines('2c:59:e5:12:34:56')] }),
    ])
  }
  ids.run = (await run('scan-range.run', { id: ids.range })).id
  await discover()
  await run('name-rule.add-known', {})
  const assets = await sql<{ id: string; type: string }>`select id, type from asset`.execute(services())
  for (const { id, type } of assets.rows) ids[type] = id
  browser = await launchBrowser()
}, 90_000)

const services = () => house.database.kysely

afterAll(async () => {
  await browser?.close()
  for (const each of running) await each.stop()
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

const pages: [name: string, path: () => string][] = [
  ['discovery-ranges', () => '/discovery/ranges'],
  ['discovery-range', () => `/discovery/ranges/${ids.range}`],
  ['discovery-range-new', () => '/discovery/ranges/new'],
  ['discovery-run', () => `/discovery/runs/${ids.run}`],
  ['discovery-credential', () => `/discovery/credentials/${ids.credential}`],
  ['naming', () => '/inventory/names'],
  ['renamings', () => '/inventory/renamings'],
]

it.each(pages)('%s is accessible and fits, light and dark, on a desk and on a phone', async (name, path) => {
  const faults: string[] = []
  await everyLook(
    name,
    (options) => signedIn(path(), options),
    async (page, look) => {
      faults.push(...(await faultsOf(page, look)))
    },
  )
  expect(faults).toEqual([])
})

const told: [name: string, path: () => string][] = [
  ['printer-supplies', () => `/assets/${ids.printer}?tab=supplies`],
  ['switch-neighbours', () => `/assets/${ids['network-equipment']}?tab=sightings`],
]

it.skipIf(snmpdProblem !== null).each(told)('%s shows what the device told', async (name, path) => {
  const faults: string[] = []
  await everyLook(
    name,
    (options) => signedIn(path(), options),
    async (page, look) => {
      faults.push(...(await faultsOf(page, look)))
    },
  )
  expect(faults).toEqual([])
})

it('a secret is entered, and never shown again', async () => {
  const { page } = await signedIn(`/discovery/credentials/${ids.credential}`)
  await page.getByRole('button', { name: 'Remplacer le secret' }).click()
  await page.getByLabel('Communauté').fill('une-autre-communaute')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain('une-autre-communaute')
  await page.context().close()
})
