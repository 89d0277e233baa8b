import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { fillText } from '../../../../shared/tickets/text-templates.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { valuesOf } from '../templates/fill-templates.ts'
import { addEntry } from '../ticket-entries.ts'
import { lockTicket, moved, type TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'
import { nextAct, nextOf, nothingNext, planOf, type ReminderPlan } from './reminder-plan.ts'

/** Whoever asked is reminded that the case waits, or the case is solved because nobody answered. Run by the house. */
export const remindTicket = defineAction({
  name: 'ticket.remind',
  permission: 'ticket.update',
  event: 'ticket.reminded',
  input: z.strictObject({ id: idInput }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('ticket.update')
    const row = await lockTicket(context, input.id)
    if (row.status !== 'pending' || row.nextActAt === null || row.nextActAt > context.now)
      return { id: row.id, did: null }
    const plan = await planOf(context, row.subStatusId)
    const act = plan === null ? null : nextAct(plan, row.reminders)
    if (plan === null || act === null) await context.change(ticketKind, row, nothingNext)
    else if (act === 'remind') await remind(context, row, plan)
    else await solve(context, row, plan)
    return { id: row.id, did: act }
  },
})

async function remind(context: ActionContext, row: TicketRow, plan: ReminderPlan): Promise<void> {
  await addEntry(context, row.id, { type: 'reply', body: await filled(context, row, plan.reminder!), verb: 'remind' })
  await changeTicket(context, row, nextOf(context, plan, row.reminders + 1))
}

async function solve(context: ActionContext, row: TicketRow, plan: ReminderPlan): Promise<void> {
  const body = await filled(context, row, plan.solution!)
  await addEntry(context, row.id, { type: 'solution', state: 'proposed', body })
  const patch = moved(row, 'solved', context.now)
  const why = explain(patch.why ?? row.why, 'status', {
    rule: 'no-answer',
    params: { waitedFor: plan.name, reminders: row.reminders, days: plan.every },
  })
  await changeTicket(context, row, { ...patch, why })
}

async function filled(context: ActionContext, row: TicketRow, body: string): Promise<string> {
  const { timeZone } = context.services
  const telling = { author: context.actor.name, now: context.now, language: 'fr', timeZone }
  return fillText(body, await valuesOf(context.db, row.id, telling))
}
