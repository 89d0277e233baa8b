import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/** How people spoke of the last months: mostly well, with a word where they did not. */
const opinions: readonly [rating: number, comment: string][] = [
  [5, ''],
  [4, ''],
  [5, 'Très rapide, merci !'],
  [4, ''],
  [3, 'Bien résolu, mais il a fallu relancer.'],
  [5, ''],
  [2, 'Trois jours sans imprimante : trop long.'],
  [5, 'Technicien très à l’écoute.'],
  [4, 'Une explication plus simple aurait aidé.'],
  [1, 'Le problème est revenu le lendemain.'],
]

/** The survey of the agency, and what was said of the cases that were closed last. */
export async function demoSatisfaction(writer: Writer): Promise<void> {
  const root = await sql<{ id: string }>`select id::text from entity where parent_id is null limit 1`.execute(writer.db)
  const survey = await writer.run('survey.create', {
    name: 'Satisfaction des agents',
    entity: root.rows[0]!.id,
    isActive: true,
    forIncident: true,
    forRequest: true,
    rate: 100,
    delayDays: 0,
    openDays: 30,
    scale: '5',
    question: 'Êtes-vous satisfait du traitement de votre demande ?',
    further: 'Du délai ?\nDes explications reçues ?',
    commentBelow: 2,
  })
  const closed = await sql<{ ticket: string; user: string }>`
    select t.id::text as ticket, min(a.user_id)::text as "user" from ticket t join ticket_actor a on a.ticket_id = t.id
    where t.phase = 'closed' and t.type in ('incident', 'request') and t.deleted_at is null and a.role = 'requester' and a.user_id is not null
    group by t.id order by t.closed_at desc nulls last, t.id limit 80`.execute(writer.db)
  for (const [index, { ticket, user }] of closed.rows.entries()) {
    const { id } = await writer.run('survey-answer.ask', { ticket, survey: survey.id, user })
    // One in four has not answered yet.
    if (id === null || index % 4 === 3) continue
    const [rating, comment] = opinions[index % opinions.length]!
    const input = { id, rating, comment, marks: [Math.max(1, rating - (index % 2)), rating] }
    await writer.run('survey-answer.answer', input)
  }
}
