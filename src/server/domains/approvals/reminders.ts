import { sql } from 'kysely'
import { z } from 'zod'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { CigaleError, forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { integer } from '../../../shared/fields/index.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { actOnEach } from '../../engine/act-on-each.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job, SettingDefinition } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import { lockRequest, namesOfStep, subjectOf } from './approval-rows.ts'

const daysKey = 'approvals.remind-days'

export const reminderSettings: readonly SettingDefinition[] = [
  // 0 = never
  { key: daysKey, field: integer({ required: true, min: 0, max: 365 }), default: 3 },
]

/** Those who have not answered are reminded: an event for whoever writes to them, a line on the record. */
export const remindApproval = defineAction({
  name: 'approval.remind',
  permission: 'setting.update',
  event: 'approval.reminded',
  input: z.strictObject({ id: idInput }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('setting.update')
    const request = await lockRequest(context, input.id)
    if (request.state !== 'open') return { id: request.id, reminded: 0 }
    await context.change(approvalKind, request, { remindedAt: context.now })
    const { kind, id } = subjectOf(context.house, request)
    const names = await namesOfStep(context, request.id, request.step)
    context.note(kind, id, [{ field: 'approvalReminded', old: null, new: request.id, newText: names }])
    return { id: request.id, reminded: 1 }
  },
})

const atOnce = 500

/** Every working day: what has waited for so many days since it was asked, or since the last reminder. */
export const reminderJob: Job = {
  name: 'approvals.remind',
  cron: '0 7 * * 1-5',
  run: async (_data, services) => {
    const days = await readSetting<number>(services.db, services.house, daysKey)
    if (days === 0) return { looked: 0, acted: 0 }
    const found = await sql<{ id: string }>`
      select id from approval
      where state = 'open' and coalesce(reminded_at, step_asked_at) <= ${services.now()}::timestamptz - make_interval(days => ${days}::int)
      order by step_asked_at limit ${atOnce}`.execute(services.db)
    const acts = await actOnEach(found.rows, ({ id }) => remind(services, id))
    return { ...acts, looked: found.rows.length }
  },
}

/** The record may lie in the trash: nobody is asked about it meanwhile. */
async function remind(services: Parameters<Job['run']>[1], id: string): Promise<number> {
  try {
    return (await runAction(services, remindApproval, systemActor('Cigale', 'job'), { id })).reminded
  } catch (error) {
    if (error instanceof CigaleError && error.code === 'not_found') return 0
    throw error
  }
}
