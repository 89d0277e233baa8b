import css from './chart.module.css'

export interface Column {
  key: string
  /** "novembre 2026 : 42". */
  label: string
  /** Under the column; empty = none, where there are many. */
  short: string
  value: number
}

/** Numbers side by side, as columns. Whoever cannot see them, or wants each exactly, is given a table beside it. */
export function Columns({ columns, label }: { columns: readonly Column[]; label: string }) {
  const most = Math.max(...columns.map((column) => column.value), 1)
  return (
    <div className={css.columns} role="img" aria-label={label} data-many={columns.length > 40 || undefined}>
      {columns.map((column) => (
        <div key={column.key} className={css.column} title={column.label}>
          <div className={css.stem} style={{ blockSize: `${(column.value / most) * 100}%` }} />
          <span className={css.foot}>{column.short}</span>
        </div>
      ))}
    </div>
  )
}
