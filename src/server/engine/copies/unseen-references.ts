import { sql } from 'kysely'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { visible } from '../access/visible.ts'
import type { ActionContext } from '../actions/context.ts'
import { entryOf } from '../house.ts'

/** Of some values by field names, the references that the actor does not see, or that lie in the trash. One statement. */
export async function unseenReferences(
  context: ActionContext,
  kind: Kind,
  values: Record<string, unknown>,
): Promise<string[]> {
  const references = Object.entries(kind.fields).filter(
    ([name, field]) => field.type === 'reference' && values[name] != null,
  )
  if (references.length === 0) return []
  const selects = references.map(([name, field]) => {
    const entry = entryOf(context.house, field.kind!)
    const living = entry.kind.hasTrash ? sql`r.deleted_at is null` : sql`true`
    return sql`
      select ${name} as name from ${sql.table(entry.kind.table)} r
      where r.id = ${values[name]} and ${living} and ${visible(entry, context.actor, 'r')}`
  })
  const found = await sql<{ name: string }>`${sql.join(selects, sql` union all `)}`.execute(context.db)
  const seen = new Set(found.rows.map((row) => row.name))
  return references.map(([name]) => name).filter((name) => !seen.has(name))
}
