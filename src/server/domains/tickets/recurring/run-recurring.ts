import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, notFound } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import {
  type CaseRun,
  fillRun,
  recurringCaseKind,
  runsAfter,
  windowOfRun,
} from '../../../../shared/tickets/recurring-cases.ts'
import { explain, reasonOf } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { today } from '../../../engine/today.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { planTasks } from '../task-lines.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { nextAfter, type RecurringRow, scheduleOf } from './case-schedule.ts'

const input = z.strictObject({ id: idInput })
const on = { kind: recurringCaseKind, id: (given: { id: string }) => given.id }

/**
 * Opens the case of a recurrence. Asked by the house: the one that is due, once, and the next is planned in the same
 * transaction. Asked by a person: one for today, out of turn.
 */
export const runRecurring = defineAction({
  name: 'recurring-case.run',
  event: 'recurring-case.ran',
  input,
  on,
  run: async (context, { row }) => {
    if (context.actor.type !== 'system') {
      const day = { day: today(context), movedFrom: null, at: context.now }
      const opened = await openFor(context, row, day, 0)
      await context.change(recurringCaseKind, row, {
        lastAt: context.now,
        ...outcome('opened', freezeOf(opened)),
        lastCaseId: opened.id,
      })
      return { id: row.id, ticket: opened.id }
    }
    if (row.nextAt === null || row.nextAt > context.now || !row.isActive) return { id: row.id, ticket: null }
    const { due, missed, nextAt } = await dueOf(context, row)
    const told = { lastAt: context.now, nextAt }
    if (due === null || (row.waitsForLast && (await isLastOpen(context, row)))) {
      await context.change(recurringCaseKind, row, { ...told, ...outcome('waited') })
      return { id: row.id, ticket: null }
    }
    const opened = await openFor(context, row, due, missed)
    await context.change(recurringCaseKind, row, {
      ...told,
      ...outcome('opened', freezeOf(opened)),
      lastCaseId: opened.id,
    })
    return { id: row.id, ticket: opened.id }
  },
})

/** The case could not be opened (a rule refuses it, the category is gone): said on the recurrence, and the next one is planned. */
export const passRecurring = defineAction({
  name: 'recurring-case.pass',
  permission: 'recurring-case.update',
  event: 'recurring-case.refused',
  input: z.strictObject({ ...input.shape, reason: z.string().max(500) }),
  run: async (context, { input: { id, reason } }) => {
    if (context.actor.type !== 'system') throw forbidden('recurring-case.update')
    const found = await sql<RecurringRow>`
      select * from recurring_case where id = ${id} for no key update`.execute(context.db)
    const row = found.rows[0]
    if (row === undefined) throw notFound(recurringCaseKind.name, id)
    const { nextAt } = await dueOf(context, row)
    await context.change(recurringCaseKind, row, { lastAt: context.now, nextAt, ...outcome('refused', reason) })
    context.note(recurringCaseKind, row.id, [{ field: 'lastReason', old: null, new: reason }])
    return { id: row.id }
  },
})

const outcome = (lastOutcome: NonNullable<RecurringRow['lastOutcome']>, lastReason: string | null = null) => ({
  lastOutcome,
  lastReason,
})

/** The freeze that its change was warned of, as people wrote it. */
function freezeOf({ why }: TicketRow): string | null {
  const reason = reasonOf(why as unknown[], 'plannedFrom')
  return reason === undefined ? null : `${reason.params.freeze} : ${reason.params.about}`.slice(0, 500)
}

/** The time that is due, the last of them where a stop has let several pass; how many passed; when the next comes. */
async function dueOf({ db, now, services }: ActionContext, row: RecurringRow) {
  const schedule = await scheduleOf(db, row, services.timeZone)
  let due: CaseRun | null = null
  let passed = 0
  for (const run of runsAfter(schedule, new Date((row.nextAt ?? now).getTime() - 1))) {
    if (run.at > now) break
    due = run
    passed += 1
  }
  return { due, missed: Math.max(0, passed - 1), nextAt: nextAfter(schedule, now) }
}

async function isLastOpen({ db }: ActionContext, row: RecurringRow): Promise<boolean> {
  const found = await sql`
    select 1 from ticket where recurring_id = ${row.id} and phase = 'open' and deleted_at is null limit 1`.execute(db)
  return found.rows.length > 0
}

async function openFor(context: ActionContext, row: RecurringRow, run: CaseRun, missed: number): Promise<TicketRow> {
  const fill = (words: string) => fillRun(words, run.day, context.actor.language)
  const window = windowOfRun(row, run, context.services.timeZone)
  const given = openTicket.input.parse({ ...bodyOf(row, fill), ...window }) as never
  const opened = (await openTicket.run(context, { row: {}, input: given })) as TicketRow
  const why = explain(opened.why as unknown[], 'recurring', {
    rule: 'recurrence',
    params: { id: row.id, name: row.name, day: run.day, missed },
  })
  const tied = await context.change(ticketKind, opened, { recurringId: row.id, why })
  await planTasks(context, tied.id, fill(row.checklist ?? ''))
  return tied
}

/** The opening as a person would send it: templates, rules and service levels treat it like any other. */
function bodyOf(row: RecurringRow, fill: (words: string) => string): Record<string, unknown> {
  const given: Record<string, unknown> = {
    type: row.type,
    changeModel: row.changeModelId,
    title: fill(row.title),
    description: row.description === null ? undefined : fill(row.description),
    category: row.categoryId,
    urgency: row.urgency,
    impact: row.impact,
    entity: row.entityId,
    location: row.locationId,
    channel: 'desk',
    requesters: actors(['user', row.requesterId]),
    assignees: actors(['group', row.assigneeGroupId], ['user', row.assigneeUserId]),
    observers: actors(['group', row.observerGroupId]),
    assets: row.assetId === null ? [] : [row.assetId],
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))
}

const actors = (...named: ['user' | 'group', string | null][]) =>
  named.flatMap(([type, id]) => (id === null ? [] : [{ type, id }]))
