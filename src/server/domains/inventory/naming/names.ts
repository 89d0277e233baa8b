import { type Kysely, sql } from 'kysely'
import type { NameMatch, NameSubject } from '../../../../shared/inventory/naming.kinds.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

export interface NameRule {
  subject: NameSubject
  match: NameMatch
  value: string
  becomes: string
}

/** How names are written here. */
export interface Names {
  of(subject: NameSubject, said: string | null): string | null
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * The surest rule decides: the whole name, then the longest beginning, then the longest pattern. Upper and lower case and
 * doubled blanks do not matter. A name that no rule knows stays as it was said.
 */
export function namesOf(rules: readonly NameRule[]): Names {
  const whole = new Map<string, string>()
  const loose: (NameRule & { wanted: string })[] = []
  for (const rule of rules) {
    const wanted = plain(rule.value)
    if (rule.match === 'exact') whole.set(`${rule.subject} ${wanted}`, rule.becomes)
    else loose.push({ ...rule, wanted })
  }
  loose.sort((one, other) => one.match.localeCompare(other.match) * -1 || other.wanted.length - one.wanted.length)
  const find = (subject: NameSubject, said: string): string => {
    const word = plain(said)
    const exact = whole.get(`${subject} ${word}`)
    if (exact !== undefined) return exact
    const found = loose.find(
      (rule) =>
        rule.subject === subject &&
        (rule.match === 'starts' ? word.startsWith(rule.wanted) : matches(rule.wanted, word)),
    )
    return found?.becomes ?? said
  }
  return { of: (subject, said) => (said === null ? null : find(subject, said)) }
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

export async function loadNames(db: Kysely<Tables>): Promise<Names> {
  const found = await sql<NameRule>`
    select subject, match, value, becomes from name_rule where is_active and deleted_at is null order by id desc`.execute(
    db,
  )
  return namesOf(found.rows)
}
