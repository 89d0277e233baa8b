import { conflict, forbidden, invalidField } from '../../../../shared/errors.ts'
import { otherPlans } from '../../../../shared/tickets/change-models.ts'
import { isOpen, owesApproval } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { moved, type TicketRow } from '../ticket-moves.ts'

/** Where a change begins: what is approved beforehand, or cannot wait for it, is accepted at once. */
export const beginningOf = (changeType: unknown): string =>
  changeType === 'standard' || changeType === 'emergency' ? 'accepted' : 'new'

/**
 * Whoever may makes an emergency of a change that is still to be decided: it goes on, and is approved afterwards. And back.
 *
 * @throws `invalid`: `only_changes`, `only_catalogue`; `forbidden`
 */
export async function changeTypePatch(
  context: ActionContext,
  row: TicketRow,
  patch: Partial<TicketRow>,
): Promise<Partial<TicketRow>> {
  const { changeType = row.changeType } = patch
  if (changeType === row.changeType) return {}
  if (row.type !== 'change') throw invalidField('changeType', 'only_changes')
  if (changeType === null || changeType === 'standard') throw invalidField('changeType', 'only_catalogue')
  const why = (patch.why ?? row.why) as unknown[]
  if (changeType === 'normal')
    return row.approval === 'approved'
      ? { why: explain(why, 'changeType', null) }
      : undecided(context, row, { why: explain(why, 'changeType', null) })
  if (context.actor.type !== 'system' && !(await context.may('ticket.emergency', ticketKind, row.id)))
    throw forbidden('ticket.emergency')
  const reason = { rule: 'emergency-change', params: { by: context.actor.name } } as const
  const told = { why: explain(why, 'changeType', reason) }
  if (row.status === 'pending') return { ...told, statusBefore: 'accepted' }
  const waits = ['new', 'evaluation', 'approval'].includes(row.status)
  return waits ? onwards(row, 'accepted', context, told) : told
}

/** What a change of fields does to what was approved beforehand: nothing, or the approval is gone and it is to be decided. */
export function lostApproval(context: ActionContext, row: TicketRow, patch: Partial<TicketRow>): Partial<TicketRow> {
  if (row.changeType !== 'standard' || (patch.changeType ?? 'standard') !== 'standard') return {}
  const plans = otherPlans(row.analysis, (patch.analysis ?? {}) as Record<string, unknown>)
  const isOther = patch.impact !== undefined && patch.impact !== row.impact
  const field = isOther ? 'impact' : plans.length === 0 ? null : `analysis.${plans[0]}`
  if (field === null) return {}
  const why = explain((patch.why ?? row.why) as unknown[], 'changeType', {
    rule: 'standard-lost',
    params: { by: context.actor.name, field },
  })
  return undecided(context, row, { changeType: 'normal', why })
}

/** Back to evaluation, unless it is over already. */
function undecided(context: ActionContext, row: TicketRow, told: Partial<TicketRow>): Partial<TicketRow> {
  if (!isOpen(row.status)) return told
  if (row.status === 'pending') return { ...told, statusBefore: 'evaluation' }
  return onwards(row, 'evaluation', context, told)
}

const onwards = (
  row: TicketRow,
  to: 'accepted' | 'evaluation',
  { now }: ActionContext,
  told: Partial<TicketRow>,
): Partial<TicketRow> => (row.status === to ? told : { ...moved(row, to, now), ...told })

/** An emergency is closed once somebody has said what he thinks of it. @throws `conflict` */
export function requireApprovedAfterwards(row: TicketRow): void {
  if (owesApproval(row)) throw conflict('approval_owed')
}
