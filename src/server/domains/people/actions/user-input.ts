import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { createSchema } from '../../../engine/kinds/input-schema.ts'

const password = z.string().min(1).max(1024)

/** Fields of a person; the display name follows from first and last name, a password is set only if given. */
export const createUserInput = (createSchema(userKind) as unknown as z.ZodObject).extend({
  name: z.string().trim().max(255).optional(),
  language: z.enum(['fr', 'en']).default('fr'),
  isActive: z.boolean().default(true),
  password: password.optional(),
}) as unknown as z.ZodType<Record<string, unknown> & { isActive: boolean; password?: string }>

export const setPasswordInput: z.ZodType<SetPassword> = z.strictObject({
  id: idInput,
  password,
  /** Needed for one's own. */
  currentPassword: z.string().max(1024).optional(),
  /** API tokens of this person stay valid (they are revoked otherwise). */
  keepTokens: z.boolean().optional(),
}) as never

export interface SetPassword {
  id: string
  password: string
  currentPassword?: string
  keepTokens?: boolean
}

/** What to call a person who gave no display name. */
export function displayName(values: Record<string, unknown>): string {
  const given = typeof values.name === 'string' ? values.name.trim() : ''
  const full = [values.firstName, values.lastName].filter((part) => typeof part === 'string' && part !== '').join(' ')
  return given || full || String(values.login)
}

/** @throws `invalid` on `login` when another living account has it, capitals or not */
export async function requireFreeLogin(context: ActionContext, login: unknown, exceptId = '0'): Promise<void> {
  const found = await sql`
    select 1 from app_user where lower(login) = lower(${login}) and deleted_at is null and id <> ${exceptId}::bigint`.execute(
    context.db,
  )
  if (found.rows.length > 0) throw invalidField('login', 'taken')
}
