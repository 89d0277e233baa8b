import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

/** SQL of an end as JSON: the port with its asset, or the socket with its face; what one may not see has no name. */
const endJson = (reader: Reader, end: string) => sql`
  (select case
    when ${sql.ref(`${end}.socket_id`)} is not null then
      (select json_build_object('is', 'socket', 'face', ${sql.ref(`${end}.face`)}, 'name', case when ${seen(reader, 'socket', 's')} then s.name end,
        'location', (select l.complete_name from location l where l.id = s.location_id))
        from socket s where s.id = ${sql.ref(`${end}.socket_id`)})
    else (select json_build_object('is', 'port', 'port', case when ${seen(reader, 'asset', 'pa')} then pp.title end,
        'asset', case when ${seen(reader, 'asset', 'pa')} then json_build_object('id', pa.id::text, 'name', pa.name, 'type', pa.type) end)
        from asset_part pp join asset pa on pa.id = pp.asset_id where pp.id = ${sql.ref(`${end}.port_id`)}) end)`

const seen = (reader: Reader, kind: string, alias: string) => visible(entryOf(reader.house, kind), reader.actor, alias)

/** Ports of an asset with their VLANs and what each is plugged into. */
export async function wiringOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: unknown[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const result = await sql`
    select p.id, p.title, p.is_observed, p.data ->> 'mac' as mac, p.data ->> 'status' as status,
      coalesce((select json_agg(json_build_object('id', v.id::text, 'name', v.name, 'tag', v.tag, 'isTagged', pv.is_tagged) order by v.tag)
        from port_vlan pv join vlan v on v.id = pv.vlan_id where pv.port_id = p.id), '[]') as vlans,
      ${endJson(reader, 'other')} as peer,
      (select json_build_object('id', c.id::text, 'name', c.name) from joint j join asset c on c.id = j.cable_id
        where j.id = mine.joint_id and ${seen(reader, 'asset', 'c')}) as cable
    from asset_part p left join joint_end mine on mine.port_id = p.id
    left join joint_end other on other.joint_id = mine.joint_id and other.side <> mine.side
    where p.asset_id = ${assetId} and p.section = 'port'
    order by (p.data ->> 'number')::numeric nulls last, p.title, p.id`.execute(reader.db)
  return { items: result.rows, total: result.rows.length, next: null }
}

/** The two ends of a cable; null = it lies nowhere. */
export async function endsOf(reader: Reader, cableId: string): Promise<{ a: unknown; b: unknown }> {
  await readRecord(reader, assetKind, cableId)
  const result = await sql<{ a: unknown; b: unknown }>`
    select ${endJson(reader, 'a')} as a, ${endJson(reader, 'b')} as b
    from joint j join joint_end a on a.joint_id = j.id and a.side = 'a' join joint_end b on b.joint_id = j.id and b.side = 'b'
    where j.cable_id = ${cableId}`.execute(reader.db)
  return result.rows[0] ?? { a: null, b: null }
}
