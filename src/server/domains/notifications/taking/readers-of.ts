import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { NoticeKind } from '../../../../shared/notifications/notice-events.ts'
import { type Actor, isAllowed } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { entryOf } from '../../../engine/house.ts'
import { loadActors } from '../../people/index.ts'

/** A record, and perhaps one thing said on it. */
export interface Target {
  kind: NoticeKind
  recordId: string | null
  entryId: string | null
}

/** More conditions in one statement take longer to plan than to run. */
const atOnce = 50

/**
 * Those of the people who may read the record, and what was said on it, by the read gate itself with the rights they have
 * now. One statement for their rights, one for each fifty of them.
 */
export async function readersOf(
  services: Services,
  target: Target,
  userIds: readonly string[],
): Promise<Map<string, Actor>> {
  const actors = [...(await loadActors(services.db, userIds, 'notice')).values()]
  if (target.kind === 'none') return byId(actors.filter((actor) => isAllowed(actor, 'operations.read')))
  const readers: Actor[] = []
  for (let at = 0; at < actors.length; at += atOnce) {
    const some = actors.slice(at, at + atOnce)
    const may = some.map((actor) => mayRead(services, target, actor))
    const found = await sql<{ may: boolean[] }>`select array[${sql.join(may)}]::boolean[] as may`.execute(services.db)
    readers.push(...some.filter((_, index) => found.rows[0]?.may[index] === true))
  }
  return byId(readers)
}

const byId = (actors: readonly Actor[]) => new Map(actors.map((actor) => [actor.userId ?? '', actor]))

function mayRead({ house }: Services, { kind, recordId, entryId }: Target, actor: Actor): RawBuilder<SqlBool> {
  const record = entryOf(house, kind)
  const kept = record.kind.hasTrash ? sql`and r.deleted_at is null` : sql``
  const reads = sql<SqlBool>`exists (
    select 1 from ${sql.table(record.kind.table)} r where r.id = ${recordId} ${kept} and ${visible(record, actor, 'r')})`
  if (entryId === null) return reads
  const said = entryOf(house, 'ticket-entry')
  return sql<SqlBool>`(${reads} and exists (
    select 1 from ticket_entry s where s.id = ${entryId} and s.deleted_at is null and ${visible(said, actor, 's')}))`
}
