import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { through } from '../../engine/access/through.ts'

/** Lines, receptions and bills: what one may do with an order one may do with them, and they lie in the trash with it. */
export const throughOrder = through({ kind: orderKind }, 'order_id', { isHiddenInTrash: true })
