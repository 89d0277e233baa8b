import { sql } from 'kysely'
import { apiTokenKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { forgetActors } from '../actors/actor-cache.ts'

/**
 * Ends a person's sessions, all but the one whose token hash is `but`. Returns how many. By the clock of the database,
 * which is also the one that opens them.
 */
export async function endSessions(context: ActionContext, userId: string, but = ''): Promise<number> {
  const ended = await sql`
    update session set expires_at = now()
    where user_id = ${userId}::bigint and expires_at > now() and token_hash <> ${but} returning 1`.execute(context.db)
  forgetActors()
  return ended.rows.length
}

/** Revokes every token of a person, each with its line of history. */
export async function revokeTokens(context: ActionContext, userId: string): Promise<void> {
  const revoked = await sql<{ id: string }>`
    update api_token set deleted_at = ${context.now}, updated_at = ${context.now}, version = version + 1
    where user_id = ${userId}::bigint and deleted_at is null returning id`.execute(context.db)
  for (const { id } of revoked.rows) {
    context.note(apiTokenKind, id, [{ field: 'deletedAt', old: null, new: context.now.toISOString() }])
  }
  forgetActors()
}
