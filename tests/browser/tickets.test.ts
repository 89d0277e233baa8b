import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** Cases in a real browser on the real server: the desk's queue and case page, and the staff's portal. */

const password = 'le mistral souffle trois jours'
let house: TestServerHouse
let browser: Browser
let address: string
const ids: Record<string, string> = {}

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

async function furnish(): Promise<void> {
  const { run, person, entities, actor } = house.people
  const { root } = entities
  for (const [login, name, profile, language] of [
    ['sophie', 'Sophie Martin', 'technician', 'fr'],
    ['karim', 'Karim Benali', 'technician', 'fr'],
    ['marie', 'Marie Durand', 'requester', 'fr'],
    ['ellen', 'Ellen Ward', 'technician', 'en'],
  ] as const) {
    ids[login] = await person(login, [[profile, root]], { name, language })
    await run('user.set-password', { id: ids[login], password })
  }
  const pc = await run('asset.create', { type: 'computer', name: 'PC-DURAND', entity: root, user: ids.marie })
  ids.pc = pc.id
  const marie = await actor(ids.marie!)
  const open = async (name: string, title: string) => {
    const input = { title, description: `<p>${title}.</p>`, assets: [pc.id] }
    ids[name] = (await run('ticket.open', input, marie)).id
  }
  await open('screen', 'Écran noir ce matin')
  await open('slow', 'Démarrage très lent')
  await open('keys', 'Touches collées')
}

async function signedIn(login: string, path: string, options: Parameters<typeof openPage>[1] = {}) {
  const { page, errors } = await openPage(browser, options)
  // Shorter than a test's, so that a failure names what was awaited.
  page.setDefaultTimeout(10_000)
  const answer = await page.request.post(`${address}/api/v1/session`, {
    data: { login, password },
    headers: { origin: address },
  })
  expect(answer.status()).toBe(201)
  await page.goto(`${address}${path}`)
  return { page, errors }
}

/** The composer is open in a mode and has the caret. */
const writing = (page: Page, mode: string) =>
  page.getByRole('textbox', { name: mode }).and(page.locator(':focus')).waitFor()

const statusOf = async (ticket: string) =>
  (await house.admin('GET', `/api/v1/tickets/${ids[ticket]}`)).json.status as unknown as string

describe('the pages', () => {
  const pages = [
    ['sophie', 'tickets-queue', '/tickets'],
    ['sophie', 'tickets-case', () => `/tickets/${ids.slow}`],
    ['ellen', 'tickets-case-en', () => `/tickets/${ids.slow}`],
    ['sophie', 'tickets-case-details', () => `/tickets/${ids.slow}?part=details`],
    ['sophie', 'tickets-new', () => `/tickets/new?asset=${ids.pc}`],
    ['marie', 'portal-home', '/portal'],
    ['marie', 'portal-report', () => `/portal/report?asset=${ids.pc}`],
    ['marie', 'portal-requests', '/portal/requests'],
    ['marie', 'portal-request', () => `/portal/requests/${ids.slow}`],
  ] as const

  it.each(pages)('of %s: %s is accessible and fits, light and dark, desk and phone', async (login, name, path) => {
    const faults: string[] = []
    await everyLook(
      name,
      (options) => signedIn(login, typeof path === 'string' ? path : path(), options),
      async (page, look) => {
        faults.push(...(await faultsOf(page, look)))
        // A key shown instead of its text.
        expect(await page.locator('body').innerText(), name).not.toMatch(
          /\b(desk|portal|tickets|kind|action)\.[a-z]+\./,
        )
      },
    )
    expect(faults).toEqual([])
  })
})

