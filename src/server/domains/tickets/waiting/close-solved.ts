import { z } from 'zod'
import { conflict, forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { integer, reference } from '../../../../shared/fields/index.ts'
import { dueOf } from '../../../../shared/service-levels/due.ts'
import type { WorkCalendar } from '../../../../shared/service-levels/work-time.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import type { ActionContext, Services } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import type { SettingDefinition } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { readCalendar } from '../../service-levels/index.ts'
import { judgeSolution } from '../ticket-entries.ts'
import { lockTicket, moveBy, partIn, type TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

const closeAfterDays = 'ticket.close-after-days'
const closeCalendar = 'ticket.close-calendar'
export const reopenDays = 'ticket.reopen-days'

/** How a case ends by itself, and for how long whoever asked may take that back. */
export const endingSettings: readonly SettingDefinition[] = [
  // 0 = never.
  { key: closeAfterDays, field: integer({ required: true, min: 0, max: 365 }), default: 7 },
  // Its open days count; none = every day counts.
  { key: closeCalendar, field: reference('calendar'), default: null },
  // 0 = without end.
  { key: reopenDays, field: integer({ required: true, min: 0, max: 3650 }), default: 0 },
]

/** A solution that nobody has refused in time counts as accepted. Run by the house. */
export const closeUnanswered = defineAction({
  name: 'ticket.close-unanswered',
  permission: 'ticket.close',
  event: 'ticket.closed',
  input: z.strictObject({ id: idInput, days: z.int().min(1) }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('ticket.close')
    const row = await lockTicket(context, input.id)
    const patch = await moveBy(context, row, 'close')
    await judgeSolution(context, row.id, 'accepted')
    const why = explain(patch.why ?? row.why, 'status', { rule: 'unanswered', params: { days: input.days } })
    return changeTicket(context, row, { ...patch, why })
  },
})

export interface Ending {
  days: number
  calendar: WorkCalendar | null
  zone: string
}

/** The decision of the site; null = cases never close by themselves. */
export async function endingOf(services: Services): Promise<Ending | null> {
  const { db, house, timeZone } = services
  const days = await readSetting<number>(db, house, closeAfterDays)
  if (days === 0) return null
  const id = await readSetting<string | null>(db, house, closeCalendar)
  return { days, calendar: await readCalendar(db, id, timeZone), zone: timeZone }
}

/** When a case that was solved then closes by itself; null = the calendar never opens. */
export function endOf({ days, calendar, zone }: Ending, solvedAt: Date): Date | null {
  const { at } = dueOf({ amount: days, unit: 'days', endOfDay: false, calendar, zone }, solvedAt.getTime(), [])
  return at === null ? null : new Date(at)
}

/** Throws `conflict` when whoever asked comes back after the time the site allows; the desk may always reopen. */
export async function requireInTime(context: ActionContext, row: TicketRow): Promise<void> {
  if (row.closedAt === null) return
  const days = await readSetting<number>(context.db, context.house, reopenDays)
  if (days === 0 || context.now.getTime() - row.closedAt.getTime() <= days * 86_400_000) return
  const part = await partIn(context, row.id)
  if (part.asks && !part.works) throw conflict('reopen_late')
}
