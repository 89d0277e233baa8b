import { sql } from 'kysely'
import { secretsOf } from '../../../engine/sealed.ts'
import { readMessageId } from '../../../platform/mail/message-id.ts'
import { tell, type Work } from './work.ts'

/** The case that a mail belongs to. */
export interface FoundCase {
  id: string
  number: string
  phase: 'open' | 'solved' | 'closed'
  status: string
  closedAt: Date | null
  /** Whoever wrote asked for it (or opened it, as an account or from outside). */
  asks: boolean
  /** Whoever wrote works on it. */
  works: boolean
  /** Has some part in it. */
  isActor: boolean
}

const mostIds = 50

/**
 * The case a mail answers: by a Message-ID of ours, by one of a mail that we took in, or by `[#123]` in the subject, which
 * anybody can write and which therefore counts only from somebody with a part in that case.
 */
export async function findCase(work: Work): Promise<FoundCase | null> {
  const ids = [...new Set([...(work.mail.bounce?.messageIds ?? []), ...work.mail.references])].slice(0, mostIds)
  const signed = signedTicket(work, ids)
  const bySign = signed === null ? null : await readCase(work, sql`t.id = ${signed}`)
  if (bySign !== null) return told(work, 'by_signature', bySign)
  const taken = ids.length === 0 ? null : await takenTicket(work, ids)
  const byTaken = taken === null ? null : await readCase(work, sql`t.id = ${taken}`)
  if (byTaken !== null) return told(work, 'by_reference', byTaken)
  const number = /\[#(\d{1,12})\]/.exec(work.mail.subject)?.[1]
  const bySubject = number === undefined ? null : await readCase(work, sql`t.number = ${number}::bigint`)
  if (bySubject === null) return null
  if (bySubject.isActor) return told(work, 'by_subject', bySubject)
  tell(work, 'subject_of_others', { number: number! })
  return null
}

const told = (work: Work, code: string, found: FoundCase): FoundCase => {
  tell(work, code, { number: found.number })
  return found
}

function signedTicket({ context }: Work, ids: readonly string[]): string | null {
  const secrets = secretsOf(context.services)
  const target = ids.map((id) => readMessageId(secrets, id)).find((each) => each?.kind === 'ticket')
  return target?.id ?? null
}

async function takenTicket({ context, row }: Work, ids: readonly string[]): Promise<string | null> {
  const found = await sql<{ ticketId: string }>`
    select m.ticket_id from incoming_mail m
    where m.message_id = any(${ids}::text[]) and m.ticket_id is not null and m.id <> ${row.id}
    order by array_position(${ids}::text[], m.message_id) limit 1`.execute(context.db)
  return found.rows[0]?.ticketId ?? null
}

/** The case, or the one in which it goes on; null = none, or in the trash. */
export async function readCase(
  { context, sender, mail }: Pick<Work, 'context' | 'sender' | 'mail'>,
  which: ReturnType<typeof sql>,
): Promise<FoundCase | null> {
  const userId = sender?.id ?? null
  const address = mail.from?.address ?? null
  const asActor = (roles: readonly string[]) => sql`exists (
    select 1 from ticket_actor a where a.ticket_id = f.id and a.role = any(${roles}::text[])
      and (a.user_id = ${userId}::bigint or a.group_id in (select g.group_id from group_member g where g.user_id = ${userId}::bigint)))`
  const asParty = (roles: readonly string[]) => sql`exists (
    select 1 from ticket_party p where p.ticket_id = f.id and p.role = any(${roles}::text[]) and p.email = ${address})`
  const found = await sql<FoundCase>`
    with recursive chain as (
      select t.id, t.merged_into_id, 1 as step from ticket t where ${which}
      union all select n.id, n.merged_into_id, c.step + 1 from chain c join ticket n on n.id = c.merged_into_id where c.step < 10)
    select f.id, f.number::text as number, f.phase, f.status, f.closed_at,
      (${asActor(['requester'])} or ${asParty(['requester'])} or coalesce(f.author_id = ${userId}::bigint, false)) as asks,
      (${asActor(['assignee'])} or ${asParty(['assignee'])}) as works,
      (${asActor(['requester', 'observer', 'assignee'])} or ${asParty(['requester', 'observer', 'assignee'])}
        or coalesce(f.author_id = ${userId}::bigint, false)) as is_actor
    from chain c join ticket f on f.id = c.id where f.deleted_at is null order by c.step desc limit 1`.execute(
    context.db,
  )
  return found.rows[0] ?? null
}
