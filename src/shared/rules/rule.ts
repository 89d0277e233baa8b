import { z } from 'zod'
import { type Condition, conditionSchema } from '../conditions/condition.ts'

/**
 * What a rule may do to a field: put a value there (always, or only when it is empty), put words before or after a
 * text, add somebody or something to a list, take the value from elsewhere (`value` is then a path), or refuse the act
 * with a reason.
 */
export const effectNames = ['set', 'setIfEmpty', 'copy', 'copyIfEmpty', 'prepend', 'append', 'add', 'refuse'] as const
export type EffectName = (typeof effectNames)[number]

export type EffectValue = string | number | boolean | null

export interface RuleEffect {
  effect: EffectName
  /** Name of a target of the rule set; none for `refuse`. */
  field?: string | undefined
  /** The value; a path for `copy`; the reason for `refuse`. */
  value?: EffectValue | undefined
}

export const effectSchema = z.strictObject({
  effect: z.enum(effectNames),
  field: z.string().max(100).optional(),
  value: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]).optional(),
})

export const effectsSchema = z.array(effectSchema).max(50) as unknown as z.ZodType<RuleEffect[]>
export const ruleConditionSchema = conditionSchema

/** What decides, whatever is stored around it: the part that can be tried before it is saved. */
export interface RuleDefinition {
  name: string
  condition: Condition
  effects: readonly RuleEffect[]
  /** Nothing below it is asked once it has acted. */
  stops: boolean
}

/** A rule as the house applies it. */
export interface Rule extends RuleDefinition {
  id: string
  version: number
  entityId: string | null
  /** Also for the entities below. */
  withChildren: boolean
}

/** One thing that a rule did. */
export interface RuleChange {
  field: string
  effect: EffectName
  value: unknown
}

/** How a rule was judged. `failedAt`: the way to the part of its condition that was not met. */
export interface RuleTrace {
  id: string
  version: number
  name: string
  verdict: 'acted' | 'notMet' | 'notAsked' | 'broken'
  changes?: RuleChange[]
  failedAt?: number[]
}
