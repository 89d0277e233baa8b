import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, launchBrowser, openPage, screens, screenshot } from './support.ts'

/** Every ui part in a real browser: no serious accessibility finding, and the keyboard does what it says. */

const sections = ['table', 'buttons', 'marks', 'fields', 'form', 'properties', 'timeline', 'states'] as const
const outDir = mkdtempSync(join(tmpdir(), 'cigale-gallery-'))
let server: PreviewServer
let browser: Browser
let address: string

const headers = {
  'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:",
}

beforeAll(async () => {
  process.env.VITE_GALLERY = '1'
  const shared = { root: 'src/web', logLevel: 'error' as const }
  await build({ ...shared, build: { outDir, emptyOutDir: true } })
  server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0, headers } })
  address = server.resolvedUrls?.local[0] ?? ''
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(outDir, { recursive: true, force: true })
})

async function open(page: Page, section: string): Promise<void> {
  await page.goto(`${address}gallery#${section}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.closest('tr')?.dataset.index)

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each(sections)('%s is accessible, on a desk and on a phone', async (section) => {
    const { page, errors } = await openPage(browser, { scheme })
    await open(page, section)
    if (section === 'fields') await page.getByRole('toolbar').waitFor()
    for (const screen of ['desk', 'phone'] as const) {
      await page.setViewportSize(screens[screen])
      expect(await axe(page), `${section} ${screen}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0)
      await screenshot(page, `gallery-${section}-${screen}-${scheme}`)
    }
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('the table', () => {
  it('moves with j and k, selects with x, peeks with Space and opens with Enter', async () => {
    const { page } = await openPage(browser)
    await open(page, 'table')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect.poll(() => focusedRow(page)).toBe('1')
    await page.keyboard.press('k')
    await expect.poll(() => focusedRow(page)).toBe('0')
    await page.keyboard.press('x')
    await page.getByText('1 sélectionné').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+X')
    await page.getByText('3 sélectionnés').waitFor()
    await page.keyboard.press('Space')
    const peek = page.getByRole('complementary', { name: 'Aperçu' })
    const first = await peek.getByRole('heading').innerText()
    await page.keyboard.press('j')
    await expect.poll(() => peek.getByRole('heading').innerText()).not.toBe(first)
    await page.keyboard.press('Escape')
    await peek.waitFor({ state: 'hidden' })
    await page.keyboard.press('Enter')
    await peek.waitFor()
    await page.context().close()
  })

  it('reaches the last of 5,000 rows and draws only those in sight', async () => {
    const { page } = await openPage(browser)
    await open(page, 'table')
    await page.keyboard.press('j')
    await expect.poll(() => focusedRow(page)).toBe('0')
    await page.keyboard.press('End')
    await expect.poll(() => focusedRow(page)).toBe('4999')
    expect(await page.locator('tbody tr').count()).toBeLessThan(80)
    await page.context().close()
  })

  it('sorts, and resizes a column with the mouse and with Alt and an arrow', async () => {
    const { page } = await openPage(browser)
    await open(page, 'table')
    const head = page.getByRole('columnheader', { name: 'Type' })
    await head.getByRole('button').click()
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending')
    const before = (await head.boundingBox())!
    await page.mouse.move(before.x + before.width - 3, before.y + before.height / 2)
    await page.mouse.down()
    await page.mouse.move(before.x + before.width + 60, before.y + before.height / 2, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => Math.round((await head.boundingBox())!.width - before.width)).toBeGreaterThan(40)
    const wide = (await head.boundingBox())!.width
    await head.getByRole('button').focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(async () => (await head.boundingBox())!.width).toBeLessThan(wide)
    await page.context().close()
  })
})

describe('a property', () => {
  it('is changed in place, undone from the toast, and left by Escape', async () => {
    const { page } = await openPage(browser)
    await open(page, 'properties')
    await page.getByRole('button', { name: 'Modifier : Nom' }).press('Enter')
    const box = page.getByRole('textbox', { name: 'Nom' })
    await box.fill('PC-0099')
    await box.press('Enter')
    await page.getByText('PC-0099').waitFor()
    await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('PC-0042', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Modifier : Nom' }).press('Enter')
    await box.fill('autre')
    await box.press('Escape')
    expect(await page.getByText('autre').count()).toBe(0)
    await page.context().close()
  })

  it('keeps what was typed and says why it was refused', async () => {
    const { page } = await openPage(browser)
    await open(page, 'properties')
    await page.getByRole('button', { name: 'Modifier : Numéro de série' }).press('Enter')
    const box = page.getByRole('textbox', { name: 'Numéro de série' })
    await box.fill('X1')
    await box.press('Enter')
    await page.getByText('Ce numéro est déjà celui de PC-0007').first().waitFor()
    expect(await box.inputValue()).toBe('X1')
    await page.context().close()
  })

  it('of a reference is searched and chosen without the mouse', async () => {
    const { page } = await openPage(browser)
    await open(page, 'properties')
    await page.getByRole('button', { name: 'Modifier : Utilisateur' }).press('Enter')
    const box = page.getByRole('combobox', { name: 'Utilisateur' })
    await box.fill('karim')
    await page.locator('[data-combobox-selected]').filter({ hasText: 'Karim Benali' }).waitFor()
    await box.press('Enter')
    await page.getByText('Karim Benali').waitFor()
    await page.context().close()
  })
})

describe('a form', () => {
  it('sums the refusals, leads to the fields and forgets a refusal when its field changes', async () => {
    const { page } = await openPage(browser)
    await open(page, 'form')
    await page.getByRole('button', { name: 'Ouvrir le ticket' }).click()
    const summary = page.getByRole('alert').filter({ hasText: '2 champs sont à corriger' })
    await summary.waitFor()
    await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true)
    await summary.getByRole('link', { name: /Titre/ }).click()
    const title = page.getByRole('textbox', { name: 'Titre' })
    expect(await title.evaluate((box) => box === document.activeElement)).toBe(true)
    await title.fill('Écran noir')
    await page.getByText('Un champ est à corriger').waitFor()
    await page.context().close()
  })
})
