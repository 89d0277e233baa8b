import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** The register in a real browser on the real server: list, record, form, dictionaries, palette. */

let house: TestServerHouse
let browser: Browser
let address: string

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  await furnish()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const ids: Record<string, string> = {}

/** Two places and thirty machines. */
async function furnish(): Promise<void> {
  const { run, entities } = house.people
  for (const name of ['Marseille', 'Nice'])
    ids[name] = (await run('location.create', { name, entity: entities.root })).id
  for (let index = 1; index <= 30; index++) {
    const name = `PC-${String(index).padStart(3, '0')}`
    const made = await run('asset.create', {
      type: index % 5 === 0 ? 'printer' : 'computer',
      name,
      serial: `SER${index}`,
      entity: entities.root,
      location: index % 2 === 0 ? ids.Nice : ids.Marseille,
    })
    ids[name] = made.id
  }
}

/** A page signed in as the administrator. */
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

const rowNames = (page: Page) =>
  page.locator('tbody tr[data-index]').evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.textContent))

const count = (page: Page) => page.locator('h1 + span').innerText()

describe('pages', () => {
  const pages = [
    ['home', '/', 'Accueil'],
    ['assets', '/assets', 'Parc'],
    ['asset', () => `/assets/${ids['PC-001']}`, 'PC-001'],
    ['asset-new', '/assets/new', 'Nouvel équipement'],
    ['software', '/software', 'Logiciels'],
    ['places', () => `/admin/places/locations?id="${ids.Nice}"`, 'Lieux et entités'],
    ['dictionaries', '/admin/dictionaries/asset-states', 'Listes de valeurs'],
  ] as const

  it.each(pages)('%s is accessible and fits, light and dark, on a desk and on a phone', async (name, path, title) => {
    const faults: string[] = []
    await everyLook(
      name,
      (options) => signedIn(typeof path === 'string' ? path : path(), options),
      async (page, look) => {
        await page.getByRole('heading', { level: 1, name: title }).waitFor()
        faults.push(...(await faultsOf(page, look)))
      },
    )
    expect(faults).toEqual([])
  })
})

