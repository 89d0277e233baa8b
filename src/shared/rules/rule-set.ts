import { type KindLookup, kindScope, type Place, relationScope, resolvePath } from '../conditions/field-path.ts'
import type { Field } from '../fields/index.ts'
import { type Kind, type Relation, readableFields } from '../kinds/define-kind.ts'
import type { EffectName } from './rule.ts'

/** Something that effects may change. */
export interface RuleTarget {
  /** The shape of its value. */
  field: Field
  effects: readonly EffectName[]
  /** The value is a member of a relation of the record (a group among its assignees): which, and the property of its row. */
  member?: { relation: string; property: string; row: Readonly<Record<string, unknown>> }
}

/**
 * A list of rules that a room asks at one moment: which records they are about, what they may do. Conditions ask any
 * field of `subject`, and from there whatever it refers to.
 */
export interface RuleSet {
  /** `ticket-opening`; its words: `rules.set.<name>.*`. */
  readonly name: string
  readonly subject: Kind
  /** Before a record is made; before it is changed (then only rules that ask something that changes are asked). */
  readonly when: 'create' | 'change'
  readonly targets: Readonly<Record<string, RuleTarget>>
  /** A rule may refuse the act, with a reason. */
  readonly refuses: boolean
  /** The kind whose records serve as past cases for trials; null = the room has cases of its own. */
  readonly tried: Kind | null
  /** Its rules stand elsewhere (in a service level): the studio of rules leaves it out. */
  readonly isHeldElsewhere?: boolean
}

export const defineRuleSet = (set: RuleSet): RuleSet => set

/** Targets that are plain fields of the kind: set, set if empty, copy; texts also take words before and after. */
export function fieldTargets(kind: Kind, names: readonly string[]): Record<string, RuleTarget> {
  return Object.fromEntries(
    names.map((name) => {
      const field = readableFields(kind)[name]!
      const effects: readonly EffectName[] =
        field.type === 'text'
          ? ['set', 'setIfEmpty', 'prepend', 'append', 'copy', 'copyIfEmpty']
          : ['set', 'setIfEmpty', 'copy', 'copyIfEmpty']
      return [name, { field, effects }]
    }),
  )
}

/** Where `copy` takes a value from: a field, or a field of the first related record that has one. */
export interface Source {
  relation: string | null
  place: Extract<Place, { is: 'field' }>
}

/** Reads the path of a source: `category.group`, `asset.location` (the linked asset), `requester.manager`. */
export function sourceOf(kind: Kind, path: string, kinds: KindLookup): Source | undefined {
  const [first = '', ...rest] = path.split('.')
  const relation = Object.hasOwn(kind.relations, first) ? kind.relations[first] : undefined
  const place =
    relation === undefined
      ? resolvePath(kindScope(kind), path, kinds)
      : resolvePath(relationScope(relation), rest.join('.'), kinds)
  return place?.is === 'field' ? { relation: relation === undefined ? null : first, place } : undefined
}

/** May a value of this field stand in the target? */
export const fits = (target: Field, source: Field): boolean =>
  target.type === 'reference'
    ? source.type === 'reference' && source.kind === target.kind
    : target.type === 'text'
      ? source.type === 'text' || source.type === 'choice'
      : source.type === target.type && source.choices === target.choices

/** Paths from which a target can be filled: through one reference, or from a related record. */
export function sourcesFor(set: RuleSet, target: RuleTarget, kinds: KindLookup): string[] {
  const own = Object.entries(readableFields(set.subject))
  const through = own.flatMap(([name, field]) => [
    ...(fits(target.field, field) ? [name] : []),
    ...fittingFields(field.type === 'reference' ? kinds(field.kind!) : undefined, target).map(
      (inner) => `${name}.${inner}`,
    ),
  ])
  const related = Object.entries(set.subject.relations).flatMap(([name, relation]) =>
    [
      ...ownFitting(relation, target),
      ...fittingFields(relation.kind === undefined ? undefined : kinds(relation.kind), target),
    ].map((inner) => `${name}.${inner}`),
  )
  return [...new Set([...through, ...related])]
}

const ownFitting = (relation: Relation, target: RuleTarget): string[] =>
  Object.entries(relation.fields).flatMap(([name, field]) => (fits(target.field, field) ? [name] : []))

const fittingFields = (kind: Kind | undefined, target: RuleTarget): string[] =>
  Object.entries(kind?.fields ?? {}).flatMap(([name, field]) =>
    fits(target.field, field) && name !== 'parent' && field.hidden !== true ? [name] : [],
  )
