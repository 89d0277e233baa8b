import { sql } from 'kysely'
import { inUse } from '../../../../shared/errors.ts'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

/** An entity over which somebody has rights stays: its removal would take them away unseen. */
export const removeEntity = defineAction({
  name: 'entity.remove',
  permission: 'entity.delete',
  event: 'entity.removed',
  input: idSchema,
  on: { kind: entityKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    const granted = await sql`select 1 from access_grant where entity_id = ${row.id} limit 1`.execute(context.db)
    if (granted.rows.length > 0) throw inUse('entity', 'grant')
    await context.remove(entityKind, row)
  },
})
