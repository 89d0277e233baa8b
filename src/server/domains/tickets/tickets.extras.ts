import { type RawBuilder, sql } from 'kysely'
import type { ActorRole } from '../../../shared/tickets/ticket-actors.ts'
import type { Actor } from '../../engine/access/actor.ts'
import type { Extra } from '../../engine/house.ts'
import type { Holds } from '../../engine/search/text-condition.ts'
import { deniedStates } from './limits/life-limits.ts'
import { seenEntrySql } from './tickets.policy.ts'

const actorsAs =
  (role: ActorRole): Extra =>
  (alias) =>
    sql`coalesce((
      select json_agg(json_build_object(
        'type', case when xa.group_id is null then 'user' else 'group' end,
        'id', coalesce(xa.user_id, xa.group_id)::text,
        'name', coalesce(xu.name, xg.name)) order by xa.position, coalesce(xa.user_id, xa.group_id))
      from ticket_actor xa left join app_user xu on xu.id = xa.user_id left join app_group xg on xg.id = xa.group_id
      where xa.ticket_id = ${sql.ref(`${alias}.id`)} and xa.role = ${sql.lit(role)}), '[]'::json)`

/** What lists and records of cases carry beside their fields. A linked asset is part of the case: its name is shown with it. */
export const ticketExtras: Record<string, Extra> = {
  requesters: actorsAs('requester'),
  observers: actorsAs('observer'),
  assignees: actorsAs('assignee'),
  parties: (alias) => sql`coalesce((
    select json_agg(json_build_object('id', xp.id::text, 'role', xp.role, 'name', coalesce(xs.name, xp.name), 'email', xp.email,
      'supplier', xp.supplier_id::text, 'reference', xp.reference) order by xp.id)
    from ticket_party xp left join supplier xs on xs.id = xp.supplier_id where xp.ticket_id = ${sql.ref(`${alias}.id`)}), '[]'::json)`,
  assets: (alias) => sql`coalesce((
    select json_agg(json_build_object('id', xx.id::text, 'number', xx.number, 'name', xx.name, 'type', xx.type) order by xx.name, xx.id)
    from ticket_asset xt join asset xx on xx.id = xt.asset_id where xt.ticket_id = ${sql.ref(`${alias}.id`)}), '[]'::json)`,
  clocks: (alias) => sql`coalesce((
    select json_agg(json_build_object('slot', xk.slot, 'startedAt', xk.started_at, 'dueAt', xk.due_at, 'pausedSince', xk.paused_since,
      'doneAt', xk.done_at, 'isBreached', xk.is_breached) order by xk.slot desc)
    from ticket_clock xk where xk.ticket_id = ${sql.ref(`${alias}.id`)}), '[]'::json)`,
  deniedStates,
  entryCount: (alias, actor) => sql`(
    select count(*)::int from ticket_entry xe
    where xe.ticket_id = ${sql.ref(`${alias}.id`)} and xe.deleted_at is null and ${seenEntrySql(actor, 'xe')})`,
}

/** Cases by what was said on them and the actor may read. */
export const wordsInEntries = (holds: Holds, actor: Actor): RawBuilder<unknown> =>
  sql`select fe.ticket_id as id from ticket_entry fe where ${holds(sql.ref('fe.search'))} and fe.deleted_at is null and ${seenEntrySql(actor, 'fe')}`

/** “#1024 · Matériel > Imprimante” under the title in global search. */
export const ticketSubtitle = (alias: string): RawBuilder<unknown> => sql`concat_ws(' · ',
  '#' || ${sql.ref(`${alias}.number`)},
  (select sc.complete_name from ticket_category sc where sc.id = ${sql.ref(`${alias}.category_id`)}))`
