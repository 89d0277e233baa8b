import { isIP } from 'node:net'
import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { type JunkSort, junkKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { hasWildcard } from '../identity/matches.ts'
import { isNetwork } from '../inventory.settings.ts'
import { messagesOf } from '../reads/junk-effect.ts'
import { ownActions } from './own-actions.ts'
import { requeue } from './requeue.ts'

/** A value as it may be listed: not everything at once, and of its sort. @throws invalid (`value`) */
export function checkJunk({ sort, value }: { sort: JunkSort; value: string }): void {
  // `*` stands on boards whose maker wrote nothing; as a pattern it would be every machine.
  if (/^[*?\s]*$/.test(value)) throw invalidField('value', 'junk_all')
  if (sort === 'ip' && !hasWildcard(value) && isIP(value) === 0 && !isNetwork(value))
    throw invalidField('value', 'junk_address')
  if (sort === 'ip' && /\/0*$/.test(value)) throw invalidField('value', 'junk_all')
  if (sort === 'mac' && !/^[0-9a-f*?:.\- ]+$/i.test(value)) throw invalidField('value', 'junk_mac')
}

export const junkActions = ownActions(junkKind, (row, values) =>
  checkJunk({ sort: junkKind.fields.sort.choices![0], ...row, ...values } as { sort: JunkSort; value: string }),
)

/** Takes the last messages of the machines that show the value in once more: they are recognised and written without it. */
export const replayJunk = defineAction({
  name: 'inventory-junk.replay',
  permission: 'inventory.update',
  event: 'inventory-junk.replayed',
  input: z.strictObject({ id: idInput }),
  on: { kind: junkKind, id: (input) => input.id },
  run: async (context, { row }) => ({
    id: row.id,
    queued: await requeue(context, await messagesOf(context, row.sort as JunkSort, row.value)),
  }),
})
