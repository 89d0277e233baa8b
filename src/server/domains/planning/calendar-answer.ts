import { type IcalEvent, icalOf } from '../../../shared/planning/ical.ts'
import { FileAnswer } from '../../engine/house.ts'

/** Events as a file that other calendars read. */
export const calendarAnswer = (
  file: string,
  {
    title = 'Cigale',
    events,
    now,
    etag = null,
  }: { title?: string; events: readonly IcalEvent[]; now: Date; etag?: string | null },
): FileAnswer => new FileAnswer(file, 'text/calendar; charset=utf-8', icalOf(title, events, now), etag)

/** By which another calendar knows an event again, of this house among all. */
export const uidOf = (name: string, publicUrl: string): string => `${name}@${new URL(publicUrl).host}`
