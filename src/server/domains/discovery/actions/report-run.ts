import { sql } from 'kysely'
import { z } from 'zod'
import { scanRangeKind, scanRunKind, scanStates } from '../../../../shared/discovery/discovery.kinds.ts'
import { forbidden, notFound } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

const count = z.int().min(0).optional()

/** What the loop says of a run: how far it is, how it ended. Only the house. A run that people stopped stays stopped. */
export const reportRun = defineAction({
  name: 'scan-run.report',
  permission: 'discovery.run',
  event: 'scan-run.reported',
  input: z.strictObject({
    id: z.string(),
    state: z.enum(scanStates),
    totalCount: count,
    triedCount: count,
    answeredCount: count,
    errorCount: count,
    error: z.string().max(500).nullable().optional(),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('scan-run.report')
    const { id, state, ...given } = input
    const found = await sql<RowOf<typeof scanRunKind>>`select * from scan_run where id = ${id} for update`.execute(
      context.db,
    )
    const row = found.rows[0]
    if (row === undefined) throw notFound('scan-run', id)
    const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const isOver = row.state !== 'queued' && row.state !== 'running'
    const after = await context.change(scanRunKind, row, {
      ...patch,
      ...(isOver ? {} : { state, startedAt: row.startedAt ?? context.now }),
      ...(isOver || state === 'running' ? {} : { finishedAt: context.now }),
    })
    if (!isOver && (state === 'done' || state === 'failed')) await tellRange(context, after)
    return after
  },
})

async function tellRange(context: ActionContext, run: RowOf<typeof scanRunKind>): Promise<void> {
  const found = await sql<
    RowOf<typeof scanRangeKind>
  >`select * from scan_range where id = ${run.rangeId} for update`.execute(context.db)
  const range = found.rows[0]
  if (range === undefined) return
  await context.change(
    scanRangeKind,
    range,
    run.state === 'done' ? { lastSuccessAt: context.now, lastError: null } : { lastError: run.error },
  )
}
