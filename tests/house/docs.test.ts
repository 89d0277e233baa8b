import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { rooms } from '../../src/server/domains/index.ts'
import { buildHouse } from '../../src/server/engine/build-house.ts'
import type { Reader } from '../../src/server/engine/lists/list.ts'
import { readQuery } from '../../src/server/engine/lists/read-query.ts'
import { describeConfig, loadConfig } from '../../src/server/platform/config.ts'
import { errorCodes } from '../../src/shared/errors.ts'
import { root } from '../../tools/source-files.ts'

/** What the documents say must be so: names, links, paths, commands and example queries are compared with the sources. */
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const markdown = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? markdown(path) : entry.name.endsWith('.md') ? [path] : []
  })

const pages = ['README.md', 'CHANGELOG.md', ...markdown('docs')]
const manual = pages
  .filter((page) => page.startsWith('docs/manuel/'))
  .map(read)
  .join('\n')

test('every variable stands in the installation manual', () => {
  const names = Object.keys(describeConfig(loadConfig({}, root)))
  const page = read('docs/manuel/installation.md')
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('no document names a variable that means nothing', () => {
  const known = new Set(Object.keys(describeConfig(loadConfig({}, root))))
  const named = pages.flatMap((page) => [...read(page).matchAll(/\bCIGALE_[A-Z_]*[A-Z]\b/g)].map((match) => match[0]))
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([])
})

test('every error code has its line, with its status', () => {
  const page = read('docs/errors.md')
  const missing = Object.entries(errorCodes).filter(([code, status]) => !page.includes(`| \`${code}\` | ${status} |`))
  expect(missing).toEqual([])
})

test('every command of the command line stands in the manual, and no other', () => {
  const folder = join(root, 'src/server/doors/cli/commands')
  const names = readdirSync(folder)
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}name: '([\w-]+)'/gm)])
    .map((match) => match[1]!)
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !manual.includes(`cigale ${name}`))).toEqual([])
  const asked = [...`${manual}\n${read('README.md')}`.matchAll(/npx cigale ([a-z-]+)/g)].map((match) => match[1]!)
  expect([...new Set(asked)].filter((name) => !names.includes(name))).toEqual([])
})

test.each(pages)('%s: every relative link resolves', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!.split('#')[0]!)
  const broken = links
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .filter((link) => !existsSync(resolve(join(root, dirname(page)), link)))
  expect(broken).toEqual([])
})

const places = ['', 'src', 'src/server', 'src/server/domains', 'src/server/engine', 'src/web', 'src/shared']
const isThere = (path: string): boolean => places.some((place) => existsSync(join(root, place, path)))

test.each(['docs/HOUSE.md', 'README.md'])('%s: every path in backticks exists', (page) => {
  const named = [...read(page).matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)]
    .map((match) => match[1]!)
    .filter((name) => name.includes('/') && !name.startsWith('/'))
  expect(named.filter((name) => !isThere(name))).toEqual([])
})

test('every room stands in the drawing of the house, and no other', () => {
  const drawing = read('docs/HOUSE.md').split('```')[1]!
  const floor = drawing.slice(drawing.indexOf('ROOMS'), drawing.indexOf('floor 2'))
  const drawn = floor.split('\n').flatMap((line) => line.split('│')[0]!.match(/[a-z-]+(?![./:\w])/g) ?? [])
  const named = drawn.filter((word) => !['web', 'domains', 'the', 'same', 'rooms'].includes(word))
  expect(named.sort()).toEqual(rooms.map((room) => room.name).sort())
})

test('every example of the query language is understood', () => {
  const house = buildHouse(rooms)
  const reader = { house, now: new Date(), timeZone: 'Europe/Paris' } as Reader
  const page = read('docs/manuel/recherche.md')
  const examples = [...page.matchAll(/^(assets|tickets|software|users)> (.+)$/gm)]
  expect(examples.length).toBeGreaterThan(20)
  const refused = examples.flatMap(([, plural, text]) => {
    try {
      readQuery(reader, house.byPlural.get(plural!)!.kind, text!)
      return []
    } catch (error) {
      return [`${plural}> ${text}: ${(error as Error).message}`]
    }
  })
  expect(refused).toEqual([])
})

test('this test reads the pages that people read', () => {
  expect(pages.map((page) => relative('.', page))).toEqual(
    expect.arrayContaining(['docs/HOUSE.md', 'docs/manuel/agents.md']),
  )
})
