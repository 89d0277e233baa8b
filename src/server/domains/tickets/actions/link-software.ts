import { sql } from 'kysely'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalid } from '../../../../shared/errors.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { linkActions } from '../../../engine/kinds/link-actions.ts'

/** Says which programs a case is about: those that whoever keeps the list of software has opened to cases. */
export const linkSoftware = linkActions({
  from: ticketKind,
  to: softwareKind,
  as: 'software',
  back: 'ticket',
  table: 'ticket_software',
  fromColumn: 'ticket_id',
  toColumn: 'software_id',
  permission: 'ticket.link-asset',
  allow: (row) => requireVerb(row as never, 'edit'),
  hold: async ({ db }, _row, ids) => {
    const found = await sql<{ id: string }>`
      select id from software where id = any(${[...ids]}::bigint[]) and not is_for_cases`.execute(db)
    const closed = new Set(found.rows.map(({ id }) => id))
    const errors = ids.flatMap((id, at) => (closed.has(id) ? [{ field: `ids.${at}`, code: 'not_for_cases' }] : []))
    if (errors.length > 0) throw invalid(errors)
  },
})
