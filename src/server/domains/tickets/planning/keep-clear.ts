import { forbidden, invalidField } from '../../../../shared/errors.ts'
import type { Freeze, Span } from '../../../../shared/tickets/freeze-windows.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { freezesOn } from './freeze-windows.ts'

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

/**
 * Keeps a change out of the freezes its window falls into: refuses, or lets pass whoever may with a reason, and says on
 * the change what it passed or was warned of. The case is asked as it stands in this transaction.
 *
 * @param reason why a freeze is passed; left out: it is not
 */
export async function keepClear(context: ActionContext, row: TicketRow, reason?: string): Promise<TicketRow> {
  const span = spanOf(row)
  const { db, house, now, services } = context
  const freezes = span === null ? [] : await freezesOn({ db, house, now, timeZone: services.timeZone }, row.id, span)
  const closed = freezes.filter(({ effect }) => effect === 'refuse')
  if (closed.length > 0 && reason === undefined) throw refusalOf(context, closed[0]!)
  if (closed.length > 0 && !(await context.may('ticket.pass-freeze', ticketKind, row.id)))
    throw forbidden('ticket.pass-freeze')
  const why = explain(row.why as unknown[], 'plannedFrom', reasonOf(context, freezes[0], reason))
  return JSON.stringify(why) === JSON.stringify(row.why) ? row : context.change(ticketKind, row, { why })
}

function reasonOf({ actor }: ActionContext, freeze: Freeze | undefined, reason: string | undefined) {
  if (freeze === undefined) return null
  const params = { freeze: freeze.name, id: freeze.id, about: freeze.reason }
  return freeze.effect === 'refuse'
    ? { rule: 'freeze-passed' as const, params: { ...params, by: actor.name, reason: reason ?? '' } }
    : { rule: 'freeze-warned' as const, params }
}

function refusalOf({ actor, services }: ActionContext, { name, reason, startsAt, endsAt }: Freeze) {
  const format = new Intl.DateTimeFormat(actor.language, {
    ...{ dateStyle: 'medium', timeStyle: 'short' },
    timeZone: services.timeZone,
  } as Intl.DateTimeFormatOptions)
  const at = (text: string) => format.format(new Date(text))
  return invalidField('plannedFrom', 'in_freeze', { name, reason, from: at(startsAt), until: at(endsAt) })
}
