import type { NavItem, WebRoom } from '../engine/room.ts'

const found = import.meta.glob<WebRoom>('../domains/*/*.pages.tsx', { eager: true, import: 'room' })

/** Every room that has pages, found by the name of its file: `domains/<room>/<room>.pages.tsx`. */
export const rooms: WebRoom[] = Object.values(found)

/** Entries of one place that the person may use, in order. */
export const navOf = (place: NavItem['place'], can: (ability: string) => boolean): NavItem[] =>
  rooms
    .flatMap((room) => room.nav)
    .filter((item) => item.place === place && (item.needs === undefined || can(item.needs)))
    .toSorted((a, b) => a.order - b.order)
