import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, notFound } from '../../../../shared/errors.ts'
import { importKind } from '../../../../shared/imports/imports.kinds.ts'
import { importStates } from '../../../../shared/imports/mapping.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

const count = z.int().min(0).optional()

/** What the job says of an import: that it began, how it ended. Only the house. */
export const reportImport = defineAction({
  name: 'import.report',
  permission: 'import.create',
  event: 'import.reported',
  input: z.strictObject({
    id: z.string(),
    state: z.enum(importStates),
    lineCount: count,
    doneCount: count,
    createdCount: count,
    updatedCount: count,
    unchangedCount: count,
    refusedCount: count,
    error: z.string().max(500).nullable().optional(),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('import.report')
    const { id, ...given } = input
    const found = await sql<RowOf<typeof importKind>>`select * from import_run where id = ${id} for update`.execute(
      context.db,
    )
    const row = found.rows[0]
    if (row === undefined) throw notFound('import', id)
    const isEnd = input.state !== 'running'
    const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    return context.change(importKind, row, {
      ...patch,
      ...(isEnd ? { finishedAt: context.now } : { startedAt: row.startedAt ?? context.now }),
    })
  },
})
