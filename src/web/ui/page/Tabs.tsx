import { type LinkProps, useLinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import css from './tabs.module.css'

export interface Tab {
  key: string
  label: string
  count?: number | null
  /** Where the tab leads: every tab has an address. */
  link: LinkProps
}

interface TabsProps {
  /** What the tabs choose between: "Vues", "Parties de l'équipement". */
  label: string
  tabs: Tab[]
  active: string
  /** After the tabs: a button to add or edit views. */
  after?: ReactNode
}

/** Views or parts of a record as tabs. They are links, so they can be opened elsewhere and sent to somebody. */
export function Tabs({ label, tabs, active, after }: TabsProps) {
  return (
    <div className={css.bar}>
      <nav aria-label={label} className={css.scroll}>
        <ul className={css.list}>
          {tabs.map((tab) => (
            <li key={tab.key}>
              <TabLink tab={tab} isActive={tab.key === active} />
            </li>
          ))}
        </ul>
      </nav>
      {after}
    </div>
  )
}

/** Many of them: a list at the side, a row on a narrow screen. */
export function SideTabs({ label, tabs, active }: Omit<TabsProps, 'after'>) {
  return (
    <nav aria-label={label} className={css.side}>
      <ul className={css.sideList}>
        {tabs.map((tab) => (
          <li key={tab.key}>
            <TabLink tab={tab} isActive={tab.key === active} look={css.sideTab} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface TabPartsProps {
  /** The tab they are parts of. */
  label: string
  parts: Tab[]
  active: string
}

/** Parts of one tab, a step quieter than the tabs; links as well. */
export function TabParts({ label, parts, active }: TabPartsProps) {
  return (
    <nav aria-label={label} className={css.parts}>
      <ul className={css.partList}>
        {parts.map((part) => (
          <li key={part.key}>
            <TabLink tab={part} isActive={part.key === active} look={css.part} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The router's own idea of the active link knows paths only; a view is more than its path. */
function TabLink({ tab, isActive, look = css.tab }: { tab: Tab; isActive: boolean; look?: string | undefined }) {
  const { className: _, ...props } = useLinkProps(tab.link as Parameters<typeof useLinkProps>[0])
  return (
    <a {...props} className={look} aria-current={isActive ? 'page' : undefined}>
      {tab.label}
      {tab.count === undefined || tab.count === null ? null : <span className={css.count}>{tab.count}</span>}
    </a>
  )
}
