/** The name of a period by its first day (`2026-11-01`). `short`: under a column. */
export function periodText(
  from: string,
  step: 'year' | 'quarter' | 'month' | 'week' | 'day',
  language: string,
  short = false,
): string {
  const date = new Date(`${from}T12:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(date)
  if (step === 'year') return from.slice(0, 4)
  // No formatter of the platform knows quarters.
  if (step === 'quarter') {
    return `${language.startsWith('fr') ? 'T' : 'Q'}${Math.floor(date.getUTCMonth() / 3) + 1} ${from.slice(0, 4)}`
  }
  if (step === 'month') return format(short ? { month: 'short' } : { month: 'long', year: 'numeric' })
  return format(short ? { day: 'numeric', month: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' })
}
