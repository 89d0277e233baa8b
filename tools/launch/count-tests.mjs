import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const reasonLines = 12
const reasonWidth = 300
const mostTriedAgain = 3

/**
 * Counts the tests of a run.
 * @param {number} code exit code of vitest
 * @param {object | null} report what its JSON reporter wrote, if it came to that
 */
export function countTests(code, report) {
  const files = report?.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults)
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length
  const passed = count('passed')
  // A file that failed before or beside its tests (import, set-up, clean-up) is a failure too.
  const brokenFiles = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed)).length
  const failed = count('failed') + brokenFiles
  const skipped = tests.length - passed - count('failed')
  // Errors outside any test, or a run that broke off: vitest says so by its exit code alone.
  const isHidden = failed === 0 && (code !== 0 || report === null || passed === 0)
  return { passed, failed: isHidden ? 1 : failed, skipped }
}

/**
 * Which tests failed and the first lines of why, for whoever sees only the end of a long output.
 * @param {object | null} report what vitest's JSON reporter wrote
 * @returns {string[]} a line for each test or broken file, its reason indented below
 */
export function listFailures(report) {
  return (report?.testResults ?? [])
    .filter((file) => file.status === 'failed' || file.assertionResults.some(isFailed))
    .flatMap((file) => {
      const tests = file.assertionResults.filter(isFailed)
      const name = relative(process.cwd(), file.name)
      if (tests.length === 0) return [`FAILED ${name}`, ...reasonOf(file.message)]
      return tests.flatMap((test) => [`FAILED ${name} > ${test.fullName}`, ...reasonOf(test.failureMessages?.[0])])
    })
}

/**
 * Files that may be tried once more, alone: a few that failed, of a run that was otherwise whole. More than a few is no
 * coincidence, and what failed outside of any test is no test's affair.
 * @param {object | null} report what vitest's JSON reporter wrote
 * @returns {string[]} their paths
 */
export function toTryAgain(report) {
  const failed = (report?.testResults ?? []).filter((file) => file.status === 'failed')
  return failed.length <= mostTriedAgain ? failed.map((file) => file.name) : []
}

/** The report of a whole run with what a second try of some files said in the place of the first. */
export function withSecondTry(first, second) {
  const again = new Set(second.testResults.map((file) => file.name))
  return { testResults: [...first.testResults.filter((file) => !again.has(file.name)), ...second.testResults] }
}

/** Long texts (a whole page's HTML) are cut: the reason stands in the first lines. */
function reasonOf(message) {
  const lines = stripVTControlCharacters(message ?? '')
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
  return lines.slice(0, reasonLines).map((line) => `  ${line.slice(0, reasonWidth)}`)
}

function isFailed(test) {
  return test.status === 'failed'
}
