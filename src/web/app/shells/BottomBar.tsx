import { IconMenu2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import css from './bottombar.module.css'
import { NavCount } from './NavCount.tsx'

/** On a phone: the first rooms under the thumb, the others behind "Menu". */
export function BottomBar({ items, isOpen, onMore }: { items: NavItem[]; isOpen: boolean; onMore: () => void }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('app.nav.short')} className={css.bar}>
      {items.slice(0, 4).map((item) => (
        <Link
          key={item.to + item.label}
          to={item.to}
          className={css.item}
          activeOptions={{ exact: item.to === '/' }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <item.icon size="1.4em" stroke={1.6} aria-hidden />
          <span className={css.label}>{t(item.label)}</span>
          {item.count ? (
            <span className={css.count}>
              <NavCount count={item.count} />
            </span>
          ) : null}
        </Link>
      ))}
      <button type="button" className={css.item} aria-expanded={isOpen} onClick={onMore}>
        <IconMenu2 size="1.4em" stroke={1.6} aria-hidden />
        <span className={css.label}>{t('app.nav.more')}</span>
      </button>
    </nav>
  )
}
