import { sql } from 'kysely'
import { checkCondition } from '../../../shared/conditions/walk-condition.ts'
import { CigaleError, type FieldError, invalid, invalidField } from '../../../shared/errors.ts'
import { isId } from '../../../shared/fields/id.ts'
import type { RuleDefinition, RuleEffect } from '../../../shared/rules/rule.ts'
import { fits, type RuleSet, sourceOf } from '../../../shared/rules/rule-set.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { entryOf } from '../../engine/house.ts'

export function setOf(context: ActionContext, name: string): RuleSet {
  const set = context.house.ruleSets.get(name)
  if (set === undefined) throw invalidField('set', 'invalid')
  return set
}

/**
 * Refuses a rule that could not be asked or carried out.
 *
 * @throws `invalid` on `condition`, or on `effects.<index>`
 */
export async function checkRule(
  context: ActionContext,
  set: RuleSet,
  rule: Pick<RuleDefinition, 'condition' | 'effects'>,
): Promise<void> {
  const kinds = (name: string) => context.house.kinds.get(name)?.kind
  const clock = { now: context.now, timeZone: context.services.timeZone, userId: context.actor.userId }
  try {
    checkCondition(set.subject, rule.condition, kinds, clock)
  } catch (error) {
    if (!(error instanceof CigaleError) || error.code !== 'invalid') throw error
    throw invalid(error.errors.map((each) => ({ ...each, field: 'condition' })))
  }
  const errors = rule.effects.flatMap((effect, index): FieldError[] => {
    const code = faultOf(set, effect, kinds)
    return code === null ? [] : [{ field: `effects.${index}`, code }]
  })
  errors.push(...(await unknownReferences(context, set, rule.effects)))
  if (errors.length > 0) throw invalid(errors)
}

type Kinds = Parameters<typeof sourceOf>[2]

/** What is wrong with an effect by itself, as a key of errors.field; null = nothing. */
function faultOf(set: RuleSet, effect: RuleEffect, kinds: Kinds): string | null {
  if (effect.effect === 'refuse') {
    if (!set.refuses) return 'bad_effect'
    return String(effect.value ?? '').trim() === '' ? 'required' : null
  }
  const target = set.targets[effect.field ?? '']
  if (target === undefined) return 'unknown_field'
  if (!target.effects.includes(effect.effect)) return 'bad_effect'
  if (effect.effect === 'copy' || effect.effect === 'copyIfEmpty') {
    const source = sourceOf(set.subject, String(effect.value ?? ''), kinds)
    return source === undefined || !fits(target.field, source.place.field) ? 'bad_source' : null
  }
  if (effect.value === undefined || effect.value === '') return 'required'
  if (effect.value === null) return target.field.required === true || target.member !== undefined ? 'required' : null
  return target.field.schema.safeParse(effect.value).success ? null : 'bad_value'
}

/** A rule may only name what whoever writes it sees. */
async function unknownReferences(
  context: ActionContext,
  set: RuleSet,
  effects: readonly RuleEffect[],
): Promise<FieldError[]> {
  const errors: FieldError[] = []
  for (const [index, effect] of effects.entries()) {
    const field = set.targets[effect.field ?? '']?.field
    const isValue = effect.effect !== 'copy' && effect.effect !== 'copyIfEmpty'
    if (field?.type !== 'reference' || !isValue || !isId(String(effect.value))) continue
    const entry = entryOf(context.house, field.kind!)
    const living = entry.kind.hasTrash ? sql`and r.deleted_at is null` : sql``
    const seen = context.actor.type === 'system' ? sql`true` : visible(entry, context.actor, 'r')
    const found = await sql`
      select 1 from ${sql.table(entry.kind.table)} r where r.id = ${String(effect.value)} and ${seen} ${living}`.execute(
      context.db,
    )
    if (found.rows.length === 0) errors.push({ field: `effects.${index}`, code: 'reference' })
  }
  return errors
}
