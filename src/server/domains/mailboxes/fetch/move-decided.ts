import type { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import type { StoredMailbox } from './open-imap.ts'

const mostAtOnce = 500

/**
 * Moves mails that are decided out of the folder they came in by: those that wait for people into quarantine, the others to what
 * is done with. What was decided while nobody was connected moves at the next visit.
 */
export async function moveDecided(services: Services, client: ImapFlow, mailbox: StoredMailbox): Promise<void> {
  const { processedFolder, quarantineFolder } = mailbox
  if (processedFolder === null && quarantineFolder === null) return
  const found = await sql<{ uid: string; isKeptBack: boolean }>`
    select n.uid, m.state in ('quarantined', 'refused') as is_kept_back
    from mailbox_message n join incoming_mail m on m.id = n.mail_id
    where n.mailbox_id = ${mailbox.id} and m.state <> 'received' order by n.uid limit ${mostAtOnce}`.execute(
    services.db,
  )
  for (const [folder, isKeptBack] of [
    [processedFolder, false],
    [quarantineFolder ?? processedFolder, true],
  ] as const) {
    const uids = found.rows.filter((row) => row.isKeptBack === isKeptBack).map(({ uid }) => uid)
    if (folder === null || uids.length === 0) continue
    await client.mailboxCreate(folder).catch(() => {})
    await client.messageMove(uids.join(','), folder, { uid: true })
    await sql`delete from mailbox_message where mailbox_id = ${mailbox.id} and uid = any(${uids}::bigint[])`.execute(
      services.db,
    )
  }
}
