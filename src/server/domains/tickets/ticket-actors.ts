import { sql } from 'kysely'
import { type FieldError, invalid } from '../../../shared/errors.ts'
import type { Distribution } from '../../../shared/people/people.kinds.ts'
import type { ActorInput, ActorRole, RoleActor } from '../../../shared/tickets/ticket-actors.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext, FieldChange } from '../../engine/actions/context.ts'
import { entryOf } from '../../engine/house.ts'
import { prepared } from '../../platform/db/prepared.ts'

/** A person or group as found, with what decides whether it may take part. */
export interface FoundActor {
  type: 'user' | 'group'
  id: string
  name: string
  login?: string | null
  entityId: string
  /** Active person; group that may be given work. */
  isUsable: boolean
  /** How a group shares out what comes in. */
  distribution?: Distribution | null
  /** The one who acts may see it. */
  seen: boolean
}

export const keyOf = (actor: ActorInput): string => `${actor.type}:${actor.id}`

/** SQL of the people and groups among `actors`: one select, to be run alone or inside another. */
export function foundActorsSql(context: ActionContext, actors: readonly ActorInput[]) {
  const idsOf = (type: string) => actors.filter((actor) => actor.type === type).map((actor) => actor.id)
  const seen = (kind: string) =>
    context.actor.type === 'system' ? sql`true` : visible(entryOf(context.house, kind), context.actor, 'p')
  return sql`
    select 'user' as type, p.id::text as id, p.name, p.login, p.entity_id::text as "entityId", p.is_active as "isUsable",
      (p.id = ${context.actor.userId}::bigint or ${seen('user')}) is true as seen, null as distribution
    from app_user p where p.id = any(${idsOf('user')}::bigint[]) and p.deleted_at is null
    union all
    select 'group', p.id::text, p.name, null, p.entity_id::text, p.can_be_assigned,
      (p.id = any(${context.actor.groupIds}::bigint[]) or ${seen('group')}) is true, p.distribution
    from app_group p where p.id = any(${idsOf('group')}::bigint[]) and p.deleted_at is null`
}

export async function findActors(
  context: ActionContext,
  actors: readonly ActorInput[],
): Promise<Map<string, FoundActor>> {
  if (actors.length === 0) return new Map()
  const found = await sql<{ all: FoundActor[] | null }>`${prepared}
    select json_agg(f) as all from (${foundActorsSql(context, actors)}) f`.execute(context.db)
  return byKey(found.rows[0]?.all ?? [])
}

export const byKey = (found: readonly FoundActor[]): Map<string, FoundActor> =>
  new Map(found.map((actor) => [keyOf(actor), actor]))

/** Refuses whoever does not exist for the actor, and work given to those who cannot take it. */
export function requireActors(
  actors: readonly (RoleActor & { field: string })[],
  found: Map<string, FoundActor>,
): void {
  const errors = actors.flatMap((actor): FieldError[] => {
    const known = found.get(keyOf(actor))
    if (known?.seen !== true) return [{ field: actor.field, code: 'reference' }]
    if (actor.role === 'assignee' && !known.isUsable)
      return [{ field: actor.field, code: 'not_assignable', params: { name: known.name } }]
    return []
  })
  if (errors.length > 0) throw invalid(errors)
}

const asRow = (actor: RoleActor, index: number) => ({
  role: actor.role,
  user_id: actor.type === 'user' ? actor.id : null,
  group_id: actor.type === 'group' ? actor.id : null,
  position: index,
})

/** SQL that gives the case its actors; whoever has the part already is left as he is. */
export const insertActorsSql = (ticketId: string, actors: readonly RoleActor[]) => sql`
  insert into ticket_actor (ticket_id, role, user_id, group_id, position)
  select ${ticketId}::bigint, role, user_id, group_id, position
  from jsonb_to_recordset(${JSON.stringify(actors.map(asRow))}::jsonb) as a(role text, user_id bigint, group_id bigint, position int)
  on conflict do nothing returning role, user_id, group_id`

interface Written {
  how: 'added' | 'gone'
  role: ActorRole
  userId: string | null
  groupId: string | null
}

/** Adds and takes away actors in one statement; says what really changed, as history lines. */
export async function writeActors(
  context: ActionContext,
  ticketId: string,
  add: readonly RoleActor[],
  remove: readonly RoleActor[],
  found: Map<string, FoundActor>,
): Promise<FieldChange[]> {
  const kept = new Set(add.map((actor) => `${actor.role} ${keyOf(actor)}`))
  const gone = remove.filter((actor) => !kept.has(`${actor.role} ${keyOf(actor)}`))
  const written = await sql<Written>`${prepared}
    with gone as (
      delete from ticket_actor t
      using jsonb_to_recordset(${JSON.stringify(gone.map(asRow))}::jsonb) as g(role text, user_id bigint, group_id bigint)
      where t.ticket_id = ${ticketId} and t.role = g.role and t.user_id is not distinct from g.user_id
        and t.group_id is not distinct from g.group_id
      returning t.role, t.user_id, t.group_id),
    added as (${insertActorsSql(ticketId, add)})
    select 'gone' as how, role, user_id, group_id from gone
    union all select 'added', role, user_id, group_id from added`.execute(context.db)
  return written.rows.map((row) => changeOf(row, found))
}

function changeOf(row: Written, found: Map<string, FoundActor>): FieldChange {
  const actor: ActorInput = row.userId === null ? { type: 'group', id: row.groupId! } : { type: 'user', id: row.userId }
  return row.how === 'added' ? addedActor(row.role, actor, found) : goneActor(row.role, actor, found)
}

export const addedActor = (role: ActorRole, actor: ActorInput, found: Map<string, FoundActor>): FieldChange => ({
  field: role,
  old: null,
  new: keyOf(actor),
  newText: found.get(keyOf(actor))?.name ?? keyOf(actor),
})

const goneActor = (role: ActorRole, actor: ActorInput, found: Map<string, FoundActor>): FieldChange => ({
  field: role,
  old: keyOf(actor),
  new: null,
  oldText: found.get(keyOf(actor))?.name ?? keyOf(actor),
})
