import { agentKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'

const on = {
  kind: agentKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number }) => input.version,
}

/** What a blocked agent sends is refused, and said so to the agent; its asset stays as it is. */
export const blockAgent = defineAction({
  name: 'agent.block',
  permission: 'agent.update',
  event: 'agent.blocked',
  input: idSchema,
  on,
  run: (context, { row }) => context.change(agentKind, row, { isBlocked: true }),
})

export const unblockAgent = defineAction({
  name: 'agent.unblock',
  permission: 'agent.update',
  event: 'agent.unblocked',
  input: idSchema,
  on,
  run: (context, { row }) => context.change(agentKind, row, { isBlocked: false }),
})