describe('the desk', () => {
  it('takes a case, answers, notes, plans and solves it without a mouse in the text', async () => {
    const { page, errors } = await signedIn('sophie', '/tickets?view=all')
    await page.getByRole('link', { name: 'Écran noir ce matin' }).click()
    await page.getByRole('button', { name: 'Prendre en charge' }).click()
    await page.getByText('En cours (attribué)').first().waitFor()

    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('r')
    await writing(page, 'Réponse')
    await page.keyboard.type('Bonjour, je regarde.')
    await page.keyboard.press('Control+Enter')
    // In the timeline, not in the editor it came from.
    await page.getByRole('article').filter({ hasText: 'Bonjour, je regarde.' }).waitFor()

    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('n')
    await writing(page, 'Note interne')
    await page.getByText('Visible de l’équipe seulement').waitFor()
    await page.keyboard.type('Câble sans doute')
    // Left and found again: the draft is kept for this case.
    await page.reload()
    await page.getByText('Câble sans doute').waitFor()
    expect(await faultsOf(page, 'tickets-composer-note')).toEqual([])
    await page.getByRole('textbox', { name: 'Note interne' }).press('Control+Enter')
    await page.locator('li', { hasText: 'Câble sans doute' }).getByText('Note interne').waitFor()

    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Tâche' }).click()
    await writing(page, 'Tâche')
    await page.keyboard.type('Changer le câble')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('checkbox', { name: 'À faire' }).check()
    await page.getByRole('checkbox', { name: 'Faite' }).waitFor()

    await page.getByRole('button', { name: 'Résoudre' }).click()
    await writing(page, 'Solution')
    await page.keyboard.type('Câble remplacé.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Proposée', { exact: true }).waitFor()
    expect(await statusOf('screen')).toBe('solved')
    expect(await faultsOf(page, 'tickets-case-solved')).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('shows what a colleague does, and keeps what both wrote', async () => {
    const one = await signedIn('sophie', `/tickets/${ids.keys}`)
    const two = await signedIn('karim', `/tickets/${ids.keys}`)
    await Promise.all([one, two].map(({ page }) => page.getByText('Touches collées.').waitFor()))
    await one.page.getByRole('button', { name: 'Résoudre' }).click()
    await writing(one.page, 'Solution')
    await one.page.keyboard.type('Clavier nettoyé')
    await one.page.waitForTimeout(500)
    await two.page.keyboard.press('r')
    await writing(two.page, 'Réponse')
    await two.page.keyboard.type('J’ai un clavier neuf ici')
    await two.page.keyboard.press('Control+Enter')
    await one.page.getByText('J’ai un clavier neuf ici').waitFor()
    expect(await one.page.getByRole('textbox', { name: 'Solution' }).innerText()).toContain('Clavier nettoyé')
    for (const { page, errors } of [one, two]) {
      expect(errors).toEqual([])
      await page.context().close()
    }
  })

  it('refuses to solve over an answer nobody read, and lets one try again', async () => {
    const { page } = await signedIn('sophie', `/tickets/${ids.keys}`)
    // Without news from the server, as after a lost connection.
    await page.route('**/api/v1/live**', (route) => route.abort())
    await page.reload()
    await page.getByRole('button', { name: 'Résoudre' }).click()
    await writing(page, 'Solution')
    await page.keyboard.type('C’est fait')
    const karim = await house.people.actor(ids.karim!)
    await house.people.run('ticket.reply', { id: ids.keys, body: '<p>Attendez-moi</p>' }, karim)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').filter({ hasText: 'Du nouveau est arrivé' }).waitFor()
    await page.getByText('Attendez-moi').waitFor()
    expect(await statusOf('keys')).toBe('new')
    await page.getByRole('textbox', { name: 'Solution' }).press('Control+Enter')
    await page.getByText('Proposée', { exact: true }).waitFor()
    await page.context().close()
  })

  it('opens a case for somebody with what is known filled in', async () => {
    const { page, errors } = await signedIn('sophie', '/tickets/new')
    await page.getByRole('combobox', { name: 'Demandeur' }).fill('durand')
    await page.getByRole('option', { name: /Marie Durand/ }).click()
    await page.getByText('PC-DURAND').click()
    await page.getByRole('textbox', { name: 'Titre' }).fill('Souris en panne')
    await page.getByRole('button', { name: 'Créer le ticket' }).click()
    await page.waitForURL(/\/tickets\/\d+$/)
    await page.getByRole('heading', { level: 1, name: 'Souris en panne' }).waitFor()
    const side = page.getByRole('complementary', { name: 'Fiche du ticket' })
    await side.getByRole('region', { name: 'Matériels' }).getByRole('link', { name: 'PC-DURAND' }).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('the portal', () => {
  it('reports a problem on one’s own computer in three gestures', async () => {
    const { page, errors } = await signedIn('marie', '/portal', { screen: 'phone' })
    await page.getByRole('link', { name: /PC-DURAND/ }).click()
    await page.getByRole('textbox', { name: /Décrivez/ }).waitFor()
    await page.keyboard.type('Il fait un bruit étrange. Depuis hier soir.')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.waitForURL(/\/portal\/requests\/\d+$/)
    await page.getByRole('heading', { level: 1, name: 'Il fait un bruit étrange' }).waitFor()
    await page.getByText('Envoyée, elle va être prise en charge').waitFor()
    const id = /(\d+)$/.exec(page.url())![1]!
    const ticket = (await house.admin('GET', `/api/v1/tickets/${id}`)).json
    expect(ticket.assets).toMatchObject([{ name: 'PC-DURAND' }])
    expect(ticket).toMatchObject({ channel: 'portal', requesters: [{ name: 'Marie Durand' }] })
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('finds own requests as one types, and Enter asks', async () => {
    const { page } = await signedIn('marie', '/portal')
    const field = page.getByRole('combobox', { name: 'De quoi avez-vous besoin ?' })
    await field.fill('démarrage')
    await page.getByRole('option', { name: /Démarrage très lent/ }).waitFor()
    expect(await faultsOf(page, 'portal-need')).toEqual([])
    await field.fill('Un second écran')
    await field.press('Enter')
    await page.waitForURL(/\/portal\/report/)
    expect(await page.getByRole('textbox', { name: /Décrivez/ }).inputValue()).toBe('Un second écran')
    await page.context().close()
  })

  it('talks, refuses a solution, accepts the next and reopens, in plain words', async () => {
    const sophie = await house.people.actor(ids.sophie!)
    const act = (verb: string, input: object = {}) =>
      house.people.run(`ticket.${verb}`, { id: ids.slow, ...input }, sophie)
    await act('take')
    await act('note', { body: '<p>Secret du bureau</p>' })
    const { page, errors } = await signedIn('marie', `/portal/requests/${ids.slow}`, { screen: 'phone' })
    await page.getByText('Prise en charge par Sophie Martin').waitFor()
    expect(await page.getByText('Secret du bureau').count()).toBe(0)
    await page.getByRole('textbox', { name: 'Votre message' }).fill('C’est pire aujourd’hui')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.getByRole('listitem').filter({ hasText: 'C’est pire aujourd’hui' }).waitFor()

    await act('solve', { body: '<p>Redémarrage forcé</p>' })
    await page.getByRole('button', { name: 'Non, toujours pas' }).click()
    await page.getByRole('textbox', { name: /ce qui ne va pas/ }).fill('Toujours lent')
    await page.locator('form', { hasText: 'ce qui ne va pas' }).getByRole('button', { name: 'Envoyer' }).click()
    await page.getByText('Ce n’était pas encore réglé').waitFor()
    expect(await statusOf('slow')).toBe('assigned')

    await act('solve', { body: '<p>Disque remplacé</p>' })
    await page.getByRole('button', { name: 'Oui, c’est réglé' }).click()
    await page.getByText('Vous avez confirmé que c’est réglé').waitFor()
    expect(await statusOf('slow')).toBe('closed')
    await page.getByRole('button', { name: 'Reprendre cette demande' }).click()
    await page.getByRole('textbox', { name: /de nouveau/ }).fill('Cela recommence')
    await page.getByRole('button', { name: 'Reprendre cette demande' }).click()
    await page.getByText('Prise en charge par Sophie Martin').waitFor()
    expect(await faultsOf(page, 'portal-talk')).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })
})
