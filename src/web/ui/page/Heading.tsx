import type { ReactNode } from 'react'
import css from './heading.module.css'

/** Head of a section: its title, and what can be done. */
export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.head}>
      <h2 className={css.heading}>{title}</h2>
      {children}
    </div>
  )
}
