import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { rooms } from '../../src/server/domains/index.ts'
import { buildHouse } from '../../src/server/engine/build-house.ts'
import { hasText, languages } from '../../src/server/engine/texts.ts'
import { errorCodes } from '../../src/shared/errors.ts'
import { readableFields } from '../../src/shared/kinds/define-kind.ts'
import { root, sourceFiles } from '../../tools/source-files.ts'

type Tree = { [key: string]: string | Tree }
const house = buildHouse(rooms)

const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  )

function catalogue(language: string): Map<string, string> {
  const folder = join(root, 'src/shared/locales', language)
  return new Map(
    readdirSync(folder).flatMap((file) => flatten(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree)),
  )
}

const missing = (keys: string[]) =>
  keys.flatMap((key) =>
    languages.filter((language) => !hasText(language, key)).map((language) => `${language}: ${key}`),
  )

describe('texts', () => {
  test('both languages have the same keys, with the same parameters', () => {
    const [fr, en] = [catalogue('fr'), catalogue('en')]
    expect([...fr.keys()].filter((key) => !en.has(key))).toEqual([])
    expect([...en.keys()].filter((key) => !fr.has(key))).toEqual([])
    const params = (text: string) =>
      [...new Set([...text.matchAll(/(?<!(?:one|other|zero|=\d) )\{(\w+)[,}]/g)].map((match) => match[1]))].sort()
    const different = [...fr].filter(
      ([key, text]) => JSON.stringify(params(text)) !== JSON.stringify(params(en.get(key) ?? '')),
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  test('every text is a message that can be formatted', () => {
    const broken = languages.flatMap((language) =>
      [...catalogue(language)].flatMap(([key, text]) => {
        try {
          new IntlMessageFormat(text, language)
          return []
        } catch (error) {
          return [`${language}: ${key}: ${(error as Error).message}`]
        }
      }),
    )
    expect(broken).toEqual([])
  })

  test('every error code has a text', () => {
    expect(
      missing(Object.keys(errorCodes).flatMap((code) => [`errors.${code}.title`, `errors.${code}.detail`])),
    ).toEqual([])
  })

  test('every kind, field and choice has a name', () => {
    const keys = [...house.kinds.values()].flatMap(({ kind }) => [
      `kind.${kind.name}.name`,
      `kind.${kind.name}.plural`,
      ...Object.entries(readableFields(kind)).flatMap(([name, field]) => [
        ...(languages.every((language) => hasText(language, `field.${name}`))
          ? []
          : [`kind.${kind.name}.field.${name}`]),
        ...(field.choices ?? []).map((value) => `${field.namedBy ?? `kind.${kind.name}.choice.${name}`}.${value}`),
      ]),
    ])
    expect(missing(keys)).toEqual([])
  })

  test('every action has a sentence for history', () => {
    expect(missing([...house.actions.keys()].map((name) => `history.${name}`))).toEqual([])
  })

  test('every job has a name, and every setting', () => {
    expect(missing(house.jobs.map(({ name }) => `admin.job.${name}`))).toEqual([])
    // A name alone, or a label with help.
    const unnamed = languages.flatMap((language) =>
      [...house.settings.keys()].filter(
        (key) => !hasText(language, `setting.${key}`) && !hasText(language, `setting.${key}.label`),
      ),
    )
    expect(unnamed).toEqual([])
    const sections = new Set([...house.settings.keys()].map((key) => key.split('.')[0]!))
    expect(missing([...sections].map((name) => `admin.settings.section.${name}`))).toEqual([])
  })

  test('no sentence stands in the components', () => {
    const web = sourceFiles(['src/web']).filter((file) => !file.isTest && !file.path.includes('/gallery/'))
    const spoken = web.flatMap((file) =>
      [...file.text.matchAll(/>\s*([A-ZÀ-Ü][a-zà-ü]+(?: [a-zà-ü’']+)+)[.…!?]?\s*</g)].map(
        (match) => `${file.path}: ${match[1]}`,
      ),
    )
    expect(spoken).toEqual([])
  })
})
