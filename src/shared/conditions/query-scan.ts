import { badQuery } from '../errors.ts'

/** A piece of the query language. `at`, `end`: offsets in the text. */
export interface Token {
  is: 'open' | 'close' | 'or' | 'and' | 'minus' | 'everything' | 'word' | 'phrase' | 'field' | 'end'
  /** The word, the phrase without its quotes, the name of the field without its colon. */
  text: string
  at: number
  end: number
}

/** One value: `PC*` is text `PC` with a star. */
export interface Atom {
  text: string
  isQuoted: boolean
  hasStar: boolean
  /** `*44`, `*"rue 4"`: of a text, its end; the star is still in the text. */
  hasLead: boolean
  at: number
}

export type Comparison = '' | '=' | '~' | '>' | '>=' | '<' | '<='

/** What stands after `field:`. In a range, an end may be missing. */
export interface Written {
  comparison: Comparison
  atoms: Atom[]
  range: { from: Atom | null; to: Atom | null } | null
  at: number
  text: string
}

/** Where one reads: moved on by each function below. */
export interface Scan {
  readonly text: string
  at: number
}

const fieldName = /[\p{L}_][\p{L}\p{N}_.'’-]*(?=:)/uy
/** Things with colons that are no fields: MAC and IPv6 addresses, URLs, paths of Windows. */
const address = /(?:[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,}|[a-z][a-z0-9+.-]*:[/\\])[^\s()"]*(?=[\s()"]|$)/iy
const word = /[^\s()"]+/y
const space = /\s*/y
const comparison = /(?:>=|<=|[=<>~])/y
/** Up to a space, a comma, a quote, `..` or a parenthesis; parentheses inside a value stay in it when they close. */
const bareValue = /(?:(?!\.\.)[^\s,"()]|\([^\s"()]*\))+/y

function take(scan: Scan, pattern: RegExp): string {
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.text)?.[0] ?? ''
  scan.at += found.length
  return found
}

const signs: Record<string, Token['is']> = { '(': 'open', ')': 'close', '|': 'or' }
const keywords: Record<string, Token['is']> = { OR: 'or', OU: 'or', AND: 'and', ET: 'and', '*': 'everything' }

/** Reads the next piece and moves on. */
export function nextToken(scan: Scan): Token {
  take(scan, space)
  const at = scan.at
  const done = (is: Token['is'], text: string): Token => ({ is, text, at, end: scan.at })
  const sign = scan.text[at]
  if (sign === undefined) return done('end', '')
  if (signs[sign] !== undefined) {
    scan.at += 1
    return done(signs[sign], sign)
  }
  if (sign === '-' && /^-[^\s-]/.test(scan.text.slice(at, at + 2))) {
    scan.at += 1
    return done('minus', sign)
  }
  if (sign === '"') return quotedToken(scan, done)
  return wordToken(scan, done)
}

/** Is this, written bare, nothing but a word? */
export function isPlainWord(text: string): boolean {
  const token = nextToken({ text, at: 0 })
  return token.is === 'word' && token.text === text
}

function quotedToken(scan: Scan, done: (is: Token['is'], text: string) => Token): Token {
  const text = quoted(scan)
  if (scan.text[scan.at] !== ':') return done('phrase', text)
  scan.at += 1
  return done('field', text)
}

function wordToken(scan: Scan, done: (is: Token['is'], text: string) => Token): Token {
  const whole = take(scan, address)
  if (whole !== '') return done('word', whole)
  const name = take(scan, fieldName)
  if (name !== '') {
    scan.at += 1
    return done('field', name)
  }
  const text = take(scan, word)
  return done(Object.hasOwn(keywords, text) ? keywords[text]! : 'word', text)
}

/** Text between quotes; `\"` and `\\` stand for themselves. */
function quoted(scan: Scan): string {
  const start = scan.at
  const match = /^"((?:\\["\\]|[^"])*)"/.exec(scan.text.slice(start))
  if (match === null) throw badQuery('unclosed_quote', start, scan.text.slice(start, start + 40))
  scan.at += match[0].length
  return match[1]!.replace(/\\(["\\])/g, '$1')
}

/**
 * Reads what stands after `field:`. A space after the colon is forgiven.
 * @param field as it was written, for the error
 */
export function scanValue(scan: Scan, field: string): Written {
  const colonAt = scan.at
  take(scan, space)
  const at = scan.at
  const sign = take(scan, comparison) as Comparison
  if (sign !== '') take(scan, space)
  const from = scanAtom(scan)
  if (scan.text.startsWith('..', scan.at)) return scanRange(scan, { sign, from, at, field })
  if (from === null) throw badQuery('missing_value', colonAt, scan.text.slice(at, at + 20))
  const atoms = [from]
  while (scan.text[scan.at] === ',') {
    scan.at += 1
    const atom = scanAtom(scan)
    if (atom === null) throw badQuery('missing_value', scan.at, ',')
    atoms.push(atom)
  }
  return { comparison: sign, atoms, range: null, at, text: scan.text.slice(at, scan.at) }
}

interface RangeStart {
  sign: Comparison
  from: Atom | null
  at: number
  field: string
}

function scanRange(scan: Scan, { sign, from, at, field }: RangeStart): Written {
  scan.at += 2
  const to = scanAtom(scan)
  const text = scan.text.slice(at, scan.at)
  if (sign !== '') throw badQuery('bad_operator', at, text, { path: field })
  if (from === null && to === null) throw badQuery('missing_value', at, text)
  return { comparison: '', atoms: [], range: { from, to }, at, text }
}

function scanAtom(scan: Scan): Atom | null {
  const at = scan.at
  const hasLead = scan.text.startsWith('*"', at)
  if (hasLead) scan.at += 1
  if (scan.text[scan.at] === '"') {
    const text = `${hasLead ? '*' : ''}${quoted(scan)}`
    const hasStar = scan.text[scan.at] === '*'
    if (hasStar) scan.at += 1
    return { text, isQuoted: true, hasStar, hasLead, at }
  }
  const text = take(scan, bareValue)
  if (text === '') return null
  const hasStar = text.length > 1 && text.endsWith('*')
  const bare = hasStar ? text.slice(0, -1) : text
  return { text: bare, isQuoted: false, hasStar, hasLead: bare.length > 1 && bare.startsWith('*'), at }
}
