import { sql } from 'kysely'
import type { Job, Subscriber } from '../../../engine/house.ts'
import { followSwitches } from './left-out-sections.ts'
import { wakeInventory } from './wake.ts'

/** Workers know a setting for two seconds (surroundings.ts): messages taken again sooner would still lack the section. */
const settled = 5_000
const aBatch = 1_000

/** What the site takes of inventories was changed: told from when on, and what is taken again comes from the last messages kept. */
export const switchSections: Subscriber = {
  name: 'inventory.switch-sections',
  events: ['setting.changed'],
  run: async (_event, services) => {
    await services.db.transaction().execute(async (transaction) => {
      const back = await followSwitches(transaction, services.house)
      if (back.length === 0) return
      const startAfter = new Date(services.now().getTime() + settled)
      await services.enqueue(transaction, retake.name, { sections: back }, { startAfter })
    })
  },
}

/** Puts the last message of each machine back into the queue. */
export const retake: Job = {
  name: 'inventory.retake',
  run: async (data, { db }) => {
    let queued = 0
    for (let last = aBatch; last === aBatch; queued += last) {
      const done = await sql`
        update inventory_message m set state = 'queued', attempts = 0, not_before = null, error_code = null, error_detail = null,
          trace = jsonb_build_object('replay', ${JSON.stringify({ sections: data.sections })}::jsonb)
        where m.id in (
          select x.id from (
            select distinct on (device_id) id, state, body is not null as is_kept, trace from inventory_message
            where device_id is not null and asset_id is not null and state in ('taken', 'unchanged') order by device_id, id desc) x
          where x.is_kept and x.trace -> 'replay' -> 'sections' is distinct from ${JSON.stringify(data.sections)}::jsonb
          order by x.id limit ${aBatch})`.execute(db)
      last = Number(done.numAffectedRows ?? 0)
      wakeInventory()
    }
    return { queued }
  },
}
