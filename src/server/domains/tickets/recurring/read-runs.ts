import { type CaseRun, recurringCaseKind, runsAfter } from '../../../../shared/tickets/recurring-cases.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { type RecurringRow, scheduleOf } from './case-schedule.ts'

const shown = 6

/** The next times of a recurrence, as if it were switched on: what people look at before they do so. */
export async function readRuns(reader: Reader, services: Services, id: string): Promise<{ items: CaseRun[] }> {
  await readRecord(reader, recurringCaseKind, id)
  const row = (await services.db
    .selectFrom('recurringCase')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()) as unknown as RecurringRow
  const schedule = await scheduleOf(services.db, row, services.timeZone)
  const items: CaseRun[] = []
  for (const run of runsAfter(schedule, services.now())) {
    items.push(run)
    if (items.length === shown) break
  }
  return { items }
}
