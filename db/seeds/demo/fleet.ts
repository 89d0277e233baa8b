import { sql } from 'kysely'
import { assetTypeNames, assetTypes } from '../../../src/shared/assets/types/index.ts'
import type { AssetSeed, Fleet } from '../content/types.ts'
import { eachOf, type Writer } from './writer.ts'

/** Equipment with its life so far, its parts and programs. */
export async function demoFleet(writer: Writer, fleet: Fleet): Promise<void> {
  const dictionary = await makersAndModels(writer, fleet.assets)
  const states = await sql<{ id: string; phase: string }>`select id, phase from asset_state order by position`.execute(
    writer.db,
  )
  const stateOf = new Map(states.rows.map((row) => [row.phase, row.id]))
  const assets = fleet.assets.filter((asset) => (assetTypeNames as readonly string[]).includes(asset.type))
  await eachOf(assets, 4, async (asset) => {
    await register(writer, asset, dictionary, stateOf)
  })
  await programs(writer, fleet, assets)
  await wordings(writer)
  await hardware(writer)
  await ties(writer, assets)
}

type Dictionary = Map<string, { maker: string; model: string }>

async function makersAndModels(writer: Writer, assets: AssetSeed[]): Promise<Dictionary> {
  const dictionary: Dictionary = new Map()
  const makers = new Map<string, string>()
  for (const { manufacturer, model, type } of assets) {
    const key = `${type} ${manufacturer} ${model}`
    if (dictionary.has(key) || !(assetTypeNames as readonly string[]).includes(type)) continue
    if (!makers.has(manufacturer))
      makers.set(manufacturer, (await writer.run('manufacturer.create', { name: manufacturer })).id)
    const maker = makers.get(manufacturer)!
    dictionary.set(key, {
      maker,
      model: (await writer.run('model.create', { name: model, manufacturer: maker, assetType: type })).id,
    })
  }
  return dictionary
}

async function register(
  writer: Writer,
  asset: AssetSeed,
  dictionary: Dictionary,
  stateOf: Map<string, string>,
): Promise<void> {
  const { maker, model } = dictionary.get(`${asset.type} ${asset.manufacturer} ${asset.model}`)!
  const [first, ...later] = asset.life
  const place = (step: { state: string; user: string | null; location: string }) => ({
    state: stateOf.get(step.state)!,
    user: writer.idOrNull(step.user),
    location: writer.id(step.location),
  })
  const known = assetTypes.find((type) => type.name === asset.type)!.fields
  const custom = Object.fromEntries(Object.entries(asset.fields).filter(([name]) => name in known))
  const { type, name, serial, inventoryNumber, uuid, contact, osName, osVersion, comment } = asset
  const at = first === undefined ? {} : { at: new Date(first.at) }
  const made = await writer.run(
    'asset.create',
    {
      type,
      name,
      serial,
      inventoryNumber,
      uuid,
      contact,
      osName,
      osVersion,
      comment,
      custom,
      entity: writer.id(asset.entity),
      manufacturer: maker,
      model,
      group: writer.idOrNull(asset.group),
      technician: writer.idOrNull(asset.technician),
      supportGroup: writer.id(asset.supportGroup),
      ...place(first ?? asset),
    },
    at,
  )
  writer.remember(asset.key, made.id)
  for (const step of [...later, { ...asset, at: later.at(-1)?.at ?? first?.at }]) {
    await writer.attempt(
      'asset.update',
      { id: made.id, ...place(step) },
      step.at === undefined ? {} : { at: new Date(step.at) },
    )
  }
  await observe(writer, made.id, asset)
}

