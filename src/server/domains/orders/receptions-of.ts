import { sql } from 'kysely'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'

interface Named {
  id: string
  name: string
}

export interface ShownReception {
  id: string
  version: number
  name: string
  deliveryNote: string | null
  receivedOn: string
  location: Named | null
  receiver: Named | null
  comment: string | null
  undoneAt: Date | null
  lines: {
    id: string
    designation: string
    quantity: string
    /** The stock item that moved, for whoever may see it. */
    stockItem: Named | null
    /** Of the assets it made, those that the reader may see. */
    assets: (Named & { number: string | null })[]
  }[]
}

/** Deliveries of an order, newest first, each with what it made. An order has a few dozen at most. */
export async function receptionsOf(reader: Reader, id: string) {
  await readRecord(reader, orderKind, id)
  const seen = (kind: string, alias: string) => visible(entryOf(reader.house, kind), reader.actor, alias)
  const named = (alias: string, name: string) =>
    sql`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object('id', ${sql.ref(`${alias}.id`)}::text, 'name', ${sql.ref(`${alias}.${name}`)}) end`
  const { rows } = await sql<ShownReception>`
    select r.id, r.version, r.name, r.delivery_note, r.received_on, r.comment, r.undone_at,
      ${named('l', 'complete_name')} as location, ${named('u', 'name')} as receiver,
      (select coalesce(json_agg(json_build_object('id', p.id::text, 'designation', p.designation, 'quantity', trim_scale(p.quantity)::text,
          'stockItem', ${named('i', 'name')},
          'assets', (select coalesce(json_agg(json_build_object('id', a.id::text, 'name', a.name, 'number',
              coalesce(a.inventory_number, a.serial)) order by a.id), '[]')
            from reception_asset m join asset a on a.id = m.asset_id
            where m.reception_line_id = p.id and a.deleted_at is null and ${seen('asset', 'a')})) order by p.id), '[]')
        from reception_line p left join stock_movement v on v.id = p.movement_id
          left join stock_item i on i.id = v.item_id and ${seen('stock-item', 'i')}
        where p.reception_id = r.id) as lines
    from reception r left join location l on l.id = r.location_id left join app_user u on u.id = r.receiver_id
    where r.order_id = ${id} order by r.received_on desc, r.id desc`.execute(reader.db)
  return { items: rows, total: rows.length, next: null }
}
