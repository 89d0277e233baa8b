import { badQuery } from '../errors.ts'
import type { Kind } from '../kinds/define-kind.ts'
import { type Condition, everything } from './condition.ts'
import { negate, normalise } from './normalise.ts'
import { findTarget, type QueryScope, queryScope, type Target, type Vocabulary } from './query-fields.ts'
import { nextToken, type Scan, scanValue, type Token, type Written } from './query-scan.ts'
import { idOf, meansAny, meansEmpty, valueCondition } from './query-values.ts'
import { joinWords } from './text-words.ts'

export interface QueryOptions extends Vocabulary {
  now: Date
  timeZone: string
}

const longestQuery = 4000
const deepest = 15

interface Reading {
  scan: Scan
  token: Token
  vocabulary: Vocabulary
  depth: number
}

/**
 * Reads the query language as a condition on a kind (docs: the query language).
 *
 * @example
 * parseQuery('imprimante status:new,pending -location:"Site A" updated:<30d (type:incident OR urgency:>=4)', ticketKind, options)
 *
 * Times relative to now stay so (`now-30d`): a saved search moves with the calendar.
 * @throws `query`, with the offset and the word that is wrong: `unknown_field` (with `suggestion`), `bad_operator`,
 * `bad_value`, `missing_value`, `missing_term`, `unclosed_quote`, `unclosed_parenthesis`, `unexpected_parenthesis`,
 * `too_long`, `too_deep`
 */
export function parseQuery(text: string, kind: Kind, options: QueryOptions): Condition {
  if (text.length > longestQuery) throw badQuery('too_long', longestQuery, '', { max: longestQuery })
  const scan: Scan = { text, at: 0 }
  const first = nextToken(scan)
  if (first.is === 'end') return everything
  const reading: Reading = { scan, token: first, vocabulary: options, depth: 0 }
  const condition = readEither(reading, queryScope(kind))
  const rest = reading.token
  if (rest.is !== 'end') throw badQuery('unexpected_parenthesis', rest.at, rest.text)
  return normalise(condition)
}

function advance(reading: Reading): Token {
  const token = reading.token
  reading.token = nextToken(reading.scan)
  return token
}

/** `a OR b OR c`. */
function readEither(reading: Reading, at: QueryScope): Condition {
  const parts = [readTogether(reading, at)]
  while (reading.token.is === 'or') {
    advance(reading)
    parts.push(readTogether(reading, at))
  }
  return parts.length === 1 ? parts[0]! : { any: parts }
}

/** `a b c`: all of them. */
function readTogether(reading: Reading, at: QueryScope): Condition {
  const parts: Condition[] = []
  while (!['end', 'or', 'close'].includes(reading.token.is)) {
    if (reading.token.is === 'and' && parts.length > 0) advance(reading)
    else parts.push(readTerm(reading, at))
  }
  if (parts.length === 0) throw badQuery('missing_term', reading.token.at, reading.token.text)
  return parts.length === 1 ? parts[0]! : { all: parts }
}

function readTerm(reading: Reading, at: QueryScope): Condition {
  const { is } = reading.token
  if (is === 'open') return readGroup(reading, at)
  if (is === 'field') return readField(reading, at)
  const token = advance(reading)
  if (is === 'minus') return negate(normalise(readTerm(reading, at)))
  if (is === 'everything') return everything
  if (is === 'word' || is === 'phrase')
    return { text: joinWords([{ text: token.text.replaceAll('"', ' '), isPhrase: is === 'phrase' }]) }
  throw badQuery('missing_term', token.at, token.text)
}

function readGroup(reading: Reading, at: QueryScope): Condition {
  const open = advance(reading)
  reading.depth += 1
  if (reading.depth > deepest) throw badQuery('too_deep', open.at, open.text, { limit: deepest })
  const condition = readEither(reading, at)
  if (reading.token.is !== 'close') throw badQuery('unclosed_parenthesis', open.at, open.text)
  advance(reading)
  reading.depth -= 1
  return condition
}

function readField(reading: Reading, at: QueryScope): Condition {
  const token = reading.token
  const nameAt = reading.scan.text[token.at] === '"' ? token.at + 1 : token.at
  const target = findTarget(at, token.text, nameAt, reading.vocabulary)
  const relation = target.relations.at(-1)
  if (relation !== undefined && target.path === null && /^\s*\(/.test(reading.scan.text.slice(reading.scan.at))) {
    advance(reading)
    return inRelations(target, readGroup(reading, relation.scope))
  }
  const written = scanValue(reading.scan, token.text)
  advance(reading)
  return target.field === null
    ? relationCondition(target, written, token, reading)
    : inRelations(target, fieldCondition(target, written, token, reading))
}

function fieldCondition(target: Target, written: Written, token: Token, reading: Reading): Condition {
  const asked = { path: target.path!, name: target.name, field: target.field!, scope: target.scope, at: token.at }
  return valueCondition(asked, written, reading.vocabulary)
}

/** `software:x` asks the name of the related record, `software:any` whether there is one, `requester:@me` who it is. */
function relationCondition(target: Target, written: Written, token: Token, reading: Reading): Condition {
  const { relation, scope } = target.relations.at(-1)!
  const only = written.comparison === '' && written.atoms.length === 1 ? written.atoms[0]! : null
  if (only !== null && meansAny(only)) return inRelations(target, everything)
  if (only !== null && meansEmpty(only)) return { not: inRelations(target, everything) }
  const ids = written.comparison === '' && relation.kind !== undefined ? written.atoms.map(idOf) : [undefined]
  if (ids.length > 0 && ids.every((id) => id !== undefined)) {
    return inRelations(
      target,
      ids.length === 1 ? { field: 'id', op: 'is', value: ids[0]! } : { field: 'id', op: 'in', value: ids },
    )
  }
  const named = {
    path: relation.named,
    name: relation.named,
    field: relation.fields[relation.named]!,
    scope,
    at: token.at,
  }
  return inRelations(target, valueCondition(named, written, reading.vocabulary))
}

const inRelations = (target: Target, condition: Condition): Condition =>
  target.relations.reduceRight<Condition>((where, { has }) => ({ has, where }), condition)
