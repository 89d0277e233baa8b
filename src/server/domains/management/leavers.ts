import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { Leaver } from '../../engine/house.ts'
import { tryInside } from '../../engine/leavers.ts'

const covering = (id: string) =>
  sql`from contract_asset c join contract k on k.id = c.contract_id and k.deleted_at is null where c.asset_id = ${id}`

const contracts: Leaver = {
  kind: assetKind.name,
  name: 'contracts',
  needs: 'contract.update',
  count: (id) => sql`select count(*) ${covering(id)}`,
  run: async (context, id) => {
    const found = await sql<{ id: string }>`select k.id ${covering(id)} order by k.id limit 500`.execute(context.db)
    for (const contract of found.rows) await tryInside(context, 'contract.unlink-asset', { id: contract.id, ids: [id] })
  },
}

export const managementLeavers: readonly Leaver[] = [contracts]