/** What an agent would have said: facts of the machine, not anybody's act. */
async function observe(writer: Writer, id: string, asset: AssetSeed): Promise<void> {
  if (asset.parts.length > 0) {
    await sql`
      insert into asset_part (asset_id, section, key, title, data, is_observed)
      select ${id}, section, key, title, data, ${asset.source === 'agent'}
      from jsonb_to_recordset(${JSON.stringify(asset.parts)}::jsonb) as p(section text, key text, title text, data jsonb) on conflict do nothing`.execute(
      writer.db,
    )
    await sql`
      insert into search_exact (value, kind, record_id, sort, shown)
      select distinct upper(regexp_replace(h.shown, '[^A-Za-z0-9]', '', 'g')), 'asset', ${id}::bigint, h.sort, h.shown from asset_part p,
        lateral (select 'mac' as sort, p.data ->> 'mac' as shown union all select 'ip', a ->> 'address' from jsonb_array_elements(case when jsonb_typeof(p.data -> 'addresses') = 'array' then p.data -> 'addresses' else '[]' end) a) h
      where p.asset_id = ${id} and p.section = 'port' and h.shown is not null on conflict do nothing`.execute(writer.db)
  }
  if (asset.lastInventoryAt === null) return
  const observed = Object.fromEntries(
    (['name', 'serial', 'uuid', 'contact', 'osName', 'osVersion', 'manufacturer', 'model'] as const)
      .filter((field) => asset[field] !== null)
      .map((field) => [field, { value: asset[field], at: asset.lastInventoryAt, source: 'OCS-NG 2.10' }]),
  )
  await sql`update asset set last_inventory_at = ${asset.lastInventoryAt}, source = 'inventory', observed = ${JSON.stringify(observed)}::jsonb where id = ${id}`.execute(
    writer.db,
  )
}

async function programs(writer: Writer, fleet: Fleet, assets: AssetSeed[]): Promise<void> {
  const catalogue = fleet.software.flatMap(({ key, name, publisher, category, versions }) =>
    versions.map((version) => ({ key, name, publisher, category, version })),
  )
  const names = new Map(fleet.software.map((software) => [software.key, software]))
  await sql`
    insert into software (name, publisher, category) select distinct name, publisher, category from jsonb_to_recordset(${JSON.stringify(catalogue)}::jsonb) as c(name text, publisher text, category text)
    on conflict do nothing`.execute(writer.db)
  await sql`
    insert into software_version (software_id, version, said_name, said_publisher, said_version) select distinct s.id, c.version, s.name, s.publisher, c.version from jsonb_to_recordset(${JSON.stringify(catalogue)}::jsonb) as c(name text, publisher text, version text)
    join software s on s.name = c.name and s.publisher = c.publisher on conflict do nothing`.execute(writer.db)
  for (const asset of assets) {
    if (asset.installs.length === 0) continue
    const rows = asset.installs.map((install) => ({
      name: names.get(install.software)!.name,
      publisher: names.get(install.software)!.publisher,
      version: install.version,
      installed: install.installedOn,
    }))
    await sql`
      insert into software_install (asset_id, software_version_id, install_date)
      select ${writer.id(asset.key)}, v.id, r.installed from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(name text, publisher text, version text, installed date)
      join software s on s.name = r.name and s.publisher = r.publisher join software_version v on v.software_id = s.id and v.version = r.version on conflict do nothing`.execute(
      writer.db,
    )
  }
  await sql`
    update software s set install_count = c.installs from (
      select v.software_id, count(distinct i.asset_id)::int as installs from software_version v join software_install i on i.software_version_id = v.id group by 1) c where s.id = c.software_id`.execute(
    writer.db,
  )
}

