import type { Field, Operator } from '../fields/index.ts'
import type { Kind } from '../kinds/define-kind.ts'
import type { Condition } from './condition.ts'
import { type KindLookup, kindScope, relationScope, type Scope } from './field-path.ts'
import { rangeText, readRange } from './ip-range.ts'
import { normalise } from './normalise.ts'
import { placeOf } from './place-of.ts'
import { plain } from './plain-text.ts'
import { textWords } from './text-words.ts'

type Leaf = Extract<Condition, { field: string }>
type Has = Extract<Condition, { has: string }>

/** How tightly the surroundings bind: what stands under `-` or beside others needs parentheses around groups. */
type Place = 'whole' | 'beside' | 'term'

interface Writing {
  scope: Scope
  kinds: KindLookup
}

/**
 * Writes a condition in the query language, so that the search box and the builder show the same thing:
 * `parseQuery(formatQuery(c))` is `normalise(c)`.
 *
 * @throws `invalid` on `filter` for a field or relation that does not exist
 */
export function formatQuery(condition: Condition, kind: Kind, kinds: KindLookup): string {
  const normal = normalise(condition)
  return 'all' in normal && normal.all.length === 0 ? '' : write(normal, 'whole', { scope: kindScope(kind), kinds })
}

function write(condition: Condition, place: Place, writing: Writing): string {
  if ('all' in condition) return writeAll(condition.all, place, writing)
  if ('any' in condition) {
    if (condition.any.length === 0) return '-*'
    const text = condition.any.map((part) => write(part, 'beside', writing)).join(' OR ')
    return place === 'whole' ? text : `(${text})`
  }
  if ('not' in condition) return `-${write(condition.not, 'term', writing)}`
  if ('text' in condition) return writeText(condition.text, place)
  return 'has' in condition ? writeHas(condition, writing) : writeLeaf(condition, writing)
}

function writeAll(parts: Condition[], place: Place, writing: Writing): string {
  if (parts.length === 0) return '*'
  const text = parts.map((part) => write(part, 'any' in part ? 'term' : 'beside', writing)).join(' ')
  return place === 'term' ? `(${text})` : text
}

function writeText(text: string, place: Place): string {
  const words = textWords(text).map((word) => (word.isPhrase ? quote(word.text) : word.text))
  return place === 'term' && words.length > 1 ? `(${words.join(' ')})` : words.join(' ')
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

function writeHas({ has, where }: Has, writing: Writing): string {
  const { relation } = placeOf(writing.scope, has, 'relation', writing.kinds)
  if (where === undefined) return `${has}:any`
  const inside = { scope: relationScope(relation), kinds: writing.kinds }
  if (!('field' in where) || where.op === 'isNot') return `${has}:(${write(where, 'whole', inside)})`
  if (
    where.field === 'id' &&
    (where.op === 'is' || where.op === 'in') &&
    listOf(where).every((id) => typeof id === 'string')
  ) {
    return `${has}:${ids(where, '')}`
  }
  const isNamed = where.field === relation.named && where.op !== 'empty' && where.op !== 'notEmpty'
  const leaf = writeLeaf(where, inside)
  return isNamed ? `${has}${leaf.slice(leaf.indexOf(':'))}` : `${has}.${leaf}`
}

function writeLeaf(leaf: Leaf, writing: Writing): string {
  const place = placeOf(writing.scope, leaf.field, 'field', writing.kinds)
  const name = place.custom
    ? leaf.field.replace(`${place.scope.kind!.custom!.field}.${place.name}`, place.name)
    : shortName(leaf.field)
  if (leaf.op === 'isNot') return `-${name}:${writeValue({ ...leaf, op: 'is' }, place.field)}`
  return `${name}:${writeValue(leaf, place.field)}`
}

/** The stamps as people write them. */
const shortName = (path: string): string => path.replace(/(^|\.)(updated|created)At$/, '$1$2')

const signs: Partial<Record<Operator, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

type Writer = (leaf: Leaf, field: Field) => string

/** Sorts of value that are not written as they stand. */
const writers: Record<string, Writer> = {
  text: writeTextValue,
  longText: writeTextValue,
  richText: writeTextValue,
  url: writeTextValue,
  reference: writeReference,
  instant: writeTime,
  date: writeTime,
}

function writeValue(leaf: Leaf, field: Field): string {
  if (leaf.op === 'empty') return 'none'
  if (leaf.op === 'notEmpty') return 'any'
  return (writers[field.type] ?? writePlain)(leaf, field)
}

const listOf = (leaf: Leaf): (string | number | boolean)[] =>
  Array.isArray(leaf.value) ? leaf.value : leaf.value === null || leaf.value === undefined ? [] : [leaf.value]

const writePlain: Writer = (leaf) => {
  const values = listOf(leaf).map((value) =>
    leaf.field === 'id' && typeof value === 'string' ? idWord(value) : asValue(value),
  )
  return leaf.op === 'between' ? values.join('..') : `${signs[leaf.op] ?? ''}${values.join(',')}`
}

const bare = /^(?:[\p{L}\p{N}][\p{L}\p{N}_.@/:+%&-]*|-\d+)$/u
const reserved = new Set(['none', 'aucun', 'aucune', 'vide', 'empty', 'any', 'tous', 'toutes', 'tout'])

/** A value as it may stand in the text: bare if nothing in it could be read otherwise. */
export function asValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  return bare.test(text) && !text.includes('..') && !reserved.has(plain(text)) ? text : quote(text)
}

function writeTextValue(leaf: Leaf, field: Field): string {
  if (leaf.op === 'matches') return `~${quote(String(leaf.value))}`
  // A network in words must not be read as the network.
  const isNetwork = (value: unknown) => field.compare === 'address' && readRange(String(value)) !== null
  if (leaf.op === 'contains' && isNetwork(leaf.value)) return quote(String(leaf.value))
  if (leaf.op === 'under') return listOf(leaf).map(String).map(networkWord).join(',')
  const values = listOf(leaf).map((value) => asValue(String(value)))
  if (leaf.op === 'is' || leaf.op === 'in') return `=${values.join(',')}`
  if (leaf.op === 'startsWith') return `${values[0]}*`
  if (leaf.op === 'endsWith') return `*${values[0]}`
  return leaf.op === 'between' ? values.join('..') : `${signs[leaf.op] ?? ''}${values[0]}`
}

/** An address alone is a network of one, and says so. */
const networkWord = (text: string): string => {
  const range = readRange(text)
  return range === null ? asValue(text) : rangeText(range)
}

const idWord = (id: string | number | boolean): string => (id === '@me' ? '@me' : `#${id}`)

const ids = (leaf: Leaf, star: string): string =>
  listOf(leaf)
    .map((id) => `${idWord(id)}${star}`)
    .join(',')

function writeReference(leaf: Leaf): string {
  if (leaf.op === 'named') return asValue(String(leaf.value))
  return ids(leaf, leaf.op === 'under' ? '*' : '')
}

const agePattern = /^now-(\d+(?:min|h|d|w|m|y))$/
const ageSigns: Partial<Record<Operator, string>> = { gt: '<', gte: '<=', lt: '>', lte: '>=' }

/** Ages where people think in ages: later than thirty days ago is `<30d`. */
function writeTime(leaf: Leaf, field: Field): string {
  const ages = listOf(leaf).map((value) => agePattern.exec(String(value))?.[1])
  const [first, second] = ages
  if (leaf.op === 'between' && first !== undefined && second !== undefined) return `${second}..${first}`
  if (first !== undefined && ageSigns[leaf.op] !== undefined) return `${ageSigns[leaf.op]}${first}`
  return writePlain(leaf, field)
}
