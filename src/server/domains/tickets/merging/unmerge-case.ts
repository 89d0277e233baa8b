import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, forbidden } from '../../../../shared/errors.ts'
import { integer } from '../../../../shared/fields/index.ts'
import type { TicketStatus } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import type { SettingDefinition } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { onTicket, target } from '../ticket-input.ts'
import { moved, type TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'
import { type KeptMerge, noteMerge, tellTarget } from './merge-case.ts'
import { returnCase } from './move-case.ts'

export const unmergeDays = 'ticket.unmerge-days'

/** For how long a merge may be taken back; 0 = without end. */
export const mergeSettings: readonly SettingDefinition[] = [
  { key: unmergeDays, field: integer({ required: true, min: 0, max: 3650 }), default: 90 },
]

const oneDay = 86_400_000

/** Takes a merge back: the case stands where it stood, with what it brought along. What was said since stays where it was said. */
export const unmergeCase = defineAction({
  name: 'ticket.unmerge',
  permission: 'ticket.merge',
  event: 'ticket.unmerged',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: async (context, { row }) => {
    const found = await sql<{ intoId: string; moved: KeptMerge; createdAt: Date }>`
      select into_id, moved, created_at from ticket_merge where ticket_id = ${row.id} for update`.execute(context.db)
    const merge = found.rows[0]
    if (merge === undefined || row.mergedIntoId === null) throw conflict('not_merged')
    const days = await readSetting<number>(context.db, context.house, unmergeDays)
    if (days > 0 && context.now.getTime() - merge.createdAt.getTime() > days * oneDay)
      throw conflict('unmerge_late', { days })
    const targets = await sql<TicketRow>`select * from ticket where id = ${merge.intoId} for no key update`.execute(
      context.db,
    )
    const into = targets.rows[0]!
    if (!(await context.may('ticket.merge', ticketKind, into.id))) throw forbidden('ticket.merge')
    // What came along has gone on with it: the later merge is to be taken back first.
    if (into.mergedIntoId !== null) throw conflict('merged_on', { number: Number(into.number) })
    const { status, subStatusId, solvedAt } = merge.moved
    const changes = await returnCase(context, merge.moved, row, into)
    await sql`delete from ticket_merge where ticket_id = ${row.id}`.execute(context.db)
    const stored = await changeTicket(context, row, {
      ...moved(row, status as TicketStatus, context.now),
      solvedAt: solvedAt === null ? null : new Date(solvedAt),
      mergedIntoId: null,
      subStatusId,
    })
    noteMerge(context, row, into, 'ended')
    await tellTarget(context, into, changes)
    return stored
  },
})
