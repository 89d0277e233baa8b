import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countTests, listFailures } from './count-tests.mjs'
import { inProject } from './project.mjs'
import { runTool } from './run.mjs'

/**
 * Runs the tests and counts them.
 * @param {string[]} args arguments of vitest: paths, filters
 * @returns {Promise<{ passed: number, failed: number, skipped: number, failures: string[] }>} a file that could not run
 * counts as a failure
 */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-report-'))
  const report = join(folder, 'report.json')
  try {
    const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await runTool([vitest, 'run', ...reporters, ...args])
    const written = readReport(report)
    return { ...countTests(code, written), failures: listFailures(written) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
