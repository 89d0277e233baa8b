import { sql } from 'kysely'
import { notFound } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { ParsedMail } from '../parse/mail.ts'
import type { KnownPerson, MailboxRow, MailRow, Work } from './work.ts'

/** All that deciding about a mail takes, beside the mail. */
export async function workOn(context: ActionContext, row: MailRow, mail: ParsedMail): Promise<Work> {
  const own = await sql<{ address: string }>`
    select lower(address) as address from mailbox where deleted_at is null`.execute(context.db)
  const [sender = null] = mail.from === null ? [] : await peopleAt(context, [mail.from.address])
  return {
    context,
    row,
    mailbox: await mailboxOf(context, row.mailboxId),
    mail,
    sender,
    ownAddresses: new Set(own.rows.map(({ address }) => address)),
    steps: [],
  }
}

async function mailboxOf({ db }: ActionContext, id: string): Promise<MailboxRow> {
  const found = await sql<MailboxRow>`select * from mailbox where id = ${id}`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw notFound('mailbox', id)
  return row
}

/** Accounts in service behind addresses; of several at one address, the oldest. */
export async function peopleAt({ db }: ActionContext, addresses: readonly string[]): Promise<KnownPerson[]> {
  if (addresses.length === 0) return []
  const found = await sql<KnownPerson>`
    select distinct on (lower(u.email)) u.id, u.name, lower(u.email) as email from app_user u
    where lower(u.email) = any(${addresses}::text[]) and u.is_active and u.deleted_at is null
    order by lower(u.email), u.id`.execute(db)
  return found.rows
}
