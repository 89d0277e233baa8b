import { junkKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { ownActions } from './own-actions.ts'

export const junkActions = ownActions(junkKind)
