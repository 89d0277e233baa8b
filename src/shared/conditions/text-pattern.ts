import { plain } from './plain-text.ts'

/**
 * A pattern of the operator `matches`: the part of regular expressions that two engines read alike and that cannot run
 * away: letters, `.`, `[a-z]`, `\d \w \s` and their opposites, `\b`, `^ $`, groups, `|`, `* + ?` and `{m,n}`. No
 * references backwards, no looking around, no edge (`^ $ \b`) within what repeats. Like every comparison of words it knows neither capitals nor accents, so it
 * is asked of `plain(text)`. Written anew for both readers, so that neither has a dialect of its own.
 */
export interface TextPattern {
  /** For the `~` of PostgreSQL. */
  sql: string
  /** For RE2, which takes time by the length of the text alone; `.` is any character. */
  re2: string
}

export const longestPattern = 300
const mostRepeats = 100
/** All repetitions within one another: what each engine unrolls. */
const mostStates = 1000
const deepestGroup = 20

const letters = 'a-z0-9_'
const blanks = ' \t\n\r\f\v'
const sets: Record<string, string> = { d: '0-9', w: letters, s: blanks }
const edge = {
  sql: `(?:(?<![${letters}])(?=[${letters}])|(?<=[${letters}])(?![${letters}]))`,
  re2: '\\b',
}

interface Reading {
  text: string
  at: number
  depth: number
}

/** A piece as both engines write it. */
interface Piece extends TextPattern {
  /** Letters, repetitions unrolled. */
  states: number
  /** A quantifier may follow. */
  isOne: boolean
  /** Holds `^`, `$` or `\b`: repeated, these become more than PostgreSQL takes. */
  hasEdge: boolean
}

const cannotBeRead = Symbol('pattern')

/** Reads a pattern; null = it is none, or asks for more than is allowed. */
export function readPattern(text: string): TextPattern | null {
  if (text === '' || text.length > longestPattern) return null
  const reading: Reading = { text: text.normalize('NFC'), at: 0, depth: 0 }
  try {
    const { sql, re2, states } = readBranches(reading)
    return reading.at < reading.text.length || states > mostStates ? null : { sql, re2 }
  } catch (error) {
    if (error === cannotBeRead) return null
    throw error
  }
}

const fail = (): never => {
  throw cannotBeRead
}

const both = (text: string, states = 1): Piece => ({ sql: text, re2: text, states, isOne: true, hasEdge: false })

function join(pieces: Piece[], by = ''): Piece {
  return {
    sql: pieces.map((piece) => piece.sql).join(by),
    re2: pieces.map((piece) => piece.re2).join(by),
    states: pieces.reduce((sum, piece) => sum + piece.states, 0),
    isOne: false,
    hasEdge: pieces.some((piece) => piece.hasEdge),
  }
}

/** `a|b|c`. */
function readBranches(reading: Reading): Piece {
  const branches = [readBranch(reading)]
  while (reading.text[reading.at] === '|') {
    reading.at += 1
    branches.push(readBranch(reading))
  }
  return join(branches, '|')
}

function readBranch(reading: Reading): Piece {
  const pieces: Piece[] = []
  while (reading.at < reading.text.length && !'|)'.includes(reading.text[reading.at]!)) {
    const piece = readPiece(reading)
    pieces.push(piece.isOne ? repeated(piece, reading) : piece)
  }
  return join(pieces)
}

function readPiece(reading: Reading): Piece {
  const letter = String.fromCodePoint(reading.text.codePointAt(reading.at)!)
  reading.at += letter.length
  if (letter === '(') return readGroup(reading)
  if (letter === '[') return readSet(reading)
  if (letter === '\\') return readEscape(reading)
  if (letter === '.') return both('.')
  if (letter === '^' || letter === '$') return { ...both(letter), isOne: false, hasEdge: true }
  if ('*+?{'.includes(letter)) fail()
  return literal(letter)
}

