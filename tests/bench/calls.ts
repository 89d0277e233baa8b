import type { Call, Figure, Target } from './measure.ts'

export type Bench = (target: Target, conditions: string) => AsyncGenerator<Figure>

export const get = (path: string): Call => ({ method: 'GET', path: `/api/v1${path}` })
export const query = (parameters: Record<string, string>): string => new URLSearchParams(parameters).toString()

/** One long act, timed once; `perSecond` counts what it dealt with. */
export async function timed(
  name: string,
  conditions: string,
  act: () => Promise<{ count: number; what: string }>,
): Promise<Figure> {
  const started = performance.now()
  const { count, what } = await act()
  const milliseconds = Math.round(performance.now() - started)
  return {
    name,
    n: 1,
    p50: milliseconds,
    p95: milliseconds,
    p99: milliseconds,
    perSecond: Math.round((count * 1000) / milliseconds),
    unit: 'ms',
    conditions: `${count} ${what} (perSecond: of them); ${conditions}`,
  }
}
