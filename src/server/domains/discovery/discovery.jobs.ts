import { sql } from 'kysely'
import { CigaleError } from '../../../shared/errors.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import { noteUse } from './actions/note-use.ts'
import { runRange } from './actions/run-range.ts'

/** Ranges whose time has come. One that is still under way waits for its next minute. */
const due: Job = {
  name: 'discovery.due',
  cron: '* * * * *',
  run: async (_data, services) => {
    const found = await sql<{ id: string }>`
      select id from scan_range where is_active and deleted_at is null and next_run_at <= ${services.now()} order by next_run_at limit 50`.execute(
      services.db,
    )
    let begun = 0
    for (const { id } of found.rows) {
      try {
        await runAction(services, runRange, systemActor('discovery', 'clock'), { id })
        begun += 1
      } catch (error) {
        if (!(error instanceof CigaleError && error.code === 'conflict')) throw error
      }
    }
    return { begun }
  },
}

/** Messages of devices are taken in on their own time: what opened each is written down when it has a record. */
const note: Job = {
  name: 'discovery.note-use',
  cron: '*/5 * * * *',
  run: async (_data, services) => runAction(services, noteUse, systemActor('discovery', 'clock'), {}),
}

/** What runs met is forgotten after a while; what devices told stays in the register. */
const sweep: Job = {
  name: 'discovery.sweep',
  cron: '20 3 * * *',
  run: async (_data, { db, house }) => {
    const days = await readSetting<number>(db, house, 'discovery.keep-days')
    const gone = await sql`
      delete from scan_run where finished_at < now() - make_interval(days => ${days}::int)
        and id not in (select max(id) from scan_run group by range_id)`.execute(db)
    return { removed: Number(gone.numAffectedRows ?? 0) }
  },
}

export const discoveryJobs: readonly Job[] = [due, note, sweep]
