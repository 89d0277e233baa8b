import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './state.module.css'

interface EmptyStateProps {
  icon?: Icon
  /** Why there is nothing: "Aucun ticket ne correspond à ces filtres". */
  title: string
  /** What to do about it. */
  hint?: ReactNode
  action?: ReactNode
}

/** Nothing here: says why and what to do. */
export function EmptyState({ icon: IconPart, title, hint, action }: EmptyStateProps) {
  return (
    <div className={css.state}>
      {IconPart ? <IconPart className={css.icon} stroke={1.4} aria-hidden /> : null}
      <p className={css.title}>{title}</p>
      {hint ? <p className={css.hint}>{hint}</p> : null}
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  )
}
