import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../src/server/platform/db/tables.gen.ts'
import { answers, circumstances, consequences, troubles, wishes } from './vocabulary.ts'

const pick = (words: readonly string[], index: unknown) =>
  sql`(${[...words]}::text[])[1 + (${index})::int % ${words.length}::int]`

/** Tickets over three years, three follow-ups each; most are closed, one in twenty is open. In slices, for memory. */
export async function largeTickets(db: Kysely<Tables>, count: number, progress: (text: string) => void): Promise<void> {
  const step = 10_000
  for (let from = 1; from <= count; from += step) {
    progress(`tickets ${from - 1} / ${count}`)
    await slice(db, from, Math.min(from + step - 1, count), count)
  }
  await sql`
    insert into search_exact (value, kind, record_id, sort, shown) select number::text, 'ticket', id, 'number', number::text from ticket on conflict do nothing`.execute(
    db,
  )
}

async function slice(db: Kysely<Tables>, from: number, to: number, count: number): Promise<void> {
  await sql`
    with made as (
      insert into ticket (type, entity_id, title, description, description_text, status, phase, urgency, impact, priority, category_id, location_id, channel, author_id, opened_at, created_at, updated_at, solved_at, closed_at)
      select case when n % 3 = 0 then 'request' else 'incident' end, u.entity_id, t.title, '<p>' || t.body || '</p>', t.body, s.status, case when s.status in ('solved', 'closed') then s.status else 'open' end, 1 + n % 5, 1 + (n / 5) % 5,
        least(5, greatest(1, round((1 + n % 5 + 1 + (n / 5) % 5) / 2.0)))::int, c.id, u.location_id, case n % 4 when 0 then 'portal' when 1 then 'mail' when 2 then 'phone' else 'desk' end,
        u.id, t.at, t.at, t.at + interval '3 hours' + (n % 72) * interval '1 hour', case when s.status in ('solved', 'closed') then t.at + interval '2 days' end, case when s.status = 'closed' then t.at + interval '5 days' end
      from generate_series(${from}::int, ${to}::int) n
      join lateral (select now() - (${count}::int - n) * (interval '1095 days' / ${count}::int) as at,
        case when n % 3 = 0 then ${pick(wishes, sql`n / 3`)} else ${pick(troubles, sql`n * 7`)} end || ' ' || ${pick(circumstances, sql`n / 11`)} as title,
        case when n % 3 = 0 then ${pick(wishes, sql`n / 3`)} else ${pick(troubles, sql`n * 7`)} end || ' ' || ${pick(circumstances, sql`n / 11`)} || '. ' || ${pick(consequences, sql`n / 5`)} || ' Dossier ' || n || '.' as body) t on true
      join lateral (select case when n > ${count}::int - ${Math.round(count / 20)}::int then (array['new', 'assigned', 'assigned', 'planned', 'pending', 'solved'])[1 + n % 6] when n % 50 = 0 then 'solved' else 'closed' end as status) s on true
      join (select id, entity_id, location_id, row_number() over (order by id) - 1 as rank, count(*) over () as total from app_user where login like 'agent%') u on u.rank = (n * 17) % u.total
      left join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as total from ticket_category) c on c.rank = n % c.total
      returning id, author_id, status, opened_at),
    requesters as (insert into ticket_actor (ticket_id, role, user_id) select id, 'requester', author_id from made),
    teams as (
      insert into ticket_actor (ticket_id, role, group_id) select m.id, 'assignee', g.id from made m
      join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as total from app_group where can_be_assigned) g on g.rank = m.id % g.total where m.status <> 'new'),
    technicians as (
      insert into ticket_actor (ticket_id, role, user_id) select m.id, 'assignee', t.user_id from made m
      join (select user_id, row_number() over (order by user_id) - 1 as rank, count(*) over () as total from access_grant a join profile p on p.id = a.profile_id where p.code = 'technician') t on t.rank = m.id % t.total
      where m.status <> 'new' and m.id % 4 <> 0),
    things as (
      insert into ticket_asset (ticket_id, asset_id)
      select m.id, (select a.id from asset a where a.user_id = m.author_id and a.type = 'computer' order by a.id limit 1) from made m
      where m.id % 2 = 0 and exists (select 1 from asset a where a.user_id = m.author_id and a.type = 'computer'))
    insert into ticket_entry (ticket_id, type, is_private, author_id, body, body_text, created_at, updated_at)
    select m.id, case when k = 2 and m.id % 3 = 0 then 'note' else 'reply' end, k = 2 and m.id % 3 = 0, m.author_id, '<p>' || w.text || '</p>', w.text, m.opened_at + k * interval '5 hours', m.opened_at + k * interval '5 hours'
    from made m, generate_series(1, 3) k, lateral (select ${pick(answers, sql`m.id * 3 + k * 5`)} || ' ' || ${pick(consequences, sql`m.id / 7 + k`)} as text) w`.execute(
    db,
  )
}
