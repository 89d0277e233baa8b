import { plain } from './plain-text.ts'
import { isTimeValue, periodWords } from './relative-time.ts'

/** How people write stretches of time in French, folded → as conditions hold them. */
const french: Record<string, string> = {
  "aujourd'hui": 'today',
  aujourdhui: 'today',
  hier: 'yesterday',
  demain: 'tomorrow',
  'cette-semaine': 'this-week',
  'semaine-derniere': 'last-week',
  'semaine-prochaine': 'next-week',
  'ce-mois': 'this-month',
  'mois-dernier': 'last-month',
  'mois-prochain': 'next-month',
  'cette-annee': 'this-year',
  'annee-derniere': 'last-year',
  'annee-prochaine': 'next-year',
  maintenant: 'now',
}

/** Units of a length of time, French and English. `m` is a month. */
const units: Record<string, string> = {
  min: 'min',
  h: 'h',
  d: 'd',
  j: 'd',
  w: 'w',
  s: 'w',
  sem: 'w',
  m: 'm',
  mo: 'm',
  mois: 'm',
  y: 'y',
  a: 'y',
  an: 'y',
  ans: 'y',
}

const agePattern = /^(\d{1,5})(min|mois|sem|ans|an|mo|[hdjwsmya])$/
const frenchDay = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/

/** `30d`, `30j` → `30d`; undefined when it is no length of time, or one beyond all calendars. */
export function readAge(text: string): string | undefined {
  const match = agePattern.exec(plain(text.trim()))
  const age = match === null ? undefined : `${Number(match[1])}${units[match[2]!]}`
  return age !== undefined && isTimeValue(`now-${age}`) ? age : undefined
}

/** A time as typed → as conditions hold it (`hier` → `yesterday`, `24/11/2026` → `2026-11-24`); undefined = not a time. */
export function readTime(text: string): string | undefined {
  const folded = plain(text.trim()).replace(/[\s_]+/g, '-')
  const word = Object.hasOwn(french, folded) ? french[folded]! : folded
  // `+90d`: so far ahead.
  const ahead = text.trim().startsWith('+') ? readAge(text.trim().slice(1)) : undefined
  if (ahead !== undefined) return `now+${ahead}`
  if (word === 'now' || periodWords.includes(word)) return word
  const day = frenchDay.exec(text.trim())
  const candidate =
    day === null ? restoreCase(text.trim()) : `${day[3]}-${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}`
  return isTimeValue(candidate) ? candidate : undefined
}

/** `NOW-30D`, `2026-11-24t09:30z` as the condition language spells them. */
function restoreCase(text: string): string {
  if (/^now/i.test(text)) return text.toLowerCase()
  return /^\d{4}-\d{2}-\d{2}[t ]/i.test(text) ? text.toUpperCase() : text
}

/** Words completion offers for a moment or a day. */
export const offeredTimes = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
] as const
