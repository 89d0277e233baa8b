import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'

/** What a contract covers: equipment and licences that are not in the trash. */
const coveredSql = (contractId: unknown) => sql`
  (select count(*) from contract_asset l join asset a on a.id = l.asset_id and a.deleted_at is null where l.contract_id = ${contractId})
  + (select count(*) from contract_licence l join licence a on a.id = l.licence_id and a.deleted_at is null where l.contract_id = ${contractId})`

/** Whoever adds to what a contract covers does so one after the other: two at once must not pass its limit together. */
export async function lockContract(context: ActionContext, id: string): Promise<void> {
  await sql`select 1 from contract where id = ${id} for no key update`.execute(context.db)
}

/** A contract for so many covers no more. `field`: where the refusal is shown. */
export async function holdMost(context: ActionContext, id: string, field = 'ids'): Promise<void> {
  const found = await sql<{ most: number; covered: number }>`
    select k.max_assets as most, (${coveredSql(sql.ref('k.id'))})::int as covered from contract k
    where k.id = ${id} and k.max_assets is not null`.execute(context.db)
  const contract = found.rows[0]
  if (contract !== undefined && contract.covered > contract.most)
    throw invalidField(field, 'contract_full', { most: contract.most, covered: contract.covered })
}
