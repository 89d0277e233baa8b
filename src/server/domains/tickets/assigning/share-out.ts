import { sql } from 'kysely'
import type { Distribution } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'

export interface Turn {
  /** Null: nobody of the group is there to take it. */
  member: { id: string; name: string; entityId: string; open: number } | null
  /** Of the group; those of them who are there and take cases. */
  members: number
  present: number
}

/**
 * The member to whom the next case of a group falls: whoever was served longest ago, or has the fewest open cases (among
 * equals, again whoever was served longest ago). Left out is who has left, is away at this moment, or takes none.
 *
 * Openings for one group wait for each other here until they are committed: a case that does not come into being takes
 * nobody's turn, and two at once see each other. Two statements, for the second must see what the first waited for.
 */
export async function nextOf(context: ActionContext, groupId: string, how: Distribution): Promise<Turn> {
  const { db, now } = context
  await sql`select 1 from app_group where id = ${groupId} for no key update`.execute(db)
  const load = how === 'load' ? openCasesSql : sql`0`
  const found = await sql<Turn>`
    with present as (
      select m.user_id, s.last_turn, u.name, u.entity_id, ${load} as open
      from group_member m join app_user u on u.id = m.user_id and u.is_active and u.deleted_at is null
        left join assignment_turn s on s.group_id = m.group_id and s.user_id = m.user_id
      where m.group_id = ${groupId} and not m.is_passed_over and not exists (
        select 1 from deputy d where d.user_id = m.user_id and d.starts_at <= ${now} and d.ends_at > ${now})),
    chosen as (select * from present order by open, last_turn nulls first, user_id limit 1),
    served as (
      insert into assignment_turn (group_id, user_id, last_turn)
      select ${groupId}::bigint, user_id, 1 + (select coalesce(max(o.last_turn), 0) from assignment_turn o where o.group_id = ${groupId}) from chosen
      on conflict (group_id, user_id) do update set last_turn = excluded.last_turn returning user_id)
    select (select json_build_object('id', c.user_id::text, 'name', c.name, 'entityId', c.entity_id::text, 'open', c.open)
        from chosen c join served s on s.user_id = c.user_id) as member,
      (select count(*)::int from group_member m where m.group_id = ${groupId}) as members,
      (select count(*)::int from present) as present`.execute(db)
  return found.rows[0]!
}

const openCasesSql = sql`(
  select count(*)::int from ticket_actor a join ticket t on t.id = a.ticket_id
  where a.user_id = m.user_id and a.role = 'assignee' and t.phase = 'open' and t.deleted_at is null)`
