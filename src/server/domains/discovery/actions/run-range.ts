import { sql } from 'kysely'
import { z } from 'zod'
import { scanRangeKind, scanRunKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { conflict } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { wakeScans } from '../run/wake.ts'

/** Walks through the range now; the next walk by the clock comes an interval later. */
export const runRange = defineAction({
  name: 'scan-range.run',
  permission: 'discovery.run',
  event: 'scan-run.queued',
  input: z.strictObject({ id: idInput }),
  on: { kind: scanRangeKind, id: (input) => input.id },
  run: async (context, { row }) => {
    const open =
      await sql`select 1 from scan_run where range_id = ${row.id} and state in ('queued', 'running')`.execute(
        context.db,
      )
    if (open.rows.length > 0) throw conflict('scan_open')
    const run = await context.create(scanRunKind, {
      rangeId: row.id,
      entityId: row.entityId,
      state: 'queued',
      userId: context.actor.userId,
      totalCount: row.addressCount ?? 0,
      triedCount: 0,
      answeredCount: 0,
      errorCount: 0,
    })
    context.note(scanRangeKind, row.id, [])
    if (row.isActive && row.intervalHours !== null)
      await context.change(scanRangeKind, row, {
        nextRunAt: new Date(context.now.getTime() + row.intervalHours * 3_600_000),
      })
    // The loop sees the run once this transaction is over; it looks every few seconds anyway.
    setTimeout(wakeScans, 50).unref()
    return run
  },
})
