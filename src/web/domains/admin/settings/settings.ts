import type { TFunction } from 'i18next'

/** A setting as `GET /settings` defines it. */
export interface SettingShape {
  key: string
  type: string
  isRequired: boolean
  isSecret: boolean
  default: unknown
  choices?: string[]
  kind?: string
  min?: number
  max?: number
  schema?: { type?: string; items?: { type?: string; enum?: string[] } }
}

export interface Settings {
  values: Record<string, unknown>
  definitions: SettingShape[]
}

export const sectionOf = (key: string): string => key.slice(0, key.indexOf('.'))

/** Sections in the order in which they first occur. */
export function sectionsOf(definitions: readonly SettingShape[]): [string, SettingShape[]][] {
  const sections = new Map<string, SettingShape[]>()
  for (const each of definitions)
    sections.set(sectionOf(each.key), [...(sections.get(sectionOf(each.key)) ?? []), each])
  return [...sections]
}

/** A list of texts, written one a line. */
export const isLines = (shape: SettingShape): boolean =>
  shape.type === 'json' && shape.schema?.type === 'array' && shape.schema.items?.type === 'string'

/** Several of a known list. */
export const choicesOf = (shape: SettingShape): string[] | undefined =>
  shape.type === 'json' && shape.schema?.type === 'array' ? shape.schema.items?.enum : undefined

/** Rooms may name a setting by one text, or by label and help. */
export const labelOf = (t: TFunction, key: string): string =>
  t([`setting.${key}.label`, `setting.${key}`], { defaultValue: key })

export const helpOf = (t: TFunction, key: string): string => t(`setting.${key}.help`, { defaultValue: '' })

export const choiceOf = (t: TFunction, key: string, value: string): string =>
  t(`setting.${key}.choice.${value}`, { defaultValue: value })

/** A value in words, for "by default" and history. */
export function valueWords(t: TFunction, shape: SettingShape | undefined, value: unknown, language: string): string {
  if (shape?.isSecret) return t(value === true ? 'admin.settings.isSet' : 'admin.settings.isNotSet')
  if (value === null || value === undefined || value === '') return t('ui.property.none')
  if (typeof value === 'boolean') return t(value ? 'engine.yes' : 'engine.no')
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value)
  if (Array.isArray(value))
    return value.length === 0
      ? t('admin.settings.emptyList')
      : value.map((each) => (shape && choicesOf(shape) ? choiceOf(t, shape.key, String(each)) : each)).join(', ')
  if (typeof value === 'string') return shape?.choices?.includes(value) ? choiceOf(t, shape.key, value) : value
  return JSON.stringify(value)
}

/** The text of a control → the value the API takes; undefined = cannot be read. */
export function readDraft(shape: SettingShape, draft: string): unknown {
  const text = draft.trim()
  if (isLines(shape))
    return draft
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  if (shape.type === 'json') {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }
  if (text === '') return shape.isRequired ? undefined : null
  return text
}

/** The value → the text of its control. */
export function writeDraft(shape: SettingShape, value: unknown): string {
  if (shape.isSecret || value === null || value === undefined) return ''
  if (isLines(shape)) return (value as string[]).join('\n')
  return shape.type === 'json' ? JSON.stringify(value, null, 2) : String(value)
}
