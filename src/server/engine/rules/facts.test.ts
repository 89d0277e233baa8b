import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conditionArbitrary } from '../../../../tests/support/sample-conditions.ts'
import { fillSampleTables, sampleEntries } from '../../../../tests/support/sample-entries.ts'
import { deviceKind, personKind, placeKind, sampleKind } from '../../../../tests/support/sample-kinds.ts'
import { sampleRows } from '../../../../tests/support/sample-rows.ts'
import { type TestDatabase, testDatabase } from '../../../../tests/support/test-database.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { evaluate, type Row } from '../../../shared/conditions/evaluate.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { House } from '../house.ts'
import { conditionSql } from '../lists/condition-sql.ts'
import { Facts } from './facts.ts'
import { failureOf, judge, partAt } from './judge.ts'
import { rowSql } from './load-facts.ts'
import { needsOf } from './needs.ts'

const clock = { now: new Date('2026-03-29T10:15:00Z'), timeZone: 'Europe/Paris', userId: '2' }
const house = { kinds: sampleEntries } as unknown as House
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await fillSampleTables(database.kysely, sampleRows(clock.now))
})
afterAll(() => database?.close())

async function rowsOf(kind: Kind): Promise<Row[]> {
  const found = await sql<{
    row: Row
  }>`select ${rowSql(kind, 'r')} as row from ${sql.table(kind.table)} r order by r.id`.execute(database.kysely)
  return found.rows.map(({ row }) => row)
}

async function foundBySql(kind: Kind, condition: Condition): Promise<string[]> {
  const where = conditionSql(kind, condition, { ...clock, alias: 'a', house: { kinds: sampleEntries } })
  const result = await sql<{
    id: string
  }>`select a.id from ${sql.table(kind.table)} a where ${where} order by a.id`.execute(database.kysely)
  return result.rows.map((row) => row.id)
}

describe('a rule asks in memory what a list asks in SQL', () => {
  it.each([
    [deviceKind, 600],
    [personKind, 200],
    [placeKind, 200],
  ])('on %s', { timeout: 120_000 }, async (kind, numRuns) => {
    const rows = await rowsOf(kind)
    let some = 0
    await fc.assert(
      fc.asyncProperty(conditionArbitrary(kind), async (condition) => {
        const facts = new Facts(database.kysely, house, kind, needsOf(kind, [condition], [], [], sampleKind))
        await facts.reach(rows.map((row) => ({ row, relations: {} })))
        const context = facts.context(clock)
        const met = rows.filter((row) => evaluate(kind, condition, row, context))
        some += met.length > 0 && met.length < rows.length ? 1 : 0
        expect(met.map((row) => String(row.id))).toEqual(await foundBySql(kind, condition))
        // What is said part by part, and the part that is blamed, agree with the whole.
        for (const row of rows.slice(0, 3)) {
          const isMet = evaluate(kind, condition, row, context)
          expect(judge(kind, condition, row, context).met).toBe(isMet)
          if (!isMet) {
            const part = partAt(condition, failureOf(kind, condition, row, context))
            expect(evaluate(kind, part, row, context)).toBe(false)
          }
        }
      }),
      { numRuns },
    )
    expect(some).toBeGreaterThan(numRuns / 10)
  })
})

it('reads what a hundred conditions ask of sixty records in a statement a step', async () => {
  const rows = await rowsOf(deviceKind)
  const conditions = Array.from(
    { length: 100 },
    (_, index): Condition => ({
      all: [
        { field: 'location.unit.name', op: 'contains', value: `x${index}` },
        { field: 'user.manager.login', op: 'is', value: 'jean' },
        { has: 'software', where: { field: 'name', op: 'contains', value: 'office' } },
      ],
    }),
  )
  let statements = 0
  const counted = database.kysely.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      statements += 1
      return result
    },
  })
  const facts = new Facts(counted, house, deviceKind, needsOf(deviceKind, conditions, [], [], sampleKind))
  await facts.reach(rows.map((row) => ({ row, relations: {} })))
  expect(statements).toBe(2)
})
