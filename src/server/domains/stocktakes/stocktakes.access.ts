import { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { through } from '../../engine/access/through.ts'

/** Lines and scans are seen with their campaign. */
export const throughStocktake = through({ kind: stocktakeKind }, 'stocktake_id', { isHiddenInTrash: true })
