import { sql } from 'kysely'
import { conflict, forbidden, notFound } from '../../../../shared/errors.ts'
import { groupKind, memberKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { forgetActors } from '../actors/actor-cache.ts'

const onMember = {
  kind: memberKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number }) => input.version,
}

interface Membership {
  groupId: string
  userId: string
}

/** Membership opens what the group sees: it is a change of the group, and asks the right over that very group. */
export const addMember = defineAction({
  name: 'member.create',
  permission: 'group.update',
  event: 'member.created',
  input: createSchema(memberKind),
  run: async (context, { input }) => {
    const values = { isManager: false, isPassedOver: false, ...(toRow(memberKind, input) as unknown as Membership) }
    await requireGroup(context, values.groupId)
    const already = await sql`
      select 1 from group_member where group_id = ${values.groupId} and user_id = ${values.userId}`.execute(context.db)
    if (already.rows.length > 0) throw conflict('already_member')
    const row = await context.create(memberKind, values)
    forgetActors()
    return row
  },
})

export const updateMember = defineAction({
  name: 'member.update',
  permission: 'group.update',
  event: 'member.changed',
  input: updateSchema(memberKind),
  on: onMember,
  run: async (context, { row, input }) => {
    const values = toRow(memberKind, input)
    if (typeof values.groupId === 'string' && values.groupId !== row.groupId)
      await requireGroup(context, values.groupId)
    const changed = await context.change(memberKind, row, values)
    forgetActors()
    return changed
  },
})

export const removeMember = defineAction({
  name: 'member.remove',
  permission: 'group.update',
  event: 'member.removed',
  input: idSchema,
  on: onMember,
  run: async (context, { row }) => {
    await context.remove(memberKind, row)
    forgetActors()
  },
})

async function requireGroup(context: ActionContext, groupId: string): Promise<void> {
  await context.load(groupKind, groupId).catch(() => {
    throw notFound('group', groupId)
  })
  if (!(await context.may('group.update', groupKind, groupId))) throw forbidden('group.update')
}
