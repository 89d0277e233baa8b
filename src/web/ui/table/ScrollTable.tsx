import type { ReactNode } from 'react'
import css from './scroll-table.module.css'

interface ScrollTableProps {
  /** What the table is about, for those who hear it. */
  label: string
  /** Of a table with a look of its own. */
  className?: string | undefined
  /** `thead` and `tbody`; on a cell `data-wraps` lets its words break and `data-align="end"` is for numbers; `data-ended` on a row makes it pale. */
  children: ReactNode
}

/** A plain table, for a few facts beside each other: where it is too wide it scrolls by itself, also by keyboard. */
export function ScrollTable({ label, className = css.table, children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keys
    <section className={css.scroll} aria-label={label} tabIndex={0}>
      <table className={className}>{children}</table>
    </section>
  )
}
