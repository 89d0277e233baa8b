import {
  type PageCount,
  type PageCounters,
  type PageMeasure,
  pageMeasures,
} from '../../../../shared/assets/page-counts.ts'

export const periods = ['day', 'week', 'month', 'year'] as const
export type Period = (typeof periods)[number]

export interface Step {
  /** First day of the period. */
  from: string
  /** Pages of the period; null = not counted. */
  printed: PageCounters
  /** The counter at its end. */
  counter: number | null
}

const aDay = 86_400_000

/** First day of the period that holds a day; weeks begin on Monday. */
function startOf(day: string, period: Period): string {
  if (period === 'year') return `${day.slice(0, 4)}-01-01`
  if (period === 'month') return `${day.slice(0, 7)}-01`
  if (period === 'day') return day
  const at = new Date(`${day}T00:00:00Z`)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * aDay).toISOString().slice(0, 10)
}

/**
 * Pages of each period: the differences of what was counted from day to day. A counter that went back (another board, a
 * wrong reading) starts anew and takes nothing away; the first count says nothing of what came before it.
 */
export function printed(counts: readonly PageCount[], period: Period): Step[] {
  const steps = new Map<string, Step>()
  for (const [index, count] of counts.entries()) {
    const from = startOf(count.day, period)
    const step = steps.get(from) ?? {
      from,
      printed: { total: null, mono: null, color: null, copies: null, scans: null, faxes: null },
      counter: null,
    }
    steps.set(from, step)
    step.counter = count.total ?? step.counter
    for (const name of pageMeasures) {
      const before = lastBefore(counts, index, name)
      if (count[name] === null || before === null) continue
      step.printed[name] = (step.printed[name] ?? 0) + Math.max(0, count[name] - before)
    }
  }
  return [...steps.values()]
}

function lastBefore(counts: readonly PageCount[], index: number, name: PageMeasure): number | null {
  for (let at = index - 1; at >= 0; at--) if (counts[at]![name] !== null) return counts[at]![name]
  return null
}
