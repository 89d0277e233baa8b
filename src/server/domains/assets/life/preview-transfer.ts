import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { scopeOf } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { tiesOf } from '../../../engine/leavers.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

export interface TransferPreview {
  /** Who holds it, its place, who cares for it: `fits` = belongs to the new unit, or serves it from above. */
  belongings: { field: string; name: string; fits: boolean }[]
  /** Linked assets that stay in other units than the new one, as far as the reader sees them. */
  links: { id: string; name: string; type: string; entity: string }[]
  /** What need not follow: connections, contracts, documents. */
  ties: { name: string; count: number }[]
  /** Open cases about it, all and those that lie in other units. */
  tickets: { open: number; elsewhere: number }
  /** People who see it today by their unit, and will not any more. */
  losing: number
  /** Does the reader himself see it afterwards? */
  staysMine: boolean
}

/** What would come of giving an asset to another unit; without one, to that where it is. */
export async function previewTransfer(
  reader: Reader,
  assetId: string,
  given: string | undefined,
): Promise<TransferPreview> {
  const asset = await readRecord(reader, assetKind, assetId)
  const own = String((asset.entity as { id: string }).id)
  const entityId = given ?? own
  if (entityId !== own) await readRecord(reader, entityKind, entityId)
  const [belongings, links, ties, tickets, losing] = await Promise.all([
    belongingsOf(reader, assetId, entityId),
    linksOf(reader, assetId, entityId),
    tiesOf(reader, assetKind, assetId),
    ticketsOf(reader, assetId, entityId),
    losingOf(reader, own, entityId),
  ])
  const scope = scopeOf(reader.actor, 'asset.read')
  const isMine = (asset.user as { id: string } | null)?.id === reader.actor.userId
  return {
    belongings,
    links,
    ties,
    tickets,
    losing,
    staysMine: isMine || scope?.all === true || scope?.entityIds.includes(entityId) === true,
  }
}

async function belongingsOf(reader: Reader, assetId: string, entityId: string): Promise<TransferPreview['belongings']> {
  const found = await sql<TransferPreview['belongings'][number]>`
    with target as (select path from entity where id = ${entityId})
    select b.field, b.name, b.entity_id = any(target.path) or (b.is_person and exists (
      select 1 from entity below where below.id = b.entity_id and ${entityId}::bigint = any(below.path))) as fits
    from asset a, target, lateral (
      select 'user' as field, u.name, u.entity_id, true as is_person, 1 as at from app_user u where u.id = a.user_id
      union all select 'group', g.name, g.entity_id, false, 2 from app_group g where g.id = a.group_id
      union all select 'location', l.complete_name, l.entity_id, false, 3 from location l where l.id = a.location_id
      union all select 'technician', t.name, t.entity_id, true, 4 from app_user t where t.id = a.technician_id
      union all select 'supportGroup', s.name, s.entity_id, false, 5 from app_group s where s.id = a.support_group_id) b
    where a.id = ${assetId} order by b.at`.execute(reader.db)
  return found.rows
}

async function linksOf(reader: Reader, assetId: string, entityId: string): Promise<TransferPreview['links']> {
  const found = await sql<TransferPreview['links'][number]>`
    select distinct o.id, o.name, o.type, e.complete_name as entity
    from asset_link l join asset o on o.id = case when l.from_id = ${assetId} then l.to_id else l.from_id end join entity e on e.id = o.entity_id
    where (l.from_id = ${assetId} or l.to_id = ${assetId}) and l.ended_at is null and o.deleted_at is null and o.entity_id <> ${entityId}
      and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'o')}
    order by o.name limit 50`.execute(reader.db)
  return found.rows
}

/** By what the room of cases says of them; nothing where there is none. */
async function ticketsOf(reader: Reader, assetId: string, entityId: string): Promise<TransferPreview['tickets']> {
  const relation = entryOf(reader.house, 'asset').relations?.ticket
  if (relation?.record === undefined) return { open: 0, elsewhere: 0 }
  const entity = sql.ref(`${relation.record}.entity_id`)
  const found = await sql<{ open: number; elsewhere: number }>`
    select count(*)::int as open, (count(*) filter (where ${entity} <> ${entityId}))::int as elsewhere
    from asset a, lateral (select ${entity} from ${relation.from} where ${relation.on('a')}
      and ${relation.fields.phase} = 'open' and ${visible(entryOf(reader.house, 'ticket'), reader.actor, relation.record)}) ${sql.ref(relation.record)}
    where a.id = ${assetId}`.execute(reader.db)
  return found.rows[0]!
}

/** Holders of a profile over the old unit and none over the new one. */
async function losingOf(reader: Reader, from: string, to: string): Promise<number> {
  const found = await sql<{ losing: number }>`
    with seeing as (
      select g.user_id, e.id as entity_id from access_grant g join profile p on p.id = g.profile_id join app_user u on u.id = g.user_id
      join entity e on e.id in (${from}::bigint, ${to}::bigint)
        and (p.permissions ->> 'asset.read' = 'all' or g.entity_id = e.id or (g.is_recursive and p.permissions ->> 'asset.read' = 'subtree' and g.entity_id = any(e.path)))
      where u.is_active and u.deleted_at is null and p.permissions ->> 'asset.read' in ('entity', 'subtree', 'all'))
    select count(distinct s.user_id)::int as losing from seeing s where s.entity_id = ${from}
      and not exists (select 1 from seeing o where o.user_id = s.user_id and o.entity_id = ${to})`.execute(reader.db)
  return found.rows[0]!.losing
}
