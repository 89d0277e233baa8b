import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import type { Result } from 'axe-core'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { root } from '../../tools/source-files.ts'

/**
 * The browser of the tests: Chromium from npm on Linux x64, an installed one elsewhere (`CHROMIUM_PATH`).
 * Its own argument list is not used: it holds single-process, which ends the browser with the first context.
 */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

async function browserPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.executablePath()
  const found = installed.find((path) => existsSync(path))
  if (found === undefined) throw new Error('No Chromium found: set CHROMIUM_PATH to the browser to test with')
  return found
}

export const launchBrowser = async (further: readonly string[] = []): Promise<Browser> =>
  playwright.launch({ executablePath: await browserPath(), args: [...flags, ...further] })

/** The web application as people get it; `npm test` builds it when the sources are newer. */
export const builtWeb = join(root, 'dist', 'web')

/** The two screens every page must look right on. */
export const screens = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

interface PageOptions {
  screen?: keyof typeof screens
  scheme?: 'light' | 'dark'
  language?: 'fr' | 'en'
}

/** A page of its own context: French, light, desk size unless said otherwise. Errors of the page are kept in `errors`. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<{ page: Page; errors: string[] }> {
  const { screen = 'desk', scheme = 'light', language = 'fr' } = options
  const settings: BrowserContextOptions = {
    viewport: screens[screen],
    colorScheme: scheme,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    hasTouch: screen === 'phone',
  }
  const context = await browser.newContext(settings)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, errors }
}

/**
 * A page on a desk by day and on a phone by night, each handed to `inspect` with a name such as `asset-phone-dark`.
 * (The parts that pages are made of are looked at both ways on both screens by the gallery.)
 */
export async function everyLook(
  name: string,
  open: (options: {
    screen: keyof typeof screens
    scheme: 'light' | 'dark'
  }) => Promise<{ page: Page; errors: string[] }>,
  inspect: (page: Page, look: string) => Promise<void>,
): Promise<void> {
  for (const [screen, scheme] of [
    ['desk', 'light'],
    ['phone', 'dark'],
  ] as const) {
    const { page, errors } = await open({ screen, scheme })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' })
    await inspect(page, `${name}-${screen}-${scheme}`)
    if (errors.length > 0) throw new Error(`${name} ${screen}: ${errors.join(' · ')}`)
    await page.context().close()
  }
}

/** Nothing serious from axe, nothing that scrolls the page sideways, and a picture. Returns what is wrong. */
export async function faultsOf(page: Page, look: string): Promise<string[]> {
  const found = await axe(page)
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  await screenshot(page, look)
  return [...found, ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : [])].map((fault) => `${look}: ${fault}`)
}

/** Writes `artefacts/<name>.png`; returns its path. */
export async function screenshot(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<string> {
  mkdirSync('artefacts', { recursive: true })
  const path = join('artefacts', `${name}.png`)
  await page.screenshot({ path, fullPage: options.fullPage ?? false })
  return path
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core holds against the page: serious and critical findings by default, as `rule: selector` lines. */
export async function axe(page: Page, options: { impacts?: string[]; within?: string } = {}): Promise<string[]> {
  const { impacts = ['serious', 'critical'], within = 'html' } = options
  // `evaluate` and not a script element: the page's Content-Security-Policy refuses those.
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async (selector) => {
    const engine = (
      window as unknown as { axe: { run: (where: string, how: object) => Promise<{ violations: Result[] }> } }
    ).axe
    const found = await engine.run(selector, { resultTypes: ['violations'] })
    return found.violations.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? 'minor',
      places: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }))
  }, within)
  return violations
    .filter(({ impact }) => impacts.includes(impact))
    .flatMap(({ id, places }) => places.map((place) => `${id}: ${place.replace(/\s+/g, ' ')}`))
}
