import { type Kysely, sql } from 'kysely'
import type { KindLookup } from '../../../shared/conditions/field-path.ts'
import { readsOf } from '../../../shared/conditions/walk-condition.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { House } from '../house.ts'
import type { Db } from './load-facts.ts'
import { type Need, needsOf } from './needs.ts'

/** The rules of a set in the order in which they are asked, with all that follows from them alone. */
export interface CompiledRules {
  rules: { rule: Rule; reads: ReadonlySet<string> }[]
  need: Need
  /** Relations that effects change. */
  members: readonly string[]
}

export function compileRules(set: RuleSet, rules: readonly Rule[], kinds: KindLookup): CompiledRules {
  const copied = rules.flatMap((rule) =>
    rule.effects.flatMap((effect) =>
      effect.effect === 'copy' || effect.effect === 'copyIfEmpty' ? [String(effect.value)] : [],
    ),
  )
  const members = memberRelations(set, rules)
  const need = needsOf(
    set.subject,
    rules.map((rule) => rule.condition),
    copied,
    members,
    kinds,
  )
  const { entityField } = set.subject
  // Which rules are asked depends on the branch of the entity.
  const entity = entityField === null ? undefined : set.subject.fields[entityField]
  const target = entity === undefined ? undefined : kinds(entity.kind!)
  if (entity !== undefined && target !== undefined && rules.length > 0) {
    const key = `${entityField} ${target.name}`
    if (!need.references.has(key))
      need.references.set(key, {
        hop: { name: entityField!, field: entity, target },
        need: { references: new Map(), relations: new Map() },
      })
  }
  return { rules: rules.map((rule) => ({ rule, reads: readsOf(rule.condition) })), need, members }
}

const memberRelations = (set: RuleSet, rules: readonly Rule[]): string[] => {
  const targets = rules.flatMap((rule) =>
    rule.effects.map((effect) => set.targets[effect.field ?? '']?.member?.relation),
  )
  return [...new Set(targets.filter((relation) => relation !== undefined))]
}

/**
 * Active rules of a set: those of upper entities first, so that a lower one has the last word unless it is stopped;
 * then by the order that people gave them.
 */
export async function readRules(db: Db, set: string): Promise<Rule[]> {
  const found = await sql<Rule>`${prepared}
    select r.id, r.version, r.name, r.entity_id, r.with_children, r.condition, r.effects, r.stops
    from rule r join entity e on e.id = r.entity_id
    where r.set = ${set} and r.is_active and r.deleted_at is null
    order by cardinality(e.path), r.position, r.id`.execute(db)
  return found.rows
}

interface Kept {
  at: number
  compiled: CompiledRules
}

/** The live channel tells of changes at once; should its connection be broken, rules are read again after this. */
const lifeMs = 5_000

let kept = new WeakMap<Kysely<Tables>, Map<string, Kept>>()
let generation = 0

/**
 * The rules of a set, read and prepared once per process until somebody changes one.
 *
 * @param reading where they are read when need be: the caller's transaction, which has a connection already
 */
export async function rulesOf(
  services: { db: Kysely<Tables>; house: House },
  set: RuleSet,
  reading: Db,
): Promise<CompiledRules> {
  const known = kept.get(services.db)?.get(set.name)
  if (known !== undefined && performance.now() - known.at < lifeMs) return known.compiled
  const started = generation
  const rules = await readRules(reading, set.name)
  const compiled = compileRules(set, rules, (name) => services.house.kinds.get(name)?.kind)
  if (started === generation) {
    const sets = kept.get(services.db) ?? new Map<string, Kept>()
    kept.set(services.db, sets.set(set.name, { at: performance.now(), compiled }))
  }
  return compiled
}

export function forgetRules(): void {
  generation += 1
  kept = new WeakMap()
}

/** For the door that listens to the channel `cigale_live`: rules, or the entities they belong to, changed somewhere. */
export function forgetRulesOn(payload: string): void {
  const told = JSON.parse(payload) as { kind: string }[]
  if (told.some(({ kind }) => kind === 'rule' || kind === 'entity')) forgetRules()
}
