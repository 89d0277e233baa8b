import { wrongState } from '../../../../shared/errors.ts'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { stocktakeKind } from '../../../../shared/stocktakes/stocktakes.kinds.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import { linkActions } from '../../../engine/kinds/link-actions.ts'

const from = { from: stocktakeKind, fromColumn: 'stocktake_id', back: 'stocktake' } as const

/** Places are chosen before it opens: afterwards the list is frozen. */
const whileDraft = (action: Action): Action => ({
  ...action,
  run: async (context, given) => {
    if (given.row.state !== 'draft') throw wrongState('update', String(given.row.state))
    return action.run(context, given)
  },
})

export const scopeLinks: readonly Action[] = [
  ...linkActions({ ...from, to: locationKind, as: 'place', table: 'stocktake_place', toColumn: 'location_id' }).map(
    whileDraft,
  ),
  ...linkActions({ ...from, to: userKind, as: 'counter', table: 'stocktake_counter', toColumn: 'user_id' }),
]
