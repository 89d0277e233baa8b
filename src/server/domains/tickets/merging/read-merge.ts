import { sql } from 'kysely'
import { type MergePreview, type MergeSource, mergeRefusal } from '../../../../shared/tickets/case-merge.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { readSetting } from '../../../engine/settings.ts'
import { ticketGate } from '../tickets.policy.ts'
import { goesAlong } from './move-case.ts'
import { unmergeDays } from './unmerge-case.ts'

type Found = Omit<MergeSource, 'refusal'> & { mergedIntoId: string | null }

/** What would come into a case from others that the reader sees, and why one of them cannot. Nothing is written. */
export async function previewMerge(reader: Reader, id: string, sources: readonly string[]): Promise<MergePreview> {
  await readRecord(reader, ticketKind, id)
  const { db, house } = reader
  const into = await sql<{ id: string; type: string; status: string; mergedIntoId: string | null; readers: string[] }>`
    select t.id, t.type, t.status, t.merged_into_id, coalesce((
      select array_agg(distinct coalesce(u.name, g.name)) from ticket_actor a
        left join app_user u on u.id = a.user_id left join app_group g on g.id = a.group_id
      where a.ticket_id = t.id and a.role in ('requester', 'observer')), '{}') as readers
    from ticket t where t.id = ${id}`.execute(db)
  const target = into.rows[0]!
  const found = await sql<Found>`
    select s.id, s.number::int as number, s.title, s.type, s.status, s.merged_into_id,
      e.entries, e.open_tasks, (select count(*)::int from attachment f where f.kind = 'ticket' and f.record_id = s.id) as documents,
      (select count(*)::int from ticket_link l where s.id in (l.from_id, l.to_id)) as links,
      coalesce((
        select json_agg(json_build_object('role', a.role, 'name', coalesce(u.name, g.name)) order by a.role desc, a.position)
        from ticket_actor a left join app_user u on u.id = a.user_id left join app_group g on g.id = a.group_id
        where a.ticket_id = s.id and not exists (
          select 1 from ticket_actor k where k.ticket_id = ${id} and k.role = a.role
            and k.user_id is not distinct from a.user_id and k.group_id is not distinct from a.group_id)), '[]') as actors,
      coalesce((
        select json_agg(json_build_object('id', x.id::text, 'name', x.name) order by x.name)
        from ticket_asset sa join asset x on x.id = sa.asset_id where sa.ticket_id = s.id
          and not exists (select 1 from ticket_asset ta where ta.ticket_id = ${id} and ta.asset_id = sa.asset_id)), '[]') as assets
    from ticket s cross join lateral (
      select count(*)::int as entries, (count(*) filter (where e.type = 'task' and e.state = 'todo'))::int as open_tasks
      from ticket_entry e where e.ticket_id = s.id and ${goesAlong}) e
    where s.id = any(${sources}::bigint[]) and s.deleted_at is null and ${visible(ticketGate, reader.actor, 's')}
    order by s.id`.execute(db)
  const items = found.rows.map(({ mergedIntoId, ...source }) => ({
    ...source,
    refusal: mergeRefusal({ ...source, mergedIntoId }, target),
  }))
  const days = await readSetting<number>(db, house, unmergeDays)
  return { readers: target.readers, days, items, total: items.length, next: null }
}
