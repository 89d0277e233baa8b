/** Days are counted from 1 January 1970: 0. */
export const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000

export const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** Easter Sunday (anonymous Gregorian algorithm, Nature 1876): month and day. */
export function easterOf(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/**
 * Public holidays of France (Code du travail, L3133-1), and what some parts have besides: Alsace-Moselle (L3134-13) and
 * the days of the abolition of slavery overseas (loi 83-550).
 */
export const holidaySets = [
  'none',
  'fr',
  'fr-alsace-moselle',
  'fr-guadeloupe',
  'fr-martinique',
  'fr-guyane',
  'fr-reunion',
  'fr-mayotte',
] as const
export type HolidaySet = (typeof holidaySets)[number]

const fixed: readonly [string, number, number][] = [
  ['newYear', 1, 1],
  ['labour', 5, 1],
  ['victory', 5, 8],
  ['bastille', 7, 14],
  ['assumption', 8, 15],
  ['allSaints', 11, 1],
  ['armistice', 11, 11],
  ['christmas', 12, 25],
]

const besides: Partial<Record<HolidaySet, readonly [string, number, number][]>> = {
  'fr-alsace-moselle': [['stStephen', 12, 26]],
  'fr-guadeloupe': [['abolition', 5, 27]],
  'fr-martinique': [['abolition', 5, 22]],
  'fr-guyane': [['abolition', 6, 10]],
  'fr-reunion': [['abolition', 12, 20]],
  'fr-mayotte': [['abolition', 4, 27]],
}

const known = new Map<string, ReadonlyMap<number, string>>()

/** Holidays of a year: day → key of its name. Computed once. */
export function holidaysOf(set: HolidaySet, year: number): ReadonlyMap<number, string> {
  const key = `${set} ${year}`
  let days = known.get(key)
  if (days === undefined) {
    days = set === 'none' ? new Map() : new Map(compute(set, year))
    known.set(key, days)
  }
  return days
}

function compute(set: HolidaySet, year: number): [number, string][] {
  const easter = easterOf(year)
  return [
    ...[...fixed, ...(besides[set] ?? [])].map(([name, month, day]): [number, string] => [
      dayOf(year, month, day),
      name,
    ]),
    [easter + 1, 'easterMonday'],
    [easter + 39, 'ascension'],
    [easter + 50, 'whitMonday'],
    ...(set === 'fr-alsace-moselle' ? [[easter - 2, 'goodFriday'] as [number, string]] : []),
  ]
}
