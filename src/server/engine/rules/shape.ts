import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import type { ActionContext } from '../actions/context.ts'
import { type CompiledRules, rulesOf } from './compile-rules.ts'
import { type Draft, Facts } from './facts.ts'
import { type Outcome, runRules } from './run-rules.ts'

/** What asking takes: an action, or work that prepares one. */
export type ShapeContext = Pick<ActionContext, 'services' | 'db' | 'house' | 'actor' | 'now'>

/**
 * Asks the rules of a set about a record that is about to be written, inside the action that writes it. The draft is
 * changed as they say; the outcome says what they changed and why. null: the set has no rules.
 *
 * @param options `changed`, moment `change`: names of the fields and relations that change; `rules`: when they stand elsewhere than in their set
 */
export async function shape(
  context: ShapeContext,
  set: RuleSet,
  draft: Draft,
  { changed, rules: given }: { changed?: ReadonlySet<string> | undefined; rules?: CompiledRules | undefined } = {},
): Promise<Outcome | null> {
  const rules = given ?? (await rulesOf(context.services, set, context.db))
  if (rules.rules.length === 0) return null
  const { actor, now, services } = context
  const facts = new Facts(context.db, context.house, set.subject, rules.need)
  await facts.reach([draft])
  for (const relation of rules.members)
    draft.relations[relation] ??= [...facts.related(set.subject, relation, draft.row)]
  const clock = { now, timeZone: services.timeZone, userId: actor.userId }
  return runRules({ set, rules, facts, clock, ...(changed === undefined ? {} : { changed }) }, draft)
}
