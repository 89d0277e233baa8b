import { wrongState } from '../../../../shared/errors.ts'
import { importKind } from '../../../../shared/imports/imports.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

/** Stops an import between two sets of lines: what is done stays done, and can be undone. */
export const cancelImport = defineAction({
  name: 'import.cancel',
  permission: 'import.create',
  event: 'import.cancelled',
  input: idSchema,
  on: { kind: importKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    if (row.state !== 'queued' && row.state !== 'running') throw wrongState('cancel', row.state)
    return context.change(importKind, row, { state: 'cancelled', finishedAt: context.now })
  },
})
