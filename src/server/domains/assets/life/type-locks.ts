import { type RawBuilder, sql } from 'kysely'

/** Every field that a lock by type keeps agents from writing on the asset `alias`, with the name of the lock. */
export const typeLocksSql = (alias: string): RawBuilder<unknown> => sql`
  select f.field, t.name, t.created_at from type_lock t, jsonb_array_elements_text(t.fields) as f(field)
  where t.deleted_at is null and coalesce(t.asset_type = ${sql.ref(`${alias}.type`)}, true)`
