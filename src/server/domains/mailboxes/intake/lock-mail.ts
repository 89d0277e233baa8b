import { sql } from 'kysely'
import { notFound } from '../../../../shared/errors.ts'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { MailRow } from './work.ts'

/** A mail for the house to work on, locked: acts of the house have no door, and so no row of their own. */
export async function lockMail({ db }: ActionContext, id: string): Promise<MailRow> {
  const found = await sql<MailRow>`select * from incoming_mail where id = ${id} for no key update`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw notFound(incomingMailKind.name, id)
  return row
}
