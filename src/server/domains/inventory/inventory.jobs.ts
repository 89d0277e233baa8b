import { type Kysely, sql } from 'kysely'
import type { Job } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { cleanJob, markUnused } from './actions/clean-software.ts'
import { renameAll } from './naming/rename-all.ts'

/** How many living assets have each program: shown in lists, so counted once for all. Only what differs is written. */
const countSoftware: Job = {
  name: 'software.count',
  cron: '*/15 * * * *',
  run: async (_data, { db }) => {
    await sql`
      update software_version v set install_count = c.installs
      from (select o.id, count(i.asset_id)::int as installs from software_version o left join software_install i on i.software_version_id = o.id group by 1) c
      where v.id = c.id and v.install_count <> c.installs`.execute(db)
    const counted = await sql`
      update software s set install_count = coalesce(c.installs, 0)
      from software o left join (
        select v.software_id, count(distinct i.asset_id)::int as installs
        from software_install i join software_version v on v.id = i.software_version_id join asset a on a.id = i.asset_id and a.deleted_at is null
        group by v.software_id) c on c.software_id = o.id
      where s.id = o.id and s.install_count <> coalesce(c.installs, 0)`.execute(db)
    await markUnused(db)
    return { changed: Number(counted.numAffectedRows ?? 0) }
  },
}

const aBatch = 5_000

/**
 * Messages grow old: the last ones of each device stay for replay, and those an open question or a refusal still needs
 * until their time is over. Of unchanged ones the text goes at once when a newer message of the device is kept.
 */
const sweep: Job = {
  name: 'inventory.sweep',
  cron: '40 2 * * *',
  run: async (_data, { db, house }) => {
    const days = await readSetting<number>(db, house, 'inventory.retentionDays')
    const keep = await readSetting<number>(db, house, 'inventory.keepPerDevice')
    const emptied = await sql`
      update inventory_message m set body = null
      where m.state = 'unchanged' and m.body is not null and m.received_at < now() - interval '1 day'
        and exists (select 1 from inventory_message n where n.device_id = m.device_id and n.id > m.id and n.state in ('taken', 'unchanged'))`.execute(
      db,
    )
    await sql`delete from port_sighting where ended_at < now() - make_interval(days => ${days}::int)`.execute(db)
    const forgotten = await forgetHardware(db, await readSetting<number>(db, house, 'inventory.hardwareDays'))
    const refusalDays = await readSetting<number>(db, house, 'inventory.refusalDays')
    await sql`
      delete from inventory_refusal where state in ('refused', 'entered') and last_at < now() - make_interval(days => ${refusalDays}::int)`.execute(
      db,
    )
    let removed = 0
    for (let last = aBatch; last === aBatch; removed += last) {
      const result = await sql`
        delete from inventory_message where id in (
          select m.id from inventory_message m
          where m.received_at < now() - make_interval(days => ${days}::int) and m.state <> 'queued'
            and not exists (select 1 from inventory_doubt d where d.message_id = m.id and d.state = 'open')
            and not exists (select 1 from inventory_refusal r where r.message_id = m.id and r.state <> 'entered' and r.deleted_at is null)
            and (m.device_id is null or (
              select count(*) from (select 1 from inventory_message n where n.device_id = m.device_id and n.id > m.id limit ${keep}::int) newer) >= ${keep}::int)
          order by m.id limit ${aBatch})`.execute(db)
      last = Number(result.numAffectedRows ?? 0)
    }
    return { emptied: Number(emptied.numAffectedRows ?? 0), removed, forgotten }
  },
}

/** The list of what changed in machines; the same is in their history, which stays. */
async function forgetHardware(db: Kysely<Tables>, days: number): Promise<number> {
  let forgotten = 0
  for (let last = aBatch; last === aBatch; forgotten += last) {
    const result = await sql`
      delete from hardware_change where id in (
        select id from hardware_change where seen_at < now() - make_interval(days => ${days}::int) order by seen_at limit ${aBatch})`.execute(
      db,
    )
    last = Number(result.numAffectedRows ?? 0)
  }
  return forgotten
}

const rename: Job = {
  name: 'inventory.rename',
  run: async (data, services) => {
    await renameAll(services, String(data.id))
    return {}
  },
}

export const inventoryJobs: readonly Job[] = [countSoftware, cleanJob, sweep, rename]
