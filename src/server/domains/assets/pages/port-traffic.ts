import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { PortDay } from '../../../../shared/assets/port-traffic.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { integer } from '../../../../shared/fields/index.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import type { Job, MountedRoute, SettingDefinition } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { readSetting } from '../../../engine/settings.ts'
import { dayIn } from '../../../engine/today.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

export const trafficSettings: readonly SettingDefinition[] = [
  /** Days that the daily counters of ports are kept: a switch has fifty of them. */
  { key: 'assets.trafficDays', field: integer({ required: true, min: 7, max: 3650 }), default: 90 },
]

const counter = (name: string) =>
  sql.raw(`case when jsonb_typeof(p.data -> '${name}') = 'number' then (p.data ->> '${name}')::bigint end`)

/**
 * Writes down what ports counted, of those that told something in the last hours: one row a port and day, the last of the day.
 * @param hours how far back to look; more often than that it has to run
 */
export async function countTraffic(db: Kysely<Tables>, timeZone: string, hours: number): Promise<number> {
  const written = await sql`
    insert into port_traffic (asset_id, port_key, day, in_mb, out_mb, in_errors, out_errors)
    select p.asset_id, p.key, (p.updated_at at time zone ${timeZone})::date, ${counter('inMb')}, ${counter('outMb')},
      ${counter('inErrors')}, ${counter('outErrors')}
    from asset_part p where p.section = 'port' and p.data ? 'inMb' and p.updated_at > now() - make_interval(hours => ${hours}::int)
    on conflict (asset_id, port_key, day) do update set in_mb = excluded.in_mb, out_mb = excluded.out_mb,
      in_errors = excluded.in_errors, out_errors = excluded.out_errors
      where (port_traffic.in_mb, port_traffic.out_mb, port_traffic.in_errors, port_traffic.out_errors)
        is distinct from (excluded.in_mb, excluded.out_mb, excluded.in_errors, excluded.out_errors)`.execute(db)
  return Number(written.numAffectedRows ?? 0)
}

export const trafficJobs: readonly Job[] = [
  {
    name: 'assets.count-traffic',
    cron: '25,55 * * * *',
    run: async (_data, { db, timeZone }) => ({ written: await countTraffic(db, timeZone, 2) }),
  },
  {
    name: 'assets.forget-traffic',
    cron: '52 3 * * *',
    run: async (_data, { db, house, now, timeZone }) => {
      const days = await readSetting<number>(db, house, 'assets.trafficDays')
      const gone =
        await sql`delete from port_traffic where day < ${dayIn(now(), timeZone)}::date - ${days}::int`.execute(db)
      return { removed: Number(gone.numAffectedRows ?? 0) }
    },
  },
]

/** A counter that went back began anew when the device was started: what it says has passed since. */
const passed = (column: string) =>
  sql.raw(`case when ${column} < lag(${column}) over w then ${column} else ${column} - lag(${column}) over w end`)

const mostRows = 20_000

/** What passed each port, day by day, newest first; of ports that are still there. */
export async function trafficOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: PortDay[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<PortDay>`
    select port, day, in_mb, out_mb, in_errors, out_errors from (
      select p.title as port, t.day::text, ${passed('t.in_mb')}::float8 as in_mb, ${passed('t.out_mb')}::float8 as out_mb,
        ${passed('t.in_errors')}::float8 as in_errors, ${passed('t.out_errors')}::float8 as out_errors,
        row_number() over w as nth
      from port_traffic t join asset_part p on p.asset_id = t.asset_id and p.section = 'port' and p.key = t.port_key
      where t.asset_id = ${assetId} window w as (partition by t.port_key order by t.day)) d
    where nth > 1 order by day desc, port limit ${mostRows}`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}

export const trafficRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/assets/:id/traffic',
      summary: 'asset.traffic',
      tag: 'assets',
      params: z.object({ id: idInput }),
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader }) => trafficOf(reader, id!),
  },
]
