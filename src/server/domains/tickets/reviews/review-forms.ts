import { sql } from 'kysely'
import { conflict } from '../../../../shared/errors.ts'
import { integer } from '../../../../shared/fields/index.ts'
import { questionsIn, type ReviewSheet } from '../../../../shared/tickets/change-reviews.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext, Services } from '../../../engine/actions/context.ts'
import type { SettingDefinition } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { readSetting } from '../../../engine/settings.ts'
import { dayIn } from '../../../engine/today.ts'
import type { TicketRow } from '../ticket-moves.ts'

const reviewDays = 'ticket.review-days'

export const reviewSettings: readonly SettingDefinition[] = [
  // Where no form says otherwise; 0 = no review is asked for.
  { key: reviewDays, field: integer({ required: true, min: 0, max: 365 }), default: 7 },
]

interface FoundForm {
  id: string
  name: string
  questions: string | null
  dueDays: number
  isRequired: boolean
}

/** The form of a change: that of its category or the nearest above, else of its entity or the nearest above, else one for all. */
async function formFor(db: Services['db'], ticketId: string): Promise<FoundForm | null> {
  const found = await sql<FoundForm>`
    select f.id::text, f.name, f.questions, f.due_days, f.is_required
    from ticket t join entity e on e.id = t.entity_id left join ticket_category c on c.id = t.category_id
      join review_form f on f.deleted_at is null and (f.category_id is null or f.category_id = any(c.path))
        and (f.for_entity_id is null or f.for_entity_id = any(e.path))
    where t.id = ${ticketId}
    order by array_position(c.path, f.category_id) desc nulls last, array_position(e.path, f.for_entity_id) desc nulls last, f.id
    limit 1`.execute(db)
  return found.rows[0] ?? null
}

/** What is asked about a change, and what was answered. */
export async function readReview(reader: Reader, id: string): Promise<ReviewSheet> {
  const record = await readRecord(reader, ticketKind, id)
  const form = await formFor(reader.db, id)
  return {
    form:
      form === null
        ? null
        : { id: form.id, name: form.name, questions: questionsIn(form.questions), isRequired: form.isRequired },
    answers: (record.reviewAnswers ?? []) as ReviewSheet['answers'],
  }
}

/** What a change of state does to the review: carried out, it is due; taken up again, it was none. */
export async function reviewOfChange(
  context: ActionContext,
  row: TicketRow,
  { phase }: Partial<TicketRow>,
): Promise<Partial<TicketRow>> {
  if (row.type !== 'change' || phase === undefined || phase === row.phase) return {}
  if (phase === 'open') return { outcome: null, reviewDueOn: null, reviewedAt: null }
  if (phase !== 'solved' || row.phase !== 'open') return {}
  return { reviewDueOn: await dueOn(context, row) }
}

/** So many days after it was carried out, or after the end of its window when that is later. */
async function dueOn({ db, house, now, services }: ActionContext, row: TicketRow): Promise<string | null> {
  const form = await formFor(db, row.id)
  const days = form?.dueDays ?? (await readSetting<number>(db, house, reviewDays))
  if (form === null && days === 0) return null
  const end = row.plannedUntil !== null && row.plannedUntil > now ? row.plannedUntil : now
  return dayIn(new Date(end.getTime() + days * 86_400_000), services.timeZone)
}

/** Where the form of a change says so, it is not closed before somebody has looked back on it. @throws `conflict` */
export async function requireReviewed({ db }: ActionContext, row: TicketRow): Promise<void> {
  if (row.type !== 'change' || row.outcome !== null) return
  const form = await formFor(db, row.id)
  if (form?.isRequired === true) throw conflict('review_owed', { form: form.name })
}
