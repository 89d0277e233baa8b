import { sql } from 'kysely'
import { type FieldError, invalid, invalidField } from '../../../shared/errors.ts'
import type { Distribution } from '../../../shared/people/people.kinds.ts'
import type { TicketType } from '../../../shared/tickets/ticket.lifecycle.ts'
import type { RoleActor } from '../../../shared/tickets/ticket-actors.ts'
import type { technicianSources } from '../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { entryOf } from '../../engine/house.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { typesSql } from './case-types.ts'
import { type DefaultSubStatus, defaultSubStatusesSql } from './sub-statuses.ts'
import { type FoundTemplate, templateSql } from './templates/ticket-template.ts'
import { byKey, type FoundActor, foundActorsSql } from './ticket-actors.ts'

export interface FoundCategory {
  name: string
  /** Types of case it is for. */
  types: string[]
  inPortal: boolean
  /** Whom cases of this category, or of the nearest one above that says so, go to. */
  group: FoundActor | null
  technician: FoundActor | null
  technicianFrom: (typeof technicianSources)[number] | null
  distribution: Distribution | 'none' | null
}

/** What an opening needs to know, read in one statement. */
export interface OpeningFacts {
  actors: Map<string, FoundActor>
  /** Requesters that share a group with the actor. */
  colleagues: ReadonlySet<string>
  category: FoundCategory | null
  assets: FoundAsset[]
  subStatuses: DefaultSubStatus[]
  /** How people open such a case; null = as they like, and always for the house itself. */
  template: FoundTemplate | null
}

export interface FoundAsset {
  id: string
  name: string
  number: number
  serial: string | null
  type: string
}

interface Asked {
  actors: readonly RoleActor[]
  categoryId: string | null
  assets: readonly string[]
  /** A case that is being opened. `entityId`: as said; null = that of the first requester. */
  opening?: { type: TicketType; entityId: string | null }
}

export async function readOpeningFacts(context: ActionContext, asked: Asked): Promise<OpeningFacts> {
  const people = asked.actors.filter((actor) => actor.type === 'user').map((actor) => actor.id)
  const result = await sql<{
    actors: FoundActor[]
    colleagues: string[]
    category: FoundCategory | null
    assets: FoundAsset[]
    subStatuses: DefaultSubStatus[]
    template: FoundTemplate | null
  }>`${prepared}
    select coalesce((select json_agg(f) from (${foundActorsSql(context, asked.actors)}) f), '[]'::json) as actors,
      ${colleaguesSql(context, people)} as colleagues,
      ${categorySql(asked.categoryId)} as category, ${defaultSubStatusesSql} as sub_statuses,
      ${assetsSql(context, asked.assets)} as assets, ${openingTemplateSql(context, asked)} as template`.execute(
    context.db,
  )
  const facts = result.rows[0]!
  refuseUnknownAssets(asked.assets, facts.assets)
  return { ...facts, actors: byKey(facts.actors), colleagues: new Set(facts.colleagues) }
}

function openingTemplateSql({ actor }: ActionContext, { opening, actors, categoryId }: Asked) {
  if (opening === undefined || actor.type !== 'person') return sql`null::json`
  const requester = actors.find((each) => each.role === 'requester')
  const table = requester?.type === 'group' ? sql`app_group` : sql`app_user`
  const entityId = sql`coalesce(${opening.entityId}::bigint, (select r.entity_id from ${table} r where r.id = ${requester?.id ?? null}::bigint))`
  const profileIds = actor.grants.map((grant) => grant.profileId)
  return templateSql({ type: opening.type, categoryId: sql`${categoryId}::bigint`, entityId, profileIds })
}

function colleaguesSql(context: ActionContext, people: readonly string[]) {
  if (people.length === 0 || context.actor.groupIds.length === 0) return sql`'[]'::json`
  return sql`coalesce((
    select json_agg(distinct m.user_id::text) from group_member m
    where m.user_id = any(${people}::bigint[]) and m.group_id = any(${context.actor.groupIds}::bigint[])), '[]'::json)`
}

/** Visibility of the category itself is the write gate's affair (a reference like any other). */
function categorySql(id: string | null) {
  if (id === null) return sql`null::json`
  const technician = sql`select json_build_object('type', 'user', 'id', u.id::text, 'name', u.name, 'entityId', u.entity_id::text, 'isUsable', u.is_active, 'seen', true)
    from app_user u where u.id = giver.technician_id and u.is_active and u.deleted_at is null`
  const group = sql`select json_build_object('type', 'group', 'id', g.id::text, 'name', g.name, 'entityId', g.entity_id::text, 'isUsable', g.can_be_assigned, 'seen', true, 'distribution', g.distribution)
    from app_group g where g.id = giver.group_id and g.can_be_assigned and g.deleted_at is null`
  const nearest = (column: string) => sql`(
    select p.${sql.ref(column)} from ticket_category p where p.id = any(c.path) and p.deleted_at is null and p.${sql.ref(column)} is not null
    order by cardinality(p.path) desc limit 1)`
  return sql`(
    select json_build_object('name', c.complete_name, 'types', ${typesSql('c')},
      'inPortal', c.in_portal, 'technician', (${technician}), 'group', (${group}),
      'technicianFrom', ${nearest('technician_from')}, 'distribution', ${nearest('distribution')})
    from ticket_category c left join lateral (
      select p.technician_id, p.group_id from ticket_category p
      where p.id = any(c.path) and p.deleted_at is null and (p.technician_id is not null or p.group_id is not null)
      order by cardinality(p.path) desc limit 1) giver on true
    where c.id = ${id} and c.deleted_at is null)`
}

function assetsSql(context: ActionContext, ids: readonly string[]) {
  if (ids.length === 0) return sql`'[]'::json`
  const seen =
    context.actor.type === 'system' ? sql`true` : visible(entryOf(context.house, 'asset'), context.actor, 'x')
  return sql`coalesce((
    select json_agg(json_build_object('id', x.id::text, 'name', x.name, 'number', x.number, 'serial', x.serial, 'type', x.type)) from asset x
    where x.id = any(${ids}::bigint[]) and x.deleted_at is null and ${seen}), '[]'::json)`
}

function refuseUnknownAssets(asked: readonly string[], found: readonly { id: string }[]): void {
  const known = new Set(found.map((asset) => asset.id))
  const errors = asked.flatMap((id, index): FieldError[] =>
    known.has(id) ? [] : [{ field: `assets.${index}`, code: 'reference' }],
  )
  if (errors.length > 0) throw invalid(errors)
}

/** A category is for certain types of case, and the portal offers only some. */
export function requireFit(category: FoundCategory | null, type: string, channel: string): void {
  if (category === null) return
  if (!category.types.includes(type) || (channel === 'portal' && !category.inPortal))
    throw invalidField('category', 'not_offered', { type })
}
