import type { Condition } from '../../../shared/conditions/condition.ts'
import {
  type Hop,
  type KindLookup,
  kindScope,
  relationScope,
  resolvePath,
  type Scope,
} from '../../../shared/conditions/field-path.ts'
import type { Kind, Relation } from '../../../shared/kinds/define-kind.ts'
import { sourceOf } from '../../../shared/rules/rule-set.ts'

/** What must be at hand of a row: records it points at, rows related to it, and so on from there. */
export interface Need {
  references: Map<string, { hop: Hop; need: Need }>
  relations: Map<string, { kind: Kind; relation: Relation; need: Need }>
}

export const noNeed = (): Need => ({ references: new Map(), relations: new Map() })

/** What conditions and sources of values look at, starting from a record of `kind`. Paths that lead nowhere need nothing. */
export function needsOf(
  kind: Kind,
  conditions: readonly Condition[],
  sources: readonly string[],
  /** Relations that effects change: who is there must be known. */
  members: readonly string[],
  kinds: KindLookup,
): Need {
  const need = noNeed()
  // A list that is no relation of the record is only passed on to the room.
  for (const name of members) if (kind.relations[name] !== undefined) relate(need, kind, name, kind.relations[name])
  for (const condition of conditions) ask(need, kindScope(kind), condition, kinds)
  for (const path of sources) {
    const source = sourceOf(kind, path, kinds)
    if (source === undefined) continue
    const from = source.relation === null ? need : relate(need, kind, source.relation, kind.relations[source.relation]!)
    descend(from, source.place.hops)
  }
  return need
}

function ask(need: Need, scope: Scope, condition: Condition, kinds: KindLookup): void {
  if ('all' in condition) for (const part of condition.all) ask(need, scope, part, kinds)
  else if ('any' in condition) for (const part of condition.any) ask(need, scope, part, kinds)
  else if ('not' in condition) ask(need, scope, condition.not, kinds)
  else if ('has' in condition) {
    const place = resolvePath(scope, condition.has, kinds)
    if (place?.is !== 'relation') return
    const inside = relate(descend(need, place.hops), place.kind, place.name, place.relation)
    if (condition.where !== undefined) ask(inside, relationScope(place.relation), condition.where, kinds)
  } else if ('field' in condition) {
    const place = resolvePath(scope, condition.field, kinds)
    if (place?.is !== 'field') return
    const at = descend(need, place.hops)
    // By name or by branch: the record itself is looked at.
    const target = place.field.type === 'reference' ? kinds(place.field.kind!) : undefined
    if (target !== undefined) descend(at, [{ name: place.name, field: place.field, target }])
  }
}

function descend(need: Need, hops: readonly Hop[]): Need {
  let at = need
  for (const hop of hops) {
    const key = `${hop.name} ${hop.target.name}`
    const known = at.references.get(key) ?? { hop, need: noNeed() }
    at.references.set(key, known)
    at = known.need
  }
  return at
}

function relate(need: Need, kind: Kind, name: string, relation: Relation): Need {
  const known = need.relations.get(name) ?? { kind, relation, need: noNeed() }
  need.relations.set(name, known)
  return known.need
}
