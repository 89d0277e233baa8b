import { IconChevronRight } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './breadcrumb.module.css'

export interface Crumb {
  label: string
  /** Missing for the place where one is. */
  link?: LinkProps
}

/** Where a record stands in its tree; only for trees. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('ui.breadcrumb')}>
      <ol className={css.list}>
        {crumbs.map((crumb, index) => (
          <li key={index} className={css.crumb}>
            {index > 0 ? <IconChevronRight size="0.9em" aria-hidden /> : null}
            {crumb.link ? (
              <Link {...crumb.link} className={css.link}>
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
