import type { ReactNode } from 'react'
import css from './scroll-table.module.css'

interface ScrollTableProps {
  /** What the table is about, for those who hear it. */
  label: string
  /** `thead` and `tbody`; `data-wraps` on a cell lets its words break, `data-ended` on a row makes it pale. */
  children: ReactNode
}

/** A plain table, for a few facts beside each other: where it is too wide it scrolls by itself, also by keyboard. */
export function ScrollTable({ label, children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keys
    <section className={css.scroll} aria-label={label} tabIndex={0}>
      <table className={css.table}>{children}</table>
    </section>
  )
}
