import css from './chart.module.css'

/** How much of the largest something is, as a bar beside its number. */
export function Share({ value, most }: { value: number; most: number }) {
  return (
    <span className={css.share} aria-hidden="true">
      <span className={css.part} style={{ inlineSize: `${most === 0 ? 0 : (value / most) * 100}%` }} />
    </span>
  )
}
