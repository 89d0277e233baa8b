import { sql } from 'kysely'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import type { Why } from '../../../../shared/tickets/ticket-why.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { FoundCategory } from '../opening-facts.ts'
import { type FoundActor, keyOf } from '../ticket-actors.ts'
import { nextOf } from './share-out.ts'

interface Opened {
  category: FoundCategory | null
  actors: readonly RoleActor[]
  /** Whoever is found here is added to it. */
  found: Map<string, FoundActor>
  assets: readonly { id: string }[]
}

type Reason = Omit<Why, 'field'>

export interface Assignment {
  actors: RoleActor[]
  /** Why they; null = nobody was chosen here. */
  why: Reason | null
}

/**
 * Who works on a new case beside those whom people, rules and templates have named: with nobody named the technician of the
 * asset or of the category, in the order that the category says, and its group; and where only a group has it, the member
 * to whom it falls. No statement where nothing of this is switched on.
 */
export async function assignmentOf(context: ActionContext, opened: Opened): Promise<Assignment> {
  const { category, actors, found } = opened
  const given = actors.filter((each) => each.role === 'assignee')
  const named = given.length > 0 || category === null ? nobody : await byCategory(context, opened, category)
  for (const each of named.actors) found.set(keyOf(each), each)
  const assignment = { actors: named.actors.map(asAssignee), why: named.why }
  const all = [...given, ...assignment.actors]
  const group = all.find((each) => each.type === 'group')
  if (group === undefined || all.some((each) => each.type === 'user')) return assignment
  const team = found.get(keyOf(group))
  const how = (given.length === 0 ? category?.distribution : null) ?? team?.distribution ?? 'none'
  if (team === undefined || how === 'none') return assignment
  const turn = await nextOf(context, group.id, how)
  const params = { group: team.name, members: turn.members, present: turn.present }
  if (turn.member === null) return { ...assignment, why: { rule: 'nobody', params } }
  const { id, name, entityId, open } = turn.member
  const member: FoundActor = { type: 'user', id, name, entityId, isUsable: true, seen: true }
  found.set(keyOf(member), member)
  return { actors: [asAssignee(member), ...assignment.actors], why: { rule: how, params: { ...params, name, open } } }
}

interface Named {
  actors: FoundActor[]
  why: Reason | null
}

const nobody: Named = { actors: [], why: null }

const asAssignee = ({ type, id }: FoundActor): RoleActor => ({ role: 'assignee', type, id })

const orders = {
  category: ['category'],
  'asset-first': ['asset', 'category'],
  'category-first': ['category', 'asset'],
} as const

async function byCategory(context: ActionContext, { assets }: Opened, category: FoundCategory): Promise<Named> {
  const groups = category.group === null ? [] : [category.group]
  for (const source of orders[category.technicianFrom ?? 'category']) {
    if (source === 'category' && category.technician !== null)
      return { actors: [category.technician, ...groups], why: ofCategory(category) }
    const keeper = source === 'asset' ? await keeperOf(context, assets) : null
    if (keeper !== null)
      return {
        actors: [keeper, ...groups],
        why: { rule: 'item', params: { asset: keeper.asset, name: keeper.name } },
      }
  }
  return groups.length === 0 ? nobody : { actors: groups, why: ofCategory(category) }
}

const ofCategory = ({ name }: FoundCategory): Reason => ({ rule: 'category', params: { category: name } })

/** The technician of the first asset that has one who is still here. */
async function keeperOf(
  context: ActionContext,
  assets: readonly { id: string }[],
): Promise<(FoundActor & { asset: string }) | null> {
  if (assets.length === 0) return null
  const ids = assets.map(({ id }) => id)
  const found = await sql<FoundActor & { asset: string }>`
    select 'user' as type, u.id::text as id, u.name, u.entity_id::text as entity_id, true as is_usable, true as seen, x.name as asset
    from asset x join app_user u on u.id = x.technician_id and u.is_active and u.deleted_at is null
    where x.id = any(${ids}::bigint[]) order by array_position(${ids}::bigint[], x.id) limit 1`.execute(context.db)
  return found.rows[0] ?? null
}
