import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import type { RuleEffect } from '../../../shared/rules/rule.ts'
import type { Named } from '../../engine/records.ts'

/** A rule as the API gives it. */
export interface RuleRecord {
  id: string
  version: number
  name: string
  set: string
  entity: Named
  withChildren: boolean
  position: number
  isActive: boolean
  condition: Condition
  effects: RuleEffect[]
  stops: boolean
  comment: string | null
}

/** A rule as it stands on screen. `id` null: not saved yet. */
export interface RuleDraft {
  id: string | null
  name: string
  entity: Named | null
  withChildren: boolean
  condition: Condition
  effects: RuleEffect[]
  stops: boolean
  comment: string
}

export const draftOf = (rule: RuleRecord): RuleDraft => ({
  id: rule.id,
  name: rule.name,
  entity: rule.entity,
  withChildren: rule.withChildren,
  condition: rule.condition,
  effects: rule.effects,
  stops: rule.stops,
  comment: rule.comment ?? '',
})

export const freshDraft = (name: string, entity: Named | null): RuleDraft => ({
  id: null,
  name,
  entity,
  withChildren: true,
  condition: everything,
  effects: [],
  stops: false,
  comment: '',
})

/** What the API takes of it, saved or tried. */
export const definitionOf = (draft: RuleDraft) => ({
  name: draft.name,
  entity: draft.entity?.id ?? null,
  withChildren: draft.withChildren,
  condition: draft.condition,
  effects: draft.effects,
  stops: draft.stops,
})

export const isSameDraft = (a: RuleDraft, b: RuleDraft): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Rules of upper entities are asked first: groups by entity, in that order. */
export function byEntity(rules: readonly RuleRecord[]): { entity: Named; rules: RuleRecord[] }[] {
  const groups = new Map<string, { entity: Named; rules: RuleRecord[] }>()
  for (const rule of rules) {
    const group = groups.get(rule.entity.id) ?? { entity: rule.entity, rules: [] }
    group.rules.push(rule)
    groups.set(rule.entity.id, group)
  }
  const depth = (name: string) => name.split(' > ').length
  return [...groups.values()].toSorted(
    (a, b) => depth(a.entity.name) - depth(b.entity.name) || a.entity.name.localeCompare(b.entity.name),
  )
}
