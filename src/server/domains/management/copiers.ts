import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { columnOf, type RowOf, writableFields } from '../../../shared/kinds/define-kind.ts'
import { contractCostKind, contractKind, purchaseKind } from '../../../shared/management/management.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Copier } from '../../engine/house.ts'
import { holdMost, lockContract } from './actions/most-covered.ts'
import { createPurchase } from './actions/purchases.ts'

type Purchase = Record<string, unknown>

/** One purchase a thing; the number in the books is one thing's only. */
const purchase: Copier = {
  kind: assetKind.name,
  name: 'purchase',
  needs: 'purchase.create',
  count: (id) => sql`select count(*) from purchase p where p.asset_id = ${id}`,
  run: async (context, from, to) => {
    const found = await sql<Purchase>`select * from purchase where asset_id = ${from.id}`.execute(context.db)
    const bought = found.rows[0]
    if (bought === undefined) return
    const given = Object.fromEntries(
      writableFields(purchaseKind).map(([name, field]) => [
        name,
        bought[field.type === 'reference' ? `${name}Id` : name] ?? null,
      ]),
    )
    for (const { id } of to) {
      const input = { ...given, asset: id, immobilisationNumber: null }
      await createPurchase.run(context, { row: {}, input: createPurchase.input.parse(input) as never })
    }
  },
}

/** Contracts that the actor sees and may change cover the copies too. */
const contracts: Copier = {
  kind: assetKind.name,
  name: 'contracts',
  needs: 'contract.update',
  count: (id) =>
    sql`select count(*) from contract_asset c join contract k on k.id = c.contract_id and k.deleted_at is null where c.asset_id = ${id}`,
  run: async (context, from, to) => {
    const found = await sql<{ id: string; name: string }>`
      select k.id, k.name from contract_asset c join contract k on k.id = c.contract_id and k.deleted_at is null
      where c.asset_id = ${from.id} order by k.id`.execute(context.db)
    const allowed = await context.mayOn(
      'contract.update',
      contractKind,
      found.rows.map(({ id }) => id),
    )
    for (const contract of found.rows.filter(({ id }) => allowed.has(id))) await cover(context, contract, to)
  },
}

async function cover(
  context: ActionContext,
  contract: { id: string; name: string },
  assets: readonly { id: string }[],
): Promise<void> {
  const ids = assets.map(({ id }) => id)
  await lockContract(context, contract.id)
  const added = await sql<{ id: string; name: string }>`
    with added as (
      insert into contract_asset (contract_id, asset_id) select ${contract.id}::bigint, unnest(${ids}::bigint[])
      on conflict do nothing returning asset_id)
    select a.id, a.name from asset a where a.id in (select asset_id from added) order by a.id`.execute(context.db)
  if (added.rows.length > 0) await holdMost(context, contract.id, 'copies')
  context.note(
    contractKind,
    contract.id,
    added.rows.map(({ id, name }) => ({ field: 'asset', old: null, new: id, newText: name })),
  )
  for (const { id } of added.rows)
    context.note(assetKind, id, [{ field: 'contract', old: null, new: contract.id, newText: contract.name }])
}

const costs: Copier = {
  kind: contractKind.name,
  name: 'costs',
  needs: 'contract.update',
  count: (id) => sql`select count(*) from contract_cost c where c.contract_id = ${id}`,
  run: async (context, from, to) => {
    const columns = sql.join(
      writableFields(contractCostKind).map(([name, field]) => sql.ref(`c.${columnOf(name, field)}`)),
    )
    const found = await sql<RowOf<typeof contractCostKind>>`
      select ${columns} from contract_cost c where c.contract_id = ${from.id} order by c.id`.execute(context.db)
    if (found.rows.length === 0) return
    await context.createMany(
      contractCostKind,
      to.flatMap(({ id }) => found.rows.map((cost) => ({ ...cost, contractId: id }))),
    )
  },
}

/** The equipment a contract covers; the actor must see it. */
const covered: Copier = {
  kind: contractKind.name,
  name: 'assets',
  needs: 'contract.update',
  count: (id) =>
    sql`select count(*) from contract_asset c join asset a on a.id = c.asset_id and a.deleted_at is null where c.contract_id = ${id}`,
  run: async (context, from, to) => {
    const found = await sql<{ id: string }>`
      select a.id from contract_asset c join asset a on a.id = c.asset_id and a.deleted_at is null
      where c.contract_id = ${from.id} order by a.id`.execute(context.db)
    const seen = await context.mayOn(
      'asset.read',
      assetKind,
      found.rows.map(({ id }) => id),
    )
    const assets = found.rows.filter(({ id }) => seen.has(id))
    if (assets.length === 0) return
    const names = await sql<{ id: string; name: string }>`
      select id, name from contract where id = any(${to.map(({ id }) => id)}::bigint[]) order by id`.execute(context.db)
    for (const contract of names.rows) await cover(context, contract, assets)
  },
}

export const managementCopiers: readonly Copier[] = [purchase, contracts, costs, covered]
