import { Link, type LinkProps } from '@tanstack/react-router'
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
              <Link {...tab.link} className={css.tab} aria-current={tab.key === active ? 'page' : undefined}>
                {tab.label}
                {tab.count === undefined || tab.count === null ? null : <span className={css.count}>{tab.count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {after}
    </div>
  )
}
