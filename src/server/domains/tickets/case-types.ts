import { type RawBuilder, sql } from 'kysely'
import { ticketTypes } from '../../../shared/tickets/ticket.lifecycle.ts'

/** The types that a category or a sub-status is for, from its columns for_incident, for_request… */
export const typesSql = (alias: string): RawBuilder<string[]> =>
  sql`array_remove(array[${sql.join(
    ticketTypes.map((type) => sql`case when ${sql.ref(`${alias}.for_${type}`)} then ${sql.lit(type)} end`),
  )}], null)`
