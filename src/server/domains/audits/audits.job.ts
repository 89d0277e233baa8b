import { sql } from 'kysely'
import { instantOf, shift, wallTime } from '../../../shared/conditions/zoned-time.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job } from '../../engine/house.ts'
import { checkAudit } from './actions/check-audit.ts'
import { shipAudits } from './actions/ship-audits.ts'

/** After the nights' other work, so that its outcome is what is looked through. */
const at = { hour: 4, minute: 50 }

/** Courses reach back this far. */
const daysKept = 730

export const auditJob: Job = {
  name: 'audits.run',
  cron: `${at.minute} ${at.hour} * * *`,
  run: async (_data, services) => {
    const actor = systemActor('Cigale', 'job')
    await runAction(services, shipAudits, actor, {})
    const rules = await sql<{ id: string }>`
      select id from audit_rule where is_active and deleted_at is null order by id`.execute(services.db)
    for (const { id } of rules.rows) await runAction(services, checkAudit, actor, { id })
    await sql`delete from audit_run where day < ${services.now()}::date - ${daysKept}::int`.execute(services.db)
    return { checked: rules.rows.length }
  },
}

/** When the nightly count comes next. */
export function nextRun(now: Date, timeZone: string): Date {
  const today = instantOf({ ...wallTime(now, timeZone), ...at, second: 0 }, timeZone)
  return today > now ? today : shift(today, 1, 'd', timeZone)
}
