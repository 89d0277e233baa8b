export { receiveStock } from './actions/receive-stock.ts'
export { reverseMovement } from './actions/reverse-movement.ts'
export { stockRoom } from './stock.domain.ts'
