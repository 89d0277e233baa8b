import { type Field, text } from '../fields/index.ts'
import { type Language, languages } from '../languages.ts'
import type { Kind } from './define-kind.ts'
import { treeFields } from './tree-fields.ts'

type Spoken<N extends string, F extends Field> = { [K in N]: F } & {
  [K in `${N}${Capitalize<Language>}`]: Field<string | null>
}

/** `name`, `en` → `nameEn`: the field that says it in one language. */
const inLanguage = (name: string, language: string) => `${name}${language[0]!.toUpperCase()}${language.slice(1)}`

/**
 * A field that people read in their own language where somebody has said it: `...translated('name', text({ required: true }))`
 * gives `name`, `nameFr`, `nameEn`. Lists, forms, pickers, exports and searches of every kind know by it (engine/lists/title-sql.ts).
 */
export function translated<const N extends string, const F extends Field>(name: N, field: F): Spoken<N, F> {
  const said = languages.map((language) => [inLanguage(name, language), text({ max: field.max ?? 255 })])
  return Object.fromEntries([[name, { ...field, isTranslated: true }], ...said]) as Spoken<N, F>
}

const kept = { system: true, silent: true, hidden: true, max: 2000 } as const

/** treeFields of a tree whose names are translated. */
export const translatedTreeFields = {
  ...treeFields,
  completeName: { ...treeFields.completeName, isTranslated: true },
  completeNameFr: text(kept),
  completeNameEn: text(kept),
}

/** The field that says another in a language; null = nobody can say it. */
export function spokenField(kind: Kind, name: string, language: string): string | null {
  const field = inLanguage(name, language)
  return kind.fields[name]?.isTranslated === true && Object.hasOwn(kind.fields, field) ? field : null
}

/** A field and what says it in each language: all by which people may know it. */
export const everySpoken = (kind: Kind, name: string): string[] => [
  name,
  ...languages.flatMap((language) => spokenField(kind, name, language) ?? []),
]

/** Fields that people fill to translate others, in the order of the kind. */
export const translationFields = (kind: Kind): string[] =>
  Object.entries(kind.fields)
    .filter(([, field]) => field.isTranslated === true && field.system !== true)
    .flatMap(([name]) => everySpoken(kind, name).slice(1))
