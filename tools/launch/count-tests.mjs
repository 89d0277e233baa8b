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

function isFailed(test) {
  return test.status === 'failed'
}
