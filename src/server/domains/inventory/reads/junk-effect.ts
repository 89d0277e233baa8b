import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { forbidden } from '../../../../shared/errors.ts'
import type { JunkSort } from '../../../../shared/inventory/inventory.kinds.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { entryOf } from '../../../engine/house.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { escapeLike } from '../../../platform/db/escape-like.ts'
import { normaliseJunk } from '../identity/junk-list.ts'

const mostShown = 10
const mostAtOnce = 10_000

export interface JunkEffect {
  /** Assets that show the value, brought by an agent. */
  total: number
  items: { id: string; name: string; value: string }[]
}

/** On which assets of the reader's an agent has brought the value: what listing it would touch. */
export async function junkEffect(reader: Reader, sort: JunkSort, value: string): Promise<JunkEffect> {
  if (!isAllowed(reader.actor, 'inventory.update')) throw forbidden('inventory.update')
  const shown = visible(entryOf(reader.house, 'asset'), reader.actor, 'a')
  const found = await sql<{ id: string; name: string; value: string; total: number }>`
    select f.id, f.name, f.value, count(*) over ()::int as total from (${holding(sort, value)}) f
    where exists (select 1 from asset a where a.id = f.id and ${shown}) order by f.name, f.id limit ${mostShown}`.execute(
    reader.db,
  )
  return {
    total: found.rows[0]?.total ?? 0,
    items: found.rows.map(({ total: _total, ...item }) => item),
  }
}

/** The newest kept message of each agent of those assets. */
export async function messagesOf(
  { db, house, actor }: Pick<ActionContext, 'db' | 'house' | 'actor'>,
  sort: JunkSort,
  value: string,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select max(m.id) as id from (${holding(sort, value)}) f join inventory_message m on m.asset_id = f.id
    where m.body is not null and m.state in ('taken', 'unchanged') and ${visible(entryOf(house, 'inventory-message'), actor, 'm')}
    group by m.device_id order by 1 limit ${mostAtOnce}`.execute(db)
  return found.rows.map((row) => row.id)
}

const fields: Record<Exclude<JunkSort, 'mac' | 'ip'>, RawBuilder<unknown>> = {
  serial: sql`a.serial`,
  uuid: sql`a.uuid`,
  name: sql`a.name`,
  email: sql`a.contact`,
  manufacturer: sql`a.observed -> 'manufacturer' ->> 'value'`,
  model: sql`a.observed -> 'model' ->> 'value'`,
}

/** Assets that agents speak of and that hold a value of the sort; columns id, name, value. */
function holding(sort: JunkSort, value: string): RawBuilder<unknown> {
  const word = normaliseJunk(sort, value)
  if (sort === 'mac' || sort === 'ip')
    return sql`select distinct on (a.id) a.id, a.name, e.shown as value from search_exact e join asset a on a.id = e.record_id
      where e.kind = 'asset' and e.sort = ${sort} and a.deleted_at is null and a.last_inventory_at is not null and ${isHeld(sort, sql`e.shown`, word)} order by a.id`
  const held = fields[sort]
  return sql`select a.id, a.name, ${held} as value from asset a
    where a.deleted_at is null and a.last_inventory_at is not null and ${isHeld(sort, held, word)}`
}

function isHeld(sort: JunkSort, held: RawBuilder<unknown>, word: string): RawBuilder<SqlBool> {
  if (sort === 'ip' && word.includes('/'))
    return sql<SqlBool>`case when ${held} ~ '^[0-9a-f.:]+$' then ${held}::inet <<= ${word}::inet else false end`
  const plain =
    sort === 'mac' || sort === 'uuid' ? sql`regexp_replace(lower(${held}), '[^0-9a-f]', '', 'g')` : sql`lower(${held})`
  return sql<SqlBool>`${plain} like ${likeOf(word)}`
}

const likeOf = (word: string): string => escapeLike(word).replaceAll('*', '%').replaceAll('?', '_')
