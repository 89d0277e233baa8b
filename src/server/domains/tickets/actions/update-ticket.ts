import { z } from 'zod'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { writableFields } from '../../../../shared/kinds/define-kind.ts'
import { isReported, priorityOf, requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { explain, reasonOf } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { attach } from '../../../engine/attachments.ts'
import { textOfHtml } from '../../../engine/changes/clean-values.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { readOpeningFacts, requireFit } from '../opening-facts.ts'
import { requireWindow } from '../planned-window.ts'
import { changeTypePatch } from '../standard/change-types.ts'
import { onTicket, reasonInput, target } from '../ticket-input.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

const writable = Object.fromEntries(writableFields(ticketKind).map(([name, field]) => [name, field.schema.optional()]))

type Input = { id: string; version?: number } & Record<string, unknown>

const updateInput = z.strictObject({
  ...onTicket,
  ...writable,
  /** null: from urgency and impact again. */
  priority: ticketKind.fields.priority.schema.nullable().optional(),
  /** Why a change that comes to lie in a freeze stays there; for whoever may pass one. */
  freezeReason: reasonInput.optional(),
}) as unknown as z.ZodType<Input>

/** Changes the fields of a case. Its state, its actors and its assets have verbs of their own. */
export const updateTicket = defineAction({
  name: 'ticket.update',
  event: 'ticket.changed',
  input: updateInput,
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'edit')
    const { description } = input
    const patch: Partial<TicketRow> = {
      ...toRow(ticketKind, input),
      ...(input.analysis === undefined ? {} : { analysis: { ...row.analysis, ...(input.analysis as object) } }),
      ...(typeof description === 'string' ? { descriptionText: textOfHtml(description) } : {}),
      ...(await priorityPatch(context, row, input)),
    }
    Object.assign(patch, await changeTypePatch(context, row, patch))
    requireSameSort(row, patch)
    requireWindow(row.type, { ...row, ...patch })
    await requireCategory(context, row, patch)
    const changed = await changeTicket(context, row, patch, [], input.freezeReason as string | undefined)
    if (typeof description === 'string') await attach(context, { kind: ticketKind, recordId: row.id }, [], description)
    // Moving a case out of one's reach would be a way to plant it in another's.
    if (changed.entityId !== row.entityId) await requireOnNew(context, ticketKind, row.id, 'ticket.update')
    return changed
  },
})

/** The table decides as long as nobody decided by hand; whoever may can do so, and give it back to the table (null). */
async function priorityPatch(context: ActionContext, row: TicketRow, input: Input): Promise<Partial<TicketRow>> {
  const urgency = (input.urgency as number | undefined) ?? row.urgency
  const impact = (input.impact as number | undefined) ?? row.impact
  const wanted = input.priority as number | null | undefined
  const isByHand = reasonOf(row.why, 'priority')?.rule === 'by-hand'
  const computed = priorityOf(urgency, impact)
  const standing = isByHand ? row.priority : computed
  if (wanted === undefined || wanted === standing)
    return isByHand ? { priority: row.priority } : byTable(row, urgency, impact)
  if (wanted === null && !isByHand) return byTable(row, urgency, impact)
  if (!(await mayHere(context, row))) throw forbidden('ticket.set-priority')
  if (wanted === null) return byTable(row, urgency, impact)
  return {
    priority: wanted,
    why: explain(row.why, 'priority', { rule: 'by-hand', params: { by: context.actor.name } }),
  }
}

const mayHere = async (context: ActionContext, row: TicketRow): Promise<boolean> =>
  context.actor.type === 'system' || context.may('ticket.set-priority', ticketKind, row.id)

function byTable(row: TicketRow, urgency: number, impact: number): Partial<TicketRow> {
  return {
    priority: priorityOf(urgency, impact),
    why: explain(row.why, 'priority', { rule: 'matrix', params: { urgency, impact } }),
  }
}

/** An incident may turn out to be a request. A problem or a change is opened beside it, never made of it. */
function requireSameSort(row: TicketRow, { type = row.type }: Partial<TicketRow>): void {
  if (type !== row.type && !(isReported(type) && isReported(row.type))) throw invalidField('type', 'other_life')
}

async function requireCategory(context: ActionContext, row: TicketRow, patch: Partial<TicketRow>): Promise<void> {
  const categoryId = patch.categoryId === undefined ? row.categoryId : patch.categoryId
  const type = patch.type ?? row.type
  if (categoryId === null || (categoryId === row.categoryId && type === row.type)) return
  const facts = await readOpeningFacts(context, { actors: [], categoryId, assets: [] })
  if (facts.category === null) throw invalidField('category', 'reference')
  // The desk may choose categories that the portal does not offer.
  requireFit(facts.category, type, 'desk')
}
