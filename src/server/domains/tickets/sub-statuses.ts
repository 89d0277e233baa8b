import { sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import type { TicketStatus } from '../../../shared/tickets/ticket.lifecycle.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { typesSql } from './case-types.ts'

interface Place {
  type: string
  status: string
}

/** A sub-status that cases get by themselves. */
export interface DefaultSubStatus {
  id: string
  status: string
  types: string[]
}

/** All of them, in order: a handful, read with whatever else a verb reads. */
export const defaultSubStatusesSql = sql`coalesce((
  select json_agg(json_build_object('id', s.id::text, 'status', s.status, 'types', ${typesSql('s')}) order by s.position, s.id)
  from ticket_sub_status s where s.is_default and s.deleted_at is null), '[]'::json)`

/** What a case that comes into this state gets; null = the state alone. */
export const defaultAmong = (all: readonly DefaultSubStatus[], { type, status }: Place): string | null =>
  all.find((each) => each.status === status && each.types.includes(type))?.id ?? null

export async function defaultSubStatus(context: ActionContext, place: Place): Promise<string | null> {
  const found = await sql<{ all: DefaultSubStatus[] }>`${prepared} select ${defaultSubStatusesSql} as all`.execute(
    context.db,
  )
  return defaultAmong(found.rows[0]!.all, place)
}

/** A sub-status chosen by hand must be of the state the case is in (or comes into), and for its type. Throws `not_offered`. */
export async function requireSubStatus(context: ActionContext, id: string, { type, status }: Place): Promise<void> {
  const found = await sql`
    select 1 from ticket_sub_status s
    where s.id = ${id} and s.status = ${status} and ${type} = any(${typesSql('s')}) and s.deleted_at is null`.execute(
    context.db,
  )
  if (found.rows.length === 0) throw invalidField('subStatus', 'not_offered', { type })
}

/** One that a rule names, if it is for the type and still there. */
export async function subStatusNamed(
  context: ActionContext,
  id: string | null,
  type: string,
): Promise<{ id: string; status: TicketStatus } | null> {
  if (id === null) return null
  const found = await sql<{ id: string; status: TicketStatus }>`
    select s.id::text, s.status from ticket_sub_status s where s.id = ${id} and ${type} = any(${typesSql('s')}) and s.deleted_at is null`.execute(
    context.db,
  )
  return found.rows[0] ?? null
}
