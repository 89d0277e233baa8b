import type { ReactNode } from 'react'
import css from './facts.module.css'

/** A row of figures that matter, each under its name. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className={css.facts}>{children}</dl>

export function Fact({ name, tone, children }: { name: string; tone?: 'warn' | undefined; children: ReactNode }) {
  return (
    <div className={css.fact} data-tone={tone}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
