import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { linkTypeKind } from '../../../../shared/assets/links.kinds.ts'
import { allowedSql, visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { spokenSql } from '../../../engine/lists/title-sql.ts'

/** A link as one of its ends tells it. */
export interface Connection {
  id: string
  typeId: string
  /** In the words of the asset asked about: "contains", "is in". */
  label: string
  isOutgoing: boolean
  isDeclared: boolean
  isObserved: boolean
  firstSeenAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  comment: string | null
  /** May this reader end or change it: both ends are his to change. */
  mayChange: boolean
  asset: { id: string; name: string; number: number; type: string; serial: string | null; location: string | null }
}

const most = 500

/** Assets tied to this one, both directions, as far as the reader may see them; those that hold first. */
export async function connectionsOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: Connection[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const entry = entryOf(reader.house, assetKind.name)
  const said = (name: string) => spokenSql(linkTypeKind, name, 't', reader.actor.language)
  const may = (alias: string) => allowedSql(entry, reader.actor, 'asset.update', alias)
  const found = await sql<Connection & { total: string }>`
    select l.id, l.type_id, case when e.is_outgoing then ${said('name')} else ${said('reverseName')} end as label, e.is_outgoing,
      l.is_declared, l.is_observed, l.first_seen_at, l.last_seen_at, l.ended_at, l.comment, (${may('a')} and ${may('o')}) as may_change,
      json_build_object('id', a.id::text, 'name', a.name, 'number', a.number, 'type', a.type, 'serial', a.serial,
        'location', (select p.complete_name from location p where p.id = a.location_id)) as asset,
      count(*) over () as total
    from asset o
      join lateral (
        select f.id, f.to_id as other_id, true as is_outgoing from asset_link f where f.from_id = o.id
        union all select b.id, b.from_id, false from asset_link b where b.to_id = o.id) e on true
      join asset_link l on l.id = e.id join link_type t on t.id = l.type_id join asset a on a.id = e.other_id
    where o.id = ${assetId} and a.deleted_at is null and ${visible(entry, reader.actor, 'a')}
    order by l.ended_at is not null, label, l.ended_at desc, a.name, l.id limit ${most}`.execute(reader.db)
  const items = found.rows.map(({ total, ...connection }) => connection)
  return { items, total: Number(found.rows[0]?.total ?? 0), next: null }
}
