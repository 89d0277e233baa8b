import { forbidden } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'

/** What the nightly jobs do on all units at once is nobody's verb. */
export function onlyTheHouse({ actor }: ActionContext): void {
  if (actor.type !== 'system') throw forbidden('asset.update')
}
