import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../src/server/platform/db/tables.gen.ts'
import { computerModels, headTitles, makers, publishers, titleWords } from './vocabulary.ts'

/** A number from 0 to 1 that depends on its two arguments only: the same seed, the same fleet. */
const chance = (one: unknown, other: unknown) =>
  sql`((hashint8(${one}::bigint * 1000003 + ${other}::bigint) & 2147483647) / 2147483647.0)`

/** Computers with parts, addresses and handles; half as many monitors, some printers. */
export async function largeFleet(db: Kysely<Tables>, computers: number): Promise<void> {
  await sql`insert into manufacturer (name) select unnest(${makers}::text[]) on conflict do nothing`.execute(db)
  await sql`
    insert into model (name, manufacturer_id, asset_type)
    select m.name, k.id, 'computer' from unnest(${computerModels}::text[]) with ordinality as m(name, n)
    join (select id, row_number() over (order by id) as rank from manufacturer) k on k.rank = 1 + (m.n - 1) / 2 on conflict do nothing`.execute(
    db,
  )
  await assets(db, 'computer', 'PC', computers)
  await assets(db, 'monitor', 'ECR', Math.round(computers / 2))
  await assets(db, 'printer', 'IMP', Math.round(computers / 25))
  await pages(db)
  await parts(db)
  await handles(db)
}

async function assets(db: Kysely<Tables>, type: string, prefix: string, count: number): Promise<void> {
  await sql`
    insert into asset (type, name, entity_id, state_id, location_id, user_id, group_id, manufacturer_id, model_id, serial, inventory_number, uuid, contact, os_name, os_version, custom, source, last_inventory_at, created_at, updated_at, search_extra)
    select ${type}, ${prefix} || '-' || lpad(n::text, 6, '0'), u.entity_id, s.id, u.location_id, u.id, g.id, m.manufacturer_id, m.id,
      upper(substr(md5(${type} || n), 1, 7)), ${prefix.slice(0, 1)} || to_char(2019 + n % 8, 'FM0000') || lpad(n::text, 6, '0'),
      case when ${type} = 'computer' then md5('uuid' || n)::uuid::text end, u.login,
      case when ${type} = 'computer' then case when n % 5 = 0 then 'Windows 10 Entreprise' when n % 17 = 0 then 'Debian GNU/Linux 12' else 'Windows 11 Entreprise' end end,
      case when ${type} = 'computer' then '10.0.' || (19045 + n % 4 * 1100) end,
      case when ${type} = 'computer' then jsonb_build_object('chassis', case when n % 3 = 0 then 'desktop' else 'laptop' end, 'domain', 'AGENCE') else '{}' end,
      'inventory', now() - (${chance(sql`n`, 3)} * 30) * interval '1 day', now() - (${chance(sql`n`, 1)} * 1500) * interval '1 day', now() - (${chance(sql`n`, 2)} * 60) * interval '1 day',
      concat_ws(' ', k.name, m.name, u.name, l.complete_name)
    from generate_series(1, ${count}::int) n
    join (select id, entity_id, location_id, login, name, row_number() over (order by id) - 1 as rank, count(*) over () as total from app_user where login like 'agent%') u on u.rank = (n * 13) % u.total
    join (select id, manufacturer_id, name, row_number() over (order by id) - 1 as rank, count(*) over () as total from model) m on m.rank = n % m.total
    join manufacturer k on k.id = m.manufacturer_id join location l on l.id = u.location_id
    join asset_state s on s.code = case when n % 23 = 0 then 'in_stock' when n % 41 = 0 then 'in_repair' when n % 37 = 0 then 'retired' else 'in_use' end
    join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as total from app_group) g on g.rank = n % g.total`.execute(
    db,
  )
}

/** A year of counters of a tenth of the printers, a quarter of the pages in colour. */
async function pages(db: Kysely<Tables>): Promise<void> {
  await sql`
    insert into page_count (asset_id, day, total, mono, color, source)
    select a.id, d::date, n * (40 + a.id % 90) + a.id % 7, n * (40 + a.id % 90) * 3 / 4, n * (40 + a.id % 90) / 4, 'SNMP'
    from (select id from asset where type = 'printer' order by id) a
    cross join generate_series(current_date - 365, current_date, interval '1 day') with ordinality as s(d, n)
    where a.id % 10 = 0`.execute(db)
}

async function parts(db: Kysely<Tables>): Promise<void> {
  await sql`
    insert into asset_part (asset_id, section, key, title, data, is_observed)
    select a.id, p.section, p.key, p.title, p.data, true from asset a, lateral (values
      ('processor', 'cpu0', 'Intel Core i5-1345U', jsonb_build_object('cores', 10, 'threads', 12, 'speedMhz', 1600, 'manufacturer', 'Intel')),
      ('memory', 'slot0', '8192 Mo DDR4', jsonb_build_object('capacityMb', 8192, 'kind', 'DDR4', 'slot', 'A')),
      ('memory', 'slot1', '8192 Mo DDR4', jsonb_build_object('capacityMb', 8192, 'kind', 'DDR4', 'slot', 'B')),
      ('storage', 'nvme0', 'SSD 512 Go', jsonb_build_object('sizeMb', 488386, 'kind', 'ssd', 'serial', upper(substr(md5('d' || a.id), 1, 10)))),
      ('volume', 'c:', 'C:', jsonb_build_object('mount', 'C:', 'fileSystem', 'NTFS', 'totalMb', 487000, 'freeMb', 40000 + a.id % 300000, 'kind', 'local')),
      ('graphics', 'g0', 'Intel Iris Xe', jsonb_build_object('memoryMb', 128)),
      ('port', 'eth0', 'Ethernet', jsonb_build_object('name', 'Ethernet', 'mac', substr(regexp_replace(md5('m' || a.id), '(..)', '\\1:', 'g'), 1, 17), 'kind', 'ethernet', 'addresses', jsonb_build_array(jsonb_build_object('address', '10.' || a.id / 65536 || '.' || (a.id / 256) % 256 || '.' || a.id % 256, 'family', 4)))),
      ('os', 'os', coalesce(a.os_name, ''), jsonb_build_object('name', a.os_name, 'version', a.os_version))
    ) as p(section, key, title, data) where a.type = 'computer'`.execute(db)
}

