import { sql } from 'kysely'
import { conflict } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { grantKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { forgetActors } from '../actors/actor-cache.ts'
import { requireSuperAdministratorLeft, requireWithin } from '../rights/guards.ts'

type Grant = RowOf<typeof grantKind>

const onGrant = {
  kind: grantKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number }) => input.version,
}

/** A profile for a person over an entity: never more than the giver has himself over that entity. */
export const createGrant = defineAction({
  name: 'grant.create',
  event: 'grant.created',
  input: createSchema(grantKind),
  run: async (context, { input }) => {
    const values = { isRecursive: true, ...toRow(grantKind, input) } as Grant
    await requireWithin(context, values)
    await refuseTwice(context, values)
    const row = await context.create(grantKind, values)
    await requireOnNew(context, grantKind, row.id, 'grant.create')
    forgetActors()
    return row
  },
})

/** Both what it was and what it becomes must be within the giver's own rights; the person stays. */
export const updateGrant = defineAction({
  name: 'grant.update',
  event: 'grant.changed',
  input: updateSchema(grantKind),
  on: onGrant,
  run: async (context, { row, input }) => {
    const values = toRow(grantKind, input)
    if (values.userId !== undefined && values.userId !== row.userId) throw conflict('grant_person')
    await requireWithin(context, row)
    const after = { ...row, ...values } as Grant
    await requireWithin(context, after)
    await refuseTwice(context, after)
    const changed = await context.change(grantKind, row, values)
    await requireOnNew(context, grantKind, row.id, 'grant.update')
    await keepSuperAdministrator(context, row)
    forgetActors()
    return changed
  },
})

export const removeGrant = defineAction({
  name: 'grant.remove',
  permission: 'grant.delete',
  event: 'grant.removed',
  input: idSchema,
  on: onGrant,
  run: async (context, { row }) => {
    await requireWithin(context, row)
    await context.remove(grantKind, row)
    await keepSuperAdministrator(context, row)
    forgetActors()
  },
})

async function refuseTwice(context: ActionContext, grant: Grant): Promise<void> {
  const found = await sql`
    select 1 from access_grant
    where user_id = ${grant.userId} and profile_id = ${grant.profileId} and entity_id = ${grant.entityId}
      and id <> ${grant.id ?? '0'}::bigint`.execute(context.db)
  if (found.rows.length > 0) throw conflict('already_granted')
}

async function keepSuperAdministrator(context: ActionContext, before: Grant): Promise<void> {
  const found =
    await sql`select 1 from profile where id = ${before.profileId} and code = 'super-administrator'`.execute(context.db)
  if (found.rows.length > 0) await requireSuperAdministratorLeft(context)
}
