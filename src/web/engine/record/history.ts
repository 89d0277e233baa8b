import type { TFunction } from 'i18next'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
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

/** Markers that actions write beside fields: `lock:name`, `part:memory`; a kind may name them itself. */
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
  change[`${side}Text`] || valueText(t, kind, change.field, change[side]) || t('engine.history.nothing')

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
