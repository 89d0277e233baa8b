import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import { defineAction } from '../actions/define-action.ts'

interface Shipped<K extends Kind, S extends { code: string }> {
  name: string
  permission: string
  /** A kind with `code`, which tells what came along, and an entity. */
  kind: K
  shipped: readonly S[]
  /** What a record begins with; its code and entity (the root) are added. */
  row: (one: S, place: number) => Partial<RowOf<K>>
}

/** Adds the records a house comes with that were never there. What people changed or threw away stays as they left it. */
export function shipAction<K extends Kind, S extends { code: string }>({
  name,
  permission,
  kind,
  shipped,
  row,
}: Shipped<K, S>) {
  return defineAction({
    name,
    permission,
    event: null,
    silent: 'the house brings what belongs to it',
    input: z.strictObject({}),
    run: async (context) => {
      if (context.actor.type !== 'system') throw forbidden(permission)
      const known = await sql<{ code: string | null; root: string }>`
        select r.code, e.id as root from entity e left join ${sql.table(kind.table)} r on r.code is not null
        where e.parent_id is null and e.deleted_at is null order by e.id`.execute(context.db)
      const root = known.rows[0]?.root
      const missing = shipped.filter(({ code }) => !known.rows.some((each) => each.code === code))
      if (root === undefined || missing.length === 0) return { shipped: 0 }
      const rows = missing.map((one) => ({ ...row(one, shipped.indexOf(one)), code: one.code, entityId: root }))
      await context.createMany(kind, rows as unknown as Partial<RowOf<K>>[])
      return { shipped: missing.length }
    },
  })
}
