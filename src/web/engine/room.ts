import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Condition } from '../../shared/conditions/condition.ts'
import type { Kind } from '../../shared/kinds/define-kind.ts'
import type { Json } from './records.ts'

/** One page of a room. It lives under a shell and its code loads when the page is visited. */
export interface RoomPage {
  /** Full path in TanStack form: `/tickets/$ticketId`; portal pages start with `/portal`. */
  path: string
  /** `none`: a page of its own for whoever comes, signed in or not. */
  shell: 'desk' | 'portal' | 'none'
  /** `() => import('./TicketPage.tsx').then((file) => file.TicketPage)` */
  load: () => Promise<ComponentType>
  /** Cleans the search part of the address; what it returns is what `useRouteSearch` gives. */
  search?: (raw: Record<string, unknown>) => Record<string, unknown>
  /** Ability without which the page says that it may not be seen. */
  needs?: string
}

/** Headings of the rail, in its order; entries without one come before. */
export const navSections = ['park', 'support', 'management', 'administration'] as const
export type NavSection = (typeof navSections)[number]

/** Where a room shows itself: rail of the desk, header of the portal, menu of the person in either, create button. */
export interface NavItem {
  place: 'rail' | 'portal' | 'account' | 'portalAccount' | 'create'
  /** Key of the label. */
  label: string
  icon: Icon
  to: string
  search?: Record<string, unknown>
  /** Smallest first. */
  order: number
  /** Ability without which the entry is not shown. */
  needs?: string
  /** The heading under which the rail groups it. */
  section?: NavSection
  /** Records that wait there: their number stands beside the label, and nothing when there are none. */
  count?: { kind: Kind; filter: Condition }
}

/** A panel of the desk's home page. */
export interface HomePanel {
  key: string
  /** Smallest first. */
  order: number
  /** Ability without which the panel is not shown. */
  needs?: string
  load: () => Promise<ComponentType>
}

/** What a room adds to the page of another room's kind: a tab of a record, a panel of its right column. */
export interface RecordPart {
  /** Name of the kind whose page it joins: `asset`, `ticket`. */
  kind: string
  /** Where the record is looked at; the desk when missing. */
  shell?: 'desk' | 'portal'
  key: string
  /** Smallest first, after the page's own. */
  order: number
  /** Ability without which it is not shown. */
  needs?: string
  /** Only for records of which this is true. */
  when?: (record: Json) => boolean
  load: () => Promise<ComponentType<{ record: Json }>>
}

/** Tabs that belong together: what it is made of, what it hangs together with, what it costs and who has it. */
export const tabGroups = ['inside', 'network', 'management'] as const
export type TabGroup = (typeof tabGroups)[number]

export interface RecordTabPart extends RecordPart {
  /** Key of the label. */
  label: string
  /** Shown inside one tab with the others of the group; without it, a tab of its own. */
  group?: TabGroup
}

export interface WebRoom {
  name: string
  pages: RoomPage[]
  nav: NavItem[]
  home?: HomePanel[]
  recordTabs?: RecordTabPart[]
  recordPanels?: RecordPart[]
}

/** What `src/web/domains/<room>/<room>.pages.tsx` exports as `room`; the application finds it by its name. */
export const defineWebRoom = (room: WebRoom): WebRoom => room
