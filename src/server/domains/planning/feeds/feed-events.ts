import { sql } from 'kysely'
import { forbidden } from '../../../../shared/errors.ts'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import type { FeedSort } from '../../../../shared/planning/calendar-feeds.ts'
import type { IcalEvent } from '../../../../shared/planning/ical.ts'
import type { PlanningSpan } from '../../../../shared/planning/planning.ts'
import { bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { say } from '../../../engine/texts.ts'
import { calendarOf } from '../../reservations/index.ts'
import { changeCalendar } from '../../tickets/index.ts'
import { uidOf } from '../calendar-answer.ts'
import { readPlanning } from '../planning.ts'
import { monthsAround } from '../planning-file.ts'

export interface Feed {
  name: string
  sort: FeedSort
  groupId: string | null
  poolId: string | null
  isDetailed: boolean
}

/** What a feed tells of the months around now. Without details: that something is and when, and the number of a case. */
export function feedEvents(reader: Reader, feed: Feed, publicUrl: string): Promise<IcalEvent[]> {
  const telling = new Telling(reader.actor.language, feed.isDetailed, publicUrl)
  switch (feed.sort) {
    case 'own':
      return ownEvents(reader, telling)
    case 'group':
      return groupEvents(reader, feed.groupId!, telling)
    case 'pool':
      return poolEvents(reader, feed.poolId!, telling)
    case 'changes':
      return changeEvents(reader, telling)
  }
}

/** Words of an event, as far as the feed tells them. */
class Telling {
  private readonly language: string
  readonly isDetailed: boolean
  readonly publicUrl: string

  constructor(language: string, isDetailed: boolean, publicUrl: string) {
    this.language = language
    this.isDetailed = isDetailed
    this.publicUrl = publicUrl
  }

  uid = (name: string): string => uidOf(name, this.publicUrl)
  say = (key: string): string => say(this.language, key)
  /** With the title, or only what sort of thing it is and its number. */
  title = (sort: string, number: number | null, title: string): string =>
    this.isDetailed ? title : [this.say(`planning.taken.${sort}`), number === null ? '' : `#${number}`].join(' ').trim()
  description = (text: string): Pick<IcalEvent, 'description'> => (this.isDetailed ? { description: text } : {})
}

async function ownEvents(reader: Reader, telling: Telling): Promise<IcalEvent[]> {
  const { spans } = await readPlanning(reader, { ...monthsAround(reader.now), circle: 'me' })
  return spans.map((span) => spanEvent(span, telling))
}

async function groupEvents(reader: Reader, groupId: string, telling: Telling): Promise<IcalEvent[]> {
  await readRecord(reader, groupKind, groupId)
  const members = await sql<{ id: string }>`
    select user_id::text as id from group_member where group_id = ${groupId} order by user_id`.execute(reader.db)
  if (members.rows.length === 0) return []
  const userIds = members.rows.map(({ id }) => id)
  const { spans, people } = await readPlanning(reader, { ...monthsAround(reader.now), circle: 'groups', userIds })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return spans.map((span) => spanEvent(span, telling, names.get(span.person)))
}

function spanEvent(span: PlanningSpan, telling: Telling, person?: string): IcalEvent {
  const { sort, id, ticket, title, startsAt, endsAt } = span
  const words =
    title === null
      ? telling.say(sort === 'absence' ? 'planning.taken.absence' : 'planning.busyTime')
      : telling.title(sort, ticket?.number ?? null, title)
  const page = ticket === null ? (sort === 'booking' && id !== null ? `bookings/${id}` : null) : `tickets/${ticket.id}`
  // What may not be read has no id: its person and its hour tell it apart.
  const mark = id ?? new Date(startsAt).getTime()
  return {
    uid: telling.uid(`${sort}-${mark}-${span.person}`),
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    summary: person === undefined ? words : `${person} : ${words}`,
    ...(page === null ? {} : { url: `${telling.publicUrl}/${page}` }),
    ...(ticket === null ? {} : telling.description(`#${ticket.number} ${ticket.title}`)),
  }
}

async function poolEvents(reader: Reader, poolId: string, telling: Telling): Promise<IcalEvent[]> {
  await readRecord(reader, bookingPoolKind, poolId)
  const { things, bookings } = await calendarOf(reader, { ...monthsAround(reader.now), poolId })
  const names = new Map(things.map(({ id, name }) => [id, name]))
  return bookings.map((booking): IcalEvent => {
    const thing = names.get(booking.bookable) ?? ''
    return {
      uid: telling.uid(`booking-${booking.id ?? `${booking.bookable}-${new Date(booking.startsAt).getTime()}`}`),
      startsAt: new Date(booking.startsAt),
      endsAt: new Date(booking.endsAt),
      summary: telling.isDetailed && booking.person !== null ? `${thing} : ${booking.person}` : thing,
      ...(booking.id === null ? {} : { url: `${telling.publicUrl}/bookings/${booking.id}` }),
      ...(booking.reason === null ? {} : telling.description(booking.reason)),
    }
  })
}

async function changeEvents(reader: Reader, telling: Telling): Promise<IcalEvent[]> {
  if (!isAllowed(reader.actor, 'ticket.read')) throw forbidden('ticket.read')
  const { from, until } = monthsAround(reader.now)
  const { changes, freezes } = await changeCalendar(reader, { startsAt: from, endsAt: until }, null)
  return [
    ...changes.map(
      (change): IcalEvent => ({
        uid: telling.uid(`change-${change.id}`),
        startsAt: new Date(change.startsAt),
        endsAt: new Date(change.endsAt),
        summary: telling.title('change', change.number, `#${change.number} ${change.title}`),
        url: `${telling.publicUrl}/tickets/${change.id}`,
      }),
    ),
    ...freezes.map(
      (freeze): IcalEvent => ({
        uid: telling.uid(`freeze-${freeze.id}-${new Date(freeze.startsAt).getTime()}`),
        startsAt: new Date(freeze.startsAt),
        endsAt: new Date(freeze.endsAt),
        summary: freeze.name,
        ...telling.description(freeze.reason),
      }),
    ),
  ]
}
