/** So many copies at once. */
export const mostCopies = 100

/**
 * Names of copies: `{name}` is the name of what is copied, `{00}` a counter as wide as its zeros. Several copies by a
 * pattern without a counter get one at the end, so that no two are called alike.
 *
 * @example copyNames('PC-{000}', 'PC-1', 2, 7) // ['PC-007', 'PC-008']
 */
export function copyNames(pattern: string, name: string, count: number, first: number): string[] {
  const whole = count > 1 && !/\{0{1,8}\}/.test(pattern) ? `${pattern} {0}` : pattern
  return Array.from({ length: count }, (_, index) =>
    whole.replace(/\{(name|0{1,8})\}/g, (_match, word: string) =>
      word === 'name' ? name : String(first + index).padStart(word.length, '0'),
    ),
  )
}

/** What may follow a record into its copies, and how much of it there is. */
export interface CopyPart {
  name: string
  count: number
}
