import { type EvaluateContext, evaluate, type Row } from '../../../shared/conditions/evaluate.ts'
import type { TestClock } from '../../../shared/conditions/field-test.ts'
import { CigaleError } from '../../../shared/errors.ts'
import { propertyOf, readableFields } from '../../../shared/kinds/define-kind.ts'
import type { Rule, RuleChange, RuleTrace } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { applyEffect, type MemberChange } from './apply-effect.ts'
import type { CompiledRules } from './compile-rules.ts'
import type { Draft, Facts } from './facts.ts'
import { failureOf } from './judge.ts'

export interface Refusal {
  rule: Rule
  reason: string
}

/** What the rules made of a draft. The draft itself holds the values as they are to be. */
export interface Outcome {
  trace: RuleTrace[]
  /** Row properties that rules changed. */
  patch: Row
  added: MemberChange[]
  removed: MemberChange[]
  /** Which rule had the last word on a target. */
  authors: Map<string, Rule>
  refusal: Refusal | null
}

interface Run {
  set: RuleSet
  rules: CompiledRules
  facts: Facts
  clock: TestClock
  /** Moment `change`: names of fields and relations that change. Only rules that ask one of them are asked. */
  changed?: ReadonlySet<string>
}

/**
 * Asks the rules one after the other, each seeing what those before it did; a refusal, or a rule that stops, is the end.
 * The facts must have reached the draft.
 */
export async function runRules(run: Run, draft: Draft): Promise<Outcome> {
  const { set, facts } = run
  const context = facts.context(run.clock)
  const outcome: Outcome = { trace: [], patch: {}, added: [], removed: [], authors: new Map(), refusal: null }
  const touched = new Set(run.changed)
  const entities = branchOf(set, draft, facts)
  for (const { rule, reads } of run.rules.rules) {
    if (!isFor(rule, entities)) continue
    const line = { id: rule.id, version: rule.version, name: rule.name }
    if (set.when === 'change' && ![...reads].some((name) => touched.has(name))) {
      outcome.trace.push({ ...line, verdict: 'notAsked' })
      continue
    }
    const verdict = judged(set, rule, draft, context)
    if (verdict !== 'met') {
      const isBroken = verdict === 'broken'
      outcome.trace.push({
        ...line,
        verdict: isBroken ? 'broken' : 'notMet',
        ...(isBroken ? {} : { failedAt: failureOf(set.subject, rule.condition, draft.row, context) }),
      })
      continue
    }
    const changes = await act(run, rule, draft, context, outcome)
    for (const change of changes) touched.add(set.targets[change.field]?.member?.relation ?? change.field)
    outcome.trace.push({ ...line, verdict: 'acted', changes })
    if (rule.stops || outcome.refusal !== null) break
  }
  return outcome
}

/** A rule that asks for what no longer exists (a field taken away by an administrator) must not stop the desk. */
function judged(set: RuleSet, rule: Rule, draft: Draft, context: EvaluateContext): 'met' | 'notMet' | 'broken' {
  try {
    return evaluate(set.subject, rule.condition, draft.row, context) ? 'met' : 'notMet'
  } catch (error) {
    if (error instanceof CigaleError && error.code === 'invalid') return 'broken'
    throw error
  }
}

async function act(
  { set, facts }: Run,
  rule: Rule,
  draft: Draft,
  context: EvaluateContext,
  outcome: Outcome,
): Promise<RuleChange[]> {
  const changes: RuleChange[] = []
  for (const effect of rule.effects) {
    if (effect.effect === 'refuse') {
      outcome.refusal = { rule, reason: String(effect.value ?? '') }
      changes.push({ field: '', effect: 'refuse', value: effect.value ?? '' })
      continue
    }
    const applied = applyEffect(set, effect, draft, context)
    if (applied === null) continue
    changes.push(applied.change)
    outcome.authors.set(applied.change.field, rule)
    const target = set.targets[applied.change.field]!
    if (target.member === undefined) {
      const property = propertyOf(applied.change.field, target.field)
      outcome.patch[property] = draft.row[property]
    }
    record(outcome, applied.added, applied.removed)
    if (target.field.type === 'reference') await meet(facts, set, draft, target.field.kind!, applied.added, effect)
  }
  return changes
}

/** A member that one rule adds and another takes away was never there. */
function record(outcome: Outcome, added: readonly MemberChange[], removed: readonly MemberChange[]): void {
  for (const change of removed) {
    const at = outcome.added.findIndex((other) => other.row === change.row)
    if (at === -1) outcome.removed.push(change)
    else outcome.added.splice(at, 1)
  }
  outcome.added.push(...added)
}

/** The rules that follow may look at what was just put there: names of new members, records behind new references. */
async function meet(
  facts: Facts,
  set: RuleSet,
  draft: Draft,
  kindName: string,
  added: readonly MemberChange[],
  effect: { field?: string | undefined },
): Promise<void> {
  const kind = facts.kinds(kindName)
  const { member } = set.targets[effect.field!]!
  if (kind !== undefined && member !== undefined) {
    const ids = added.map(({ row }) => String(row[member.property]))
    await facts.know(kind, ids)
    for (const { row } of added) {
      const known = facts.record(kindName, String(row[member.property])) ?? {}
      for (const name of Object.keys(set.subject.relations[member.relation]?.fields ?? {}))
        if (row[name] === undefined && known[name] !== undefined && name !== 'id') row[name] = known[name]
    }
  }
  await facts.reach([draft])
}

/** The entity of the draft and those above it; null when records of the set belong to none. */
function branchOf(set: RuleSet, draft: Draft, facts: Facts): readonly string[] | null {
  if (set.subject.entityField === null) return null
  const field = readableFields(set.subject)[set.subject.entityField]!
  const branch: string[] = []
  let next: unknown = draft.row[propertyOf(set.subject.entityField, field)]
  while (next != null && !branch.includes(String(next))) {
    branch.push(String(next))
    next = facts.record(field.kind!, String(next))?.parentId
  }
  return branch
}

const isFor = (rule: Rule, branch: readonly string[] | null): boolean =>
  branch === null ||
  rule.entityId === null ||
  rule.entityId === branch[0] ||
  (rule.withChildren && branch.includes(rule.entityId))
