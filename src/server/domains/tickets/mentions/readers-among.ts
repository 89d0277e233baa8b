import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import { loadActor } from '../../people/index.ts'
import { allowedOnTicket } from '../tickets.policy.ts'

/**
 * Those of the people who may read the case (and its internal notes, when it is one), by the read gate itself with the rights
 * they have now. One statement a person and one for all.
 */
export async function readersAmong(
  db: Services['db'],
  ticketId: string,
  userIds: readonly string[],
  isPrivate: boolean,
): Promise<{ id: string; name: string }[]> {
  if (userIds.length === 0) return []
  const loaded = await Promise.all(userIds.map((id) => loadActor(db, id, 'mention')))
  const actors = loaded.filter((actor) => actor !== null)
  if (actors.length === 0) return []
  const may = actors.map((actor) => {
    const reads = allowedOnTicket(actor, 'ticket.read', 't')
    return isPrivate ? sql`(${reads} and ${allowedOnTicket(actor, 'ticket.read-private', 't')})` : reads
  })
  const found = await sql<{ may: boolean[] }>`
    select array[${sql.join(may)}]::boolean[] as may from ticket t where t.id = ${ticketId}`.execute(db)
  const verdicts = found.rows[0]?.may ?? []
  return actors.flatMap(({ userId, name }, index) =>
    verdicts[index] === true && userId !== null ? [{ id: userId, name }] : [],
  )
}
