import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, languages } from '../../shared/languages.ts'
import { projectRoot } from '../platform/project-root.ts'

export type { Language }
export { languages }

type Tree = { [key: string]: string | Tree }
const catalogues = new Map<string, Map<string, string>>()
const compiled = new Map<string, IntlMessageFormat>()

/** The text of a key in a language; English, then the key itself, when it is missing. ICU MessageFormat. */
export function say(language: string, key: string, params: Record<string, string | number> = {}): string {
  const pattern = catalogue(language).get(key) ?? catalogue('en').get(key)
  if (pattern === undefined) return key
  if (!pattern.includes('{') && !pattern.includes("'")) return pattern
  const name = `${language} ${key}`
  let format = compiled.get(name)
  if (format === undefined) {
    format = new IntlMessageFormat(pattern, language)
    compiled.set(name, format)
  }
  return filled(format, pattern, params)
}

/** A text with a hole is better than none: an error must be told even when one of its values was forgotten. */
function filled(format: IntlMessageFormat, pattern: string, params: Record<string, string | number>): string {
  try {
    return String(format.format(params))
  } catch {
    return pattern
  }
}

export const hasText = (language: string, key: string): boolean => catalogue(language).has(key)

/** The first language of an Accept-Language header that we speak; French else. */
export function chooseLanguage(header: string | undefined): Language {
  const asked = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (
    languages.find((language) => asked[0] === language) ??
    languages.find((language) => asked.includes(language)) ??
    'fr'
  )
}

function catalogue(language: string): Map<string, string> {
  const known = languages.includes(language as Language) ? language : 'fr'
  let texts = catalogues.get(known)
  if (texts === undefined) {
    texts = new Map()
    const folder = join(projectRoot, 'src/shared/locales', known)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      flatten(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree, '', texts)
    }
    catalogues.set(known, texts)
  }
  return texts
}

function flatten(tree: Tree, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') into.set(path, value)
    else flatten(value, path, into)
  }
}
