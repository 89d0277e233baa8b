import { sql } from 'kysely'
import { z } from 'zod'
import type { Permissions } from '../../../../shared/access/reach.ts'
import { reaches } from '../../../../shared/access/reach.ts'
import { conflict, inUse } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { profileKind } from '../../../../shared/people/people.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { forgetActors } from '../actors/actor-cache.ts'
import { requireHeldEverywhere, requireHouse } from '../rights/guards.ts'

type Profile = RowOf<typeof profileKind>

const onProfile = {
  kind: profileKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number }) => input.version,
}

export const createProfile = defineAction({
  name: 'profile.create',
  event: 'profile.created',
  input: createSchema(profileKind),
  run: async (context, { input }) => {
    const values = { permissions: {}, ...toRow(profileKind, input) } as Partial<Profile>
    requireHeldEverywhere(context, {}, values.permissions as Permissions)
    return context.create(profileKind, { ...values, isShipped: false })
  },
})

/** What is lowered needs no right of one's own; what is added or raised does, wherever the profile is granted. */
export const updateProfile = defineAction({
  name: 'profile.update',
  event: 'profile.changed',
  input: updateSchema(profileKind),
  on: onProfile,
  run: async (context, { row, input }) => {
    refuseShipped(row)
    const values = toRow(profileKind, input) as Partial<Profile>
    if (values.permissions !== undefined)
      requireHeldEverywhere(context, withoutLowered(row, values), values.permissions as Permissions)
    const changed = await context.change(profileKind, row, values)
    forgetActors()
    return changed
  },
})

/** The old permissions, with those that become narrower taken as they will be. */
function withoutLowered(row: Profile, values: Partial<Profile>): Permissions {
  const after = values.permissions as Permissions
  const lowered = Object.entries(row.permissions as Permissions).map(([permission, reach]) => {
    const next = after[permission]
    return [permission, next !== undefined && reaches.indexOf(next) < reaches.indexOf(reach) ? next : reach] as const
  })
  return Object.fromEntries(lowered)
}

export const removeProfile = defineAction({
  name: 'profile.remove',
  permission: 'profile.delete',
  event: 'profile.removed',
  input: idSchema,
  on: onProfile,
  run: async (context, { row }) => {
    refuseShipped(row)
    const granted = await sql`select 1 from access_grant where profile_id = ${row.id} limit 1`.execute(context.db)
    if (granted.rows.length > 0) throw inUse('profile', 'grant')
    await context.remove(profileKind, row)
  },
})

const shipped = z.strictObject({
  code: z.string(),
  name: z.string(),
  shell: z.enum(['desk', 'portal']),
  permissions: z.record(z.string(), z.enum(reaches)),
})

/** Brings a shipped profile up to date with this version; run at every start, by the house only. */
export const shipProfile = defineAction({
  name: 'profile.ship',
  permission: 'profile.update',
  event: 'profile.changed',
  input: shipped,
  run: async (context, { input }) => {
    requireHouse(context.actor, 'profile.ship')
    const found = await sql<Profile>`select * from profile where code = ${input.code} for update`.execute(context.db)
    const row = found.rows[0]
    return row === undefined
      ? context.create(profileKind, { ...input, isShipped: true })
      : context.change(profileKind, row, input)
  },
})

/** Shipped profiles stay as the manual describes them; a copy can be changed. */
function refuseShipped(row: Profile): void {
  if (row.isShipped) throw conflict('shipped_profile')
}
