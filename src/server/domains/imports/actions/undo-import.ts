import { wrongState } from '../../../../shared/errors.ts'
import { importKind } from '../../../../shared/imports/imports.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

/** Takes a whole import back, record by record through the gate: what has been changed since is left as it is. */
export const undoImport = defineAction({
  name: 'import.undo',
  permission: 'import.create',
  event: 'import.undone',
  input: idSchema,
  on: { kind: importKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    const isDone = row.state === 'done' || row.state === 'cancelled'
    if (row.isTrial || !isDone) throw wrongState('undo', row.state)
    const changed = await context.change(importKind, row, { state: 'undoing', doneCount: 0, error: null })
    await context.enqueue('imports.undo', { id: row.id })
    return changed
  },
})
