import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type NavItem, type NavSection, navSections } from '../../engine/room.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { useRemembered } from '../../ui/use-remembered.ts'
import { Brand } from './Brand.tsx'
import { type RailEntry, RailSection } from './RailSection.tsx'
import css from './rail.module.css'

interface RailProps {
  items: NavItem[]
  isFolded: boolean
  /** Missing in the drawer, which does not fold. */
  onFold?: () => void
}

/** What is needed less often begins folded, so that the whole way fits on a screen. */
const foldedAtFirst: readonly NavSection[] = ['management', 'administration']

/** The way between the rooms. */
export function Rail({ items, isFolded, onFold }: RailProps) {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [folded, fold] = useRemembered('cigale.rail.sections', foldedAtFirst)
  const turn = (section: NavSection) =>
    fold(folded.includes(section) ? folded.filter((each) => each !== section) : [...folded, section])
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
        {[undefined, ...navSections].map((section) => {
          const entries = items.filter((item) => item.section === section)
          if (entries.length === 0) return null
          return (
            <RailSection
              key={section ?? ''}
              section={section}
              entries={entries.map((item) => entryOf(item, items, path))}
              isFolded={isFolded}
              isOpen={section === undefined || !folded.includes(section)}
              onTurn={() => section !== undefined && turn(section)}
            />
          )
        })}
      </nav>
    </div>
  )
}

/** The page itself or one below it; every page lies below the first, which is meant only where it is. */
const isBelow = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`))

/** Another entry may lead nearer to the page that is open: `/admin/places` than `/admin`. */
function entryOf(item: NavItem, items: NavItem[], path: string): RailEntry {
  const isOutdone = items.some((other) => other.to.startsWith(`${item.to}/`) && isBelow(path, other.to))
  return { item, isCurrent: isBelow(path, item.to) && !isOutdone, isExact: item.to === '/' || isOutdone }
}
