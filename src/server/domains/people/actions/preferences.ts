import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField, tooLarge } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { forgetActors } from '../actors/actor-cache.ts'

const largest = 50_000
const values = z.record(z.string().regex(/^[a-zA-Z][\w.-]{0,99}$/), z.json())

/**
 * How one likes it: theme, density, columns of each list… Each name given is replaced, null removes it. `language` is
 * the person's own field.
 */
export const changePreferences = defineAction({
  name: 'user.change-preferences',
  open: 'self',
  silent: 'one person’s own taste',
  input: z.strictObject({ language: z.enum(['fr', 'en']).optional(), preferences: values.optional() }),
  run: async (context, { input }) => {
    if (context.actor.userId === null) throw invalidField('user', 'required')
    if (input.language !== undefined) await changeLanguage(context, input.language)
    return { preferences: await mergePreferences(context, input.preferences ?? {}) }
  },
})

async function changeLanguage(context: ActionContext, language: 'fr' | 'en'): Promise<void> {
  const found = await sql<RowOf<typeof userKind>>`
    select * from app_user where id = ${context.actor.userId} for update`.execute(context.db)
  await context.change(userKind, found.rows[0]!, { language })
  forgetActors()
}

async function mergePreferences(context: ActionContext, given: Record<string, unknown>): Promise<unknown> {
  const merged = await sql<{ preferences: unknown; size: number }>`
    update app_user set preferences = jsonb_strip_nulls(preferences || ${JSON.stringify(given)}::jsonb)
    where id = ${context.actor.userId} returning preferences, length(preferences::text) as size`.execute(context.db)
  const { preferences, size } = merged.rows[0]!
  if (size > largest) throw tooLarge(largest)
  return preferences
}
