import { badQuery } from '../errors.ts'
import type { Field } from '../fields/index.ts'
import type { Kind, Relation } from '../kinds/define-kind.ts'
import { customFields, fieldsOf, type KindLookup, kindScope, relationScope, type Scope } from './field-path.ts'
import { plain } from './plain-text.ts'

/** What the query language must know of the words people use. */
export interface Vocabulary {
  /**
   * Names under which people know a field (`state`), a choice (`type=computer`), a relation (`software`) or a field of
   * one (`software.version`), in every language.
   */
  label: (kind: Kind, name: string) => string[]
  /** Kinds that references lead to; without it, paths through references are unknown. */
  kinds?: KindLookup
}

/** Where one asks, with what is needed to find the labels of it. */
export interface QueryScope {
  scope: Scope
  kind: Kind
  /** Before the labels of a relation's fields: `software.`. */
  prefix: string
}

/** What a written path leads to. `relations`: the relations passed, outermost first, as `has` names them. */
export interface Target {
  relations: { has: string; relation: Relation; scope: QueryScope }[]
  /** Path of the field from the last relation; null when the path ends at the relation itself. */
  path: string | null
  field: Field | null
  /** Where the field lives. */
  scope: QueryScope
  /** Where a further step would be looked for; null = there is none. */
  next: QueryScope | null
  name: string
}

export const queryScope = (kind: Kind): QueryScope => ({ scope: kindScope(kind), kind, prefix: '' })

/** Letters and digits only, without accents: `inventory-number`, `inventoryNumber` and `Inventory number` are one. */
export const foldName = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Words beyond keys and labels: the first key that the kind has is meant. */
const aliases: Record<string, string[]> = {
  status: ['status', 'state'],
  statut: ['status', 'state'],
  state: ['state', 'status'],
  etat: ['state', 'status'],
  updated: ['updatedAt'],
  modified: ['updatedAt'],
  modifie: ['updatedAt'],
  maj: ['updatedAt'],
  created: ['createdAt'],
  cree: ['createdAt'],
  opened: ['openedAt'],
  ouvert: ['openedAt'],
  solved: ['solvedAt'],
  resolu: ['solvedAt'],
  closed: ['closedAt'],
  clos: ['closedAt'],
  seen: ['lastInventoryAt', 'lastContactAt', 'lastSignInAt'],
  vu: ['lastInventoryAt', 'lastContactAt', 'lastSignInAt'],
  inventoried: ['lastInventoryAt'],
  inventorie: ['lastInventoryAt'],
  os: ['osName'],
  systeme: ['osName'],
  sn: ['serial'],
  serie: ['serial'],
  tag: ['tag', 'inventoryTag'],
  lieu: ['location'],
  entite: ['entity'],
  utilisateur: ['user'],
  groupe: ['group'],
  nom: ['name', 'title'],
  titre: ['title'],
  logiciel: ['software'],
  logiciels: ['software'],
  composant: ['part'],
  component: ['part'],
  equipement: ['asset'],
  materiel: ['asset'],
  demandeur: ['requester'],
  observateur: ['observer'],
  technicien: ['technician', 'assignee'],
  assigned: ['assignee'],
  attribue: ['assignee'],
  numero: ['number', 'id'],
}

/** Keys of all that one may ask at a place: fields, those of its types, relations. */
export function askable({ scope }: QueryScope): string[] {
  const fields = Object.entries(fieldsOf(scope))
    .filter(([, field]) => field.type !== 'json')
    .map(([name]) => name)
  if (scope.kind === null) return fields
  return [...new Set([...fields, ...Object.keys(customFields(scope.kind)), ...Object.keys(scope.kind.relations)])]
}

/** Every way to write a key: itself and its labels, which lose `le`, `on`, `at` at their end (“Modifié le”). */
export function writtenForms(at: QueryScope, key: string, vocabulary: Vocabulary): string[] {
  const labels = [at.prefix + key, ...(at.prefix === '' ? [] : [key])].flatMap((name) =>
    vocabulary.label(at.kind, name),
  )
  return [key, key.replace(/At$/, ''), ...labels, ...labels.map((label) => label.replace(/\s+(le|on|at)$/iu, ''))]
}

