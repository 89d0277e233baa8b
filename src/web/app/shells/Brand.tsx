import { Link } from '@tanstack/react-router'
import css from './shell.module.css'

/** The cicada: wings folded over a body. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" className={css.mark} aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M16 8.5c-3.6 3.6-7 8.6-8 14.5 3.7-.5 6.4-2.5 8-5.5 1.6 3 4.3 5 8 5.5-1-5.9-4.4-10.9-8-14.5Z" />
      <path d="M12 7.5 16 8.5l4-1M16 8.5v9" />
    </svg>
  )
}

/** Mark and name, leading home. */
export function Brand({ to = '/', isShort }: { to?: string; isShort?: boolean }) {
  return (
    <Link to={to} className={css.brand} aria-label="Cigale">
      <BrandMark />
      {isShort ? null : <span className={css.brandName}>Cigale</span>}
    </Link>
  )
}
