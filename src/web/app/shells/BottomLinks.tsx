import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import css from './bottombar.module.css'
import { NavCount } from './NavCount.tsx'
import portal from './portal.module.css'

/** The portal's links at the foot of a phone. */
export function BottomLinks({ items }: { items: NavItem[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <nav aria-label={t('app.nav.short')} className={`${css.bar} ${portal.foot}`}>
      {items.slice(0, 5).map((item) => (
        <Link
          key={item.to}
          to={item.to}
          className={css.item}
          activeOptions={{ exact: item.to === '/portal' }}
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
    </nav>
  )
}
