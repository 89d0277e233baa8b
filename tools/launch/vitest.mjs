import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { countTests, listFailures, toTryAgain, withSecondTry } from './count-tests.mjs'
import { inProject } from './project.mjs'
import { runTool } from './run.mjs'

/**
 * Runs the tests and counts them. A few files that fail are tried once more, alone: a machine that stalls for seconds makes
 * tests with a browser miss their time. What passes only then is told as `FLAKY` with its first reason, never passed over.
 *
 * @param {string[]} args arguments of vitest: paths, filters
 * @returns {Promise<{ passed: number, failed: number, skipped: number, told: string[] }>} a file that could not run counts
 * as a failure; `told`: what failed, and why
 */
export async function runTests(args) {
  const first = await runOnce(args)
  const again = toTryAgain(first.report)
  if (again.length === 0) return { ...countTests(first.code, first.report), told: listFailures(first.report) }
  process.stdout.write(`\nOnce more, alone: ${again.map((path) => relative(process.cwd(), path)).join(', ')}\n`)
  const second = await runOnce([...again, '--maxWorkers=1'])
  const report = second.report === null ? first.report : withSecondTry(first.report, second.report)
  const counts = countTests(second.code, report)
  const told = listFailures(report)
  return { ...counts, told: counts.failed > 0 ? told : listFailures(first.report).map(asFlaky) }
}

const asFlaky = (line) => line.replace(/^FAILED /, 'FLAKY (passed alone) ')

async function runOnce(args) {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-report-'))
  const path = join(folder, 'report.json')
  try {
    const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`]
    const code = await runTool([vitest, 'run', ...reporters, ...args])
    return { code, report: readReport(path) }
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
