export { stockRoom } from './stock.domain.ts'
