import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rooms } from '../src/server/domains/index.ts'
import { buildHouse } from '../src/server/engine/build-house.ts'
import type { House } from '../src/server/engine/house.ts'
import { type FieldRules, rulesOf, uniqueFields } from '../src/server/engine/imports/coherence.ts'
import { type Importable, importables } from '../src/server/engine/imports/import-fields.ts'
import { say } from '../src/server/engine/texts.ts'
import { root } from './source-files.ts'

/** The manual of imports: its first part is written by hand, what follows the mark comes from the definitions. */
export const importManual = join(root, 'docs', 'manuel', 'import.md')
const mark = '<!-- règles : écrites par tools/write-openapi.ts, ne pas modifier à la main -->'

/** Coherence rules of every kind, in French; the same as on the page /imports/rules. */
export function importManualText(): string {
  const [written] = readFileSync(importManual, 'utf8').split(mark)
  const house = buildHouse(rooms)
  const migrations = readMigrations()
  return `${written}${mark}\n\n${importables(house)
    .map((each) => section(house, each, migrations))
    .join('\n')}`
}

function section(house: House, importable: Importable, migrations: string): string {
  const { kind } = importable.entry
  const lines = rulesOf(house, importable, 'fr').map(
    (field) => `| ${field.label} | \`${field.name}\` | ${holds(field)} | ${notes(field)} |`,
  )
  const unique = uniqueOf(importable, migrations).map(
    (fields) => `\nPas deux fiches avec le même : ${fields.join(' + ')}.\n`,
  )
  return [
    `### ${say('fr', `kind.${kind.name}.plural`)} (\`${kind.plural}\`)\n`,
    '| champ | nom | contenu | règles |\n|---|---|---|---|',
    ...lines,
    ...unique,
    '',
  ].join('\n')
}

function holds({ type, choices, refersTo }: FieldRules): string {
  if (choices !== undefined) return choices.map((choice) => choice.label).join(', ')
  if (refersTo !== undefined)
    return say('fr', 'imports.rules.refers', {
      kind: refersTo.label,
      by: refersTo.by.map((way) => way.label).join(', '),
    })
  return say('fr', `imports.rules.type.${type}`)
}

function notes(field: FieldRules): string {
  const { isRequired, isKey, isKeyOnly, min, max, types, refersTo, type } = field
  const isText = ['text', 'longText'].includes(type)
  return [
    isRequired ? say('fr', 'imports.rules.required') : '',
    isKeyOnly ? say('fr', 'imports.rules.keyOnly') : isKey ? say('fr', 'imports.rules.key') : '',
    isText && max !== undefined ? say('fr', 'imports.rules.longest', { max }) : '',
    !isText && min !== undefined ? say('fr', 'imports.rules.from', { min }) : '',
    !isText && max !== undefined ? say('fr', 'imports.rules.to', { max }) : '',
    types === undefined ? '' : say('fr', 'imports.rules.types', { types: types.map((each) => each.label).join(', ') }),
    refersTo?.canCreate === true ? say('fr', 'imports.rules.canCreate') : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

const readMigrations = (): string =>
  readdirSync(join(root, 'db', 'migrations'))
    .toSorted()
    .map((file) => readFileSync(join(root, 'db', 'migrations', file), 'utf8'))
    .join('\n')

function uniqueOf({ entry, fields }: Importable, migrations: string): string[][] {
  const labels = new Map(fields.map((field) => [field.name, field.name]))
  const pattern = new RegExp(`create unique index \\w+ on ${entry.kind.table} (\\([^;]*);`, 'gi')
  return [...migrations.matchAll(pattern)]
    .map((match) => uniqueFields(entry.kind, match[1]!).map((name) => `\`${labels.get(name) ?? name}\``))
    .filter((names) => names.length > 0)
}
