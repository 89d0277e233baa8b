import type { IcalEvent } from '../../../shared/planning/ical.ts'
import type { PlanningSpan } from '../../../shared/planning/planning.ts'
import type { FileAnswer } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { calendarAnswer, uidOf } from './calendar-answer.ts'
import { readPlanning } from './planning.ts'

const day = 86_400_000
const daysBefore = 30
const daysAfter = 180

/** The stretch that files and feeds tell of. */
export const monthsAround = (now: Date): { from: Date; until: Date } => ({
  from: new Date(now.getTime() - daysBefore * day),
  until: new Date(now.getTime() + daysAfter * day),
})

/** One's own tasks, changes and bookings of these months as a file for another calendar: what one may read at this moment. */
export async function planningFile(reader: Reader, publicUrl: string): Promise<FileAnswer> {
  const { spans } = await readPlanning(reader, { ...monthsAround(reader.now), circle: 'me' })
  const events = spans.flatMap((span) => eventOf(span, publicUrl))
  return calendarAnswer('planning.ics', { events, now: reader.now })
}

function eventOf({ sort, id, ticket, title, startsAt, endsAt }: PlanningSpan, publicUrl: string): IcalEvent[] {
  if (id === null || title === null) return []
  const page = ticket === null ? `bookings/${id}` : `tickets/${ticket.id}`
  return [
    {
      uid: uidOf(`${sort}-${id}`, publicUrl),
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      summary: title,
      url: `${publicUrl}/${page}`,
      ...(ticket === null ? {} : { description: `#${ticket.number} ${ticket.title}` }),
    },
  ]
}
