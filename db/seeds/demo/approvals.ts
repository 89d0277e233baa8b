import { sql } from 'kysely'
import type { Writer } from './writer.ts'

const day = 86_400_000
const worker = 'demo:worker'
const decider = 'demo:decider'

interface Asked {
  ticket: string
  daysAgo: number
  comment: string
  steps: { name?: string; rule?: 'any' | 'all'; asked: { type: 'user' | 'group'; id: string }[] }[]
  /** Given one after the other: by whom, what, with which words. */
  answers?: [by: string, answer: 'approved' | 'refused', comment: string][]
}

/** What people of the agency are asked to approve: one waiting for the administrator, one at its second step, two answered. */
export async function demoApprovals(writer: Writer): Promise<void> {
  if (!writer.has(worker) || !writer.has(decider)) return
  const found = await sql<{ requests: string[]; change: string | null; admin: string; group: string | null }>`
    select array(select id::text from ticket where type = 'request' and phase = 'open' and deleted_at is null order by id desc limit 3) as requests,
      (select id::text from ticket where type = 'change' and status = 'approval' order by id desc limit 1) as change,
      (select id::text from app_user order by id limit 1) as admin,
      (select group_id::text from group_member where user_id = ${writer.id(worker)} order by group_id limit 1) as "group"`.execute(
    writer.db,
  )
  const { requests, change, admin, group } = found.rows[0]!
  const person = (id: string) => ({ type: 'user' as const, id })
  const chief = person(writer.id(decider))
  const [first, second, third] = requests
  const stories: (Asked | false)[] = [
    first !== undefined && {
      ticket: first,
      daysAgo: 4,
      comment: 'Licence à 480 € TTC ; il reste 2 100 € au budget logiciels.',
      steps: [{ asked: [person(admin)] }],
    },
    change !== null && {
      ticket: change,
      daysAgo: 2,
      comment: 'Un site par semaine, le mardi matin ; retour arrière possible pendant huit jours.',
      steps: [
        {
          name: 'Avis technique',
          rule: 'any',
          asked: [group === null ? person(writer.id(worker)) : { type: 'group', id: group }],
        },
        { name: 'Direction', asked: [chief, person(admin)] },
      ],
      answers: [[worker, 'approved', 'Image testée sur trois postes.']],
    },
    second !== undefined && {
      ticket: second,
      daysAgo: 6,
      comment: 'Accès demandé pour trois mois.',
      steps: [{ asked: [chief] }],
      answers: [[decider, 'approved', '']],
    },
    third !== undefined && {
      ticket: third,
      daysAgo: 5,
      comment: 'Deuxième écran de 27 pouces, 310 € TTC.',
      steps: [{ asked: [chief] }],
      answers: [[decider, 'refused', 'Hors dotation : à revoir au prochain renouvellement.']],
    },
  ]
  for (const story of stories) if (story !== false) await ask(writer, story)
  const today = Math.floor(writer.services.now().getTime() / day) * day
  await writer.attempt('deputy.create', {
    user: writer.id(decider),
    deputy: writer.id(worker),
    startsAt: new Date(today + 7 * day).toISOString(),
    endsAt: new Date(today + 14 * day).toISOString(),
    comment: 'Congés',
  })
}

async function ask(writer: Writer, { ticket, daysAgo, comment, steps, answers = [] }: Asked): Promise<void> {
  const at = new Date(writer.services.now().getTime() - daysAgo * day)
  await writer.attempt('ticket.ask-approval', { id: ticket, steps, comment }, { at, by: worker })
  for (const [by, answer, words] of answers) {
    const found = await sql<{ id: string }>`
      select v.id from approver v join approval a on a.id = v.approval_id
      where a.subject_kind = 'ticket' and a.subject_id = ${ticket} and a.state = 'open' and v.step = a.step and v.answer is null
      order by v.id limit 1`.execute(writer.db)
    const voice = found.rows[0]
    if (voice === undefined) continue
    await writer.attempt(
      'approver.answer',
      { id: voice.id, answer, comment: words },
      { at: new Date(at.getTime() + day / 2), by },
    )
  }
}
