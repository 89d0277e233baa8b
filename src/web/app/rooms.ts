import type { Icon } from '@tabler/icons-react'
import { setHomePanels } from '../engine/home-panels.ts'
import { setRecordParts } from '../engine/record-parts.tsx'
import type { NavItem, WebRoom } from '../engine/room.ts'

const found = import.meta.glob<WebRoom>('../domains/*/*.pages.tsx', { eager: true, import: 'room' })

/** Every room that has pages, found by the name of its file: `domains/<room>/<room>.pages.tsx`. */
export const rooms: WebRoom[] = Object.values(found)

setHomePanels(rooms.flatMap((room) => room.home ?? []))
setRecordParts({
  tabs: rooms.flatMap((room) => room.recordTabs ?? []),
  panels: rooms.flatMap((room) => room.recordPanels ?? []),
})

/** Entries of one place that the person may use, in order. */
export const navOf = (place: NavItem['place'], can: (ability: string) => boolean): NavItem[] =>
  rooms
    .flatMap((room) => room.nav)
    .filter((item) => item.place === place && (item.needs === undefined || can(item.needs)))
    .toSorted((a, b) => a.order - b.order)

/** The icon under which the rail leads to a place: `/assets`. */
export const iconOf = (to: string): Icon | undefined =>
  rooms.flatMap((room) => room.nav).find((item) => item.to === to && item.place === 'rail')?.icon
