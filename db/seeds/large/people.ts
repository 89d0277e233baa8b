import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../src/server/platform/db/tables.gen.ts'
import { firstNames, lastNames, services, towns } from './vocabulary.ts'

/** A tree of 41 units, places in each, groups, people and their grants. `people`: number of accounts. */
export async function largePeople(db: Kysely<Tables>, people: number): Promise<void> {
  await units(db)
  await places(db)
  await sql`
    insert into app_group (name, entity_id, can_be_assigned)
    select case when n <= 8 then 'Support ' || n else s.name || ' ' || n end, e.id, n <= 8
    from generate_series(1, 60) n join lateral (select (${services}::text[])[1 + n % ${services.length}::int] as name) s on true
    join lateral (select id from entity order by id offset (n % 41) limit 1) e on true on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into app_user (login, name, first_name, last_name, email, entity_id, location_id, language, is_active, job_title)
    select 'agent' || n, f || ' ' || l, f, l, 'agent' || n || '@exemple.test', p.entity_id, p.id, 'fr', true, (${services}::text[])[1 + n % ${services.length}::int]
    from (select n, (${firstNames}::text[])[1 + n % ${firstNames.length}::int] as f, (${lastNames}::text[])[1 + (n / ${firstNames.length}::int) % ${lastNames.length}::int] as l from generate_series(1, ${people}::int) n) names
    join (select id, entity_id, row_number() over (order by id) - 1 as rank, count(*) over () as total from location) p on p.rank = (n * 7) % p.total`.execute(
    db,
  )
  await memberships(db)
}

async function units(db: Kysely<Tables>): Promise<void> {
  await sql`
    with root as (select id from entity where parent_id is null order by id limit 1)
    insert into entity (name, parent_id, code, complete_name)
    select 'Département ' || n, root.id, 'D' || n, '' from root, generate_series(1, 8) n on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into entity (name, parent_id, code, inventory_tag, complete_name)
    select (${towns}::text[])[(d.rank - 1) * 4 + n], d.id, d.code || '-' || n, 'SITE-' || ((d.rank - 1) * 4 + n), ''
    from (select id, code, row_number() over (order by id) as rank from entity where code ~ '^D[0-9]+$') d, generate_series(1, 4) n on conflict do nothing`.execute(
    db,
  )
  await plantTree(db, 'entity')
}

async function places(db: Kysely<Tables>): Promise<void> {
  await sql`insert into location (name, entity_id, complete_name) select name, id, '' from entity`.execute(db)
  await sql`
    insert into location (name, parent_id, entity_id, complete_name)
    select 'Bâtiment ' || chr(64 + n), l.id, l.entity_id, '' from location l, generate_series(1, 2) n where l.parent_id is null`.execute(
    db,
  )
  await sql`
    insert into location (name, parent_id, entity_id, complete_name)
    select 'Étage ' || n, l.id, l.entity_id, '' from location l, generate_series(0, 4) n where l.name like 'Bâtiment%'`.execute(
    db,
  )
  await plantTree(db, 'location')
}

/** Paths and complete names of a whole tree at once; the write gate does the same one record at a time. */
async function plantTree(db: Kysely<Tables>, table: 'entity' | 'location'): Promise<void> {
  await sql`
    with recursive tree as (
      select id, array[id] as path, name as complete_name from ${sql.table(table)} where parent_id is null
      union all select c.id, tree.path || c.id, tree.complete_name || ' > ' || c.name from ${sql.table(table)} c join tree on c.parent_id = tree.id)
    update ${sql.table(table)} t set path = tree.path, complete_name = tree.complete_name from tree where tree.id = t.id`.execute(
    db,
  )
}

async function memberships(db: Kysely<Tables>): Promise<void> {
  await sql`
    insert into group_member (group_id, user_id) select g.id, u.id from (select id, row_number() over (order by id) as rank from app_user where login like 'agent%') u
    join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as total from app_group) g on g.rank = u.rank % g.total on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into access_grant (user_id, profile_id, entity_id, is_recursive)
    select u.id, p.id, case when u.rank % 33 = 0 then (select id from entity where parent_id is null order by id limit 1) else u.entity_id end, true
    from (select id, entity_id, row_number() over (order by id) as rank from app_user where login like 'agent%') u
    join profile p on p.code = case when u.rank % 33 = 0 then 'technician' else 'requester' end on conflict do nothing`.execute(
    db,
  )
}
