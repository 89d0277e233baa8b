import type { NameMatch } from '../../../../shared/inventory/naming.kinds.ts'

export interface Wording {
  match: NameMatch
  value: string
}

/** Upper and lower case and doubled blanks do not matter. */
export const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** The rule that speaks of a name, among those that `fits` admits. */
export type Finder<R> = (said: string, fits?: (rule: R) => boolean) => R | undefined

/** The surest rule decides: the whole name, then the longest beginning, then the longest pattern; the latest of equals. */
export function finderOf<R extends Wording>(rules: readonly R[]): Finder<R> {
  const whole = new Map<string, R[]>()
  const loose: { rule: R; wanted: string }[] = []
  for (const rule of rules) {
    const wanted = plain(rule.value)
    if (rule.match !== 'exact') loose.push({ rule, wanted })
    else whole.set(wanted, [...(whole.get(wanted) ?? []), rule])
  }
  loose.sort((one, other) => other.rule.match.localeCompare(one.rule.match) || other.wanted.length - one.wanted.length)
  return (said, fits = () => true) => {
    const word = plain(said)
    const isMet = ({ rule, wanted }: { rule: R; wanted: string }) =>
      (rule.match === 'starts' ? word.startsWith(wanted) : matches(wanted, word)) && fits(rule)
    return whole.get(word)?.find(fits) ?? loose.find(isMet)?.rule
  }
}

/** `*` is any text, `?` one letter. Linear in the text for each star, whatever the pattern. */
export function matches(pattern: string, text: string): boolean {
  let at = 0
  let from = 0
  let star = -1
  let resume = 0
  while (from < text.length) {
    if (at < pattern.length && (pattern[at] === '?' || (pattern[at] === text[from] && pattern[at] !== '*'))) {
      at += 1
      from += 1
    } else if (pattern[at] === '*') {
      star = at++
      resume = from
    } else if (star >= 0) {
      at = star + 1
      from = ++resume
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
