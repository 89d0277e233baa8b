import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { RelationSql } from '../../engine/house.ts'

/** Groups of a person: `membership:Réseau`. */
export const membershipOfUser: RelationSql = {
  from: sql`group_member mm join app_group mg on mg.id = mm.group_id and mg.deleted_at is null`,
  record: 'mg',
  on: (outer): RawBuilder<SqlBool> => sql`mm.user_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`mg.id`, name: sql`mg.name`, isManager: sql`mm.is_manager` },
}
