import type { ReactNode } from 'react'
import css from './property.module.css'

/** Names and values of a record, in sections. Children are `<Property>`. */
export function PropertyList({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={css.section}>
      {title ? <h2 className={css.heading}>{title}</h2> : null}
      <dl className={css.list}>{children}</dl>
    </section>
  )
}
