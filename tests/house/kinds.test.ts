import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/server/domains/index.ts'
import { buildHouse } from '../../src/server/engine/build-house.ts'
import { describeApi } from '../../src/server/engine/openapi.ts'
import type { Database } from '../../src/server/platform/db/pool.ts'
import { fieldTypes } from '../../src/shared/fields/index.ts'
import { columnOf, readableFields } from '../../src/shared/kinds/define-kind.ts'
import { testDatabase } from '../support/test-database.ts'

const house = buildHouse(rooms)
const kinds = [...house.kinds.values()].map((entry) => entry.kind)
let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test.each(kinds.map((kind) => [kind.name, kind] as const))('%s equals its table', async (_name, kind) => {
  const found = await sql<{ columnName: string; dataType: string; isNullable: string }>`
    select column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public' and table_name = ${kind.table}`.execute(
    database.kysely,
  )
  const columns = new Map(found.rows.map((row) => [row.columnName, row]))
  const types: Record<string, string[]> = {
    numeric: ['numeric'],
    bigint: ['bigint', 'integer'],
    text: ['text'],
    boolean: ['boolean'],
    date: ['date'],
    timestamptz: ['timestamp with time zone'],
    jsonb: ['jsonb', 'ARRAY'],
  }
  for (const [name, field] of Object.entries(readableFields(kind))) {
    const column = columns.get(columnOf(name, field))
    expect(column, `${kind.name}.${name}`).toBeDefined()
    expect(types[fieldTypes[field.type]!.sqlType], `${kind.name}.${name}`).toContain(column!.dataType)
  }
  for (const [has, column] of [
    [kind.hasTrash, 'deleted_at'],
    [kind.hasStamps, 'version'],
    [kind.hasText, 'search'],
    [kind.isTree, 'path'],
  ] as const) {
    if (has) expect(columns.has(column), `${kind.name} has ${column}`).toBe(true)
  }
})

test('references point at kinds that exist', () => {
  const lost = kinds.flatMap((kind) =>
    Object.entries(kind.fields)
      .filter(([, field]) => field.type === 'reference' && !house.kinds.has(field.kind!))
      .map(([name]) => `${kind.name}.${name}`),
  )
  expect(lost).toEqual([])
})

test('every relation has its SQL', () => {
  const lost = [...house.kinds.values()].flatMap(({ kind, relations }) =>
    Object.entries(kind.relations).flatMap(([name, relation]) =>
      relations?.[name] === undefined
        ? [`${kind.name}.${name}`]
        : Object.keys(relation.fields)
            .filter((field) => relations[name]!.fields[field] === undefined)
            .map((field) => `${kind.name}.${name}.${field}`),
    ),
  )
  expect(lost).toEqual([])
})

test('every action has a policy, and an event or a reason for silence', () => {
  const actions = [...house.actions.values()]
  expect(
    actions.filter((action) => action.permission === null && action.open === undefined).map((action) => action.name),
  ).toEqual([])
  expect(
    actions.filter((action) => action.event === null && action.silent === undefined).map((action) => action.name),
  ).toEqual([])
})

test('the API document describes every kind', () => {
  const document = describeApi(house) as { openapi: string; paths: Record<string, unknown> }
  expect(document.openapi).toBe('3.1.0')
  expect(kinds.filter((kind) => document.paths[`/${kind.plural}`] === undefined).map((kind) => kind.name)).toEqual([])
})
