import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { effectsSchema, ruleConditionSchema } from '../../../../shared/rules/rule.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { checkRule, setOf } from '../check-rule.ts'
import { TrialRun, type TriedRule } from '../try-rules.ts'

const id = idInput

/** A rule as it stands on screen, saved or not. */
const tried = z.strictObject({
  id: id.nullable().default(null),
  name: z.string().max(255).default(''),
  entity: id.nullable().default(null),
  withChildren: z.boolean().default(true),
  condition: ruleConditionSchema,
  effects: effectsSchema,
  stops: z.boolean().default(false),
})

const silent = 'a trial: nothing is written'

function asRule(given: z.infer<typeof tried> | null): TriedRule | null {
  if (given === null) return null
  const { entity, ...rest } = given
  return { ...rest, id: given.id ?? 'new', replaces: given.id, entityId: entity, version: 0 }
}

async function runOf(
  context: ActionContext,
  input: { set: string; rule: z.infer<typeof tried> | null },
): Promise<TrialRun> {
  const set = setOf(context, input.set)
  if (set.tried === null) throw invalidField('set', 'invalid')
  if (input.rule !== null) await checkRule(context, set, input.rule)
  return new TrialRun(context, set, asRule(input.rule))
}

/** Asks the rules of a set about a past record and says how each was judged; nothing is written. */
export const tryRule = defineAction({
  name: 'rule.try',
  permission: 'rule.read',
  silent,
  input: z.strictObject({ set: z.string().max(50), rule: tried.nullable().default(null), record: id }),
  run: async (context, { input }) => (await runOf(context, input)).one(input.record),
})

/** What a rule would have changed over the latest records, before it is switched on; nothing is written. */
export const previewRule = defineAction({
  name: 'rule.preview',
  permission: 'rule.read',
  silent,
  input: z.strictObject({ set: z.string().max(50), rule: tried, count: z.int().min(1).max(1000).default(200) }),
  run: async (context, { input }) => (await runOf(context, input)).latest(input.count),
})
