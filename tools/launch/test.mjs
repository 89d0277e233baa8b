// npm test: the whole suite, browser tests included. `npm test -- path` runs a part of it.
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { runTests } from './vitest.mjs'

installIfNeeded()
await buildIfNeeded(['server', 'web'])
const { passed, failed, skipped } = await runTests(process.argv.slice(2))
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exitCode = failed === 0 ? 0 : 1
