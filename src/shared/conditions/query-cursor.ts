import { findTarget, type QueryScope, type Target, type Vocabulary } from './query-fields.ts'
import { nextToken, type Scan, type Token } from './query-scan.ts'

/** What is being typed where the cursor stands. `from`, `to`: what a completion replaces. */
export type Typed =
  | { is: 'nothing' }
  /** A word, perhaps the beginning of a field's name. `isStart`: nothing stands before it. */
  | { is: 'name'; text: string; from: number; to: number; scope: QueryScope; isStart: boolean }
  /** A value after `field:`. `isFurther`: not the first of a list or a range. */
  | { is: 'value'; text: string; from: number; to: number; target: Target; sign: string; isFurther: boolean }

const nothing: Typed = { is: 'nothing' }

interface Walk {
  text: string
  cursor: number
  scan: Scan
  /** Scopes of the open parentheses, innermost last. */
  scopes: QueryScope[]
  vocabulary: Vocabulary
}

/**
 * Walks from the beginning of the text to the cursor and says what is being typed there. Unlike the parser it takes
 * unfinished and wrong text as it comes.
 */
export function findPlace(text: string, cursor: number, scope: QueryScope, vocabulary: Vocabulary): Typed {
  const walk: Walk = { text, cursor, scan: { text: text.slice(0, cursor), at: 0 }, scopes: [scope], vocabulary }
  for (;;) {
    const token = tokenAt(walk)
    if (token === null) return nothing
    const here = walk.scopes.at(-1)!
    if (token.is === 'end')
      return {
        is: 'name',
        text: '',
        from: cursor,
        to: cursor,
        scope: here,
        isStart: text.slice(0, cursor).trim() === '',
      }
    if (token.is === 'open') walk.scopes.push(here)
    if (token.is === 'close' && walk.scopes.length > 1) walk.scopes.pop()
    const found = token.is === 'field' ? afterField(walk, token) : token.end === cursor ? inWord(walk, token) : null
    if (found !== null) return found
  }
}

/** Null inside an unfinished phrase: words of a text, nothing to complete. */
function tokenAt(walk: Walk): Token | null {
  try {
    return nextToken(walk.scan)
  } catch {
    return null
  }
}

function inWord(walk: Walk, token: Token): Typed | null {
  if (token.is === 'open' || token.is === 'close' || token.is === 'minus') return null
  if (token.is === 'phrase') return nothing
  const dot = token.text.lastIndexOf('.')
  const rest = /^[^\s():",]*:?/.exec(walk.text.slice(walk.cursor))![0]
  const scope = dot === -1 ? walk.scopes.at(-1)! : scopeAfter(walk, token.text.slice(0, dot))
  if (scope === null) return nothing
  return {
    is: 'name',
    text: token.text.slice(dot + 1),
    from: token.at + dot + 1,
    to: walk.cursor + rest.length,
    scope,
    isStart: walk.text.slice(0, token.at).trim() === '',
  }
}

function scopeAfter(walk: Walk, path: string): QueryScope | null {
  try {
    return findTarget(walk.scopes.at(-1)!, path, 0, walk.vocabulary).next
  } catch {
    return null
  }
}

function targetOf(walk: Walk, name: string): Target | null {
  try {
    return findTarget(walk.scopes.at(-1)!, name, 0, walk.vocabulary)
  } catch {
    return null
  }
}

const valuePattern = /(\s*(?:>=|<=|[=<>])?\s*)((?:"(?:\\["\\]|[^"])*(?:"|$)|[^\s"()])*)/y

/** After `field:`: either the cursor stands in its value, or the walk goes on behind it. */
function afterField(walk: Walk, token: Token): Typed | null {
  const { scan, cursor } = walk
  const target = targetOf(walk, token.text)
  if (target !== null && target.path === null && /^\s*\(/.test(scan.text.slice(scan.at))) {
    nextToken(scan)
    walk.scopes.push(target.relations.at(-1)!.scope)
    return null
  }
  valuePattern.lastIndex = scan.at
  const [whole, before, written] = valuePattern.exec(scan.text) as unknown as [string, string, string]
  const start = scan.at + before.length
  scan.at += whole.length
  if (scan.at < cursor) return null
  if (target === null) return nothing
  const last = lastPart(written)
  const isQuoted = written.startsWith('"', last)
  const rest = (isQuoted ? /^[^"]*"?/ : /^[^\s,"()]*/).exec(walk.text.slice(cursor))![0]
  const isClosed = isQuoted && /^"(?:\\["\\]|[^"])*"$/.test(written.slice(last))
  const to = isClosed ? cursor : cursor + rest.length
  const text = written.slice(last).replace(/^"|"$/g, '')
  return { is: 'value', text, from: start + last, to, target, sign: before.trim(), isFurther: last > 0 }
}

/** Where the last value of a list or a range begins. */
function lastPart(written: string): number {
  let last = 0
  for (const match of written.matchAll(/"(?:\\["\\]|[^"])*(?:"|$)|,|\.\./g)) {
    if (!match[0].startsWith('"')) last = match.index + match[0].length
  }
  return last
}
