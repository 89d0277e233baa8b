import { z } from 'zod'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { type Action, defineAction } from '../../../engine/actions/define-action.ts'
import { runMany } from '../../../engine/actions/run-many.ts'
import { type OpenChild, openChildren, requireNothingOpen, requireSolutionType } from '../solving.ts'
import { requireToSolve } from '../templates/ticket-template.ts'
import { addEntry } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, target } from '../ticket-input.ts'
import { moveBy, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** What became of the children: those that were not solved, with the code of the refusal. */
interface ChildReport {
  solved: OpenChild[]
  refused: (OpenChild & { code: string })[]
}

/**
 * Proposes a solution: the case is solved until whoever asked accepts or refuses it. Children by choice before it, each
 * through this same action; what is still open then may stand in the way, as the entity says.
 */
export const solveTicket = defineAction({
  name: 'ticket.solve',
  event: 'ticket.solved',
  input: z.strictObject({
    ...onTicket,
    body: bodyInput,
    attachments: attachmentsInput,
    /** Left out: what rules or the template of the case have set. */
    solutionType: ticketKind.fields.solutionType.schema.optional(),
    /** Its open children, and theirs, get the same solution. */
    children: z.boolean().default(false),
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }): Promise<{ id: string; children: ChildReport | null }> => {
    const { body, attachments, solutionType } = input
    const patch = {
      ...(await moveBy(context, row, 'solve')),
      ...takenInHand(context, row),
      ...(solutionType == null ? {} : { solutionTypeId: solutionType }),
    }
    if (solutionType != null) await requireSolutionType(context.db, solutionType, row.type)
    await requireToSolve(context, { ...row, ...patch })
    const children = input.children ? await solveChildren(context, row.id, { body, solutionType }) : null
    await requireNothingOpen(context.db, row.id)
    await addEntry(context, row.id, {
      type: 'solution',
      state: 'proposed',
      body,
      attachments,
      solutionTypeId: solutionType ?? null,
    })
    return { ...(await changeTicket(context, row, patch)), children }
  },
  beside: ({ children }) => (children === null ? {} : { children }),
})

interface Said {
  body: string
  solutionType: string | null | undefined
}

async function solveChildren(context: ActionContext, ticketId: string, said: Said): Promise<ChildReport> {
  const children = await openChildren(context.db, context.actor, ticketId)
  const inputs = children.map(({ id }) => ({ id, ...said, children: true }))
  const action = solveTicket as unknown as Action
  const outcomes = await runMany(context.services, action, context.actor, inputs, {
    transaction: context.db,
    at: context.now,
  })
  const report: ChildReport = { solved: [], refused: [] }
  for (const [index, outcome] of outcomes.entries()) {
    if ('refusal' in outcome) report.refused.push({ ...children[index]!, code: outcome.refusal.code })
    else report.solved.push(children[index]!)
  }
  return report
}
