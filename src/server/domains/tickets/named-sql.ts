import { type RawBuilder, sql } from 'kysely'

interface Naming {
  /** Column of the name. */
  name?: string
  /** What lies in the trash is nothing. */
  isLiving?: boolean
}

/** A record of one of the site's lists as `{id, name}`. */
export const namedSql = (
  table: string,
  id: string,
  { name = 'name', isLiving = false }: Naming = {},
): RawBuilder<unknown> => sql`(
  select json_build_object('id', w.id::text, 'name', w.${sql.ref(name)}) from ${sql.table(table)} w
  where w.id = ${sql.ref(id)} ${isLiving ? sql`and w.deleted_at is null` : sql``})`
