import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Kind } from '../kinds/define-kind.ts'
import { choiceKeys } from '../kinds/text-keys.ts'
import { savedViewKind } from '../workspace/workspace.kinds.ts'
import { assetKind, assetStateKind, manufacturerKind, modelKind, softwareKind } from './assets.kinds.ts'
import { partSectionNames } from './parts.ts'
import { assetFamilies, assetTypes } from './types/index.ts'

type Tree = { [key: string]: string | Tree }

const flatten = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : flatten(value, `${prefix}${key}.`),
  )
/** A room says its words in a file of its own, also those of what it adds to an asset. */
const wordsOf = (language: string): Set<string> => {
  const folder = join(import.meta.dirname, '../locales', language)
  return new Set(
    readdirSync(folder).flatMap((file) => flatten(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree)),
  )
}
const languages = { fr: wordsOf('fr'), en: wordsOf('en') }
const missing = (keys: string[]) =>
  Object.entries(languages).flatMap(([language, known]) =>
    keys.filter((key) => !known.has(key)).map((key) => `${language}: ${key}`),
  )

const kinds: Kind[] = [assetKind, assetStateKind, manufacturerKind, modelKind, softwareKind, savedViewKind]

/** Field and choice texts of a kind, relations and the fields of its types included. */
function keysOf(kind: Kind): string[] {
  const custom = Object.values(kind.custom?.types ?? {}).flatMap((fields) => Object.entries(fields))
  const related = Object.entries(kind.relations).flatMap(([name, relation]) => [
    name,
    ...Object.keys(relation.fields).map((field) => `${name}.${field}`),
  ])
  const fields = [...Object.entries(kind.fields), ...custom]
  return [
    ...['name', 'plural', 'new', 'count'].map((key) => `kind.${kind.name}.${key}`),
    // Some fields are called the same on every kind.
    ...fields.map(([name]) =>
      Object.values(languages).every((known) => known.has(`field.${name}`))
        ? `field.${name}`
        : `kind.${kind.name}.field.${name}`,
    ),
    ...related.map((name) => `kind.${kind.name}.field.${name}`),
    ...fields.flatMap(([name, field]) => (field.choices ?? []).map((choice) => choiceKeys(kind, name, choice)[0])),
  ]
}

describe('texts of the register', () => {
  it.each(kinds.map((kind) => [kind.name, kind] as const))('%s has all in both languages', (_name, kind) => {
    expect(missing(keysOf(kind))).toEqual([])
  })

  it('types and parts have names', () => {
    expect(missing(assetTypes.map((type) => `assetType.${type.name}.plural`))).toEqual([])
    expect(missing(assetFamilies.map((family) => `assetFamily.${family}`))).toEqual([])
    expect(missing(partSectionNames.map((section) => `part.section.${section}`))).toEqual([])
  })
})
