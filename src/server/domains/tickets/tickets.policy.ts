import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { ticketSteps } from '../../../shared/tickets/ticket.steps.ts'
import type { ActorRole } from '../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { entryEditMinutes } from '../../../shared/tickets/timeline.ts'
import { type Actor, scopeOf } from '../../engine/access/actor.ts'
import { through } from '../../engine/access/through.ts'
import { allowedSql, visible } from '../../engine/access/visible.ts'
import type { KindAccess, KindEntry } from '../../engine/house.ts'
import { subjectsAskedOf } from '../approvals/index.ts'

type Part = ActorRole | 'author'

const everybody: readonly Part[] = ['requester', 'observer', 'assignee', 'author']
const asking: readonly Part[] = ['requester', 'author']
const working: readonly Part[] = ['assignee', 'author']

/**
 * Which parts in a case make it one's own, by permission. Reading and talking: all of them. Judging a solution: whoever
 * asked. Working: whoever it is given to. So that a profile may hold `ticket.accept` for its own without letting an
 * observer close somebody else's case.
 */
const partsByPermission: Record<string, readonly Part[]> = {
  'ticket.accept': asking,
  'ticket.refuse': asking,
  'ticket.reopen': ['requester', 'assignee', 'author'],
  'ticket.read-private': ['assignee', 'observer'],
  'ticket.update': working,
  'ticket.assign': working,
  'ticket.take': working,
  'ticket.task': working,
  'ticket.wait': working,
  'ticket.resume': working,
  'ticket.solve': working,
  'ticket.close': working,
  'ticket.set-priority': working,
  'ticket.delete': working,
  'ticket.ask-approval': working,
  'ticket.emergency': working,
  'ticket.make-approval-link': working,
}

/** The steps of problems and changes are work; whether one is approved is not for whoever works on it to say. */
const stepParts = (permission: string): readonly Part[] | undefined =>
  (ticketSteps as readonly string[]).includes(permission.replace('ticket.', '')) ? working : undefined

const partsOf = (permission: string): readonly Part[] =>
  partsByPermission[permission] ?? stepParts(permission) ?? everybody

const roleSql = (alias: string, parts: readonly Part[]): RawBuilder<unknown> => {
  const roles = parts.filter((part) => part !== 'author')
  return roles.length === 3
    ? sql``
    : sql`and ${sql.ref(`${alias}.role`)} in (${sql.join(roles.map((role) => sql.lit(role)))})`
}

export const ticketAccess: KindAccess = {
  own: (alias, actor, permission) => {
    const parts = partsOf(permission)
    const asActor = sql`select oa.ticket_id from ticket_actor oa where oa.user_id = ${actor.userId} ${roleSql('oa', parts)}`
    const asAuthor = sql`select ot.id from ticket ot where ot.author_id = ${actor.userId}`
    const inIt = parts.includes('author') ? sql`${asActor} union all ${asAuthor}` : asActor
    // Whoever is asked for approval reads what about, and does nothing else to it.
    const mine = permission === 'ticket.read' ? sql`${inIt} union all ${subjectsAskedOf(actor, 'ticket')}` : inIt
    // One subquery over both: alone it becomes a join from my few cases, beside other reaches a probe per row.
    return sql`exists (select 1 from (${mine}) mine where mine.ticket_id = ${sql.ref(`${alias}.id`)})`
  },
  group: (alias, actor, permission) => sql`exists (
    select 1 from ticket_actor ga where ga.ticket_id = ${sql.ref(`${alias}.id`)}
      and ga.group_id = any(${actor.groupIds}::bigint[]) ${roleSql('ga', partsOf(permission))})`,
}

/** The read gate of cases, for what hangs on them. */
export const ticketGate: KindEntry = { kind: ticketKind, access: ticketAccess }

/** May the actor use this permission on the case `alias`? */
export const allowedOnTicket = (actor: Actor, permission: string, alias: string): RawBuilder<SqlBool> =>
  allowedSql(ticketGate, actor, permission, alias)

/** What is said on a case is seen with it; internal notes only by those who may, and by whoever wrote them. */
export const entryAccess: KindAccess = {
  always: (alias, actor, permission) => {
    const parts = [visible(ticketGate, actor, 'et'), privateSql(actor, alias, 'et'), keptSql(actor, alias)]
    if (permission === 'ticket.reply') parts.push(changeableSql(actor, alias))
    else if (permission !== 'ticket.read') parts.push(allowedOnTicket(actor, permission, 'et'))
    return sql`exists (select 1 from ticket et where et.id = ${sql.ref(`${alias}.ticket_id`)} and ${sql.join(parts, sql` and `)})`
  },
}

/** Those outside who have a part in a case are seen with it. */
export const partyAccess: KindAccess = through(ticketGate, 'ticket_id')

/** The entry `alias` of the case `ticketAlias` is public, or the actor may read internal notes there, or wrote it. */
function privateSql(actor: Actor, alias: string, ticketAlias: string): RawBuilder<SqlBool> {
  if (scopeOf(actor, 'ticket.read-private')?.all === true) return sql<SqlBool>`true`
  const { isPrivate, authorId } = columnsOf(alias)
  const may = allowedOnTicket(actor, 'ticket.read-private', ticketAlias)
  return sql<SqlBool>`(not ${isPrivate} or ${authorId} = ${actor.userId} or ${may})`
}

/** The same where the case is not at hand. */
export function seenEntrySql(actor: Actor, alias: string): RawBuilder<SqlBool> {
  const scope = scopeOf(actor, 'ticket.read-private')
  if (scope?.all === true) return sql<SqlBool>`true`
  const { isPrivate, authorId, ticketId } = columnsOf(alias)
  const may =
    scope === null
      ? sql`false`
      : sql`exists (select 1 from ticket pt where pt.id = ${ticketId} and ${allowedOnTicket(actor, 'ticket.read-private', 'pt')})`
  return sql<SqlBool>`(not ${isPrivate} or ${authorId} = ${actor.userId} or ${may})`
}

const columnsOf = (alias: string) => ({
  isPrivate: sql.ref(`${alias}.is_private`),
  authorId: sql.ref(`${alias}.author_id`),
  ticketId: sql.ref(`${alias}.ticket_id`),
})

/** What was withdrawn is still there for those who may delete the case. */
const keptSql = (actor: Actor, alias: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(`${alias}.deleted_at`)} is null or ${allowedOnTicket(actor, 'ticket.delete', 'et')})`

/** The SQL twin of mayChangeEntry (shared/tickets/timeline.ts). */
function changeableSql(actor: Actor, alias: string): RawBuilder<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  const fresh = sql`(${of('author_id')} = ${actor.userId} and et.phase <> 'closed'
    and (${of('type')} <> 'solution' or ${of('state')} = 'proposed')
    and ${of('created_at')} > now() - make_interval(mins => ${entryEditMinutes}::int))`
  return sql<SqlBool>`(${allowedOnTicket(actor, 'ticket.reply', 'et')} and (${fresh} or ${allowedOnTicket(actor, 'ticket.delete', 'et')}))`
}
