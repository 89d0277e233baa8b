import { forbidden, invalidField } from '../../../../shared/errors.ts'
import type { Freeze, Span } from '../../../../shared/tickets/freeze-windows.ts'
import { explain, reasonOf as whyReason } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { freezesMet, type MetFreeze } from './freeze-windows.ts'

type Windowed = Pick<TicketRow, 'id' | 'type' | 'plannedFrom' | 'plannedUntil'>

/** The whole span of a change; one that has only a beginning touches what it begins in. */
export function spanOf({ type, plannedFrom, plannedUntil }: Omit<Windowed, 'id'>): Span | null {
  const from = plannedFrom ?? plannedUntil
  if (type !== 'change' || from === null) return null
  return { startsAt: from, endsAt: plannedUntil ?? new Date(from.getTime() + 1) }
}

/** The same of a record as it is read. */
export function windowOf(record: Record<string, unknown>): Span | null {
  const at = (value: unknown) => (value == null ? null : new Date(value as string | Date))
  const [plannedFrom, plannedUntil] = [at(record.plannedFrom), at(record.plannedUntil)]
  return spanOf({ type: record.type as Windowed['type'], plannedFrom, plannedUntil })
}

/** What is asked of freezes. */
interface Passing {
  /** Why a freeze is passed; left out: it is not. */
  reason?: string | undefined
  /** What this act has changed; left out: everything. */
  changed?: ReadonlySet<string>
}

/**
 * Keeps a change out of the freezes its window falls into: refuses, or lets pass whoever may with a reason, and says on
 * the change what it passed or was warned of. The case is asked as it stands in this transaction.
 *
 * A freeze is asked of anew when the window, the entity or what its condition reads has changed. What the house does by itself
 * (a rule at its hour) is not stopped by a freeze: the change tells that it lies in one.
 */
export async function keepClear(context: ActionContext, row: TicketRow, passing: Passing = {}): Promise<TicketRow> {
  const span = spanOf(row)
  const { db, house, now, services, actor } = context
  const met = span === null ? [] : await freezesMet({ db, house, now, timeZone: services.timeZone }, row.id, span)
  const asked = met.filter((freeze) => isAsked(freeze, row, passing.changed))
  if (met.length > 0 && asked.length === 0) return row
  const closed = asked.filter(({ effect }) => effect === 'refuse')
  const isOwn = actor.type === 'system' && passing.changed !== undefined
  if (closed.length > 0 && !isOwn) {
    const mayPass = await context.may('ticket.pass-freeze', ticketKind, row.id)
    if (passing.reason === undefined) throw refusalOf(context, closed[0]!, mayPass && passing.changed !== undefined)
    if (!mayPass) throw forbidden('ticket.pass-freeze')
  }
  const why = explain(row.why as unknown[], 'plannedFrom', reasonOf(context, asked[0], passing.reason))
  return JSON.stringify(why) === JSON.stringify(row.why) ? row : context.change(ticketKind, row, { why })
}

const windowFields = ['plannedFrom', 'plannedUntil', 'entity', 'type']

function isAsked({ id, reads }: MetFreeze, row: TicketRow, changed: ReadonlySet<string> | undefined): boolean {
  if (changed === undefined || windowFields.some((field) => changed.has(field))) return true
  const passed = passedFreeze(row.why as unknown[])
  return passed !== id && [...reads].some((field) => changed.has(field))
}

const passedFreeze = (why: readonly unknown[]): string | null => {
  const reason = whyReason(why, 'plannedFrom')
  return reason?.rule === 'freeze-passed' ? String(reason.params.id) : null
}

function reasonOf({ actor }: ActionContext, freeze: Freeze | undefined, reason: string | undefined) {
  if (freeze === undefined) return null
  const params = { freeze: freeze.name, id: freeze.id, about: freeze.reason }
  return freeze.effect === 'refuse' && reason !== undefined
    ? { rule: 'freeze-passed' as const, params: { ...params, by: actor.name, reason } }
    : { rule: 'freeze-warned' as const, params }
}

function refusalOf({ actor, services }: ActionContext, freeze: Freeze, mayPass: boolean) {
  const { name, reason, startsAt, endsAt } = freeze
  const format = new Intl.DateTimeFormat(actor.language, {
    ...{ dateStyle: 'medium', timeStyle: 'short' },
    timeZone: services.timeZone,
  } as Intl.DateTimeFormatOptions)
  const at = (text: string) => format.format(new Date(text))
  return invalidField('plannedFrom', 'in_freeze', {
    ...{ name, reason, from: at(startsAt), until: at(endsAt) },
    // The field by which whoever may passes it.
    ...(mayPass ? { passWith: 'freezeReason' } : {}),
  })
}
