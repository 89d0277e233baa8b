import { Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NavItem } from '../../engine/room.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Brand } from './Brand.tsx'
import { NavCount } from './NavCount.tsx'
import css from './rail.module.css'

interface RailProps {
  items: NavItem[]
  isFolded: boolean
  /** Missing in the drawer, which does not fold. */
  onFold?: () => void
}

/** Sections in the order in which they first occur; items without one come first. */
function sectionsOf(items: NavItem[]): [string | undefined, NavItem[]][] {
  const groups = new Map<string | undefined, NavItem[]>()
  for (const item of items) groups.set(item.section, [...(groups.get(item.section) ?? []), item])
  return [...groups]
}

/** The way between the rooms. */
export function Rail({ items, isFolded, onFold }: RailProps) {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <div className={css.rail} data-folded={isFolded || undefined}>
      {onFold ? (
        <div className={css.head}>
          <Brand isShort={isFolded} />
          <IconButton
            size="small"
            icon={isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
            label={isFolded ? t('app.nav.unfold') : t('app.nav.fold')}
            aria-expanded={!isFolded}
            onClick={onFold}
          />
        </div>
      ) : null}
      <nav aria-label={t('app.nav.label')} className={css.nav}>
        {sectionsOf(items).map(([section, entries]) => (
          <div key={section ?? ''} className={css.section}>
            {section && !isFolded ? <h2 className={css.heading}>{t(section)}</h2> : null}
            <ul className={css.list}>
              {entries.map((item) => (
                <RailItem
                  key={item.to + item.label}
                  item={item}
                  isFolded={isFolded}
                  isExact={item.to === '/' || isOutdone(item.to, items, path)}
                />
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  )
}

/** Another entry leads nearer to the page that is open: `/admin/places` before `/admin`. */
const isOutdone = (to: string, items: NavItem[], path: string): boolean =>
  items.some((other) => other.to.startsWith(`${to}/`) && `${path}/`.startsWith(`${other.to}/`))

interface RailItemProps {
  item: NavItem
  isFolded: boolean
  /** Lit on this very page only, not on those below it. */
  isExact: boolean
}

function RailItem({ item, isFolded, isExact }: RailItemProps) {
  const { t } = useTranslation()
  const label = t(item.label)
  return (
    <li>
      <Tooltip label={label} position="right" disabled={!isFolded} openDelay={100}>
        <Link
          to={item.to}
          {...(item.search ? { search: item.search as never } : {})}
          className={css.item}
          activeOptions={{ exact: isExact, includeSearch: item.search !== undefined }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <item.icon size="1.25em" stroke={1.6} aria-hidden />
          <span className={isFolded ? 'visually-hidden' : css.label}>{label}</span>
          {item.count ? <NavCount count={item.count} /> : null}
        </Link>
      </Tooltip>
    </li>
  )
}