/** One letter may be written with two: `œ` is `oe`, which a quantifier then repeats as a whole. */
function literal(letter: string): Piece {
  const folded = [...plain(letter)]
  if (folded.length === 0) fail()
  const text = folded.map(escaped).join('')
  return both(folded.length === 1 ? text : `(?:${text})`, folded.length)
}

const escaped = (letter: string): string => (/^[!-/:-@[-`{-~]$/.test(letter) ? `\\${letter}` : letter)

function readGroup(reading: Reading): Piece {
  reading.depth += 1
  if (reading.depth > deepestGroup) fail()
  if (reading.text.startsWith('?:', reading.at)) reading.at += 2
  const inside = readBranches(reading)
  if (reading.text[reading.at] !== ')') fail()
  reading.at += 1
  reading.depth -= 1
  return { ...inside, sql: `(?:${inside.sql})`, re2: `(?:${inside.re2})`, isOne: true }
}

function readEscape(reading: Reading): Piece {
  const letter = reading.text[reading.at] ?? fail()
  reading.at += 1
  if (letter === 'b') return { ...edge, states: 1, isOne: false, hasEdge: true }
  const set = sets[letter.toLowerCase()]
  if (set !== undefined) return both(letter === letter.toLowerCase() ? `[${set}]` : `[^${set}]`)
  return /^[!-/:-@[-`{-~]$/.test(letter) ? literal(letter) : fail()
}

const quantifier = /(?:[*+?]|\{(\d{1,3})(,(\d{1,3})?)?\})\??/y

/** Whether much or little is taken makes no difference to whether there is a match: written the one way for both. */
function repeated(piece: Piece, reading: Reading): Piece {
  quantifier.lastIndex = reading.at
  const found = quantifier.exec(reading.text)
  if (found === null) return piece
  if (piece.hasEdge) fail()
  reading.at += found[0].length
  const [whole, from, isOpen, to] = found
  const times = Math.max(Number(from ?? 1), Number(to ?? 1))
  if (times > mostRepeats || (to !== undefined && Number(from) > Number(to))) fail()
  const sign = from === undefined ? whole[0]! : `{${from}${isOpen === undefined ? '' : `,${to ?? ''}`}}`
  const states = piece.states * Math.max(times, 1)
  if (states > mostStates) fail()
  return { ...piece, sql: piece.sql + sign, re2: piece.re2 + sign, states, isOne: false }
}

/** `[a-f0-9é\s]`: letters without accents, ranges within the letters or the digits. */
function readSet(reading: Reading): Piece {
  const isOpposite = reading.text[reading.at] === '^'
  if (isOpposite) reading.at += 1
  let inside = ''
  while (reading.text[reading.at] !== ']') inside += readMember(reading)
  reading.at += 1
  return inside === '' ? fail() : both(`[${isOpposite ? '^' : ''}${inside}]`)
}

function readMember(reading: Reading): string {
  const from = readLetter(reading)
  if (from.length > 1) return from
  if (reading.text[reading.at] !== '-' || reading.text[reading.at + 1] === ']') return escaped(from)
  reading.at += 1
  const to = readLetter(reading)
  const isRange = [/^[a-z]{2}$/, /^[0-9]{2}$/].some((sort) => sort.test(from + to)) && from <= to
  return isRange ? `${from}-${to}` : fail()
}

/** A letter of a set, folded; of `\d \w \s`, all that they stand for. */
function readLetter(reading: Reading): string {
  if (reading.at >= reading.text.length) fail()
  const letter = String.fromCodePoint(reading.text.codePointAt(reading.at)!)
  reading.at += letter.length
  if (letter === '\\') {
    const next = reading.text[reading.at] ?? fail()
    reading.at += 1
    return sets[next] ?? (/^[!-/:-@[-`{-~]$/.test(next) ? next : fail())
  }
  const folded = plain(letter)
  return folded.length === 1 ? folded : fail()
}
