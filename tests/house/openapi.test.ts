import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importManual, importManualText } from '../../tools/import-rules.ts'
import { openApiFile, openApiText } from '../../tools/write-openapi.ts'

const document = JSON.parse(openApiText()) as {
  openapi: string
  paths: Record<string, Record<string, { operationId?: string }>>
}
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))

test('docs/api/openapi.json says what the house offers', () => {
  const isFresh = readFileSync(openApiFile, 'utf8') === openApiText()
  expect(isFresh, 'The API changed: run "node tools/write-openapi.ts" and look at the difference').toBe(true)
})

test('docs/manuel/import.md lists the rules of every kind', () => {
  const isFresh = readFileSync(importManual, 'utf8') === importManualText()
  expect(isFresh, 'A kind changed: run "node tools/write-openapi.ts" and look at the difference').toBe(true)
})

test('every operation has a name of its own: clients are generated from them', () => {
  const names = operations.map((operation) => operation.operationId)
  expect(names.filter((name, index) => name === undefined || names.indexOf(name) !== index)).toEqual([])
})

test('every reference leads somewhere', () => {
  const text = openApiText()
  const wanted = [...text.matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!)
  const schemas = (document as unknown as { components: { schemas: object } }).components.schemas
  expect([...new Set(wanted)].filter((name) => !Object.hasOwn(schemas, name))).toEqual([])
})
