import { Tooltip } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { NavItem, NavSection } from '../../engine/room.ts'
import { NavCount } from './NavCount.tsx'
import css from './rail.module.css'

export interface RailEntry {
  item: NavItem
  /** The open page is this entry's or lies below it. */
  isCurrent: boolean
  /** Lit on this very page only, not on those below it. */
  isExact: boolean
}

interface RailSectionProps {
  section: NavSection | undefined
  entries: RailEntry[]
  /** The rail shows icons only. */
  isFolded: boolean
  isOpen: boolean
  onTurn: () => void
}

/** Entries under a heading that folds them away; where one is stays in sight. */
export function RailSection({ section, entries, isFolded, isOpen, onTurn }: RailSectionProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={css.section}>
      {section !== undefined && !isFolded ? (
        <h2 className={css.heading}>
          <button type="button" className={css.turn} aria-expanded={isOpen} aria-controls={id} onClick={onTurn}>
            {t(`app.nav.section.${section}`)}
            <IconChevronRight size="1em" stroke={1.75} aria-hidden />
          </button>
        </h2>
      ) : null}
      <ul id={id} className={css.list}>
        {entries.map((entry) => (
          <li key={entry.item.to + entry.item.label} hidden={!isOpen && !isFolded && !entry.isCurrent}>
            <RailItem {...entry} isFolded={isFolded} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function RailItem({ item, isExact, isFolded }: RailEntry & { isFolded: boolean }) {
  const { t } = useTranslation()
  const label = t(item.label)
  return (
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
  )
}
