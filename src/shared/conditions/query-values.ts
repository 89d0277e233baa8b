import { badQuery } from '../errors.ts'
import { type Field, fieldTypes, type Operator } from '../fields/index.ts'
import type { Condition, ConditionValue } from './condition.ts'
import { operatorsOf } from './field-path.ts'
import { readRange } from './ip-range.ts'
import { plain } from './plain-text.ts'
import { foldName, type QueryScope, type Vocabulary } from './query-fields.ts'
import type { Atom, Comparison, Written } from './query-scan.ts'
import { readPattern } from './text-pattern.ts'
import { readAge, readTime } from './time-words.ts'

/** A field as asked in the text: `path` is what the condition will hold. */
export interface Asked {
  path: string
  name: string
  field: Field
  scope: QueryScope
  /** Offset of the field's name, for errors about the field as a whole. */
  at: number
}

const emptyWords = new Set(['none', 'aucun', 'aucune', 'vide', 'empty'])
const anyWords = new Set(['any', 'tous', 'toutes', 'tout', '*'])

export const meansEmpty = (atom: Atom): boolean => !atom.isQuoted && !atom.hasStar && emptyWords.has(plain(atom.text))
export const meansAny = (atom: Atom): boolean => !atom.isQuoted && !atom.hasStar && anyWords.has(plain(atom.text))

/** Each sort of value says how one word of it is read; text and references have ways of their own. */
const readers: Record<string, (asked: Asked, written: Written, vocabulary: Vocabulary) => Condition> = {
  text: textCondition,
  longText: textCondition,
  richText: textCondition,
  url: textCondition,
  reference: referenceCondition,
  instant: timeCondition,
  date: timeCondition,
}

/**
 * Reads `field:value` once the field is known.
 * @throws `query` (`bad_operator`, `bad_value`) with the offset of what is wrong
 */
export function valueCondition(asked: Asked, written: Written, vocabulary: Vocabulary): Condition {
  const only = written.comparison === '' && written.atoms.length === 1 ? written.atoms[0]! : null
  const isChoice = only !== null && readChoice(asked, only, vocabulary) !== undefined
  if (only !== null && !isChoice && meansEmpty(only)) return leaf(asked, written, 'empty')
  if (only !== null && !isChoice && meansAny(only)) return leaf(asked, written, 'notEmpty')
  return (readers[asked.field.type] ?? scalarCondition)(asked, written, vocabulary)
}

const comparisons: Record<Comparison, Operator> = {
  '': 'is',
  '=': 'is',
  '~': 'matches',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
}

function leaf(asked: Asked, written: Written, op: Operator, value?: ConditionValue): Condition {
  if (!operatorsOf(asked.field).includes(op))
    throw badQuery('bad_operator', written.at, written.text, { path: asked.path })
  return value === undefined ? { field: asked.path, op } : { field: asked.path, op, value }
}

const badValue = (asked: Asked, atom: Atom) => badQuery('bad_value', atom.at, atom.text, { path: asked.path })

const oneOf = (parts: Condition[]): Condition => (parts.length === 1 ? parts[0]! : { any: parts })

/** `a` and `*a*` contain, `=a` is, `~a` matches, `a*` begins, `*a` ends; `a,b` either. Versions also compare; of addresses, `10.1.0.0/16` holds them. */
function textCondition(asked: Asked, written: Written): Condition {
  if (written.comparison === '~') return oneOf(written.atoms.map((atom) => matching(asked, written, atom)))
  const isCompared = written.range !== null || !['', '='].includes(written.comparison)
  if (isCompared) return compared(asked, written, (atom) => (/\d/.test(atom.text) ? atom.text : undefined))
  for (const atom of written.atoms) if (plain(withoutLead(atom)) === '') throw badValue(asked, atom)
  if (written.comparison === '=' && written.atoms.every((atom) => !atom.hasStar && !atom.hasLead)) {
    const values = written.atoms.map((atom) => atom.text)
    return values.length === 1 ? leaf(asked, written, 'is', values[0]) : leaf(asked, written, 'in', values)
  }
  const networks = written.atoms.filter((atom) => isNetwork(asked, atom))
  const parts = written.atoms
    .filter((atom) => !networks.includes(atom))
    .map((atom) => leaf(asked, written, likenessOf(atom), withoutLead(atom)))
  if (networks.length > 0)
    parts.push(
      leaf(
        asked,
        written,
        'under',
        networks.map((atom) => atom.text),
      ),
    )
  return oneOf(parts)
}

function matching(asked: Asked, written: Written, atom: Atom): Condition {
  const text = atom.hasStar ? `${atom.text}*` : atom.text
  if (readPattern(text) === null) throw badQuery('bad_pattern', atom.at, atom.text, { path: asked.path })
  return leaf(asked, written, 'matches', text)
}

const withoutLead = (atom: Atom): string => (atom.hasLead ? atom.text.slice(1) : atom.text)

const likenessOf = ({ hasStar, hasLead }: Atom): Operator =>
  hasStar === hasLead ? 'contains' : hasStar ? 'startsWith' : 'endsWith'

const isNetwork = ({ field }: Asked, atom: Atom): boolean =>
  field.compare === 'address' && !atom.isQuoted && atom.text.includes('/') && readRange(atom.text) !== null

