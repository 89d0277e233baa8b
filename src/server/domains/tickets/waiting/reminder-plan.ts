import { sql } from 'kysely'
import { dueOf } from '../../../../shared/service-levels/due.ts'
import type { NextAct } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { calendarSql, type LoadedCalendar, workCalendarOf } from '../../service-levels/index.ts'
import type { TicketRow } from '../ticket-moves.ts'

/** What the site has decided for one thing that cases wait for. */
export interface ReminderPlan {
  id: string
  name: string
  /** Days of the calendar between two acts. */
  every: number
  /** Reminders before the case is solved, or left alone where there is no solution. */
  times: number
  /** HTML of the templates, not filled; null = none. */
  reminder: string | null
  solution: string | null
  calendar: LoadedCalendar | null
}

/** Null: nothing happens by itself while a case waits for this. */
export async function planOf(context: ActionContext, subStatusId: string | null): Promise<ReminderPlan | null> {
  if (subStatusId === null) return null
  const found = await sql<ReminderPlan>`${prepared}
    select s.id::text, s.name, s.remind_every as every, coalesce(s.remind_times, 0) as times, r.body as reminder, o.body as solution,
      ${calendarSql} as calendar
    from ticket_sub_status s left join text_template r on r.id = s.reminder_id left join text_template o on o.id = s.solution_id
      left join work_calendar c on c.id = s.calendar_id
    where s.id = ${subStatusId} and s.remind_every is not null`.execute(context.db)
  return found.rows[0] ?? null
}

/** What comes after so many reminders: one more, the solution, or nothing. */
export function nextAct(plan: ReminderPlan, sent: number): NextAct | null {
  if (sent < plan.times && plan.reminder !== null) return 'remind'
  return plan.solution === null ? null : 'solve'
}

type Next = Pick<TicketRow, 'nextAct' | 'nextActAt' | 'reminders'>

export const nothingNext: Omit<Next, 'reminders'> = { nextAct: null, nextActAt: null }

/** The next act after `sent` reminders, the last of them now. */
export function nextOf({ now, services }: ActionContext, plan: ReminderPlan, sent: number): Next {
  const act = nextAct(plan, sent)
  const zone = services.timeZone
  const calendar = workCalendarOf(plan.calendar, zone)
  const due = dueOf({ amount: plan.every, unit: 'days', endOfDay: false, calendar, zone }, now.getTime(), [])
  // A calendar that never opens never reminds.
  if (act === null || due.at === null) return { ...nothingNext, reminders: sent }
  return { nextAct: act, nextActAt: new Date(due.at), reminders: sent }
}

/** A case that begins to wait, waits for something else or goes on: its reminders begin, begin anew or end with it. */
export async function remindersOfChange(
  context: ActionContext,
  row: TicketRow,
  patch: Partial<TicketRow>,
): Promise<Partial<TicketRow>> {
  const { status, subStatusId } = { ...row, ...patch }
  if (status === row.status && subStatusId === row.subStatusId) return {}
  if (status !== 'pending') return row.nextAct === null ? {} : nothingNext
  const plan = await planOf(context, subStatusId)
  return plan === null ? (row.nextAct === null ? {} : nothingNext) : nextOf(context, plan, 0)
}
