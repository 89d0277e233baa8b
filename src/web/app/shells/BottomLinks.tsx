import { Menu } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import css from './bottombar.module.css'
import { NavCount } from './NavCount.tsx'
import portal from './portal.module.css'

/** As many as a thumb finds. */
const places = 5

/** The portal's links at the foot of a phone; what has no place there stands behind "Menu". */
export function BottomLinks({ items }: { items: NavItem[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  const shown = items.length > places ? items.slice(0, places - 1) : items
  return (
    <nav aria-label={t('app.nav.short')} className={`${css.bar} ${portal.foot}`}>
      {shown.map((item) => (
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
      {items.length > shown.length ? <Others items={items.slice(shown.length)} /> : null}
    </nav>
  )
}

function Others({ items }: { items: NavItem[] }) {
  const { t } = useTranslation()
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className={css.item}>
          <IconMenu2 size="1.4em" stroke={1.6} aria-hidden />
          <span className={css.label}>{t('app.nav.more')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.to}
            component={Link}
            to={item.to}
            leftSection={<item.icon size="1.15em" stroke={1.75} aria-hidden />}
          >
            {t(item.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
