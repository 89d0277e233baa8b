/**
 * Whether a text fits a pattern with `*` (anything) and `?` (one character). Two pointers and no regular expression: a
 * pattern that an administrator wrote can never cost more than length times length.
 */
export function matches(pattern: string, text: string): boolean {
  let [at, inText, star, mark] = [0, 0, -1, 0]
  while (inText < text.length) {
    if (pattern[at] === '*') {
      star = at
      mark = inText
      at += 1
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[inText])) {
      at += 1
      inText += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      inText = mark
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}

export const hasWildcard = (text: string): boolean => /[*?]/.test(text)