/** The key that a written name means. */
export function keyOf(at: QueryScope, word: string, vocabulary: Vocabulary): string | undefined {
  const folded = foldName(word)
  const keys = askable(at)
  const exact = keys.find((key) => foldName(key) === folded)
  if (exact !== undefined) return exact
  const labelled = keys.find((key) => writtenForms(at, key, vocabulary).some((form) => foldName(form) === folded))
  return labelled ?? (Object.hasOwn(aliases, folded) ? aliases[folded]!.find((key) => keys.includes(key)) : undefined)
}

/**
 * Finds what a written path means: `statut`, `user.email`, `software.version`, `numéro-d'inventaire`.
 * @throws `query` (`unknown_field`) with the offset of the step that is unknown and the nearest known word
 */
export function findTarget(start: QueryScope, written: string, position: number, vocabulary: Vocabulary): Target {
  const target: Target = { relations: [], path: null, field: null, scope: start, next: start, name: '' }
  let keys: string[] = []
  let at: QueryScope | null = start
  let offset = position
  for (const word of written.split('.')) {
    const step: Step | undefined = at === null ? undefined : findStep(at, word, vocabulary)
    if (step === undefined)
      throw badQuery('unknown_field', offset, word, at === null ? noSuggestion : suggestion(at, word, vocabulary))
    keys.push(step.key)
    if (step.relation !== null) {
      target.relations.push({ has: keys.join('.'), relation: step.relation, scope: step.next! })
      keys = []
    }
    Object.assign(target, {
      path: keys.length === 0 ? null : keys.join('.'),
      field: step.field,
      scope: step.at,
      next: step.next,
      name: step.key,
    })
    at = step.next
    offset += word.length + 1
  }
  return target
}

interface Step {
  key: string
  field: Field | null
  relation: Relation | null
  /** Where the key lives. */
  at: QueryScope
  /** Where the next step is looked for; null = there is none. */
  next: QueryScope | null
}

function findStep(at: QueryScope, word: string, vocabulary: Vocabulary): Step | undefined {
  const key = keyOf(at, word, vocabulary)
  if (key === undefined) return beyondRelation(at, word, vocabulary)
  const relation =
    at.scope.kind !== null && Object.hasOwn(at.scope.kind.relations, key) ? at.scope.kind.relations[key]! : null
  if (relation !== null)
    return {
      key,
      field: null,
      relation,
      at,
      next: { scope: relationScope(relation), kind: at.kind, prefix: `${key}.` },
    }
  const field = fieldsOf(at.scope)[key] ?? (at.scope.kind === null ? undefined : customFields(at.scope.kind)[key])
  if (field === undefined) return undefined
  const target = field.type === 'reference' ? vocabulary.kinds?.(field.kind!) : undefined
  return { key, field, relation: null, at, next: target === undefined ? null : queryScope(target) }
}

/** Inside a relation whose records are of a kind, the kind's own fields may be asked too. */
function beyondRelation(at: QueryScope, word: string, vocabulary: Vocabulary): Step | undefined {
  const related = at.scope.relation?.kind === undefined ? undefined : vocabulary.kinds?.(at.scope.relation.kind)
  return related === undefined ? undefined : findStep(queryScope(related), word, vocabulary)
}

/** ICU messages need each parameter, also when there is nothing to suggest. */
const noSuggestion = { suggestion: '', suggestions: 0 }

function suggestion(at: QueryScope, word: string, vocabulary: Vocabulary): { suggestion: string; suggestions: number } {
  const folded = foldName(word)
  const limit = Math.max(1, Math.floor(folded.length / 3))
  const forms = askable(at).flatMap((key) => writtenForms(at, key, vocabulary))
  const ranked = forms
    .map((form) => ({ form, distance: distance(folded, foldName(form)) }))
    .sort((a, b) => a.distance - b.distance)
  const nearest = ranked[0]
  return nearest !== undefined && nearest.distance <= limit
    ? { suggestion: asWord(nearest.form), suggestions: 1 }
    : noSuggestion
}

/** A label as one types it before a colon: `Numéro d’inventaire` → `numéro-d'inventaire`. Keys stay as they are. */
export const asWord = (label: string): string =>
  /^\p{Ll}[\p{L}\p{N}_]*$/u.test(label)
    ? label
    : label
        .trim()
        .toLowerCase()
        .replaceAll('’', "'")
        .replace(/[^\p{L}\p{N}'_]+/gu, '-')
        .replace(/^-|-$/g, '')

/** Letters to add, drop, change or swap to make `a` of `b`. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
