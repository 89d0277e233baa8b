import { sql } from 'kysely'
import type { ApprovalSubject } from '../../../shared/approvals/approval-plan.ts'
import { conflict } from '../../../shared/errors.ts'
import { escapeHtml } from '../../../shared/escape-html.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Approvable } from '../../engine/house.ts'
import { askApproval } from '../approvals/index.ts'
import type { Booking } from './booking-row.ts'
import type { Decision } from './booking-rules.ts'

/** Asks whoever decides over the booking. @throws `conflict` when nobody can answer: it would wait for ever */
export async function askForBooking(
  context: ActionContext,
  { approval, approverGroupId }: Decision,
  booking: Booking,
): Promise<void> {
  if (approval === 'none') return
  if (approval === 'group' && approverGroupId === null) throw conflict('booking_no_approver')
  const asked =
    approval === 'group' ? { type: 'group' as const, id: approverGroupId! } : { type: 'requester-manager' as const }
  const id = await askApproval(
    context,
    { kind: bookingKind, id: booking.id },
    { steps: [{ name: '', rule: 'any', asked: [asked] }], comment: booking.reason ?? '' },
    { name: nameOf(context, booking), requesterIds: [booking.userId], byHouse: true },
  )
  if (id === null) throw conflict('booking_no_approver')
}

/** The thing and its time: what is asked, in one line of a list. */
function nameOf({ services }: ActionContext, { name, startsAt, endsAt }: Booking): string {
  const format = new Intl.DateTimeFormat('fr-FR', {
    timeZone: services.timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${name} · ${format.formatRange(startsAt, endsAt)}`
}

/** What whoever is asked reads, and what follows from the answer. */
export const bookingApprovable: Approvable = {
  kind: bookingKind,
  show: async (db, id) => {
    const found = await sql<{ name: string; pool: string; reason: string | null; person: string }>`
      select coalesce((select a.name from approval a where a.subject_kind = 'booking' and a.subject_id = b.id
        order by a.id desc limit 1), b.name) as name, p.name as pool, b.reason, u.name as person
      from booking b join booking_pool p on p.id = b.pool_id join app_user u on u.id = b.user_id where b.id = ${id}`.execute(
      db,
    )
    const row = found.rows[0]
    return row === undefined ? null : asShown(id, row)
  },
  requesters: async (db, id) => {
    const { rows } = await sql<{ userId: string }>`select user_id from booking where id = ${id}`.execute(db)
    return rows.map((row) => row.userId)
  },
  follow: async (context, id, state) => {
    const { rows } = await sql<Booking>`select * from booking where id = ${id}`.execute(context.db)
    const booking = rows[0]!
    if (booking.state !== 'asked') return
    if (state === 'approved') await context.change(bookingKind, booking, { state: 'booked' })
    if (state === 'refused') await context.change(bookingKind, booking, { state: 'refused' })
  },
}

const asShown = (
  id: string,
  { name, pool, reason, person }: { name: string; pool: string; reason: string | null; person: string },
): ApprovalSubject => ({
  kind: bookingKind.name,
  id,
  name,
  sortKey: 'kind.booking.name',
  body: `<p>${escapeHtml(pool)}</p>${reason === null ? '' : `<p>${escapeHtml(reason)}</p>`}`,
  people: [person],
})
