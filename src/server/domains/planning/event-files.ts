import { sql } from 'kysely'
import type { IcalEvent } from '../../../shared/planning/ical.ts'
import { usualMinutes } from '../../../shared/planning/planning.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { ticketEntryKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { FileAnswer } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { calendarAnswer, uidOf } from './calendar-answer.ts'

const fileOf = ({ now }: Reader, name: string, events: readonly IcalEvent[]): FileAnswer =>
  calendarAnswer(name, { events, now })

/** One booking for another calendar. @throws `not_found` */
export async function bookingFile(reader: Reader, id: string, publicUrl: string): Promise<FileAnswer> {
  const booking = await readRecord(reader, bookingKind, id)
  return fileOf(reader, `booking-${id}.ics`, [
    {
      uid: uidOf(`booking-${id}`, publicUrl),
      startsAt: new Date(String(booking.startsAt)),
      endsAt: new Date(String(booking.endsAt)),
      summary: String(booking.name),
      url: `${publicUrl}/bookings/${id}`,
      ...(typeof booking.reason === 'string' ? { description: booking.reason } : {}),
      isCancelled: booking.state === 'cancelled' || booking.state === 'refused',
    },
  ])
}

/** One task for another calendar; nothing is in it as long as it has no time. @throws `not_found` */
export async function taskFile(reader: Reader, id: string, publicUrl: string): Promise<FileAnswer> {
  const entry = await readRecord(reader, ticketEntryKind, id)
  const found = await sql<{ id: string; number: number; title: string }>`
    select t.id::text as id, t.number::int as number, t.title from ticket t join ticket_entry e on e.ticket_id = t.id
    where e.id = ${id}`.execute(reader.db)
  const ticket = found.rows[0]!
  if (entry.type !== 'task' || entry.plannedAt === null) return fileOf(reader, `task-${id}.ics`, [])
  const startsAt = new Date(String(entry.plannedAt))
  const minutes = Number(entry.durationMinutes) || usualMinutes
  return fileOf(reader, `task-${id}.ics`, [
    {
      uid: uidOf(`task-${id}`, publicUrl),
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
      summary: String(entry.bodyText).slice(0, 200),
      description: `#${ticket.number} ${ticket.title}`,
      url: `${publicUrl}/tickets/${ticket.id}`,
    },
  ])
}
