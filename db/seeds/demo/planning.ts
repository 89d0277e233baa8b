import { sql } from 'kysely'
import { paragraphs, type Writer } from './writer.ts'

const hour = 3_600_000
const day = 24 * hour

/** What is done at which hour (UTC), and for how many minutes: the same on every start. */
const work = [
  ['Passer sur place avec le nouveau câble.', 8, 60],
  ['Rappeler la personne et prendre la main.', 9, 30],
  ['Remplacer le poste et reprendre les données.', 13, 120],
  ['Contrôler avec le prestataire.', 14, 45],
] as const

/** Tasks of today and the days after, on open cases of whoever has them, and one without a date: so that the planning shows something. */
export async function demoPlanning(writer: Writer, by: string): Promise<void> {
  const now = writer.services.now().getTime()
  const today = Math.floor(now / day) * day
  const categories = await sql<{
    id: string
  }>`select id from task_category where deleted_at is null order by id`.execute(writer.db)
  const found = await sql<{ id: string; assignee: string }>`
    select distinct on (t.id) t.id, a.user_id::text as assignee
    from ticket t join ticket_actor a on a.ticket_id = t.id and a.role = 'assignee' and a.user_id is not null
    where t.status = 'assigned' and t.deleted_at is null order by t.id desc limit 13`.execute(writer.db)
  for (const [index, { id, assignee }] of found.rows.entries()) {
    const [text, at, durationMinutes] = work[index % work.length]!
    const plannedAt = new Date(today + Math.floor(index / 3) * day + at * hour).toISOString()
    const category = categories.rows[index % Math.max(1, categories.rows.length)]?.id ?? null
    const when = index === 12 ? {} : { plannedAt, durationMinutes }
    const input = { id, assignee, body: paragraphs(text), category, ...when }
    await writer.attempt('ticket.task', input, { at: new Date(now - hour), by })
  }
}
