import { invalidField } from '../../../shared/errors.ts'
import { type ImportMapping, importMapping } from '../../../shared/imports/mapping.ts'
import type { Services } from '../../engine/actions/context.ts'
import { importableOf } from '../../engine/imports/import-fields.ts'
import { proposeColumns, proposeKeys } from '../../engine/imports/propose-mapping.ts'
import { readTable } from '../../engine/imports/read-table.ts'

/** The mapping that the page would propose for a stored file. */
export async function guessMapping(
  services: Services,
  kind: string,
  document: { sha256: string },
): Promise<ImportMapping> {
  const importable = importableOf(services.house, services.house.byPlural.get(kind)!)
  if (importable === null) throw invalidField('kind', 'unknown')
  const pieces: Uint8Array[] = []
  for await (const piece of await services.files.open(document.sha256)) pieces.push(piece as Uint8Array)
  const columns = proposeColumns(importable, (await readTable(Buffer.concat(pieces))).headers)
  return importMapping.parse({ columns, keys: proposeKeys(importable, columns) })
}
