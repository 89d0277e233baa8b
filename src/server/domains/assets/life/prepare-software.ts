import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import type { KindEntry } from '../../../engine/house.ts'

/** A program does not take its own place, by whatever detour. */
export const prepareSoftware: NonNullable<KindEntry['prepare']> = async ({ db }, row, values) => {
  const before = values.upgradeOfId
  if (row === null || before == null) return values
  const found = await sql`
    with recursive above as (
      select id, upgrade_of_id from software where id = ${before}
      union select s.id, s.upgrade_of_id from software s join above a on s.id = a.upgrade_of_id)
    select 1 from above where id = ${row.id}`.execute(db)
  if (found.rows.length > 0) throw invalidField('upgradeOf', 'cycle')
  return values
}