/** `name` by name, `#12` by id, `#12*` with all below, `@me`. */
function referenceCondition(asked: Asked, written: Written): Condition {
  if (written.range !== null || !['', '='].includes(written.comparison))
    throw badQuery('bad_operator', written.at, written.text, { path: asked.path })
  const ids: string[] = []
  const branches: string[] = []
  const names: Condition[] = []
  for (const atom of written.atoms) {
    const id = idOf(atom)
    if (id !== undefined) (atom.hasStar ? branches : ids).push(id)
    else if (plain(atom.text) === '') throw badValue(asked, atom)
    else names.push(leaf(asked, written, 'named', atom.text))
  }
  const parts = [...names]
  if (ids.length > 0)
    parts.unshift(ids.length === 1 ? leaf(asked, written, 'is', ids[0]) : leaf(asked, written, 'in', ids))
  if (branches.length > 0) parts.push(leaf(asked, written, 'under', branches))
  return oneOf(parts)
}

/** `#12` → `12`, `@me`; undefined = a name. */
export function idOf(atom: Atom): string | undefined {
  if (atom.isQuoted) return undefined
  return atom.text === '@me' || atom.text === '@moi' ? '@me' : /^#(\d{1,18})$/.exec(atom.text)?.[1]
}

function scalarCondition(asked: Asked, written: Written, vocabulary: Vocabulary): Condition {
  const read = (atom: Atom): string | number | boolean | undefined =>
    asked.field.choices === undefined ? readScalar(asked, atom) : readChoice(asked, atom, vocabulary)
  if (written.range !== null || !['', '='].includes(written.comparison)) return compared(asked, written, read)
  return equal(
    asked,
    written,
    written.atoms.map((atom) => wanted(asked, atom, read)),
  )
}

function equal(asked: Asked, written: Written, values: (string | number | boolean)[]): Condition {
  return values.length === 1
    ? leaf(asked, written, 'is', values[0])
    : leaf(asked, written, 'in', values as (string | number)[])
}

function readScalar({ field, name }: Asked, atom: Atom): string | number | boolean | undefined {
  if (name === 'id' && idOf(atom) !== undefined) return idOf(atom)
  return atom.hasStar
    ? undefined
    : (fieldTypes[field.type]?.fromText(atom.text, field as never) as string | number | boolean | undefined)
}

/** A choice by its value or by its name in any language. */
export function readChoice(
  asked: Pick<Asked, 'field' | 'name' | 'scope'>,
  atom: Atom,
  vocabulary: Vocabulary,
): string | undefined {
  const folded = foldName(atom.text)
  if (folded === '' || atom.hasStar) return undefined
  const choices = asked.field.choices ?? []
  const labels = (choice: string) => vocabulary.label(asked.scope.kind, `${asked.scope.prefix}${asked.name}=${choice}`)
  return (
    choices.find((choice) => foldName(choice) === folded) ??
    choices.find((choice) => labels(choice).some((label) => foldName(label) === folded))
  )
}

function wanted<T>(asked: Asked, atom: Atom, read: (atom: Atom) => T | undefined): T {
  const value = read(atom)
  if (value === undefined) throw badValue(asked, atom)
  return value
}

/** `>a`, `a..b`, `a..`, `..b`. */
function compared(
  asked: Asked,
  written: Written,
  read: (atom: Atom) => string | number | boolean | undefined,
): Condition {
  if (written.range === null) {
    if (written.atoms.length > 1) throw badQuery('bad_operator', written.at, written.text, { path: asked.path })
    return leaf(asked, written, comparisons[written.comparison], wanted(asked, written.atoms[0]!, read))
  }
  const { from, to } = written.range
  if (to === null) return leaf(asked, written, 'gte', wanted(asked, from!, read))
  if (from === null) return leaf(asked, written, 'lte', wanted(asked, to, read))
  return leaf(asked, written, 'between', [wanted(asked, from, read), wanted(asked, to, read)] as (string | number)[])
}

const ageComparisons: Record<Comparison, Operator> = {
  '': 'gte',
  '=': 'gte',
  '~': 'matches',
  '>': 'lt',
  '>=': 'lte',
  '<': 'gt',
  '<=': 'gte',
}

/** Times compare as they stand; lengths of time are ages: `<30d` is younger than thirty days, so later than that. */
function timeCondition(asked: Asked, written: Written): Condition {
  const ages = writtenAges(written)
  if (ages === null) {
    const read = (atom: Atom) => (atom.hasStar ? undefined : readTime(atom.text))
    if (written.range !== null || !['', '='].includes(written.comparison)) return compared(asked, written, read)
    return equal(
      asked,
      written,
      written.atoms.map((atom) => wanted(asked, atom, read)),
    )
  }
  if (written.range === null) return leaf(asked, written, ageComparisons[written.comparison], `now-${ages[0]}`)
  const [from, to] = ages
  if (to === null) return leaf(asked, written, 'lte', `now-${from}`)
  if (from === null) return leaf(asked, written, 'gte', `now-${to}`)
  return leaf(asked, written, 'between', [`now-${to}`, `now-${from}`])
}

/** The lengths of time written: one, or the two ends of a range; null when there are none. */
function writtenAges(written: Written): (string | null)[] | null {
  const atoms =
    written.range === null ? (written.atoms.length === 1 ? written.atoms : []) : [written.range.from, written.range.to]
  const ages = atoms.map((atom) => (atom === null || atom.isQuoted || atom.hasStar ? undefined : readAge(atom.text)))
  if (atoms.length === 0 || ages.some((age, index) => age === undefined && atoms[index] !== null)) return null
  return ages.map((age) => age ?? null)
}
