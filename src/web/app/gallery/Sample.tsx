import type { ReactNode } from 'react'
import css from './gallery.module.css'

/** One part with its name. */
export function Sample({
  name,
  children,
  look = 'line',
}: {
  name: string
  children: ReactNode
  look?: 'line' | 'grid' | 'plain'
}) {
  return (
    <section>
      <h2 className={css.heading}>{name}</h2>
      {look === 'plain' ? children : <div className={look === 'grid' ? css.grid : css.line}>{children}</div>}
    </section>
  )
}