async function handles(db: Kysely<Tables>): Promise<void> {
  await sql`
    insert into search_exact (value, kind, record_id, sort, shown)
    select upper(regexp_replace(h.shown, '[^A-Za-z0-9]', '', 'g')), 'asset', a.id, h.sort, h.shown
    from asset a, lateral (values ('serial', a.serial), ('inventoryNumber', a.inventory_number), ('uuid', a.uuid), ('name', a.name)) as h(sort, shown)
    where h.shown is not null on conflict do nothing`.execute(db)
  await sql`
    insert into search_exact (value, kind, record_id, sort, shown)
    select upper(regexp_replace(h.shown, '[^A-Za-z0-9]', '', 'g')), 'asset', p.asset_id, h.sort, h.shown
    from asset_part p, lateral (values ('mac', p.data ->> 'mac'), ('ip', p.data -> 'addresses' -> 0 ->> 'address')) as h(sort, shown)
    where p.section = 'port' and h.shown is not null on conflict do nothing`.execute(db)
}

const perComputer = 150
const headCount = headTitles.length

/** Programs: a head that every computer has, then a long tail; 150 installs a computer, each title at most once. */
export async function largeSoftware(
  db: Kysely<Tables>,
  titles: number,
  progress: (text: string) => void,
): Promise<void> {
  await sql`
    insert into software (name, publisher)
    select case when n <= ${headCount}::int then (${headTitles}::text[])[n]
      else (${titleWords[0]}::text[])[1 + n % ${titleWords[0]!.length}::int] || ' ' || (${titleWords[1]}::text[])[1 + (n / ${titleWords[0]!.length}::int) % ${titleWords[1]!.length}::int] || ' ' || n end,
      (${publishers}::text[])[1 + n % ${publishers.length}::int] from generate_series(1, ${titles}::int) n on conflict do nothing`.execute(
    db,
  )
  await sql`
    insert into software_version (software_id, version, architecture, said_name, said_publisher, said_version)
    select s.id, n.version, 'x86_64', s.name, s.publisher, n.version from software s, generate_series(0, 2) v,
      lateral (select (1 + s.id % 12) || '.' || v || '.' || (s.id * v) % 50 as version) n on conflict do nothing`.execute(
    db,
  )
  const { rows } = await sql<{
    first: string
    last: string
  }>`select min(id) as first, max(id) as last from asset where type = 'computer'`.execute(db)
  const [first, last] = [Number(rows[0]!.first), Number(rows[0]!.last)]
  const step = 2_000
  for (let from = first; from <= last; from += step) {
    progress(`installs ${from - first} / ${last - first}`)
    await installs(db, from, Math.min(from + step - 1, last), titles)
  }
  await sql`
    update software s set install_count = c.installs from (
      select v.software_id, count(*)::int as installs from software_version v join software_install i on i.software_version_id = v.id group by 1) c where s.id = c.software_id`.execute(
    db,
  )
}

/**
 * The tail is cut into as many stretches as a computer has free places, each longer than the one before: a computer takes
 * one title of each. Early stretches are short, so their titles are common (Zipf-like), and no title comes twice.
 */
async function installs(db: Kysely<Tables>, from: number, to: number, titles: number): Promise<void> {
  const free = perComputer - headCount
  const tail = titles - headCount - free
  const start = (place: unknown) =>
    sql`(${place} + floor(${tail}::float8 * power(${place} / ${free}::float8, 2.5)))::bigint`
  await sql`
    with ranked as materialized (select v.id, v.software_id, row_number() over (partition by v.software_id order by v.id) - 1 as v from software_version v),
    programs as materialized (select id, row_number() over (order by id) - 1 as rank from software),
    wanted as (
      select a.id as asset_id, j, case when j < ${headCount}::int then j
        else ${headCount}::int + ${start(sql`(j - ${headCount}::int)`)} + floor(${chance(sql`a.id`, sql`j`)} * (${start(sql`(j + 1 - ${headCount}::int)`)} - ${start(sql`(j - ${headCount}::int)`)}))::bigint end as rank
      from asset a, generate_series(0, ${perComputer - 1}::int) j where a.id between ${from} and ${to} and a.type = 'computer')
    insert into software_install (asset_id, software_version_id, install_date)
    select w.asset_id, r.id, current_date - ((w.asset_id + w.j) % 900)::int from wanted w join programs p on p.rank = w.rank
    join ranked r on r.software_id = p.id and r.v = (w.asset_id + w.j) % 3 on conflict do nothing`.execute(db)
}
