import { sql } from 'kysely'
import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'

interface Whole<T> {
  items: T[]
  total: number
  next: null
}

const whole = <T>(items: T[]): Whole<T> => ({ items, total: items.length, next: null })

export interface Month {
  /** `YYYY-MM`. */
  month: string
  /** Given out, less what came back. */
  consumed: number
  received: number
}

/** The last twelve months, empty ones too, oldest first. */
export async function consumptionOf(reader: Reader, itemId: string): Promise<Whole<Month>> {
  await readRecord(reader, stockItemKind, itemId)
  const found = await sql<Month>`
    with months as (
      select to_char(m, 'YYYY-MM') as month, m as first, m + interval '1 month' as after
      from generate_series(date_trunc('month', ${reader.now}::timestamptz at time zone ${reader.timeZone}) - interval '11 months',
        date_trunc('month', ${reader.now}::timestamptz at time zone ${reader.timeZone}), interval '1 month') m)
    select months.month,
      coalesce(-sum(v.quantity) filter (where v.type in ('issue', 'return')), 0)::int as consumed,
      coalesce(sum(v.quantity) filter (where v.type = 'receipt'), 0)::int as received
    from months left join stock_movement v on v.item_id = ${itemId}
      and v.at >= months.first at time zone ${reader.timeZone} and v.at < months.after at time zone ${reader.timeZone}
    group by months.month order by months.month`.execute(reader.db)
  return whole(found.rows)
}

export interface Holder {
  kind: 'user' | 'group' | 'asset'
  id: string
  name: string
  /** Given, less what came back. */
  held: number
  given: number
  lastAt: Date
}

const mostHolders = 500

/** Who got what: people, groups and equipment that the reader may see, whoever has most first. */
export async function holdersOf(reader: Reader, itemId: string): Promise<Whole<Holder>> {
  await readRecord(reader, stockItemKind, itemId)
  const seen = (kind: string, alias: string) => visible(entryOf(reader.house, kind), reader.actor, alias)
  const found = await sql<Holder>`
    select case when u.id is not null then 'user' when g.id is not null then 'group' else 'asset' end as kind,
      coalesce(u.id, g.id, a.id) as id, coalesce(u.name, g.name, a.name) as name,
      -sum(v.quantity)::int as held, coalesce(-sum(v.quantity) filter (where v.type = 'issue'), 0)::int as given, max(v.at) as last_at
    from stock_movement v
    left join app_user u on u.id = v.user_id and ${seen('user', 'u')}
    left join app_group g on g.id = v.group_id and ${seen('group', 'g')}
    left join asset a on a.id = v.asset_id and ${seen('asset', 'a')}
    where v.item_id = ${itemId} and v.type in ('issue', 'return') and coalesce(u.id, g.id, a.id) is not null
    group by u.id, g.id, a.id having sum(v.quantity) <> 0 or bool_or(not v.is_reversed and v.reverses_id is null)
    order by held desc, name limit ${mostHolders}`.execute(reader.db)
  return whole(found.rows)
}

/** Models of printers that take this cartridge. */
export async function modelsOf(reader: Reader, itemId: string): Promise<Whole<{ id: string; name: string }>> {
  await readRecord(reader, stockItemKind, itemId)
  const found = await sql<{ id: string; name: string }>`
    select m.id, concat_ws(' ', f.name, m.name) as name from stock_item_model i join model m on m.id = i.model_id
    left join manufacturer f on f.id = m.manufacturer_id
    where i.item_id = ${itemId} and ${visible(entryOf(reader.house, 'model'), reader.actor, 'm')} order by 2`.execute(
    reader.db,
  )
  return whole(found.rows)
}
