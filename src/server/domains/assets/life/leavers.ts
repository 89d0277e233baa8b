import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Leaver } from '../../../engine/house.ts'
import { tryInside } from '../../../engine/leavers.ts'

const held = (id: string) =>
  sql`from asset_link l where ${id} in (l.from_id, l.to_id) and l.is_declared and l.ended_at is null`

/** What people tied it to. A tie that an agent sees as well comes back when it sees it again. */
const links: Leaver = {
  kind: assetKind.name,
  name: 'links',
  count: (id) => sql`select count(*) ${held(id)}`,
  run: async (context, id) => {
    const found = await sql<{ id: string }>`select l.id ${held(id)} order by l.id limit 500`.execute(context.db)
    for (const link of found.rows) await tryInside(context, 'asset-link.remove', { id: link.id })
  },
}

export const assetLeavers: readonly Leaver[] = [links]
