import { sql } from 'kysely'
import { scanRunKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

/** Hits shown at once, errors first: a range has 65,536 addresses, a page has room for some. */
const most = 1_000

/** Addresses that answered or went wrong, with what became of each; assets and messages only as far as they may be seen. */
export async function hitsOf(reader: Reader, runId: string): Promise<{ items: unknown[]; total: number; next: null }> {
  await readRecord(reader, scanRunKind, runId)
  const seen = (kind: string, alias: string) => visible(entryOf(reader.house, kind), reader.actor, alias)
  const found = await sql<{ total: number }>`
    select h.id, h.address, h.outcome, h.name, h.type, h.detail,
      case when c.id is not null then json_build_object('id', c.id::text, 'name', c.name) end as credential,
      case when m.id is not null then json_build_object('id', m.id::text, 'state', m.state, 'errorCode', m.error_code, 'isNew', m.trace ->> 'isNew' = 'true') end as message,
      case when a.id is not null then json_build_object('id', a.id::text, 'name', a.name, 'type', a.type) end as asset,
      count(*) over ()::int as total
    from scan_hit h left join snmp_credential c on c.id = h.credential_id and ${seen('snmp-credential', 'c')}
    left join inventory_message m on m.id = h.message_id and ${seen('inventory-message', 'm')}
    left join asset a on a.id = (select asset_id from inventory_message n where n.id = h.message_id) and a.deleted_at is null and ${seen('asset', 'a')}
    where h.run_id = ${runId} order by h.outcome <> 'error', address_of(h.address) nulls last, h.id limit ${most}`.execute(
    reader.db,
  )
  return { items: found.rows.map(({ total: _, ...row }) => row), total: found.rows[0]?.total ?? 0, next: null }
}
