import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { updateSchema } from '../../../engine/kinds/input-schema.ts'
import { requireParent } from './create-entity.ts'

/** A move needs the right over the new parent as well: nobody plants an entity in somebody else's branch. */
export const updateEntity = defineAction({
  name: 'entity.update',
  event: 'entity.changed',
  input: updateSchema(entityKind),
  on: { kind: entityKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const values = toRow(entityKind, input)
    if (values.parentId !== undefined && values.parentId !== row.parentId) {
      await requireParent(context, 'entity.update', values.parentId)
    }
    return context.change(entityKind, row, values)
  },
})
