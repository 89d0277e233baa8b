import { CigaleError, type FieldError } from '../../../shared/errors.ts'

/** Deeper than anything that people or programs mean; a thousand times that would exhaust the stack of whoever reads it. */
const deepest = 100

/**
 * PostgreSQL keeps no NUL and JSON there no half of a surrogate pair: a text with either would fail deep inside, as if
 * the fault were ours. The path of the first such text, or of a nesting too deep; null when all may be stored.
 */
export function unstorable(value: unknown): FieldError | null {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value, path: '', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next
    if (typeof next.value === 'string') {
      if (!isStorable(next.value)) return { field: path, code: 'characters' }
    } else if (isContainer(next.value)) {
      if (depth >= deepest) return { field: path.slice(0, 100), code: 'too_deep', params: { limit: deepest } }
      for (const [key, inner] of Object.entries(next.value)) {
        if (!isStorable(key)) return { field: path, code: 'characters' }
        waiting.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
      }
    }
  }
  return null
}

/** @throws `invalid` naming the field that cannot be stored */
export function refuseUnstorable(value: unknown): void {
  const found = unstorable(value)
  if (found !== null) throw new CigaleError('invalid', {}, [found])
}

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/**
 * Objects of classes (dates, buffers, streams) are the house's own. What a parser of addresses makes has a prototype of its own,
 * with nothing above it.
 */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null || Array.isArray(value)
}