describe('the list', () => {
  it('asks for its first rows once', async () => {
    const { page } = await openPage(browser)
    const { login, password } = house.people.admin
    await page.request.post(`${address}/api/v1/session`, { data: { login, password }, headers: { origin: address } })
    const asked: string[] = []
    page.on('request', (request) => {
      if (/\/api\/v1\/assets\?/.test(request.url())) asked.push(request.url())
    })
    await page.goto(`${address}/assets`)
    await page.getByRole('link', { name: 'PC-001' }).waitFor()
    expect(asked.map((url) => url.slice(address.length))).toEqual([expect.stringContaining('limit=60')])
    await page.context().close()
  })

  it('understands what is typed, completes it, and shows it as filters one can take away', async () => {
    const { page, errors } = await signedIn('/assets')
    await page.getByRole('link', { name: 'PC-001' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('lieu:Ni')
    await page.getByRole('option', { name: /^Nice/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.type('type:imprimante')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowNames(page)).toEqual(['PC-010', 'PC-020', 'PC-030'])
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toContain('lieu:Nice')
    await page.getByText('Type : Imprimante').waitFor()
    await page.getByRole('button', { name: 'Retirer ce filtre' }).nth(1).click()
    await expect.poll(() => count(page)).toBe('15')
    // The address is the list: somebody else sees the same.
    await page.reload()
    await expect.poll(() => count(page)).toBe('15')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('says where a query is wrong and how to mend it', async () => {
    const { page } = await signedIn('/assets')
    await page.getByRole('link', { name: 'PC-001' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('serail:SER7')
    await page.keyboard.press('Enter')
    const fault = page.getByRole('alert')
    await expect.poll(() => fault.locator('mark').innerText()).toBe('serail')
    await fault.getByRole('button').click()
    await expect.poll(() => rowNames(page)).toEqual(['PC-007'])
    await page.context().close()
  })

  it('opens the same condition in the builder and writes it back', async () => {
    const { page } = await signedIn('/assets?q=type:printer')
    await page.getByText('Type : Imprimante').waitFor()
    await page.getByRole('button', { name: 'Composer un filtre' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('6 équipements').waitFor()
    await drawer.getByRole('button', { name: 'Condition', exact: true }).click()
    await drawer.getByRole('combobox', { name: 'Champ' }).nth(1).fill('Numéro de série')
    await page.getByRole('option', { name: 'Numéro de série', exact: true }).click()
    await drawer.getByRole('textbox', { name: 'Numéro de série' }).fill('SER3')
    await drawer.getByText('1 équipement', { exact: true }).waitFor()
    await drawer.getByRole('button', { name: 'Appliquer' }).click()
    await expect.poll(() => rowNames(page)).toEqual(['PC-030'])
    await page.context().close()
  })

  it('changes several records at once, says so, and takes it back', async () => {
    const { page, errors } = await signedIn('/assets?q=type:printer')
    await page.getByRole('link', { name: 'PC-005' }).waitFor()
    await page.getByRole('checkbox', { name: 'Tout sélectionner' }).check()
    await page.getByRole('button', { name: 'Modifier', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Champ à modifier' }).fill('Lieu')
    await page.getByRole('option', { name: 'Lieu', exact: true }).click()
    await dialog.getByRole('combobox', { name: 'Nouvelle valeur' }).fill('Marseille')
    await page.getByRole('option', { name: /^Marseille/ }).click()
    await dialog.getByText('Lieu deviendra « Marseille » pour 6 équipements.').waitFor()
    await dialog.getByRole('button', { name: 'Modifier 6 équipements' }).click()
    await page.getByText('Modification faite : 6 équipements').waitFor()
    await expect.poll(() => page.getByRole('gridcell', { name: 'Nice', exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => page.getByRole('gridcell', { name: 'Nice', exact: true }).count()).toBe(3)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('keeps itself up to date with what others write', async () => {
    const { page } = await signedIn('/assets?q=SER29')
    await page.getByRole('link', { name: 'PC-029' }).waitFor()
    await expect
      .poll(
        async () => {
          await house.people.run('asset.update', { id: ids['PC-029'], name: `PC-029-${Date.now()}` })
          return page.getByRole('link', { name: /^PC-029-\d+/ }).count()
        },
        { timeout: 20_000, interval: 1500 },
      )
      .toBe(1)
    await page.context().close()
  })
})

describe('a record', () => {
  it('is changed in place and says so in its history', async () => {
    const { page, errors } = await signedIn(`/assets/${ids['PC-003']}`)
    await page.getByRole('button', { name: 'Modifier : Numéro de série' }).click()
    await page.getByRole('textbox', { name: 'Numéro de série' }).fill('NOUVEAU-3')
    await page.keyboard.press('Enter')
    await page.getByText('Numéro de série : modification enregistrée').waitFor()
    await page.getByRole('link', { name: 'Historique' }).click()
    await page.getByText('a changé Numéro de série').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('shows both values when somebody else changed the same field', async () => {
    const { page } = await signedIn(`/assets/${ids['PC-004']}`)
    await page.getByRole('button', { name: 'Modifier : Numéro de série' }).click()
    await page.getByRole('textbox', { name: 'Numéro de série' }).fill('LE-MIEN')
    await house.people.run('asset.update', { id: ids['PC-004'], serial: 'LE-LEUR' })
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('cell', { name: 'LE-LEUR' }).waitFor()
    await dialog.getByRole('button', { name: 'Garder ce qui est en place' }).click()
    await page.getByText('LE-LEUR').waitFor()
    await page.context().close()
  })

  it('goes into the trash and comes back', async () => {
    const { page } = await signedIn(`/assets/${ids['PC-006']}`)
    await page.getByRole('button', { name: 'Autres actions' }).click()
    await page.getByRole('menuitem', { name: 'Mettre à la corbeille' }).click()
    await page.getByText('Cette fiche est dans la corbeille').waitFor()
    await page.getByRole('button', { name: 'Restaurer' }).click()
    await page.getByText('Cette fiche est dans la corbeille').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is made with three values', async () => {
    const { page, errors } = await signedIn('/assets/new')
    await page.getByRole('searchbox', { name: 'Quel type d’équipement ?' }).fill('ordi')
    await page.getByRole('link', { name: 'Ordinateur' }).click()
    await page.getByRole('button', { name: 'Créer l’équipement' }).click()
    await page.getByRole('alert').getByText('Nom : Ce champ est obligatoire.').waitFor()
    await page.getByRole('textbox', { name: 'Nom' }).fill('PC-NEUF')
    await page.getByRole('button', { name: 'Créer l’équipement' }).click()
    await page.getByRole('heading', { level: 1, name: 'PC-NEUF' }).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})

it('finds anything from anywhere', async () => {
  const { page } = await signedIn('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Rechercher/ }).waitFor()
  await page.keyboard.type('SER12')
  await page.getByRole('option', { name: /PC-012/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'PC-012' }).waitFor()
  await page.context().close()
})

it('grows a tree of places', async () => {
  const { page, errors } = await signedIn('/admin/places/locations')
  await page.getByRole('treeitem', { name: 'Nice' }).hover()
  await page.getByRole('button', { name: 'Ajouter sous « Nice »' }).click()
  await page.getByRole('textbox', { name: 'Nom' }).fill('Bâtiment Z')
  await page.getByRole('button', { name: 'Créer', exact: true }).last().click()
  await page.getByRole('heading', { name: 'Nice › Bâtiment Z' }).waitFor()
  await page.getByRole('treeitem', { name: 'Bâtiment Z' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})
