import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rooms } from '../src/server/domains/index.ts'
import { buildHouse } from '../src/server/engine/build-house.ts'
import { describeApi } from '../src/server/engine/openapi.ts'
import { importManual, importManualText } from './import-rules.ts'
import { root } from './source-files.ts'

/** Where the API document lies, for readers without a running server. */
export const openApiFile = join(root, 'docs', 'api', 'openapi.json')

/** Its text, one line a value so that a change reads well in a review. */
export const openApiText = (): string => `${JSON.stringify(describeApi(buildHouse(rooms)), null, 2)}\n`

/** `node tools/write-openapi.ts`: writes what `GET /api/v1/openapi.json` answers, and the rules of imports in the manual. */
if (import.meta.main) {
  mkdirSync(dirname(openApiFile), { recursive: true })
  writeFileSync(openApiFile, openApiText())
  writeFileSync(importManual, importManualText())
  console.log(`${openApiFile} and ${importManual} written`)
}
