import type { TFunction } from 'i18next'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { megabytes } from '../fields/megabytes.ts'
import { valueText } from '../fields/value-text.ts'
import { kindTexts } from '../kind-texts.ts'

export interface FieldChange {
  field: string
  old: unknown
  new: unknown
  oldText?: string
  newText?: string
}

/** One act on a record, as `GET …/history` gives it. */
export interface HistoryItem {
  id: string
  at: string
  action: string
  user: { id: string; name: string } | null
  actorName: string
  source: string
  changeId: string
  changes: FieldChange[]
}

export interface HistoryPage {
  items: HistoryItem[]
  next: string | null
  facets?: HistoryFacets
}

/** What occurs in a record's history, and how often. */
export interface HistoryFacets {
  acts: { value: string; count: number }[]
  fields: { value: string; count: number }[]
}

/** Whose acts, which acts, of which field; empty = all. */
export interface HistoryFilter {
  by: string
  act: string
  field: string
}
export const everything: HistoryFilter = { by: '', act: '', field: '' }

export const asked = (filter: HistoryFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

/** Markers that actions write beside fields: `lock:name`, `part:memory`, `total:memory` (megabytes); a kind may name them itself. */
const mark = /^(\w+):(.+)$/

export const labelOf = (t: TFunction, kind: Kind, field: string): string => {
  const marked = mark.exec(field)
  if (marked !== null)
    return t([`kind.${kind.name}.mark.${marked[1]}.${marked[2]}`, `engine.history.mark.${marked[1]}`], {
      field: labelOf(t, kind, marked[2]!),
      defaultValue: field,
    })
  return kindTexts(t, kind).field(field)
}

const long = new Set(['longText', 'richText', 'json'])

/** Texts too long for a sentence, and things that are no field: that they changed is what matters. */
export const isLong = (kind: Kind, change: FieldChange): boolean => {
  const field = fieldOf(kind, change.field)
  return long.has(field?.type ?? '') || isObject(change.old) || isObject(change.new)
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null

export const sideText = (t: TFunction, kind: Kind, change: FieldChange, side: 'old' | 'new'): string =>
  change[`${side}Text`] ||
  (change.field.startsWith('total:') && typeof change[side] === 'number'
    ? megabytes(change[side], document.documentElement.lang || 'fr')
    : valueText(t, kind, change.field, change[side])) ||
  t('engine.history.nothing')

/** The sentence of an act without its author: "a créé l’équipement", "a changé Lieu". */
export function actText(t: TFunction, kind: Kind, item: HistoryItem): string {
  const isUpdate = item.action.endsWith('.update')
  if (isUpdate && item.changes.length === 1)
    return t('engine.history.changedOne', { field: labelOf(t, kind, item.changes[0]!.field) })
  const verb = item.action.slice(item.action.indexOf('.') + 1)
  return t([`history.${item.action}`, `engine.history.verb.${verb}`, 'engine.history.changedMany'], {
    count: item.changes.length,
  })
}

/** An act as one of several to choose from: "a créé la fiche", "a modifié des champs". */
export const actName = (t: TFunction, action: string): string => {
  const verb = action.slice(action.indexOf('.') + 1)
  if (verb === 'update') return t('engine.history.act.update')
  return t([`history.${action}`, `engine.history.verb.${verb}`], { count: 2, defaultValue: action })
}

/** An act writes a line for each thing it touches: those of one act are told together. */
export function together(items: HistoryItem[]): HistoryItem[] {
  const acts: HistoryItem[] = []
  for (const item of items) {
    const last = acts.at(-1)
    if (last !== undefined && last.changeId === item.changeId)
      acts[acts.length - 1] = { ...last, changes: [...item.changes, ...last.changes] }
    else acts.push(item)
  }
  return acts
}

const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** A cell that a table would take for a formula is text. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** One line a change: when, who, what, before, after. */
export function historyCsv(t: TFunction, kind: Kind, items: readonly HistoryItem[]): string {
  const head = ['at', 'actor', 'source', 'act', 'field', 'old', 'new'].map((name) => t(`engine.history.column.${name}`))
  const rows = items.flatMap((item) => {
    const start = [item.at, item.actorName, t(`engine.history.source.${item.source}`, { defaultValue: item.source })]
    const act = actText(t, kind, item)
    if (item.changes.length === 0) return [[...start, act, '', '', '']]
    return item.changes.map((change) => [
      ...[...start, act, labelOf(t, kind, change.field)],
      ...(['old', 'new'] as const).map((side) => (isLong(kind, change) ? '' : sideText(t, kind, change, side))),
    ])
  })
  return `\uFEFF${[head, ...rows].map((row) => row.map((text) => cell(safe(text))).join(';')).join('\r\n')}\r\n`
}
