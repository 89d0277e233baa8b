import css from './mark.module.css'

const box = { width: 96, height: 24, edge: 2 }

export interface SparkPoint {
  /** Where it stands on the way from the first to the last; any unit. */
  at: number
  value: number
}

interface SparklineProps {
  points: readonly SparkPoint[]
  label: string
  isLarge?: boolean
}

/**
 * The course of a number, small enough for a cell. Its words say from where to where; whoever needs each value is given
 * a table beside it.
 */
export function Sparkline({ points: given, label, isLarge = false }: SparklineProps) {
  const { width, height, edge } = isLarge ? { width: 480, height: 96, edge: 4 } : box
  const most = Math.max(...given.map((point) => point.value), 1)
  const first = given[0]?.at ?? 0
  const span = (given.at(-1)?.at ?? 0) - first || 1
  const points = given.map(({ at, value }) => [
    edge + ((at - first) / span) * (width - 2 * edge),
    height - edge - (value / most) * (height - 2 * edge),
  ])
  const last = points.at(-1)
  return (
    <svg className={css.spark} data-large={isLarge} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path
        className={css.sparkLine}
        d={points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x!.toFixed(1)} ${y!.toFixed(1)}`).join('')}
      />
      {last === undefined ? null : <circle className={css.sparkEnd} cx={last[0]} cy={last[1]} r={edge} />}
    </svg>
  )
}
