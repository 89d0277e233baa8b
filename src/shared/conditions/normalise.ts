import { type Condition, everything, nothing } from './condition.ts'
import { isPlainWord } from './query-scan.ts'
import { joinWords, textWords } from './text-words.ts'

type Leaf = Extract<Condition, { field: string }>

const isEverything = (condition: Condition): boolean => 'all' in condition && condition.all.length === 0
const isNothing = (condition: Condition): boolean => 'any' in condition && condition.any.length === 0

/**
 * The same question in its plainest form: nested groups joined, single ones opened, double negations gone, words side by
 * side one text, words that the query language would read otherwise phrases. Two conditions that people would write alike come out alike.
 */
export function normalise(condition: Condition): Condition {
  if ('all' in condition) return normaliseAll(condition.all.map(normalise))
  if ('any' in condition) return normaliseAny(condition.any.map(normalise))
  if ('not' in condition) return negate(normalise(condition.not))
  if ('text' in condition) return normaliseText(condition.text)
  if ('field' in condition) return normaliseLeaf(condition)
  const where = condition.where === undefined ? everything : normalise(condition.where)
  return isEverything(where) ? { has: condition.has } : { has: condition.has, where }
}

function normaliseAll(parts: Condition[]): Condition {
  const flat = parts.flatMap((part) => ('all' in part ? part.all : [part]))
  if (flat.some(isNothing)) return nothing
  const joined: Condition[] = []
  for (const part of flat) {
    const last = joined.at(-1)
    if (last !== undefined && 'text' in last && 'text' in part)
      joined[joined.length - 1] = { text: `${last.text} ${part.text}` }
    else joined.push(part)
  }
  return joined.length === 1 ? joined[0]! : { all: joined }
}

function normaliseAny(parts: Condition[]): Condition {
  const flat = parts.flatMap((part) => ('any' in part ? part.any : [part]))
  if (flat.some(isEverything)) return everything
  return flat.length === 1 ? flat[0]! : { any: flat }
}

function normaliseText(text: string): Condition {
  const words = joinWords(
    textWords(text).map((word) => ({ ...word, isPhrase: word.isPhrase || !isPlainWord(word.text) })),
  )
  return words === '' ? everything : { text: words }
}

function normaliseLeaf(leaf: Leaf): Condition {
  const { field, op, value } = leaf
  if (op === 'empty' || op === 'notEmpty') return { field, op }
  if (op !== 'in' && op !== 'under') return leaf
  const values = (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]) as (
    | string
    | number
  )[]
  if (values.length === 0) return nothing
  return values.length === 1 && op === 'in' ? { field, op: 'is', value: values[0]! } : { field, op, value: values }
}

const opposites: Partial<Record<Leaf['op'], Leaf['op']>> = {
  isNot: 'is',
  empty: 'notEmpty',
  notEmpty: 'empty',
  is: 'isNot',
}

/** The opposite of a condition that is normal already. */
export function negate(condition: Condition): Condition {
  if ('not' in condition) return condition.not
  if (isEverything(condition)) return nothing
  if (isNothing(condition)) return everything
  if (!('field' in condition) || typeof condition.value === 'boolean') return { not: condition }
  const op = opposites[condition.op]
  return op === undefined ? { not: condition } : { ...condition, op }
}
