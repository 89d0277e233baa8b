import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRowFactory } from '../rights/row-factory.ts'
import { startTestServer, type TestServerHouse } from '../support/start-test-server.ts'
import { axe, builtWeb, launchBrowser, openPage, screens } from './support.ts'

/**
 * Every page that a link leads to, found by following the links from the first page on, with a record of every kind in
 * the house: none may break, scroll sideways or have serious findings of axe. A new page is in by being linked.
 */

type OpenPage = Awaited<ReturnType<typeof openPage>>

let house: TestServerHouse
let browser: Browser
let address: string
const doors: string[] = ['/', '/portal']

beforeAll(async () => {
  house = await startTestServer({}, builtWeb)
  address = await house.listen()
  const rows = createRowFactory(house.services.db, house.services.house)
  for (const { kind } of house.services.house.kinds.values()) {
    if (kind.page === null) continue
    const id = await rows.make(kind)
    if (kind.page.includes(':id')) doors.push(kind.page.replace(':id', id))
  }
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Pages that differ by the record they show, or by a filter, are one page; its tabs are not, but history is the same for all. */
function patternOf(link: string): string {
  const { pathname, searchParams } = new URL(link, address)
  const tab = searchParams.get('tab')
  if (tab === 'history') return 'history'
  return pathname.replace(/\/\d+(?=\/|$)/g, '/:id') + (tab === null ? '' : `?tab=${tab}`)
}

const linksOf = (page: Page): Promise<string[]> =>
  page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))

const isWithinWidth = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth

/** Axe on a desk; that nothing scrolls sideways on a phone. (Colours at night: gallery and tokens.) */
async function lookAt(page: Page, pattern: string): Promise<string[]> {
  const found = await axe(page)
  await page.setViewportSize(screens.phone)
  // Parts that ask for the width of the screen are drawn again a moment after it has changed.
  await page.waitForFunction(isWithinWidth, undefined, { timeout: 3_000 }).catch(() => undefined)
  const left = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (left > 0) found.push(`scrolls sideways by ${left} px on a phone`)
  return found.map((fault) => `${pattern}: ${fault}`)
}

interface Walk {
  waiting: string[]
  seen: Set<string>
  faults: string[]
  /** Pages being looked at: each may still add links. */
  busy: number
}

/** Opens pages until no link leads to one that nobody has seen; three tabs share one walk, since each mostly waits. */
async function walk(walk: Walk, { page, errors }: OpenPage): Promise<void> {
  for (;;) {
    const link = walk.waiting.shift()
    if (link === undefined) {
      if (walk.busy === 0) return
      await pause(100)
      continue
    }
    const pattern = patternOf(link)
    if (walk.seen.has(pattern) || pattern.startsWith('/api/')) continue
    walk.seen.add(pattern)
    walk.busy += 1
    try {
      await page.setViewportSize(screens.desk)
      await page.goto(address + link)
      const title = page.getByRole('heading', { level: 1 }).first()
      await title.waitFor({ timeout: 60_000 }).catch(() => walk.faults.push(`${pattern}: no title`))
      await page.waitForLoadState('networkidle')
      walk.waiting.push(...(await linksOf(page)))
      walk.faults.push(...(await lookAt(page, pattern)))
      walk.faults.push(...errors.splice(0).map((error) => `${pattern}: ${error}`))
    } finally {
      walk.busy -= 1
    }
  }
}

describe('every page that a link leads to', () => {
  it('stands, is accessible on a desk and fits on a phone', async () => {
    const state: Walk = { waiting: [...doors], seen: new Set(), faults: [], busy: 0 }
    const tabs = await Promise.all(Array.from({ length: 3 }, () => openPage(browser)))
    for (const { page } of tabs) {
      const { login, password } = house.people.admin
      const data = { login, password }
      await page.request.post(`${address}/api/v1/session`, { data, headers: { origin: address } })
    }
    await Promise.all(tabs.map((tab) => walk(state, tab)))
    expect(state.faults).toEqual([])
    // Far fewer would mean that the walk has lost its way.
    expect(state.seen.size).toBeGreaterThan(100)
    for (const { page } of tabs) await page.context().close()
  }, 900_000)
})
