import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '../../src/server/platform/project-root.ts'
import { isBuiltFrom, noteBuild, stateOf } from './freshness.mjs'

const folder = mkdtempSync(join(tmpdir(), 'cigale-fresh-'))
afterAll(() => rmSync(folder, { recursive: true }))
const stamp = join(folder, 'dist', 'stamp')
const sources = join(folder, 'src')
const state = () => stateOf([relative(projectRoot, sources)])

test('a build is fresh until a source is changed, added or removed', () => {
  expect(isBuiltFrom(stamp, state())).toBe(false)
  writeFileSync(sources, 'a')
  const first = state()
  noteBuild(stamp, first)
  expect(isBuiltFrom(stamp, state())).toBe(true)
  utimesSync(sources, new Date(), new Date(Date.now() + 5000))
  expect(isBuiltFrom(stamp, state())).toBe(false)
  noteBuild(stamp, state())
  rmSync(sources)
  expect(isBuiltFrom(stamp, state())).toBe(false)
})

test('looking at the sources takes no time worth speaking of', () => {
  const start = performance.now()
  stateOf(['src', 'tools', 'package.json'])
  expect(performance.now() - start).toBeLessThan(500)
})
