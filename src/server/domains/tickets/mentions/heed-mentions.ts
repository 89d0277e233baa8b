import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import { boolean } from '../../../../shared/fields/index.ts'
import { mentionedIn, mostMentions, withNames } from '../../../../shared/tickets/mentions.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { cleanHtml } from '../../../engine/changes/clean-values.ts'
import type { SettingDefinition } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { findActors, writeActors } from '../ticket-actors.ts'
import { readersAmong } from './readers-among.ts'

const watchesKey = 'ticket.mention-watches'

export const mentionSettings: readonly SettingDefinition[] = [
  // Whoever is named follows the case from then on.
  { key: watchesKey, field: boolean(), default: true },
]

interface Heeded {
  /** With the people's own names; who may not read it is named in plain words. */
  body: string
  /** Tells them, once the entry has an id. */
  tell: (entryId: string) => Promise<void>
}

/**
 * People named in what is about to be said. Whoever may not read it is no mention: a name must not become a way to learn of
 * a case. No statement for a text that names nobody.
 *
 * @throws `invalid` on `body` for too many
 */
export async function heedMentions(
  context: ActionContext,
  ticketId: string,
  said: { body: string; isPrivate: boolean },
): Promise<Heeded> {
  if (!said.body.includes('data-mention')) return { body: said.body, tell: async () => {} }
  const body = cleanHtml(said.body)
  const ids = mentionedIn(body)
  if (ids.length > mostMentions) throw invalidField('body', 'too_many_mentions', { max: mostMentions })
  const readers = await readersAmong(context.db, ticketId, ids, said.isPrivate)
  return {
    body: withNames(body, new Map(readers.map(({ id, name }) => [id, name]))),
    tell: (entryId) =>
      tellOf(
        context,
        { ticketId, entryId },
        readers.map(({ id }) => id).filter((id) => id !== context.actor.userId),
      ),
  }
}

async function tellOf(
  context: ActionContext,
  { ticketId, entryId }: { ticketId: string; entryId: string },
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return
  const added = await sql<{ userId: string }>`
    insert into ticket_mention (ticket_id, entry_id, user_id, by_id, at)
    select ${ticketId}::bigint, ${entryId}::bigint, unnest(${[...userIds]}::bigint[]), ${context.actor.userId}, ${context.now}
    on conflict (entry_id, user_id) do nothing returning user_id::text as user_id`.execute(context.db)
  const told = added.rows.map(({ userId }) => userId)
  if (told.length === 0) return
  context.tell('ticket.mentioned', ticketKind, ticketId, { entryId, users: told })
  if (!(await readSetting<boolean>(context.db, context.house, watchesKey))) return
  const observers = told.map((id): RoleActor => ({ role: 'observer', type: 'user', id }))
  const changes = await writeActors(context, ticketId, observers, [], await findActors(context, observers))
  if (changes.length > 0) context.note(ticketKind, ticketId, changes)
}
