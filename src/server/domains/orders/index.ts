export { ordersRoom } from './orders.domain.ts'
