const unitsOfTime = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `3 j 4 h`, `25 min`: the two largest units. `largest`: time spent is told in hours, because a day of work is no day. */
export function durationText(seconds: number, language: string, largest: 'day' | 'hour' = 'day'): string {
  let rest = Math.round(seconds / 60) * 60
  const parts: string[] = []
  for (const [unit, length] of unitsOfTime.slice(largest === 'day' ? 0 : 1)) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count === 0 && !(unit === 'minute' && parts.length === 0)) continue
    parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    if (parts.length === 2) break
  }
  return parts.join(' ')
}
