import { sql } from 'kysely'
import type { RelationSql } from '../../../engine/house.ts'

/**
 * Ports of an asset, once for each of their addresses (once without any): "an address in no known network". The network
 * is the narrowest that holds the address; where it stands in the index of ranges costs one look each.
 */
export const portRelation: RelationSql = {
  from: sql`asset_part np
    left join lateral jsonb_array_elements(case when jsonb_typeof(np.data -> 'addresses') = 'array' then np.data -> 'addresses' else '[]' end) nd(value) on true
    left join lateral (select n.id from ip_network n where n.deleted_at is null and n.network >>= address_of(nd.value ->> 'address')
      order by masklen(n.network) desc limit 1) nn on true`,
  on: (outer) => sql`np.asset_id = ${sql.ref(`${outer}.id`)} and np.section = 'port'`,
  fields: {
    name: sql`np.title`,
    mac: sql`(np.data ->> 'mac')`,
    ip: sql`(nd.value ->> 'address')`,
    network: sql`nn.id`,
  },
}
