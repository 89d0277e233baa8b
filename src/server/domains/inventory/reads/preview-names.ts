import { sql } from 'kysely'
import { forbidden } from '../../../../shared/errors.ts'
import type { NameSubject } from '../../../../shared/inventory/naming.kinds.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { loadNames } from '../naming/names.ts'

const most = 200

export interface NamePreview {
  items: { subject: NameSubject; said: string; now: string | null; becomes: string; count: number }[]
  /** Values of assets that would change. */
  total: number
  /** Different names said that would change; `items` holds the most frequent ones. */
  names: number
}

/** What the rules would change of what is there: each name said, how it is written now and would be, on how many assets. */
export async function previewNames(reader: Reader): Promise<NamePreview> {
  if (!isAllowed(reader.actor, 'inventory.update')) throw forbidden('inventory.update')
  const names = await loadNames(reader.db)
  const free = (field: string) =>
    sql`a.deleted_at is null and not exists (select 1 from asset_lock l where l.asset_id = a.id and l.field = ${field})`
  const found = await sql<{ subject: NameSubject; said: string; now: string | null; count: number }>`
    select 'manufacturer' as subject, a.observed -> 'manufacturer' ->> 'value' as said, m.name as now, count(*)::int as count
      from asset a left join manufacturer m on m.id = a.manufacturer_id where ${free('manufacturer')} group by 2, 3
    union all select 'model', a.observed -> 'model' ->> 'value', o.name, count(*)::int
      from asset a left join model o on o.id = a.model_id where ${free('model')} group by 2, 3
    union all select 'os', a.observed -> 'osName' ->> 'value', a.os_name, count(*)::int
      from asset a where ${free('osName')} group by 2, 3`.execute(reader.db)
  const changing = found.rows.flatMap((row) => {
    if (row.said === null) return []
    const becomes = names.of(row.subject, row.said) as string
    // Dictionaries do not tell upper from lower case; names of systems stand in no dictionary.
    const isSame = row.subject === 'os' ? becomes === row.now : becomes.toLowerCase() === (row.now ?? '').toLowerCase()
    return isSame ? [] : [{ ...row, becomes }]
  })
  changing.sort((one, other) => other.count - one.count || one.said.localeCompare(other.said))
  return {
    items: changing.slice(0, most),
    total: changing.reduce((sum, row) => sum + row.count, 0),
    names: changing.length,
  }
}
