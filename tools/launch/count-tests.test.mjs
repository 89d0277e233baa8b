import { expect, test } from 'vitest'
import { countTests, listFailures, toTryAgain, withSecondTry } from './count-tests.mjs'

const file = (status, ...states) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
})
const report = (...files) => ({ testResults: files })

test('tests are counted by what became of them', () => {
  const counts = countTests(1, report(file('failed', 'passed', 'failed'), file('passed', 'passed', 'pending', 'todo')))
  expect(counts).toEqual({ passed: 2, failed: 1, skipped: 2 })
})

test('a file that could not be loaded is a failure', () => {
  expect(countTests(1, report(file('failed'), file('passed', 'passed')))).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a run that vitest calls bad is never told as good', () => {
  expect(countTests(1, report(file('passed', 'passed'))).failed).toBe(1)
  expect(countTests(1, null).failed).toBe(1)
  expect(countTests(0, report()).failed).toBe(1)
})

test('all good', () => {
  expect(countTests(0, report(file('passed', 'passed', 'skipped')))).toEqual({ passed: 1, failed: 0, skipped: 1 })
})

test('what failed is told with its reason, a file that could not be loaded too', () => {
  const failed = { status: 'failed', fullName: 'adds', failureMessages: ['Error: 3 is not 4\n  at here'] }
  const lines = listFailures(
    report(
      { name: `${process.cwd()}/src/sum.test.ts`, status: 'failed', assertionResults: [failed, { status: 'passed' }] },
      { name: `${process.cwd()}/src/none.test.ts`, status: 'failed', message: 'no such module', assertionResults: [] },
      { name: `${process.cwd()}/src/good.test.ts`, ...file('passed', 'passed') },
    ),
  )
  expect(lines).toEqual([
    'FAILED src/sum.test.ts > adds',
    '  Error: 3 is not 4',
    '    at here',
    'FAILED src/none.test.ts',
    '  no such module',
  ])
  expect(listFailures(null)).toEqual([])
})

test('a second try stands in the place of the first, for a few files only', () => {
  const named = (name, status, ...states) => ({ name, ...file(status, ...states) })
  const first = report(named('a', 'passed', 'passed', 'passed'), named('b', 'failed', 'passed', 'failed'))
  expect(toTryAgain(first)).toEqual(['b'])
  const good = withSecondTry(first, report(named('b', 'passed', 'passed', 'passed')))
  expect(countTests(0, good)).toEqual({ passed: 4, failed: 0, skipped: 0 })
  const bad = withSecondTry(first, report(named('b', 'failed', 'passed', 'failed')))
  expect(countTests(1, bad)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  expect(toTryAgain(report(...['a', 'b', 'c', 'd'].map((name) => named(name, 'failed', 'failed'))))).toEqual([])
  expect(toTryAgain(null)).toEqual([])
})
