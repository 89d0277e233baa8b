import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Code, qrCode } from '../../src/server/domains/labels/draw-code.ts'
import { readPages } from '../support/printed-page.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { builtWeb, everyLook, faultsOf, launchBrowser, openPage } from './support.ts'

/** The scan page with a camera that films a label. */

let house: TestServerHouse
let browser: Browser
let address: string
let folder: string
let assetId: string

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const { run, entities } = house.people
  await run('location.create', { name: 'Atelier', entity: entities.root })
  const made = await run('asset.create', {
    type: 'computer',
    name: 'PC-FILMÉ',
    serial: 'FILM-1',
    inventoryNumber: 'INV-77',
    entity: entities.root,
  })
  assetId = made.id
  for (const name of ['Écran 1', 'Écran 2'])
    await run('asset.create', { type: 'monitor', name, serial: 'DOUBLE', entity: entities.root })
  folder = mkdtempSync(join(tmpdir(), 'cigale-camera-'))
  const film = join(folder, 'label.y4m')
  writeFileSync(film, filmOf(qrCode(`${house.services.publicUrl}/assets/${assetId}`)))
  browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Two seconds of a code on white, as YUV4MPEG2: what Chromium takes for a camera. */
function filmOf(code: Code): Buffer {
  const [width, height, dot] = [640, 480, 9]
  const light = Buffer.alloc(width * height, 235)
  const [left, top] = [Math.round((width - code.width * dot) / 2), Math.round((height - code.height * dot) / 2)]
  for (const bar of code.bars) {
    for (let y = top + bar.y * dot; y < top + (bar.y + bar.height) * dot; y++)
      light.fill(16, y * width + left + bar.x * dot, y * width + left + (bar.x + bar.width) * dot)
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array<Buffer>(20).fill(frame),
  ])
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

const type = async (page: Page, code: string) => {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}

describe('the scan page', () => {
  it('reads a label from the camera, and no page may run WebAssembly', async () => {
    const { page, errors } = await signedIn('/scan', { screen: 'phone' })
    const answer = await page.request.get(`${address}/scan`)
    expect(answer.headers()['content-security-policy']).not.toContain('wasm')
    const camera = page.getByRole('button', { name: /l’appareil photo$/ })
    if ((await camera.innerText()).startsWith('Ouvrir')) await camera.click()
    await page.getByRole('heading', { name: 'PC-FILMÉ' }).waitFor({ timeout: 60_000 })
    expect(await page.getByRole('link', { name: 'Ouvrir la fiche' }).getAttribute('href')).toBe(`/assets/${assetId}`)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('takes typed codes, asks which when there are several, and puts things where one stands', async () => {
    const { page } = await signedIn('/scan')
    await type(page, 'double')
    await page.getByRole('button', { name: /Écran 2/ }).click()
    await page.getByRole('heading', { name: 'Écran 2' }).waitFor()
    await type(page, 'rien')
    await page.getByText('Rien ne porte le code « rien »').waitFor()
    await page.getByRole('combobox', { name: 'Je suis dans ce lieu' }).fill('Atel')
    await page.getByRole('option', { name: /Atelier/ }).click()
    await type(page, 'INV-77')
    await page.getByRole('button', { name: 'Mettre dans Atelier' }).click()
    await page.getByText('Déjà dans Atelier').waitFor()
    const { data } = await page.evaluate(
      async (id) => ({ data: await (await fetch(`/api/v1/assets/${id}/history`)).json() }),
      assetId,
    )
    expect(JSON.stringify(data)).toContain('Atelier')
    await page.context().close()
  })

  it('fills a field of a form', async () => {
    const { page } = await signedIn('/assets/new?type=computer')
    await page.getByRole('button', { name: 'Scanner : Numéro de série' }).click()
    await page.waitForFunction(
      (id) => (document.querySelector('input[name="serial"]') as HTMLInputElement | null)?.value.endsWith(`/${id}`),
      assetId,
      { timeout: 60_000 },
    )
    await page.context().close()
  })

  it('prints labels for a selection of the list, from the label that is said', async () => {
    const { page, errors } = await signedIn('/assets')
    await page.getByRole('checkbox', { name: /PC-FILMÉ/ }).check()
    await page.getByRole('link', { name: 'Étiquettes' }).click()
    await page.getByRole('heading', { name: 'Imprimer l’étiquette de PC-FILMÉ' }).waitFor()
    await page.getByLabel('Commencer à l’étiquette n°').fill('99')
    await page.getByRole('button', { name: 'Produire le PDF' }).click()
    await page.getByText('Cette planche n’a que 48 étiquettes').waitFor()
    await page.getByLabel('Commencer à l’étiquette n°').fill('3')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Produire le PDF' }).click(),
    ])
    const pages = readPages(readFileSync(await file.path()))
    expect(pages).toHaveLength(1)
    expect(pages[0]!.texts.map(({ text }) => text)).toContain('PC-FILMÉ')
    // The refusal of 99 is an answer the browser notes.
    expect(errors.filter((error) => !error.includes('422'))).toEqual([])
    await page.context().close()
  })

  it('looks right everywhere', async () => {
    const faults: string[] = []
    await everyLook(
      'scan',
      (options) => signedIn('/scan', options),
      async (page, look) => {
        await type(page, 'INV-77')
        await page.getByRole('heading', { name: 'PC-FILMÉ' }).waitFor()
        faults.push(...(await faultsOf(page, look)))
      },
    )
    await everyLook(
      'labels',
      (options) => signedIn(`/labels?q=${encodeURIComponent('type:computer')}`, options),
      async (page, look) => {
        faults.push(...(await faultsOf(page, look)))
      },
    )
    expect(faults).toEqual([])
  })
})