/** Programs as machines name them elsewhere, and the rules that would put them in order: out of service, to be looked at. */
async function wordings(writer: Writer): Promise<void> {
  const said = [
    ['Mozilla Firefox 128.3.0 ESR (x64 fr)', 'Mozilla', '128.3.0'],
    ['7-Zip 24.08 (x64)', 'Igor Pavlov', '24.08'],
    ['Notepad++ (64-bit x64)', 'Notepad++ Team', '8.6.9'],
    ['Security Update for Microsoft Office 2016 (KB5002519)', 'Microsoft Corporation', ''],
  ].map(([name, publisher, version]) => ({ name, publisher, version }))
  const told = sql`jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as w(name text, publisher text, version text)`
  await sql`insert into software (name, publisher) select name, publisher from ${told} on conflict do nothing`.execute(
    writer.db,
  )
  await sql`
    with made as (
      insert into software_version (software_id, version, said_name, said_publisher, said_version)
      select s.id, w.version, w.name, w.publisher, w.version from ${told} join software s on s.name = w.name and s.publisher = w.publisher
      on conflict do nothing returning id, software_id),
    installed as (
      insert into software_install (asset_id, software_version_id, install_date)
      select a.id, m.id, current_date - 40 from made m, asset a where a.type = 'computer' and a.id % 3 = m.id % 3 returning software_version_id)
    select count(*) from installed`.execute(writer.db)
  await sql`
    update software_version v set install_count = c.installs from (select software_version_id as id, count(*)::int as installs from software_install group by 1) c where v.id = c.id`.execute(
    writer.db,
  )
  await sql`
    update software s set install_count = c.installs from (
      select v.software_id, count(distinct i.asset_id)::int as installs from software_version v join software_install i on i.software_version_id = v.id group by 1) c where s.id = c.software_id`.execute(
    writer.db,
  )
  await writer.run('software-rule.add-known', {})
}

/** What agents saw change in some machines these weeks. */
async function hardware(writer: Writer): Promise<void> {
  const seen = [
    { part: 'memory', change: 'more', before_mb: 8192, after_mb: 16384, days: 3 },
    { part: 'storage', change: 'replaced', before: 'TOSHIBA MQ01ABF050', after: 'Samsung SSD 870 EVO', days: 6 },
    { part: 'memory', change: 'less', before_mb: 16384, after_mb: 8192, days: 9 },
    { part: 'os', change: 'replaced', before: 'Windows 10 Professionnel', after: 'Windows 11 Professionnel', days: 15 },
    { part: 'monitor', change: 'removed', before: 'DELL P2422H', days: 20 },
  ]
  await sql`
    insert into hardware_change (asset_id, seen_at, part, change, before, after, before_mb, after_mb)
    select a.id, now() - make_interval(days => r.days), r.part, r.change, r.before, r.after, r.before_mb, r.after_mb
    from jsonb_to_recordset(${JSON.stringify(seen.map((each, index) => ({ ...each, n: index + 1 })))}::jsonb) as r(part text, change text, before text, after text, before_mb bigint, after_mb bigint, days int, n int)
    join (select id, row_number() over (order by id) as n from asset where type = 'computer' and source = 'inventory') a on a.n = r.n * 2`.execute(
    writer.db,
  )
}

/** What an agent saw plugged in, and what the infrastructure team declared: uplinks, hosts of virtual machines. */
async function ties(writer: Writer, assets: AssetSeed[]): Promise<void> {
  const made = new Map(assets.map((asset) => [asset.key, asset]))
  const rows = assets.flatMap((asset) => {
    const other = asset.connectedTo === null ? undefined : made.get(asset.connectedTo)
    if (other === undefined) return []
    const [from, to] = [writer.id(asset.key), writer.id(other.key)]
    if (asset.type === 'network-equipment')
      return [{ from_id: from, to_id: to, code: 'depends-on', is_observed: false }]
    if (asset.fields.chassis === 'virtual') return [{ from_id: from, to_id: to, code: 'runs-on', is_observed: false }]
    return [{ from_id: to, to_id: from, code: 'connected', is_observed: true }]
  })
  await sql`
    insert into asset_link (from_id, to_id, type_id, is_observed, is_declared)
    select from_id, to_id, (select id from link_type t where t.code = r.code), is_observed, not is_observed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(from_id bigint, to_id bigint, code text, is_observed boolean)
    where from_id <> to_id on conflict do nothing`.execute(writer.db)
}
