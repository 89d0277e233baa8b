import { conflict } from '../../../shared/errors.ts'
import { stocktakeKind, stocktakeLineKind, stocktakeScanKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import { isSame } from '../../engine/changes/describe-change.ts'
import type { Room } from '../../engine/house.ts'
import { countStocktake } from './actions/count-stocktake.ts'
import { closeStocktake, openStocktake, reopenStocktake } from './actions/run-stocktake.ts'
import { scopeLinks } from './actions/scope-links.ts'
import { checkScopeQuery } from './scope.ts'
import { throughStocktake } from './stocktakes.access.ts'
import { stocktakeRoutes } from './stocktakes.routes.ts'

/** What decides which assets are expected: frozen with the list. */
const scopeFields = ['entityId', 'withSubplaces', 'assetTypes', 'phases', 'query'] as const

const needs: Record<string, string> = {
  open: 'draft',
  'link-place': 'draft',
  'unlink-place': 'draft',
  count: 'open',
  close: 'open',
  reopen: 'closed',
}

/** Physical inventory by campaigns: what should be where, what people found, what follows from it. */
export const stocktakesRoom: Room = {
  name: 'stocktakes',
  kinds: [
    {
      kind: stocktakeKind,
      crud: ['create', 'update', 'remove', 'restore'],
      prepare: async (write, row, values) => {
        if (row !== null && row.state !== 'draft' && scopeFields.some((field) => isChanged(row, values, field)))
          throw conflict('stocktake_frozen')
        if (typeof values.query === 'string') checkScopeQuery(write, values.query)
        return values
      },
      possible: (record, verb) => needs[verb] === undefined || needs[verb] === record.state,
    },
    { kind: stocktakeLineKind, access: throughStocktake },
    { kind: stocktakeScanKind, access: throughStocktake },
  ],
  actions: [countStocktake, openStocktake, closeStocktake, reopenStocktake, ...scopeLinks] as unknown as Action[],
  routes: stocktakeRoutes,
}

const isChanged = (row: Record<string, unknown>, values: Record<string, unknown>, field: string): boolean =>
  values[field] !== undefined && !isSame(values[field], row[field])
