// npm test: the whole suite, browser tests included. `npm test -- path` runs a part of it.
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { runTests } from './vitest.mjs'

const asked = process.argv.slice(2)
// A part of the suite that opens no page does without the interface, which takes the longest to build.
const isWithoutPages = asked.length > 0 && !asked.some((word) => /browser|doors|exclude/.test(word))
installIfNeeded()
await buildIfNeeded(isWithoutPages ? ['server'] : ['server', 'web'])
const { passed, failed, skipped, told } = await runTests(asked)
for (const line of told) process.stdout.write(`${line}\n`)
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exitCode = failed === 0 ? 0 : 1
