import css from './chart.module.css'

export interface Column {
  key: string
  /** "novembre 2026 : 42". */
  label: string
  /** Under the column; empty = none, where there are many. */
  short: string
  value: number
}

interface ColumnsProps {
  columns: readonly Column[]
  label: string
  /** The highest value as people read it: the line that the tallest column reaches. */
  top: string
}

/** Numbers side by side, as columns. Whoever cannot see them, or wants each exactly, is given a table beside it. */
export function Columns({ columns, label, top }: ColumnsProps) {
  const most = Math.max(...columns.map((column) => column.value), 1)
  return (
    <div role="img" aria-label={label}>
      <p className={css.top}>{top}</p>
      <div className={css.columns} data-many={columns.length > 40 || undefined}>
        {columns.map((column) => (
          <div key={column.key} className={css.column} title={column.label}>
            <div className={css.stem} style={{ blockSize: `${(column.value / most) * 100}%` }} />
            <span className={css.foot}>{column.short}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
