import { type Kysely, sql } from 'kysely'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { uniqueFields } from './coherence.ts'

/** Fields that no two living records of a kind may share, together: as the database keeps it. */
export async function uniqueRules(db: Kysely<Tables>, kind: Kind): Promise<string[][]> {
  const found = await sql<{ definition: string }>`
    select pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = ${kind.table}::regclass and i.indisunique and not i.indisprimary`.execute(db)
  return found.rows
    .map((row) => uniqueFields(kind, row.definition.slice(row.definition.indexOf(' USING '))))
    .filter((fields) => fields.length > 0)
}
