import css from './mark.module.css'

const box = { width: 96, height: 24, edge: 2 }

/**
 * The course of a number, small enough for a cell. Its words say from where to where; whoever needs each value is given
 * a table beside it.
 */
export function Sparkline({
  values,
  label,
  isLarge = false,
}: {
  values: readonly number[]
  label: string
  isLarge?: boolean
}) {
  const { width, height, edge } = isLarge ? { width: 480, height: 96, edge: 4 } : box
  const most = Math.max(...values, 1)
  const step = values.length < 2 ? 0 : (width - 2 * edge) / (values.length - 1)
  const points = values.map((value, at) => {
    const x = values.length < 2 ? width / 2 : edge + at * step
    return [x, height - edge - (value / most) * (height - 2 * edge)] as const
  })
  const last = points.at(-1)
  return (
    <svg className={css.spark} data-large={isLarge} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path
        className={css.sparkLine}
        d={points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')}
      />
      {last === undefined ? null : <circle className={css.sparkEnd} cx={last[0]} cy={last[1]} r={edge} />}
    </svg>
  )
}
