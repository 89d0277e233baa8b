import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { importMapping } from '../../../../shared/imports/mapping.ts'
import { createImport, describeProblem, guessMapping, takeFile } from '../../../domains/imports/index.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { storeUpload } from '../../../engine/files/documents.ts'
import type { OpenHouse } from '../../../open-house.ts'
import { type Command, type Invocation, MisuseError } from '../command.ts'

const usage =
  'import KIND FILE [--mapping NAME|ID|FILE.json] [--keys a,b] [--mode create|update|both] [--dry-run] [--all-or-nothing]'
const actor = systemActor('command line', 'import')

export const importCommand: Command = {
  name: 'import',
  usage,
  about:
    'Takes a CSV, ODS or XLSX file into a kind (as in the API: assets, users…); refused lines are printed, exit code 1.',
  options: {
    mapping: { type: 'string' },
    keys: { type: 'string' },
    mode: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'all-or-nothing': { type: 'boolean' },
  },
  run: async (invocation) => {
    const [kind, path] = invocation.words
    if (kind === undefined || path === undefined || invocation.words.length !== 2)
      throw new MisuseError(`Say: ${usage}`)
    if (!existsSync(path)) throw new MisuseError(`There is no file ${path}.`)
    const house = await invocation.open()
    if (house.services.house.byPlural.get(kind) === undefined)
      throw new MisuseError(`Unknown kind ${kind}. Known: ${[...house.services.house.byPlural.keys()].join(', ')}`)
    const id = await prepare(house, invocation, kind, path)
    const row = await finish(house, invocation, id)
    const refused = await refusedLines(house, id, kind)
    const { lineCount, createdCount, updatedCount, unchangedCount, refusedCount, state, error, isTrial } = row
    const counts = { created: createdCount, updated: updatedCount, unchanged: unchangedCount, refused: refusedCount }
    const text = `${isTrial ? 'Dry run' : 'Import'} ${id}: ${state}${error === null ? '' : ` (${error})`}. ${lineCount} lines: ${Object.entries(
      counts,
    )
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}.`
    invocation.print(
      { id, state, isTrial, lines: lineCount, ...counts, error, refusedLines: refused },
      [text, ...refused.map((each) => `  line ${each.line}: ${each.reasons.join(' ')}`)].join('\n'),
    )
    return state === 'done' && refusedCount === 0 ? 0 : 1
  },
}

async function prepare({ services }: OpenHouse, { options }: Invocation, kind: string, path: string): Promise<string> {
  const document = await storeUpload(services, actor, createReadStream(path), basename(path))
  const given =
    typeof options.mapping === 'string'
      ? await mappingOf(services.db, options.mapping)
      : await guessMapping(services, kind, document)
  const parsed = importMapping.safeParse({
    ...given,
    ...(typeof options.keys === 'string' ? { keys: options.keys.split(',').filter(Boolean) } : {}),
    ...(typeof options.mode === 'string' ? { mode: options.mode } : {}),
    ...(options['all-or-nothing'] === true ? { allOrNothing: true } : {}),
  })
  if (!parsed.success)
    throw new MisuseError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const input = { kind, document: document.id, mapping: parsed.data, isTrial: options['dry-run'] === true }
  return (await runAction(services, createImport, actor, input)).id
}

/** A model by name or id, or a file of JSON. */
async function mappingOf(db: OpenHouse['services']['db'], named: string): Promise<object> {
  if (named.endsWith('.json') && existsSync(named)) return JSON.parse(readFileSync(named, 'utf8')) as object
  const found = await sql<{ mapping: object }>`
    select mapping from import_mapping where deleted_at is null and (id::text = ${named} or lower(name) = lower(${named})) limit 2`.execute(
    db,
  )
  if (found.rows.length !== 1) throw new MisuseError(`${found.rows.length} import models are called ${named}.`)
  return found.rows[0]!.mapping
}

/** Does it here, or waits for the server that was quicker. */
async function finish({ services }: OpenHouse, { progress }: Invocation, id: string) {
  for (;;) {
    const row = await takeFile(services, id, (done, of) => progress(`${done} / ${of}`))
    if (row.state !== 'queued' && row.state !== 'running') {
      progress('')
      return row
    }
    progress(`${row.doneCount} / ${row.lineCount}`)
    await pause(300)
  }
}

async function refusedLines(
  { services }: OpenHouse,
  id: string,
  plural: string,
): Promise<{ line: number; reasons: string[] }[]> {
  const { kind } = services.house.byPlural.get(plural)!
  const found = await sql<{ line: number; errors: { field: string; code: string }[] }>`
    select line, errors from import_line where import_id = ${id} and outcome = 'refused' order by line limit 200`.execute(
    services.db,
  )
  return found.rows.map(({ line, errors }) => ({
    line,
    reasons: errors.map((error) => describeProblem(kind, error, 'en')),
  }))
}
