import { scanRunKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { wrongState } from '../../../../shared/errors.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

/** Ends a run; addresses being asked at this moment are the last. What was found stays. */
export const stopRun = defineAction({
  name: 'scan-run.stop',
  permission: 'discovery.run',
  event: 'scan-run.stopped',
  input: idSchema,
  on: { kind: scanRunKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    if (row.state !== 'queued' && row.state !== 'running') throw wrongState('stop', row.state)
    return context.change(scanRunKind, row, { state: 'stopped', finishedAt: context.now })
  },
})
