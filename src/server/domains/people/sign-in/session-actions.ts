import { sql } from 'kysely'
import { z } from 'zod'
import { idInput } from '../../../../shared/fields/id.ts'
import { sessionKind, userKind } from '../../../../shared/people/people.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { endSessions } from '../actions/account-ends.ts'
import { forgetActors } from '../actors/actor-cache.ts'
import { sessionLife } from '../actors/actor-loader.ts'
import { sessionOf } from '../actors/session-of.ts'
import { requireHouse, requireWholePerson } from '../rights/guards.ts'

/** Run by signIn once the password was right, in the person's name; nobody else may. */
export const startSession = defineAction({
  name: 'session.start',
  open: 'public',
  event: 'session.started',
  input: z.strictObject({
    userId: idInput,
    tokenHash: z.string().length(64),
    address: z.string().max(100),
    userAgent: z.string().max(500),
  }),
  run: async (context, { input }) => {
    requireHouse(context.actor, 'session.start')
    const { userId, tokenHash, address, userAgent } = input
    await sql`
      insert into session (token_hash, user_id, address, user_agent, expires_at)
      values (${tokenHash}, ${userId}, ${address}, ${userAgent}, now() + ${sessionLife.hours} * interval '1 hour')`.execute(
      context.db,
    )
    // Not a change of the person: the version that somebody is editing must stay valid.
    await sql`update app_user set last_sign_in_at = now() where id = ${userId}`.execute(context.db)
    context.note(userKind, userId, [{ field: 'session', old: null, new: address }])
  },
})

/** Ends one session. It stays in the table, expired, for a month: it says from where this person comes. */
export const endOneSession = defineAction({
  name: 'session.end',
  event: 'session.ended',
  input: idSchema,
  on: { kind: sessionKind, id: (input) => input.id },
  run: async (context, { row }) => {
    await sql`update session set expires_at = now() where id = ${row.id}`.execute(context.db)
    context.note(userKind, row.userId, [{ field: 'session', old: row.address, new: null }])
    forgetActors()
    return { id: row.id }
  },
})

/** "Sign me out everywhere else." */
export const endOtherSessions = defineAction({
  name: 'session.end-others',
  open: 'self',
  event: 'session.ended',
  input: z.strictObject({}),
  run: async (context) => {
    requireWholePerson(context.actor, 'session.end-others')
    const userId = context.actor.userId!
    const ended = await endSessions(context, userId, sessionOf(context.actor))
    if (ended > 0) context.note(userKind, userId, [{ field: 'session', old: ended, new: null }])
    return { ended }
  },
})

/** Signing out: ends the session with this token hash, if it is the actor's own. */
export async function endSession(services: Services, actor: Actor, tokenHash: string): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from session where token_hash = ${tokenHash} and user_id = ${actor.userId}::bigint and expires_at > now()`.execute(
    services.db,
  )
  const session = found.rows[0]
  // Whoever has no profile any more must still be able to leave.
  const himself: Actor = { ...actor, type: 'system' }
  if (session !== undefined) await runAction(services, endOneSession, himself, { id: session.id })
  forgetActors()
}
