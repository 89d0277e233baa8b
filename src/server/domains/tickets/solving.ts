import { type RawBuilder, sql } from 'kysely'
import { type FieldError, invalid, invalidField } from '../../../shared/errors.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { visible } from '../../engine/access/visible.ts'
import type { Services } from '../../engine/actions/context.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { typesSql } from './case-types.ts'
import { ticketGate } from './tickets.policy.ts'

/** What may be open beside a case that is about to be solved. */
export const openSorts = ['approvals', 'children', 'tasks'] as const
export type OpenSort = (typeof openSorts)[number]

export interface OpenBeside {
  counts: Record<OpenSort, number>
  /** What the entity of the case, or the nearest above it that says so, refuses. */
  refuses: Record<OpenSort, boolean>
}

/** A child that is not solved yet. */
export interface OpenChild {
  id: string
  number: number
  title: string
}

/** Children in one go at most; a case with more is solved again. */
export const mostChildren = 200

const policy = (column: string): RawBuilder<unknown> => sql`(
  select x.${sql.ref(column)} from entity e join entity x on x.id = any(e.path)
  where e.id = t.entity_id and x.${sql.ref(column)} is not null order by cardinality(x.path) desc limit 1) is not distinct from 'refuse'`

export async function openBeside(db: Services['db'], ticketId: string): Promise<OpenBeside> {
  const found = await sql<{ counts: OpenBeside['counts']; refuses: OpenBeside['refuses'] }>`
    select json_build_object(
      'approvals', (select count(*) from approval a where a.subject_kind = 'ticket' and a.subject_id = t.id and a.state = 'open'),
      'children', (select count(*) from ticket_link l join ticket c on c.id = l.from_id
        where l.type = 'child' and l.to_id = t.id and c.phase = 'open' and c.deleted_at is null),
      'tasks', (select count(*) from ticket_entry e where e.ticket_id = t.id and e.type = 'task' and e.state = 'todo' and e.deleted_at is null)
    ) as counts, json_build_object('approvals', ${policy('solving_approvals')}, 'children', ${policy('solving_children')},
      'tasks', ${policy('solving_tasks')}) as refuses
    from ticket t where t.id = ${ticketId}`.execute(db)
  return found.rows[0]!
}

/** Refuses with every reason at once. @throws `invalid` */
export async function requireNothingOpen(db: Services['db'], ticketId: string): Promise<void> {
  const { counts, refuses } = await openBeside(db, ticketId)
  const errors = openSorts
    .filter((sort) => refuses[sort] && counts[sort] > 0)
    .map((sort): FieldError => ({ field: sort, code: `open_${sort}`, params: { count: counts[sort] } }))
  if (errors.length > 0) throw invalid(errors)
}

/** A way of solving is for certain types of case. @throws `not_offered` */
export async function requireSolutionType(db: Services['db'], id: string, type: string): Promise<void> {
  const found = await sql`
    select 1 from solution_type s where s.id = ${id} and ${type} = any(${typesSql('s')}) and s.deleted_at is null`.execute(
    db,
  )
  if (found.rows.length === 0) throw invalidField('solutionType', 'not_offered', { type })
}

/** Children and duplicates that are not solved yet and that the actor sees, the oldest first. */
export async function openChildren(db: Services['db'], actor: Actor, ticketId: string): Promise<OpenChild[]> {
  const found = await sql<OpenChild>`
    select c.id, c.number::int as number, c.title from ticket_link l join ticket c on c.id = l.from_id
    where l.type in ('child', 'duplicate') and l.to_id = ${ticketId} and c.phase = 'open' and c.deleted_at is null
      and ${visible(ticketGate, actor, 'c')} order by c.id limit ${mostChildren}`.execute(db)
  return found.rows
}

/** For whoever is about to solve: what is open, what of it stands in the way, which children could be solved along. */
export async function readSolving(reader: Reader, id: string): Promise<OpenBeside & { childCases: OpenChild[] }> {
  await readRecord(reader, ticketKind, id)
  const [open, childCases] = await Promise.all([openBeside(reader.db, id), openChildren(reader.db, reader.actor, id)])
  return { ...open, childCases }
}
