import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { apiTokenKind } from '../../../../shared/people/people.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { forgetActors } from '../actors/actor-cache.ts'
import { hashToken, newSecret } from '../actors/secrets.ts'

/** Found at once by scanners of leaked secrets, and by people who wonder what this text is. */
const prefix = 'cigale_'
const day = 86_400_000
const longestDays = 731
const usualDays = 365

const input = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** Permission names, families (`ticket.*`, `*.read`) or `*`; `metrics` for the door of that name. */
  scopes: z
    .array(z.string().regex(/^(\*|metrics|(\*|[a-z-]+)\.(\*|[a-z-]+))$/))
    .min(1)
    .max(100),
  /** A year when left out; two years at most. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  /** Whose token; only the house makes tokens for others. */
  user: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})

/**
 * A key for scripts in the person's name, never for more than he may. The secret is in this answer and nowhere else.
 * @returns the token's record with `secret`
 */
export const createApiToken = defineAction({
  name: 'api-token.create',
  event: 'api-token.created',
  isSecret: true,
  input,
  run: async (context, given) => {
    const { name, scopes } = given.input
    const userId = ownerOf(context.actor, given.input.user)
    requireNarrower(context.actor, scopes)
    const expiresAt = expiryOf(given.input.expiresAt, context.now)
    const secret = `${prefix}${newSecret()}`
    const hint = `${secret.slice(0, prefix.length + 4)}…`
    // The hash is no field of the kind: fields can be read.
    const stored = await sql<{ id: string }>`
      insert into api_token (token_hash, hint, user_id, name, scopes, expires_at)
      values (${hashToken(secret)}, ${hint}, ${userId}, ${name}, ${[...scopes]}::text[], ${expiresAt}) returning id`.execute(
      context.db,
    )
    const { id } = stored.rows[0]!
    context.note(apiTokenKind, id, [
      { field: 'name', old: null, new: name },
      { field: 'user', old: null, new: userId },
      { field: 'scopes', old: null, new: scopes },
      { field: 'expiresAt', old: null, new: expiresAt.toISOString() },
    ])
    return { id, name, hint, scopes, expiresAt, secret }
  },
})

export const revokeApiToken = defineAction({
  name: 'api-token.revoke',
  event: 'api-token.revoked',
  input: idSchema,
  on: { kind: apiTokenKind, id: (given) => given.id },
  run: async (context, { row }) => {
    await context.remove(apiTokenKind, row)
    forgetActors()
    return { id: row.id }
  },
})

function ownerOf(actor: Actor, asked: string | undefined): string {
  if (actor.type === 'system') {
    if (asked === undefined) throw invalidField('user', 'required')
    return asked
  }
  if (asked !== undefined && asked !== actor.userId) throw forbidden('api-token.create')
  return actor.userId!
}

/** A token must not make a wider one. */
function requireNarrower(actor: Actor, scopes: readonly string[]): void {
  if (actor.scopes === null || actor.scopes.includes('*')) return
  const wider = scopes.find((scope) => actor.scopes?.includes(scope) !== true)
  if (wider !== undefined) throw forbidden(wider)
}

function expiryOf(asked: string | undefined, now: Date): Date {
  if (asked === undefined) return new Date(now.getTime() + usualDays * day)
  const at = new Date(asked)
  if (at <= now) throw invalidField('expiresAt', 'past')
  if (at.getTime() > now.getTime() + longestDays * day)
    throw invalidField('expiresAt', 'too_late', { days: longestDays })
  return at
}
